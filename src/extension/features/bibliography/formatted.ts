/** Papers as references formatted in a CSL style: one by name, the document's own, or that of the setting. */
import type * as vscode from 'vscode';
import type { CslSource, Language } from '../../../core/bibliography/engine.ts';
import type { FormattedReference, ReferenceFormatter } from '../../../core/bibliography/format.ts';
import { printedItem } from '../../../core/bibliography/printed.ts';
import { published } from '../../../core/bibliography/version.ts';
import type { CslItem, Paper } from '../../../core/library/paper.ts';
import { readSetting } from '../../settings.ts';
import { NO_REFERENCES, type References } from '../../../core/citations/footnote.ts';
import type { CitationSyntax } from '../../../core/citations/syntax.ts';
import { markupOf } from '../cite/documents.ts';
import { entryOf, type DocumentKeys } from '../writing/documentKeys.ts';
import { printSettingsOf } from './printSettings.ts';
import { languageOf, styleNamed, styleOf } from './styleFiles.ts';

/** Whose style it is, where none is named. */
export interface StyleOf {
  /** A style that comes with Gloss, or a `.csl` file of the workspace. */
  readonly style?: string | undefined;
  /** A document, whose front matter may name a style. */
  readonly document?: vscode.TextDocument | undefined;
}

export interface FormattingOf extends StyleOf {
  /** Of the document whose entries say what is printed of the papers that they are of. */
  readonly keys?: DocumentKeys | undefined;
}

/**
 * The references, in the order of the style.
 * @throws GlossError `csl.…`
 */
export async function formattedPapers(
  extensionUri: vscode.Uri,
  papers: readonly Paper[],
  { style: named, document, keys }: FormattingOf,
): Promise<readonly FormattedReference[]> {
  const settings = document && (await printSettingsOf(document));
  const [style, language] = await Promise.all([
    named === undefined
      ? styleOf(extensionUri, document, settings)
      : styleNamed(extensionUri, named),
    languageOf(extensionUri, settings?.lang),
  ]);
  const formatter = await formatterFor(style, language);
  try {
    return formatter.format(papers.map((paper) => ({ ...itemIn(keys, paper), id: paper.key })));
  } catch (error) {
    // What was begun is in no order.
    last = undefined;
    throw error;
  }
}

/** The style that was asked for last, ready for the next reference: most are formatted one by one. */
let last:
  | {
      readonly style: CslSource;
      readonly lang: string | undefined;
      readonly formatter: ReferenceFormatter;
    }
  | undefined;

async function formatterFor(style: CslSource, language: Language): Promise<ReferenceFormatter> {
  const { lang } = language;
  if (last?.style === style && last.lang === lang) return last.formatter;
  const { ReferenceFormatter: Made } = await import('../../../core/bibliography/format.ts');
  const formatter = new Made(style, language);
  last = { style, lang, formatter };
  return formatter;
}

/**
 * What footnotes say of the papers, in the document's markup and without numbers; nothing where the syntax is another.
 * @throws GlossError `csl.…`
 */
export async function footnoteReferences(
  extensionUri: vscode.Uri,
  papers: readonly Paper[],
  { syntax, document }: { readonly syntax: CitationSyntax } & Pick<StyleOf, 'document'>,
): Promise<References> {
  if (syntax !== 'footnote') return NO_REFERENCES;
  const [formatted, { formattedMarkup }] = await Promise.all([
    formattedPapers(extensionUri, papers, { document }),
    import('../../../core/bibliography/formattedHtml.ts'),
  ]);
  const markup = markupOf(document);
  const written = formatted.map(
    ({ key, html }) => [key, formattedMarkup(withoutNumber(html), markup)] as const,
  );
  return { markup, byKey: new Map(written) };
}

/** The numbers of a list mean nothing where a reference stands alone. */
export function withoutNumber(html: string): string {
  return html.replace(/^\s*(?:\[\d+\]|\d+\.)\s+/u, '');
}

/** As it is printed where the document is built: with its entry; else in the version that the settings ask for. */
function itemIn(keys: DocumentKeys | undefined, paper: Paper): CslItem {
  const entry = keys && entryOf(keys, paper);
  return entry === undefined
    ? itemOf(paper)
    : printedItem(entry.reference.item, entry.bibliography.format);
}

/** In the version that the settings ask for. */
export function itemOf(paper: Paper): CslItem {
  return readSetting('gloss.citation.version') === 'published' ? published(paper) : paper.item;
}

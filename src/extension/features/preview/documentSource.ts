/** What the citations of a document mean and how they are printed, read beforehand: rendering can't wait. */
import type * as vscode from 'vscode';
import type { CslSource } from '../../../core/bibliography/engine.ts';
import { printedItem } from '../../../core/bibliography/printed.ts';
import type { PrintedCitation } from '../../../core/citations/pandoc/readPandoc.ts';
import type { CslItem } from '../../../core/library/paper.ts';
import type { PrintedDocument } from '../../../core/preview/html.ts';
import type { Formatter, Source } from '../../../core/preview/formatter.ts';
import { errorText } from '../../errorText.ts';
import { previewText } from '../../previewText.ts';
import type { Services } from '../../services.ts';
import { readSetting } from '../../settings.ts';
import { itemOf } from '../bibliography/formatted.ts';
import { printSettingsOf, type PrintSettings } from '../bibliography/printSettings.ts';
import { languageOf, styleNamed, styleOf } from '../bibliography/styleFiles.ts';
import type {
  WorkspaceBibliographies,
  WorkspaceBibliography,
} from '../bibliography/workspaceBibliographies.ts';
import { keysOf, type DocumentKeys } from '../writing/documentKeys.ts';

export interface DocumentSource {
  readonly isKnown: (key: string) => boolean;
  /** The document says itself that it cites: keys that are not known are shown as such. */
  readonly isCiting: boolean;
  /** All citations of the document as they are printed, the references, and what is to be said of the style. */
  readonly print: (citations: readonly PrintedCitation[]) => PrintedDocument;
  /** All that it was made from: another one made from the same prints the same. */
  readonly madeFrom: readonly unknown[];
}

/** What comes in the place of a style that can't be used. */
const OTHER_STYLE = 'apa';

export interface Sources {
  readonly services: Services;
  readonly bibliographies: WorkspaceBibliographies;
}

/**
 * Never rejects for a style or a bibliography that can't be read.
 * @param known what was made before, which is given again where nothing has changed
 */
export async function sourceOf(
  { services, bibliographies }: Sources,
  document: vscode.TextDocument,
  known: DocumentSource | undefined,
): Promise<DocumentSource> {
  const { extensionUri } = services.context;
  const [settings, keys] = await Promise.all([
    printSettingsOf(document),
    keysOf(services, bibliographies, document),
  ]);
  const { style, problem } = await styleFor(extensionUri, document, settings);
  const library = keys.bibliographies.length === 0 ? libraryNow(services) : [];
  const madeFrom = [...keys.bibliographies, ...library, style, frontOf(settings)];
  if (known !== undefined && isSame(known.madeFrom, madeFrom)) return known;
  const item = itemsOf(settings, keys);
  const base = {
    item,
    ...(await languageOf(extensionUri, settings.lang)),
    uncited: uncitedOf(settings, keys),
    links: settings.linksCitations ?? true,
    unknown: previewText.unknownKey,
  };
  const { formatter, remark } = await formatterFor(extensionUri, base, { style, problem });
  const { isListed: showsReferences = true, sectionTitle: title } = settings;
  const notesFirst = settings.notesAfterPunctuation === false;
  return {
    print: (citations) => ({
      ...formatter.format(citations),
      ...{ showsReferences, title, notesFirst, remark },
    }),
    isKnown: (key) => item(key) !== undefined,
    isCiting: settings.hasOwnBibliography || settings.references.length > 0,
    madeFrom,
  };
}

/** What the library gives for keys depends on its papers and on which version of them is wanted. */
function libraryNow({ gloss }: Services): readonly unknown[] {
  return [gloss.library.papers(), readSetting('gloss.citation.version')];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => isEqual(value, other[index]));
}

/** Files are read again at times, with nothing new in them. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return isFile(one) && isFile(other) && one.format === other.format && one.text === other.text;
}

function isFile(value: unknown): value is WorkspaceBibliography {
  return typeof value === 'object' && value !== null && 'uri' in value;
}

/** The metadata that counts, as one value. */
function frontOf({ references, ...others }: PrintSettings) {
  return JSON.stringify([references.map(({ item }) => item), others]);
}

/** What the document has in itself goes before its bibliographies, and the library counts where it has neither. */
function itemsOf(
  { references }: PrintSettings,
  keys: DocumentKeys,
): (key: string) => CslItem | undefined {
  const inline = new Map(references.map((reference) => [reference.key, reference]));
  const hasOwn = references.length > 0 || keys.bibliographies.length > 0;
  return (key) => {
    const own = inline.get(key);
    if (own !== undefined) return own.item;
    const entry = keys.entry(key);
    if (entry !== undefined) return printedItem(entry.reference.item, entry.bibliography.format);
    const paper = hasOwn ? undefined : keys.paper(key);
    return paper && itemOf(paper);
  };
}

function uncitedOf(
  { references, nocite }: PrintSettings,
  { bibliographies }: DocumentKeys,
): readonly string[] {
  if (!nocite.includes('*')) return nocite;
  const all = [...references, ...bibliographies.flatMap((file) => file.references)];
  return [...new Set(all.map(({ key }) => key))];
}

interface Style {
  readonly style: CslSource;
  /** Why it is not the one that was wanted. */
  readonly problem: unknown;
}

async function styleFor(
  extensionUri: vscode.Uri,
  document: vscode.TextDocument,
  settings: PrintSettings,
): Promise<Style> {
  try {
    return { style: await styleOf(extensionUri, document, settings), problem: undefined };
  } catch (problem) {
    return { style: await styleNamed(extensionUri, OTHER_STYLE), problem };
  }
}

/** In another style, with a remark, where this one can't be used. */
async function formatterFor(
  extensionUri: vscode.Uri,
  base: Omit<Source, 'style'>,
  { style, problem }: Style,
): Promise<{ readonly formatter: Formatter; readonly remark: string | undefined }> {
  const { Formatter: NewFormatter } = await import('../../../core/preview/formatter.ts');
  const remark = problem === undefined ? undefined : previewText.otherStyle(errorText(problem));
  try {
    return { formatter: new NewFormatter({ ...base, style }), remark };
  } catch (error) {
    if (problem !== undefined) throw error;
    const other = await styleNamed(extensionUri, OTHER_STYLE);
    return formatterFor(extensionUri, base, { style: other, problem: error });
  }
}

/** Nothing is shown of a text that only looks as if it cited: names of people with an `@`, say. */
export function isShown(
  { isCiting, isKnown }: DocumentSource,
  citations: readonly PrintedCitation[],
): boolean {
  return (
    isCiting || citations.some(({ citation }) => citation.items.some(({ key }) => isKnown(key)))
  );
}

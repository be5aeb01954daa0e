/** What pandoc and its citeproc read of the citations in Markdown: the witness for Gloss's own reading. */
import { readFileSync } from 'node:fs';
import { pandoc, pandocDespiteWarnings } from './pandoc.mjs';

/** A work cited, as pandoc's document tree has it. */
export interface Witness {
  readonly key: string;
  readonly mode: string;
  /** As text, without markup. */
  readonly prefix: string;
  readonly json: CitationJson;
}

interface CitationJson {
  readonly citationId: string;
  readonly citationPrefix: readonly unknown[];
  readonly citationSuffix: readonly unknown[];
  readonly citationMode: { readonly t: string };
}

const MODES: Readonly<Record<string, string>> = {
  NormalCitation: 'normal',
  SuppressAuthor: 'suppress',
  AuthorInText: 'textual',
};

/** Each `Cite` of a document's blocks with its works; undefined if pandoc refuses the document. */
export async function citesOf(text: string): Promise<readonly (readonly Witness[])[] | undefined> {
  const json = await pandocDespiteWarnings({ from: 'markdown', to: 'json' }, text);
  if (json === undefined) return undefined;
  const { blocks } = JSON.parse(json) as { readonly blocks: unknown };
  return [...cites(blocks)];
}

function* cites(node: unknown): Generator<readonly Witness[]> {
  if (typeof node !== 'object' || node === null) return;
  if (isElement(node, 'Cite')) {
    const citations = (node.c as readonly unknown[])[0] as readonly CitationJson[];
    yield citations.map(witnessOf);
    for (const { citationPrefix, citationSuffix } of citations) {
      yield* cites(citationPrefix);
      yield* cites(citationSuffix);
    }
    return;
  }
  for (const value of Object.values(node)) yield* cites(value);
}

function witnessOf(json: CitationJson): Witness {
  return {
    key: json.citationId,
    mode: MODES[json.citationMode.t] ?? '?',
    prefix: textOf(json.citationPrefix),
    json,
  };
}

interface Element {
  readonly t: string;
  readonly c: unknown;
}

function isElement(node: object, type?: string): node is Element {
  return 't' in node && typeof node.t === 'string' && (type === undefined || node.t === type);
}

const TEXTS: Readonly<Record<string, string>> = {
  Space: ' ',
  SoftBreak: ' ',
  LineBreak: ' ',
  Note: '',
  RawInline: '',
};
const WITH_ATTRIBUTES = new Set(['Link', 'Image', 'Span', 'Quoted']);

/** The text of pandoc's inlines. */
function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null || !isElement(node)) return '';
  const { t, c } = node;
  if (t in TEXTS) return TEXTS[t] ?? '';
  const parts = c as readonly unknown[];
  switch (t) {
    case 'Str':
      return String(c);
    case 'Code':
    case 'Math':
      return String(parts[1]);
    case 'Cite':
      return (parts[0] as readonly CitationJson[]).map((one) => `@${one.citationId}`).join('; ');
    default:
      return textOf(WITH_ATTRIBUTES.has(t) ? parts[1] : c);
  }
}

export interface Located {
  readonly label: string;
  readonly locator: string;
  readonly suffix: string;
}

const STYLE = readFileSync(new URL('probe.csl', import.meta.url), 'utf8');

/** What citeproc makes of the suffixes of these citations, all of them asked about at once. */
export async function locate(citations: readonly CitationJson[]): Promise<readonly Located[]> {
  const blocks = citations.map((citation) => {
    const plain = {
      ...citation,
      citationId: 'any',
      citationPrefix: [],
      citationMode: { t: 'NormalCitation' },
    };
    return {
      t: 'Para',
      c: [
        {
          t: 'Cite',
          c: [[{ ...plain, citationSuffix: withoutCites(citation.citationSuffix) }], []],
        },
      ],
    };
  });
  const document = { 'pandoc-api-version': [1, 23, 1], meta: {}, blocks };
  const files = {
    'probe.csl': STYLE,
    'any.json': JSON.stringify([{ id: 'any', type: 'book', title: 'Any' }]),
  };
  const options = {
    from: 'json',
    to: 'json',
    citeproc: true,
    bibliography: ['any.json'],
    csl: 'probe.csl',
  };
  const shown = JSON.parse(await pandoc(options, JSON.stringify(document), files)) as {
    readonly blocks: readonly unknown[];
  };
  return shown.blocks.filter((block) => isElement(block as object, 'Para')).map(locatedOf);
}

/** Citations in suffixes are not the question here, and citeproc would print them: spans stand for them. */
function withoutCites(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutCites);
  if (typeof node !== 'object' || node === null) return node;
  if (isElement(node, 'Cite'))
    return { t: 'Span', c: [['', [], []], [{ t: 'Str', c: textOf(node) }]] };
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, withoutCites(value)]),
  );
}

function locatedOf(block: unknown): Located {
  const text = shownText(block);
  const [, label = '', locator = '', suffix = ''] = /⟦([^⁞]*)⁞([^⟧]*)⟧(.*)$/su.exec(text) ?? [];
  return { label: label === '?' || locator === '' ? '' : label, locator, suffix };
}

/** Unlike `textOf`, with what citeproc printed for a citation. */
function shownText(node: unknown): string {
  if (Array.isArray(node)) return node.map(shownText).join('');
  if (typeof node !== 'object' || node === null || !isElement(node)) return '';
  if (node.t === 'Cite') return shownText((node.c as readonly unknown[])[1]);
  return node.t === 'Para' ? shownText(node.c) : textOf(node);
}

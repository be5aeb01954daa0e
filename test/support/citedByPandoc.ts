/** What pandoc's citeproc makes of the citations in documents: the witness for the preview. */
import type { CslElement } from '../../src/core/bibliography/engine.ts';
import type { CslItem } from '../../src/core/library/paper.ts';
import { cslXml } from './csl.ts';
import { pandocDespiteWarnings } from './pandoc.mjs';

/** A document as pandoc has read it. */
export interface PandocTree {
  readonly blocks: readonly unknown[];
}

interface Element {
  readonly t: string;
  readonly c: unknown;
}

function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 't' in node && typeof node.t === 'string';
}

/** Undefined where pandoc refuses the document. */
export async function pandocTree(text: string): Promise<PandocTree | undefined> {
  const json = await pandocDespiteWarnings({ from: 'markdown', to: 'json' }, text);
  return json === undefined ? undefined : (JSON.parse(json) as PandocTree);
}

/** The keys of each citation in the order of the tree; those within another's prefix or suffix are `nested`. */
export function citedKeys(
  node: unknown,
): readonly { readonly keys: string; readonly nested: boolean }[] {
  if (typeof node !== 'object' || node === null) return [];
  if (!isElement(node) || node.t !== 'Cite') return Object.values(node).flatMap(citedKeys);
  const [list] = node.c as [readonly Record<string, unknown>[]];
  const keys = list.map(({ citationId }) => String(citationId)).join(' ');
  const inner = list.flatMap((one) => [
    ...citedKeys(one['citationPrefix']),
    ...citedKeys(one['citationSuffix']),
  ]);
  return [{ keys, nested: false }, ...inner.map((one) => ({ ...one, nested: true }))];
}

/** Simple HTML of all citations and references of the documents, taken together as one. */
export async function citedByPandoc(
  trees: readonly PandocTree[],
  {
    items,
    style,
    meta = {},
  }: { readonly items: readonly CslItem[]; readonly style: CslElement; readonly meta?: object },
): Promise<{ readonly citations: readonly string[]; readonly references: readonly string[] }> {
  const blocks = trees.map((tree) => ({ t: 'Div', c: [['', [], []], tree.blocks] }));
  const document = { 'pandoc-api-version': [1, 23, 1], meta, blocks };
  const json = await pandocDespiteWarnings(
    { from: 'json', to: 'json', citeproc: true, bibliography: ['refs.json'], csl: 'style.csl' },
    JSON.stringify(document),
    { 'refs.json': JSON.stringify(items), 'style.csl': cslXml(style) },
  );
  const tree = JSON.parse(json ?? '{"blocks":[]}') as PandocTree;
  return { citations: [...printed(tree.blocks)], references: [...listed(tree.blocks)] };
}

function* printed(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  if (isElement(node) && node.t === 'Cite') yield htmlOf((node.c as readonly unknown[])[1]);
  else for (const value of Object.values(node)) yield* printed(value);
}

function* listed(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const isEntry = isElement(node) && node.t === 'Div' && /^ref-/.test((node.c as [[string]])[0][0]);
  if (isEntry) yield htmlOf((node.c as readonly unknown[])[1]);
  else for (const value of Object.values(node)) yield* listed(value);
}

const TAGS: Readonly<Record<string, string>> = {
  Emph: 'i',
  Strong: 'b',
  Superscript: 'sup',
  Subscript: 'sub',
};

const SPACES = new Set(['Space', 'SoftBreak', 'LineBreak']);
/** Their content comes behind what describes them. */
const DESCRIBED = new Set(['Span', 'Div', 'Link', 'Code', 'Math', 'Quoted', 'Image']);

/** Without links, boxes and small capitals: what is compared is what one reads. */
function htmlOf(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(htmlOf).join('');
  if (!isElement(node)) return '';
  const { t, c } = node;
  if (SPACES.has(t)) return ' ';
  if (t === 'RawInline' || t === 'Note') return '';
  const inside = htmlOf(DESCRIBED.has(t) ? (c as readonly unknown[])[1] : c);
  return t === 'Quoted' ? quoted(c, inside) : tagged(TAGS[t], inside);
}

function quoted(content: unknown, inside: string): string {
  const [kind] = content as readonly [Element];
  const mark = kind.t === 'SingleQuote' ? "'" : '"';
  return mark + inside + mark;
}

function tagged(tag: string | undefined, inside: string): string {
  return tag === undefined ? inside : `<${tag}>${inside}</${tag}>`;
}

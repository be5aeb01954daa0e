/**
 * What citeproc prints, with marks in it, as HTML that is safe to show: known tags alone, each closed
 * where it must be, with links of our own. Everything else is text.
 */
import { MARK, readMark, type Mark } from './marks.ts';

export interface Linking {
  /** The tag that opens a link to an item, by its number; undefined for none. */
  readonly item: (index: number) => string | undefined;
  /** What stands in the place of a citation within a prefix or suffix. */
  readonly nested: (index: number) => string;
  readonly unknown: (index: number) => string;
  /** The address behind a title, where the entry names none. */
  readonly title: string | undefined;
}

interface Tag {
  readonly kind: 'open' | 'close';
  readonly name: string;
  readonly html: string;
}

type Node = Tag | { readonly kind: 'text'; readonly html: string } | Marked;
interface Marked {
  readonly kind: 'mark';
  readonly mark: Mark;
}

export function safeHtml(html: string, linking: Linking): string {
  return written(linked(nodesOf(html), linking), linking);
}

/** Escapes text for HTML, attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;');
}

const PARTS = new RegExp(String.raw`(<[^<>]*>|${MARK.source})`, 'gu');

function nodesOf(html: string): readonly Node[] {
  return html.split(PARTS).flatMap((part, index): readonly Node[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ kind: 'text', html: inText(part) }];
    const mark = readMark(part);
    if (mark !== undefined) return [marked(mark)];
    const tag = tagOf(part);
    return tag === undefined ? [] : [tag];
  });
}

/** citeproc has escaped it already. */
function inText(text: string): string {
  return text.replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

function marked(mark: Mark): Node {
  if (mark.kind !== 'open' && mark.kind !== 'close') return { kind: 'mark', mark };
  const { name } = mark;
  return mark.kind === 'open'
    ? { kind: 'open', name, html: `<${name}>` }
    : { kind: 'close', name, html: `</${name}>` };
}

const NAMES = new Set(['i', 'b', 'em', 'sup', 'sub', 'span', 'div']);

/** Attributes are our own: classes in the place of styles. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/small-caps/u, 'csl-small-caps'],
  [/font-style:normal/u, 'csl-upright'],
  [/font-weight:normal/u, 'csl-light'],
  [/underline/u, 'csl-underline'],
];

function tagOf(tag: string): Tag | undefined {
  const [, slash, name = ''] = /^<(\/?)([a-z]+)/u.exec(tag) ?? [];
  if (!NAMES.has(name)) return undefined;
  if (slash === '/') return { kind: 'close', name, html: `</${name}>` };
  const named = /class="(csl-(?:left-margin|right-inline|indent|block))"/u.exec(tag)?.[1];
  const styled = CLASSES.find(([pattern]) => pattern.test(tag))?.[1];
  const className = named ?? styled;
  const html = className === undefined ? `<${name}>` : `<${name} class="${className}">`;
  return { kind: 'open', name, html };
}

const CLOSE_LINK: Tag = { kind: 'close', name: 'a', html: '</a>' };

function openLink(html: string): Tag {
  return { kind: 'open', name: 'a', html };
}

/** With tags of links in the place of the marks that they are made from. */
function linked(nodes: readonly Node[], linking: Linking): readonly Node[] {
  const result = [...nodes];
  const hasAddress = nodes.some(isAddress);
  for (const { start, end, mark } of piecesOf(nodes).reverse()) {
    const text = nodes.slice(start, end + 1);
    if (mark.kind === 'item') {
      const open = linking.item(mark.index);
      if (open !== undefined) wrap(result, { start, end }, openLink(open));
    } else if (mark.kind === 'title' && !hasAddress && linking.title !== undefined) {
      const open = addressTag(linking.title);
      if (open !== undefined) wrap(result, { start, end }, open);
    } else if (mark.kind === 'url' || mark.kind === 'doi') {
      result.splice(start, end + 1 - start, ...addressOf(text, mark.kind));
    }
  }
  return result;
}

function isAddress(node: Node): boolean {
  return node.kind === 'mark' && (node.mark.kind === 'url' || node.mark.kind === 'doi');
}

interface Range {
  readonly start: number;
  readonly end: number;
}

interface Piece extends Range {
  readonly mark: Mark;
}

/** From what begins to what ends; several of one item without another's between are one. */
function piecesOf(nodes: readonly Node[]): Piece[] {
  const pieces: Piece[] = [];
  let open: { readonly start: number; readonly mark: Mark } | undefined;
  for (const [index, node] of nodes.entries()) {
    if (node.kind !== 'mark') continue;
    if (node.mark.kind !== 'end') open = BEGINS.has(node.mark.kind) ? begun(index, node) : open;
    else if (open !== undefined) {
      join(pieces, { ...open, end: index });
      open = undefined;
    }
  }
  return pieces;
}

const BEGINS = new Set<Mark['kind']>(['item', 'url', 'doi', 'title']);

function begun(start: number, { mark }: Marked) {
  return { start, mark };
}

function join(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const isSame =
    last?.mark.kind === 'item' &&
    piece.mark.kind === 'item' &&
    last.mark.index === piece.mark.index;
  if (isSame) pieces[pieces.length - 1] = { ...last, end: piece.end };
  else pieces.push(piece);
}

/** Puts a link around nodes, and around the tags next to them that open and close with them. */
function wrap(nodes: Node[], { start, end }: Range, open: Tag): void {
  let [from, to] = [start, end];
  while (nodes[from - 1]?.kind === 'open' && nodes[to + 1]?.kind === 'close') {
    from -= 1;
    to += 1;
  }
  // What closes within and opened before it, or the other way round.
  const depth = nodes.slice(from, to + 1).reduce(depthBehind, 0);
  from -= runOf('open', -depth, (count) => nodes[from - count]);
  to += runOf('close', depth, (count) => nodes[to + count]);
  nodes.splice(to + 1, 0, CLOSE_LINK);
  nodes.splice(from, 0, open);
}

/** How many nodes of a kind follow one another, up to as many as wanted. */
function runOf(
  kind: Node['kind'],
  most: number,
  nodeAt: (count: number) => Node | undefined,
): number {
  let count = 0;
  while (count < most && nodeAt(count + 1)?.kind === kind) count += 1;
  return count;
}

function depthBehind(depth: number, { kind }: Node): number {
  if (kind === 'open') return depth + 1;
  return kind === 'close' ? depth - 1 : depth;
}

const ADDRESS = { url: /https?:\/\/\S+$/u, doi: /(?:https?:\/\/\S+|10\.\S+)$/u } as const;

/** An address is a link where it is one of the web; words before it are not part of it. */
function addressOf(nodes: readonly Node[], kind: 'url' | 'doi'): readonly Node[] {
  const [text, ...others] = nodes.filter((node) => node.kind === 'text');
  const isPlain = others.length === 0 && nodes.every((node) => node.kind !== 'open');
  const match = text !== undefined && isPlain ? ADDRESS[kind].exec(text.html) : null;
  if (text === undefined || match === null) return nodes;
  const address = decoded(match[0]);
  const open = addressTag(/^https?:/u.test(address) ? address : `https://doi.org/${address}`);
  if (open === undefined) return nodes;
  const words = { kind: 'text', html: text.html.slice(0, match.index) } as const;
  return [words, open, { kind: 'text', html: match[0] }, CLOSE_LINK];
}

/** Undefined for what is no address of the web. */
function addressTag(address: string): Tag | undefined {
  if (!/^https?:\/\/[^\s<>]+$/iu.test(address)) return undefined;
  return openLink(`<a href="${escapeHtml(address)}">`);
}

function decoded(html: string): string {
  const text = html.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
}

/** Every tag closed in its order, whatever stood where. */
function written(nodes: readonly Node[], linking: Linking): string {
  const open: string[] = [];
  let html = '';
  for (const node of nodes) {
    if (node.kind === 'text') html += node.html;
    else if (node.kind === 'mark') html += shown(node.mark, linking);
    else if (node.kind === 'open') {
      open.push(node.name);
      html += node.html;
    } else html += closing(open, node.name);
  }
  return (
    html +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

/** Closes what is open down to this tag; nothing where it is not open. */
function closing(open: string[], name: string): string {
  const at = open.lastIndexOf(name);
  if (at < 0) return '';
  return open
    .splice(at)
    .reverse()
    .map((each) => `</${each}>`)
    .join('');
}

function shown(mark: Mark, { nested, unknown }: Linking): string {
  if (mark.kind === 'nested') return nested(mark.index);
  return mark.kind === 'unknown' ? unknown(mark.index) : '';
}

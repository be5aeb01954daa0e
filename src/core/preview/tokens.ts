/** The tokens of a document once it is parsed: signs where they belong, all else as it is without them. */
import type { CoreState, Token } from './markdownIt.ts';
import { takeNeighbours } from './neighbours.ts';
import { restored, type Placeholders } from './placeholders.ts';
import { REFERENCES_DIV, type Part, type Reading } from './reading.ts';
import { newSign, type Signs } from './sign.ts';

export const CITATION = 'gloss_citation';
export const BLOCK = 'gloss_block';
export const NOTES = 'gloss_notes';

/** Puts references and notes in their places, and takes signs out of where they are none. */
export function arrangedTokens(
  { tokens, Token: NewToken }: CoreState,
  reading: Reading,
  signs: Signs,
): readonly Token[] {
  for (const token of tokens) restore(token, reading.placeholders, signs);
  for (const { children } of tokens) {
    markLinks(children ?? [], signs);
    takeNeighbours(children ?? [], signs);
  }
  const made = (type: string, part: Part): Token => {
    const token = new NewToken(type, '', 0);
    token.block = true;
    signs.set(token, newSign(reading, part));
    return token;
  };
  const placed = withDiv(withBlocks(tokens), () => made(BLOCK, { kind: 'inside' }), NewToken);
  const isList = (token: Token) => token.type === BLOCK && signs.get(token)?.part.kind !== 'fence';
  const first = placed.find(isList);
  const list = first === undefined ? [made(BLOCK, { kind: 'end' })] : [];
  const once = placed.filter((token) => token === first || !isList(token));
  // Notes of other plug-ins come last.
  const at = once.findIndex(({ type }) => type === 'footnote_block_open');
  const end = at < 0 ? once.length : at;
  const notes = made(NOTES, { kind: 'end' });
  return [...once.slice(0, end), ...list, notes, ...once.slice(end)];
}

function restore(token: Token, placeholders: Placeholders, signs: Signs): void {
  if (signs.has(token)) return;
  const text = (value: string) => restored(placeholders, value);
  token.content = text(token.content);
  token.info = text(token.info);
  if (typeof token.meta === 'string') token.meta = text(token.meta);
  for (const attribute of token.attrs ?? []) {
    // The number that a list starts with is a number.
    if (typeof attribute[1] === 'string') attribute[1] = text(decodedSigns(attribute[1]));
  }
  if (token.children === null) return;
  // What describes a picture is text.
  if (token.type === 'image') {
    token.children = token.children.flatMap((child) =>
      signs.has(child) ? (child.children ?? []) : [child],
    );
  }
  for (const child of token.children) restore(child, placeholders, signs);
}

/** In addresses signs are percent-encoded. */
function decodedSigns(value: string): string {
  return value.replace(/(?:%E[EF]%[89AB][\dA-F]%[89AB][\dA-F])/gu, (code) =>
    decodeURIComponent(code),
  );
}

function markLinks(children: readonly Token[], signs: Signs): void {
  let depth = 0;
  for (const child of children) {
    if (child.type === 'link_open') depth += 1;
    else if (child.type === 'link_close') depth -= 1;
    const sign = signs.get(child);
    if (sign !== undefined && depth > 0) signs.set(child, { ...sign, isInLink: true });
  }
}

/** Blocks stand in paragraphs, being lines of text to Markdown: they go behind theirs, or in its place. */
function withBlocks(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = [];
  let waiting: readonly Token[] = [];
  for (const token of tokens) {
    const isEmpty = waiting.length > 0 && result.at(-1)?.children?.length === 0;
    if (isEmpty && token.type === 'paragraph_close') result.splice(-2);
    else result.push(token);
    result.push(...waiting);
    waiting = token.type === 'inline' ? blocksIn(token) : [];
    if (waiting.length > 0) token.children = withoutBlocks(token.children ?? []);
  }
  return result;
}

function blocksIn({ children }: Token): readonly Token[] {
  return children?.filter(({ type }) => type === BLOCK) ?? [];
}

/** Without the line ends next to them, too. */
function withoutBlocks(children: readonly Token[]): Token[] {
  const isBlock = (index: number) => children[index]?.type === BLOCK;
  return children.filter(
    ({ type }, index) =>
      !isBlock(index) && !(type === 'softbreak' && (isBlock(index - 1) || isBlock(index + 1))),
  );
}

/** pandoc puts the references into a `<div id="refs">` too. */
function withDiv(
  tokens: readonly Token[],
  references: () => Token,
  NewToken: CoreState['Token'],
): readonly Token[] {
  const at = tokens.findIndex(
    ({ type, content }) => type === 'html_block' && REFERENCES_DIV.test(content),
  );
  const token = tokens[at];
  const match = token && REFERENCES_DIV.exec(token.content);
  if (token === undefined || match === undefined || match === null) return tokens;
  const end = match.index + match[0].length;
  const rest = new NewToken('html_block', '', 0);
  rest.block = true;
  rest.content = token.content.slice(end);
  token.content = token.content.slice(0, end);
  return [...tokens.slice(0, at + 1), references(), rest, ...tokens.slice(at + 1)];
}

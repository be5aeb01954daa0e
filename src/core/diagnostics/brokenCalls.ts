/**
 * Citations in Typst that it can't make sense of: a call that is not closed, or whose key is no label
 * (`#cite(one)`, `#cite("one")`, `#cite(@one)`), and words behind a key that are not closed (`@one[p. 3`).
 */
import { callEnd, LABEL } from '../citations/readTypst.ts';
import type { FoundCitation, Span } from '../citations/citation.ts';
import { wouldCite } from './gaps.ts';
import type { CitingDocument } from './known.ts';
import { chooseHere, malformed, type Malformed } from './malformedCitation.ts';
import { sentence } from './sentences.ts';

const CALL = /#cite\(/gu;
const LONGEST = 1_000;
/** A page or a section, as far as one can tell where it ends. */
const LOCATOR = /^(?:pp?|chap|sec|fig|vol)\.?[~\s]*[\p{N}–-]+/u;

export function* brokenCalls(document: CitingDocument): Generator<void, readonly Malformed[]> {
  const { text, citations } = document;
  // A key beside the call is read where the call would be.
  const calls = yield* wouldCite(document, CALL, (key) => `@${key} `);
  return [
    ...calls.flatMap((call) => brokenCall(text, call)),
    ...citations.flatMap((citation) => unclosedNotes(text, citation)),
  ];
}

/** What stands in the place of a key, each with what is wrong there. */
const FIRST = new RegExp(
  String.raw`^\s*(?:(?<label><${LABEL}>|label\(\s*"[^"\n]*"\s*\))|(?<open><(?:${LABEL})?)|"(?<quoted>[^"\n]*)"` +
    String.raw`|@(?<sign>${LABEL})|(?<name>[\p{L}_][\p{L}\p{N}_\-]*)(?=\s*[,)])|(?<none>(?=\))))`,
  'u',
);

/** @param call with its first parenthesis */
function brokenCall(text: string, call: Span): readonly Malformed[] {
  const { 0: first = '', groups = {} } = FIRST.exec(text.slice(call.end, call.end + LONGEST)) ?? {};
  const end = call.end + first.length;
  const { label, open, none } = groups;
  if (label !== undefined) return unclosedCall(text, call, end);
  if (open !== undefined) return [openLabel(text, { start: call.start, end }, open)];
  if (none !== undefined) {
    return [malformed({ start: call.start, end: end + 1 }, sentence('noKeyInCommand'))];
  }
  const key = keyIn(text, groups);
  if (key === '') return [];
  return [noLabel(text, { start: end - first.trimStart().length, end }, key)];
}

/** The key that something else than a label was to be; empty for none. */
function keyIn(
  text: string,
  { quoted, sign, name }: Readonly<Record<string, string | undefined>>,
): string {
  if (name !== undefined) return isNoName(text, name) ? name : '';
  return quoted ?? sign ?? '';
}

/** `form: none` lists a work without citing it. */
function unclosedCall(text: string, call: Span, end: number): readonly Malformed[] {
  if (callEnd(text, end) !== undefined) return [];
  const isAlone = !/^\s*,/u.test(text.slice(end, end + LONGEST));
  const close = { title: sentence('close'), edits: [{ start: end, end, newText: ')' }] };
  const span = { start: call.start, end };
  return [malformed(span, sentence('unclosedCitation', ')'), ...(isAlone ? [close] : []))];
}

function openLabel(text: string, { start, end }: Span, open: string): Malformed {
  const isEmpty = open === '<';
  const behind = text.slice(end, end + LONGEST);
  if (isEmpty) {
    const closed = behind.startsWith('>') ? end + 1 : end;
    return malformed({ start, end: closed }, sentence('noKeyInCommand'), chooseHere(end));
  }
  const newText = /^\s*[,)]/u.test(behind) ? '>' : '>)';
  const edits = [{ start: end, end, newText }];
  const message = sentence('unclosedCitation', '>');
  return malformed({ start, end }, message, { title: sentence('close'), edits });
}

function noLabel(text: string, span: Span, key: string): Malformed {
  const written = labelOf(key);
  const message = sentence('noLabel', text.slice(span.start, span.end), written);
  const edits = [{ ...span, newText: written }];
  return malformed(span, message, { title: sentence('write', written), edits });
}

/** As an argument of a call. */
function labelOf(key: string): string {
  const isBare = new RegExp(`^${LABEL}$`, 'u').test(key);
  return isBare ? `<${key}>` : `label(${JSON.stringify(key)})`;
}

/** Whether nothing else in the document has the name: else it may be a variable that holds a label. */
function isNoName(text: string, name: string): boolean {
  const words = new RegExp(String.raw`(?<![\p{L}\p{N}_@<-])${name}(?![\p{L}\p{N}_>-])`, 'gu');
  return Array.from(text.matchAll(words)).every(({ index }) =>
    /#cite\(\s*$/u.test(text.slice(Math.max(0, index - 20), index)),
  );
}

/** `@one[p. 3` */
function unclosedNotes(text: string, { items }: FoundCitation): readonly Malformed[] {
  return items.flatMap(({ key, keySpan, tailSpan }) => {
    const isOpen = text[keySpan.end] === '[' && text[keySpan.start] === '@';
    if (!isOpen || tailSpan.start > keySpan.end) return [];
    const inside = keySpan.end + 1;
    const line = /^.*/u.exec(text.slice(inside, inside + LONGEST))?.[0] ?? '';
    const span = { start: keySpan.start, end: inside + line.length };
    const message = sentence('unclosedNote', key);
    const length = LOCATOR.exec(line)?.[0].length;
    if (length === undefined) return [malformed(span, message)];
    const edits = [{ start: inside + length, end: inside + length, newText: ']' }];
    return [malformed(span, message, { title: sentence('close'), edits })];
  });
}

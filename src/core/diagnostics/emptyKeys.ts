/** Groups of pandoc's Markdown with an `@` that has no key: `[@]`, `[@one; @]`, `[@{}]`. */
import type { TextEdit } from '../citations/textEdit.ts';
import { filledGaps, type Gap } from './gaps.ts';
import type { CitingDocument } from './known.ts';
import { chooseHere, malformed, type Malformed } from './malformedCitation.ts';
import { sentence } from './sentences.ts';

/** An `@` behind which the work ends. */
const BARE = /(?<=[[;\s-])@(?=[ \t]*[\],;])/gu;
/** Words before it in its group, as before a key: "see", "for example". */
const PREFIX = /(?:^|[[;])[\p{L}\s.,'’]{0,30}-?$/u;
/** The second brackets of a link. */
const LABEL = /\]\[[^[\]]*$/u;
/** An address that is hidden from machines: `name [@] example.org`. */
const ADDRESS = /^@\]\s?[\p{L}\p{N}-]+\s?[.[(]/u;

export function* emptyKeys({
  text,
  markup,
  citations,
}: CitingDocument): Generator<void, readonly Malformed[]> {
  const bare = [...text.matchAll(BARE)]
    .map(({ index }) => index)
    .filter((at) => isBegun(text.slice(Math.max(0, at - 40), at)))
    .filter((at) => !ADDRESS.test(text.slice(at, at + 80)));
  const gaps = bare.map((at): Gap => ({ at: at + 1, filled: (key) => key }));
  const filled = yield* filledGaps(text, markup, gaps);
  const braced = citations
    .filter(({ form }) => form === 'group')
    .flatMap(({ items }) => items)
    .flatMap(({ key, keySpan }) => (key === '' ? [keySpan.end - '@{}'.length] : []));
  return [...bare.filter((_, index) => filled[index]?.form === 'group'), ...braced].map((at) =>
    emptyKey(text, at),
  );
}

function isBegun(before: string): boolean {
  return PREFIX.test(before) && !LABEL.test(before);
}

function emptyKey(text: string, at: number): Malformed {
  const start = text[at - 1] === '-' ? at - 1 : at;
  const mark = text.startsWith('@{}', at) ? '@{}' : '@';
  const end = at + mark.length;
  const removed = removal(text, { start, end });
  const fixes = removed === undefined ? [] : [{ title: sentence('removeEmpty'), edits: [removed] }];
  const choose = chooseHere(mark === '@' ? end : end - 1);
  return malformed({ start, end }, sentence('noKeyBehind'), ...fixes, choose);
}

/** With one semicolon; undefined where the work is alone, or words stand beside it. */
function removal(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): TextEdit | undefined {
  const before = /[[;][ \t]*$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0];
  const behind = /^[ \t]*(?:;[ \t]*|\])/u.exec(text.slice(end, end + 40))?.[0];
  if (before === undefined || behind === undefined) return undefined;
  if (before.startsWith(';')) {
    const rest = behind.length - behind.trimStart().length;
    return { start: start - before.length, end: end + rest, newText: '' };
  }
  return behind.endsWith(']') ? undefined : { start, end: end + behind.length, newText: '' };
}

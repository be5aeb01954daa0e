/** Citations in Typst: `@key[supplement]` and `#cite(<key>, …)` (https://typst.app/docs/reference/model/cite/). */
import { completed } from '../base/steps.ts';
import type { CitationMode, FoundCitation, FoundItem, Span } from './citation.ts';
import { readNote } from './notes.ts';

/** A name that can stand between `<` and `>`, as a pattern. */
export const LABEL = String.raw`[\p{L}\p{Nd}_](?:[\p{L}\p{Nd}_\-.:]*[\p{L}\p{Nd}_\-])?`;
const STRING = String.raw`"(?:\\.|[^"\\])*"`;
/** What hides references, an escape, a reference, or the start of a call. */
const MARK = new RegExp(
  String.raw`(?<hidden>\/\*[^]*?(?:\*\/|$)|https?:\/\/\S*|\/\/.*|(?<ticks>\x60{3,})[^]*?(?:\k<ticks>|$)|\x60[^\x60]*(?:\x60|$)|(?<!\\)\$(?:\\[^]|[^$\\])*(?:\$|$))` +
    String.raw`|\\[^]|@(?<key>${LABEL})|#cite\(\s*(?:<(?<angled>${LABEL})>|label\(\s*(?<named>${STRING})\s*\))|<(?<own>${LABEL})>`,
  'gu',
);

const MODES: Readonly<Record<string, CitationMode>> = {
  prose: 'textual',
  author: 'textual',
  year: 'suppress',
};

/** All citations in their order; those with nothing but white space between them are one, as Typst shows them. */
export function readTypst(text: string): readonly FoundCitation[] {
  return completed(typstSteps(text));
}

/** The same in steps, for long documents that nobody waits for. */
export function* typstSteps(text: string): Generator<void, readonly FoundCitation[]> {
  const own = new Set<string>();
  const found: FoundCitation[] = [];
  const marks = new RegExp(MARK);
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const groups = match.groups ?? {};
    if (groups['own'] !== undefined) own.add(groups['own']);
    const citation = citationAt(text, match.index, marks.lastIndex, groups);
    if (citation === undefined) continue;
    found.push(citation);
    marks.lastIndex = citation.end;
    yield;
  }
  // What the document labels itself is a figure or a section.
  return grouped(
    text,
    found.filter(({ items }) => items.every(({ key }) => !own.has(key))),
  );
}

type Groups = Readonly<Record<string, string | undefined>>;

function citationAt(
  text: string,
  start: number,
  end: number,
  groups: Groups,
): FoundCitation | undefined {
  const { key, angled, named } = groups;
  if (key !== undefined) return reference(text, start, key);
  const cited = angled ?? (named === undefined ? undefined : unquoted(named));
  return cited === undefined ? undefined : callAt(text, start, end, cited);
}

function unquoted(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(["\\])/gu, '$1');
}

function reference(text: string, start: number, key: string): FoundCitation {
  const keySpan = { start, end: start + 1 + key.length };
  const supplement = contentAt(text, keySpan.end);
  const end = supplement === undefined ? keySpan.end : supplement.end + 1;
  const item = itemOf(text, { key, mode: 'normal' }, keySpan, supplement);
  return { start, end, form: 'reference', items: [{ ...item, span: { start, end } }] };
}

/** `, supplement: [p.~3], form: "prose")` */
function callAt(text: string, start: number, from: number, key: string): FoundCitation | undefined {
  const end = callEnd(text, from);
  if (end === undefined) return undefined;
  const rest = text.slice(from, end - 1);
  const form = /\bform:\s*(?:"([a-z]+)"|(none)|(auto))/u.exec(rest);
  // It is listed, not cited.
  if (form?.[2] !== undefined) return undefined;
  const name = form?.[1] ?? 'normal';
  const content = /\bsupplement:\s*(?=\[)/u.exec(rest);
  const supplement =
    content === null ? undefined : contentAt(text, from + content.index + content[0].length);
  const mode = MODES[name] ?? 'normal';
  const keySpan = { start: text.indexOf('(', start) + 1, end: from };
  const item = itemOf(text, { key, mode }, keySpan, supplement);
  const items = [{ ...item, span: { start, end } }];
  return { start, end, form: name === 'normal' ? 'cite' : name, items };
}

/** Behind the parenthesis that closes a call, whose arguments begin here; undefined where none does. */
export function callEnd(text: string, from: number): number | undefined {
  const piece = /"(?:\\.|[^"\\])*"|\\.|[[\]()]|[^[\]()"\\]+/gsu;
  piece.lastIndex = from;
  let depth = 1;
  const limit = from + LONGEST_ARGUMENT;
  for (
    let match = piece.exec(text);
    match !== null && match.index < limit;
    match = piece.exec(text)
  ) {
    if (/^[[(]/u.test(match[0])) depth += 1;
    if (/^[\])]/u.test(match[0])) depth -= 1;
    if (depth === 0) return match[0] === ')' ? piece.lastIndex : undefined;
  }
  return undefined;
}

/** Arguments are as long as this at most: it keeps a missing bracket cheap. */
const LONGEST_ARGUMENT = 4000;

/** The content between brackets that begin here. */
function contentAt(text: string, at: number): Span | undefined {
  if (text[at] !== '[') return undefined;
  let depth = 0;
  const limit = Math.min(text.length, at + LONGEST_ARGUMENT);
  for (let index = at; index < limit; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    if (character === '[') depth += 1;
    if (character === ']') depth -= 1;
    if (depth === 0) return { start: at + 1, end: index };
  }
  return undefined;
}

function itemOf(
  text: string,
  cited: Pick<FoundItem, 'key' | 'mode'>,
  keySpan: Span,
  supplement: Span | undefined,
): Omit<FoundItem, 'span'> {
  const tail = supplement ?? { start: keySpan.end, end: keySpan.end };
  const note = readNote(text.slice(tail.start, tail.end), tail.start);
  const none = { start: keySpan.start, end: keySpan.start };
  return {
    ...cited,
    prefix: '',
    ...note,
    keySpan,
    prefixSpan: none,
    tailSpan: tail,
  };
}

function grouped(text: string, citations: readonly FoundCitation[]): readonly FoundCitation[] {
  const groups: FoundCitation[][] = [];
  for (const citation of citations) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isNext = last !== undefined && isNormal(last) && isNormal(citation);
    if (isNext && /^[ \t]*\n?[ \t]*$/u.test(text.slice(last.end, citation.start))) {
      group?.push(citation);
    } else groups.push([citation]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ ...first, end: last.end, items: group.flatMap(({ items }) => items) }];
  });
}

function isNormal({ form }: FoundCitation): boolean {
  return form === 'reference' || form === 'cite';
}

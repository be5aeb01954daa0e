/** Citations in LaTeX: the `\cite` commands of LaTeX itself, natbib and biblatex. */
import { completed } from '../base/steps.ts';
import type { CitationMode, FoundCitation, FoundItem, Span } from './citation.ts';
import { modeOfCommand } from './latexCommands.ts';
import { readNote } from './notes.ts';

/** The commands that cite, as alternatives of a pattern. */
export const CITE_NAMES =
  'cite|Cite|citet|Citet|citep|Citep|citealt|Citealt|citealp|Citealp|citeauthor|Citeauthor|citeyear|citeyearpar|' +
  'citenum|parencite|Parencite|footcite|footcitetext|textcite|Textcite|smartcite|Smartcite|autocite|Autocite|' +
  'supercite|citetitle|citedate|citeurl|fullcite|footfullcite|notecite|Notecite|pnotecite|Pnotecite|fnotecite';
const MULTIPLE =
  'cites|Cites|parencites|Parencites|footcites|footcitetexts|smartcites|Smartcites|textcites|Textcites|' +
  'supercites|autocites|Autocites';

/** What hides commands, a command, or several in one pair of parentheses. */
const MARK = new RegExp(
  String.raw`(?<hidden>(?<!\\)%.*|\\verb\*?(?<bar>[^A-Za-z\s*]).*?\k<bar>|\\begin\{(?<env>verbatim\*?|lstlisting|minted|comment)\}[^]*?(?:\\end\{\k<env>\}|$))` +
    String.raw`|\\citetext\s*\{(?<list>\s*\\citealp)|\\(?<name>${CITE_NAMES})(?![A-Za-z])(?<star>\*?)|\\(?<multiple>${MULTIPLE})(?![A-Za-z])|\\[^]`,
  'gu',
);

/** All citations in their order; a command without keys is none. */
export function readLatex(text: string): readonly FoundCitation[] {
  return completed(latexSteps(text));
}

/** The same in steps, for long documents that nobody waits for. */
export function* latexSteps(text: string): Generator<void, readonly FoundCitation[]> {
  const found: FoundCitation[] = [];
  const marks = new RegExp(MARK);
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    const { name, star = '', multiple, list } = match.groups ?? {};
    const end = marks.lastIndex;
    const citation =
      list === undefined
        ? citationAt(text, { start: match.index, end }, { name, star, multiple })
        : listAt(text, match.index, match[0].length - list.length);
    if (citation === undefined) continue;
    found.push(citation);
    marks.lastIndex = citation.end;
    yield;
  }
  return found;
}

interface Command {
  readonly name: string | undefined;
  readonly star: string;
  readonly multiple: string | undefined;
}

function citationAt(text: string, span: Span, command: Command): FoundCitation | undefined {
  const { name, star, multiple } = command;
  if (multiple !== undefined) return severalAt(text, span, multiple);
  if (name === undefined) return undefined;
  const read = argumentsAt(text, span.end, modeOfCommand(name + star));
  return read && { start: span.start, end: read.end, form: name + star, items: read.items };
}

interface Arguments {
  readonly items: readonly FoundItem[];
  readonly end: number;
}

/** `[pre][post]{key,key}` or `[post]{key}`: the first note is for the first key, the other for the last. */
function argumentsAt(text: string, at: number, mode: CitationMode): Arguments | undefined {
  const first = enclosed(text, at, '[', ']');
  const second = first && enclosed(text, first.end + 1, '[', ']');
  const keys = enclosed(text, behind(second ?? first) ?? at, '{', '}');
  if (keys === undefined) return undefined;
  const [pre, post] = second === undefined ? [undefined, first] : [first, second];
  const places = [...text.slice(keys.start, keys.end).matchAll(/[^\s,][^,]*/gu)].map((match) => {
    const key = match[0].replace(/%.*\n?/gu, '').trim();
    const start = keys.start + match.index;
    return { key, span: { start, end: start + key.length } };
  });
  const named = places.filter(({ key }) => key !== '');
  if (named.length === 0) return undefined;
  const items = named.map(({ key, span }, index) => {
    const isLast = index === named.length - 1;
    const item = itemOf(text, span, {
      before: index === 0 ? pre : undefined,
      behind: isLast ? post : undefined,
    });
    return { ...item, key, mode: index === 0 || mode !== 'textual' ? mode : 'textual' };
  });
  return { items, end: keys.end + 1 };
}

/** Behind the bracket that closes this. */
function behind(span: Span | undefined): number | undefined {
  return span && span.end + 1;
}

interface Notes {
  readonly before: Span | undefined;
  readonly behind: Span | undefined;
}

function itemOf(
  text: string,
  keySpan: Span,
  { before, behind }: Notes,
): Omit<FoundItem, 'key' | 'mode'> {
  const none = { start: keySpan.start, end: keySpan.start };
  const tail = behind ?? { start: keySpan.end, end: keySpan.end };
  const note = readNote(bare(text, tail), bareStart(text, tail));
  return {
    prefix: before === undefined ? '' : text.slice(before.start, before.end).trim(),
    label: note.label,
    locator: note.locator,
    suffix: note.suffix,
    span: keySpan,
    keySpan,
    prefixSpan: before ?? none,
    tailSpan: tail,
    locatorSpan: note.locatorSpan,
    suffixSpan: note.suffixSpan,
  };
}

/** Braces around all of a note only hide a bracket in it. */
function bare(text: string, { start, end }: Span): string {
  const note = text.slice(start, end);
  return isBraced(note) ? note.slice(1, -1) : note;
}

function bareStart(text: string, { start, end }: Span): number {
  return isBraced(text.slice(start, end)) ? start + 1 : start;
}

function isBraced(note: string): boolean {
  return /^\{[^{}]*\}$/u.test(note);
}

/** Arguments are as long as this at most: it keeps a missing bracket cheap. */
const LONGEST_ARGUMENT = 4000;

/** What stands between brackets here, behind white space; undefined without a pair. */
function enclosed(text: string, from: number, open: string, close: string): Span | undefined {
  const at = behindSpace(text, from);
  if (text[at] !== open) return undefined;
  const limit = Math.min(text.length, at + LONGEST_ARGUMENT);
  let depth = 0;
  for (let index = at + 1; index < limit && depth >= 0; index += 1) {
    const character = text.charAt(index);
    if (depth === 0 && character === close) return { start: at + 1, end: index };
    // A blank line ends what was never closed.
    if (character === '\n' && isBlankLine(text, index + 1)) return undefined;
    if (character === '\\') index += 1;
    else depth += DEPTH[character] ?? 0;
  }
  return undefined;
}

function behindSpace(text: string, from: number): number {
  let at = from;
  while (/\s/u.test(text.charAt(at))) at += 1;
  return at;
}

function isBlankLine(text: string, at: number): boolean {
  const blank = /[ \t]*\r?\n/y;
  blank.lastIndex = at;
  return blank.test(text);
}

const DEPTH: Readonly<Record<string, number>> = { '{': 1, '}': -1 };

/** `\autocites(pre)(post)[pre][post]{key}[post]{key}` */
function severalAt(text: string, span: Span, name: string): FoundCitation | undefined {
  const mode = modeOfCommand(name);
  const first = enclosed(text, span.end, '(', ')');
  const second = first && enclosed(text, first.end + 1, '(', ')');
  const items: FoundItem[] = [];
  let end = ((second ?? first)?.end ?? span.end - 1) + 1;
  for (
    let read = argumentsAt(text, end, mode);
    read !== undefined;
    read = argumentsAt(text, end, mode)
  ) {
    items.push(...read.items);
    end = read.end;
  }
  if (items.length === 0) return undefined;
  return { start: span.start, end, form: name, items: withOuterNotes(text, items, first, second) };
}

/** Notes in parentheses are those of the whole: they precede the first and follow the last. */
function withOuterNotes(
  text: string,
  items: readonly FoundItem[],
  first: Span | undefined,
  second: Span | undefined,
): readonly FoundItem[] {
  const [before, behind] = second === undefined ? [undefined, first] : [first, second];
  const words = (span: Span | undefined) =>
    span === undefined ? '' : text.slice(span.start, span.end).trim();
  return items.map((item, index) => ({
    ...item,
    prefix: index === 0 ? joined(words(before), item.prefix) : item.prefix,
    suffix: index === items.length - 1 ? joined(item.suffix, words(behind)) : item.suffix,
  }));
}

function joined(one: string, other: string): string {
  return [one, other].filter((words) => words !== '').join(' ');
}

/** `\citetext{\citealp[see][p.~3]{a}; \citealp{b}}`: natbib's way to give each work its notes. */
function listAt(text: string, start: number, head: number): FoundCitation | undefined {
  const items: FoundItem[] = [];
  let at = start + head;
  for (;;) {
    const command = /\s*\\citealp(?![A-Za-z])/uy;
    command.lastIndex = at;
    const read = command.test(text) ? argumentsAt(text, command.lastIndex, 'normal') : undefined;
    if (read === undefined) return undefined;
    items.push(...read.items);
    at = read.end;
    const separator = /\s*;\s*|\s*\}/uy;
    separator.lastIndex = at;
    const [mark] = separator.exec(text) ?? [];
    if (mark === undefined) return undefined;
    at += mark.length;
    if (mark.endsWith('}')) return { start, end: at, form: 'citetext', items };
  }
}

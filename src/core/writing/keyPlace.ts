/**
 * Where in a document a citation key is being typed. Whether it is one at all there (and not code, mathematics,
 * an address or an escape) is asked of the reader of citations, with a key of our own in its place.
 */
import type { CitationMode, FoundCitation, Span } from '../citations/citation.ts';
import type { Markup } from '../citations/markup.ts';
import { readCitations } from '../citations/read.ts';

/** `call` is `#cite(<key>)`, whose key is one alone. */
export type KeyForm = 'pandoc' | 'latex' | 'typst' | 'call';

/** What an accepted key takes the place of: from its mark (`@`, `<`, none in LaTeX) to `end`. */
export interface KeyPlace extends Span {
  readonly form: KeyForm;
  readonly cursor: number;
  /** `end`, or where what stands of the key behind the cursor ends. */
  readonly wordEnd: number;
  /** The key as far as it is typed, without marks. */
  readonly typed: string;
  /** Where the work begins that the key is of: at the minus of `-@key`, else at `start`. */
  readonly itemStart: number;
  readonly mode: CitationMode;
  /** Whether other works can stand beside it in the same citation. */
  readonly inGroup: boolean;
  /** The other keys of the document, each once: from here backwards to the beginning, then on to the end. */
  readonly others: readonly string[];
}

/** Undefined where no citation key is being typed. */
export function keyPlaceAt(text: string, markup: Markup, cursor: number): KeyPlace | undefined {
  return new KeyPlaces().at(text, markup, cursor);
}

/** Finds places one after the other: while one key is typed, its document is read once. */
export class KeyPlaces {
  #last: Settled | undefined;

  /** As `keyPlaceAt`. */
  at(text: string, markup: Markup, cursor: number): KeyPlace | undefined {
    const candidate = candidateAt(text, markup, cursor);
    if (candidate === undefined) return undefined;
    const { form, start, end, wordEnd, typed } = candidate;
    const around = { form, before: text.slice(0, start), after: text.slice(wordEnd) };
    if (this.#last === undefined || !isSame(this.#last, around)) {
      this.#last = { ...around, found: settled(around, markup, candidate) };
    }
    const { found } = this.#last;
    return found && { ...found, form, cursor, start, end, wordEnd, typed };
  }
}

/** The document without the key. */
interface Around {
  readonly form: KeyForm;
  readonly before: string;
  readonly after: string;
}

type Found = Pick<KeyPlace, 'itemStart' | 'mode' | 'inGroup' | 'others'>;

interface Settled extends Around {
  /** Undefined where the reader knows of no key. */
  readonly found: Found | undefined;
}

function isSame(one: Around, other: Around): boolean {
  return one.form === other.form && one.before === other.before && one.after === other.after;
}

/** A place by what stands in its line, whatever is around it. */
interface Candidate extends Span {
  readonly form: KeyForm;
  readonly wordEnd: number;
  readonly typed: string;
  /** What is put there to ask the reader, each in turn. */
  readonly probes: readonly string[];
}

/** No document has this key. */
const PROBE = 'gloss0probe';
/** Keys are as long as this at most, with all that a command has before them. */
const LONGEST = 1000;

const PANDOC_TYPED = /@(?<key>\{[^\s{}]*|[\p{L}\p{N}_:.#$%&\-+?<>~/]*)$/u;
const PANDOC_REST = /^(?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*/u;
const LATEX_TYPED = /[{,]\s*(?<key>[^\s{}[\],%\\]*)$/u;
const LATEX_REST = /^[^\s{}[\],%\\]*/u;
const TYPST_TYPED = /(?<![\p{L}\p{N}])@(?<key>[\p{L}\p{Nd}_\-.:]*)$/u;
const TYPST_REST = /^(?:[\p{L}\p{Nd}_-]|[.:](?=[\p{L}\p{Nd}_-]))*/u;
const CALL_TYPED = /#cite\(\s*(?<mark><|label\(\s*")(?<key>[^\s<>"]*)$/u;

function candidateAt(text: string, markup: Markup, cursor: number): Candidate | undefined {
  const before = text.slice(Math.max(0, cursor - LONGEST), cursor);
  switch (markup) {
    case 'markdown':
      return pandocCandidate(text, before, cursor);
    case 'latex':
      return latexCandidate(text, before, cursor);
    case 'typst':
      return typstCandidate(text, before, cursor) ?? callCandidate(text, before, cursor);
  }
}

function pandocCandidate(text: string, before: string, cursor: number): Candidate | undefined {
  const key = PANDOC_TYPED.exec(before)?.groups?.['key'];
  if (key === undefined) return undefined;
  const start = cursor - key.length - 1;
  const probes = [`@${PROBE}`];
  if (!key.startsWith('{')) {
    const wordEnd = cursor + lengthOf(PANDOC_REST, text, cursor);
    return { form: 'pandoc', start, end: cursor, wordEnd, typed: key, probes };
  }
  const end = cursor + lengthOf(/^[^\s{}]*\}?/u, text, cursor);
  return { form: 'pandoc', start, end, wordEnd: end, typed: key.slice(1), probes };
}

function latexCandidate(text: string, before: string, cursor: number): Candidate | undefined {
  const key = /cite/iu.test(before) ? LATEX_TYPED.exec(before)?.groups?.['key'] : undefined;
  if (key === undefined) return undefined;
  const wordEnd = cursor + lengthOf(LATEX_REST, text, cursor);
  // The brace that closes the command may not be typed yet.
  const probes = [PROBE, `${PROBE}}`];
  const start = cursor - key.length;
  return { form: 'latex', start, end: cursor, wordEnd, typed: key, probes };
}

function typstCandidate(text: string, before: string, cursor: number): Candidate | undefined {
  const key = TYPST_TYPED.exec(before)?.groups?.['key'];
  if (key === undefined) return undefined;
  const start = cursor - key.length - 1;
  const wordEnd = cursor + lengthOf(TYPST_REST, text, cursor);
  return { form: 'typst', start, end: cursor, wordEnd, typed: key, probes: [`@${PROBE}`] };
}

function callCandidate(text: string, before: string, cursor: number): Candidate | undefined {
  const { mark, key } = CALL_TYPED.exec(before)?.groups ?? {};
  if (mark === undefined || key === undefined) return undefined;
  const rest = mark === '<' ? /^[^\s<>()",]*>?/u : /^[^"\n]*(?:"\)?)?/u;
  const end = cursor + lengthOf(rest, text, cursor);
  const start = cursor - key.length - mark.length;
  return { form: 'call', start, end, wordEnd: end, typed: key, probes: [`<${PROBE}>)`] };
}

/** How much of the text from here on fits. */
function lengthOf(pattern: RegExp, text: string, from: number): number {
  return pattern.exec(text.slice(from, from + LONGEST))?.[0].length ?? 0;
}

function settled(
  { before, after }: Around,
  markup: Markup,
  { form, start, probes }: Candidate,
): Found | undefined {
  for (const probe of probes) {
    const citations = readCitations(before + probe + after, markup);
    const found = probeIn(citations);
    if (found === undefined) continue;
    const { citation, item } = found;
    const inGroup = form === 'pandoc' ? citation.form === 'group' : form !== 'call';
    // In LaTeX and Typst the mark belongs to the command.
    const itemStart = form === 'pandoc' ? item.keySpan.start : start;
    return { itemStart, mode: item.mode, inGroup, others: othersOf(citations) };
  }
  return undefined;
}

function probeIn(citations: readonly FoundCitation[]) {
  for (const citation of citations) {
    const item = citation.items.find(({ key }) => key === PROBE);
    if (item !== undefined) return { citation, item };
  }
  return undefined;
}

function othersOf(citations: readonly FoundCitation[]): readonly string[] {
  const keys = citations.flatMap(({ items }) => items.map(({ key }) => key));
  const at = keys.indexOf(PROBE);
  const nearestFirst = [...keys.slice(0, at).reverse(), ...keys.slice(at + 1)];
  return [...new Set(nearestFirst)];
}

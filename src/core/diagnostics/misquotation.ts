/**
 * Quotations that are nearly, but not exactly, what the paper says. Marks, case, hyphens, line ends and what
 * the writer says was left out or put in do not count; a quotation that stands nowhere in what is known of
 * the paper is none of our business.
 */
import type { AnnotationSet } from '../annotations/annotation.ts';
import type { Span } from '../citations/citation.ts';
import { escapeInline, escapeText, type Markup } from '../citations/markup.ts';
import type { TextEdit } from '../citations/textEdit.ts';
import type { Paper } from '../library/paper.ts';
import { alignWords, type Alignment, type WordChange } from './alignWords.ts';
import { quotedWords, writtenWords, type Word } from './wordsOf.ts';

/** Other words than the paper's: empty where something is added, or left out. */
export interface Difference {
  readonly quoted: string;
  readonly written: string;
}

export interface Misquotation extends Span {
  readonly paper: Paper;
  readonly differences: readonly Difference[];
  /** What makes it the paper's words. */
  readonly edits: readonly TextEdit[];
}

/** A text of a paper that may be quoted. */
interface Written {
  readonly paper: Paper;
  readonly text: string;
  readonly words: readonly Word[];
  readonly line: string;
  readonly known: ReadonlySet<string>;
}

/** Quotations of papers, compared with what is known of these; each paper is read once. */
export class QuotationCheck {
  readonly #annotations: (paper: Paper) => AnnotationSet | undefined;
  readonly #read = new Map<Paper, readonly Written[]>();

  constructor(annotations: (paper: Paper) => AnnotationSet | undefined) {
    this.#annotations = annotations;
  }

  /** Undefined where one of the papers has these words, or none has nearly these. */
  misquoted(
    { text, markup }: { readonly text: string; readonly markup: Markup },
    span: Span,
    papers: readonly Paper[],
  ): Misquotation | undefined {
    const quoted = quotedWords(text, span);
    const most = mostChanges(quoted.filter((word) => word.text !== undefined).length);
    if (most === 0) return undefined;
    const line = lineOf(quoted);
    const sources = papers.flatMap((paper) => this.#writtenIn(paper));
    if (sources.some((written) => written.line.includes(line))) return undefined;
    const best = nearest(quoted, sources, most);
    if (best === undefined || best.distance === 0) return undefined;
    const { written, changes } = best;
    const place = { start: quoted[0]?.start ?? span.start, end: quoted.at(-1)?.end ?? span.end };
    return { ...place, paper: written.paper, ...said({ text, markup, quoted, written }, changes) };
  }

  #writtenIn(paper: Paper): readonly Written[] {
    const known = this.#read.get(paper);
    if (known !== undefined) return known;
    const highlights = this.#annotations(paper)?.highlights ?? [];
    const texts = [paper.abstract, paper.title, ...highlights.map(({ quote }) => quote.exact)];
    const read = [...new Set(texts)].map((text) => readWritten(paper, text));
    this.#read.set(paper, read);
    return read;
  }
}

interface Found extends Alignment {
  readonly written: Written;
}

function nearest(
  quoted: readonly Word[],
  sources: readonly Written[],
  most: number,
): Found | undefined {
  let best: Found | undefined;
  for (const written of sources) {
    if (!mayHave(written, quoted, most)) continue;
    const found = alignWords(quoted, written.words, most);
    if (found === undefined || found.distance >= (best?.distance ?? Infinity)) continue;
    best = { ...found, written };
  }
  return best;
}

/**
 * How many words may differ for a quotation to be one of these words still; 0 where there are too few to
 * tell. Beyond it, it is a paraphrase, or from elsewhere in the paper.
 */
function mostChanges(words: number): number {
  const limits = [5, 8, 8, 12, 20].filter((least) => words >= least).length;
  return Math.max(limits, Math.floor(words / 6) * Number(words >= 30));
}

function readWritten(paper: Paper, text: string): Written {
  const words = writtenWords(text);
  const known = new Set(words.map((word) => word.text ?? ''));
  return { paper, text, words, line: lineOf(words), known };
}

/** Words between blanks; what stands for any words is nowhere in a text. */
function lineOf(words: readonly Word[]): string {
  return ` ${words.map(({ text = '…' }) => text).join(' ')} `;
}

/** Words that a text has nowhere have been changed, unless they are parted or joined there. */
function mayHave({ known }: Written, quoted: readonly Word[], most: number): boolean {
  const absent = quoted.filter(({ text }) => text !== undefined && !known.has(text));
  return absent.length <= most + quoted.length / 8;
}

interface Compared {
  readonly text: string;
  readonly markup: Markup;
  readonly quoted: readonly Word[];
  readonly written: Written;
}

function said(
  compared: Compared,
  changes: readonly WordChange[],
): Pick<Misquotation, 'differences' | 'edits'> {
  const { text, quoted, written } = compared;
  return {
    differences: changes.map((change) => ({
      quoted: slice(text, quoted, change.quoted),
      written: slice(written.text, written.words, change.written),
    })),
    edits: changes.map((change) => editOf(compared, change)),
  };
}

/** The text from the first of the words to the last, in one line. */
function slice(
  text: string,
  words: readonly Word[],
  [from, to]: readonly [number, number],
): string {
  const [first, last] = [words[from], words[to - 1]];
  if (first === undefined || last === undefined || from === to) return '';
  return text
    .slice(first.start, last.end)
    .replace(/\n[ \t]*>/gu, '\n')
    .replace(/\s+/gu, ' ');
}

function editOf({ text, markup, quoted, written }: Compared, change: WordChange): TextEdit {
  const [from, to] = change.quoted;
  const right = inMarkup(slice(written.text, written.words, change.written), markup);
  const [before, first, last, behind] = [from - 1, from, to - 1, to].map((at) => quoted[at]);
  if (from < to && first !== undefined && last !== undefined && right !== '') {
    return { start: first.start, end: last.end, newText: right };
  }
  if (from < to) return removal(text, { before, first, last, behind });
  if (before === undefined) {
    const at = behind?.start ?? 0;
    return { start: at, end: at, newText: `${right} ` };
  }
  return { start: before.end, end: before.end, newText: ` ${right}` };
}

/** Of words with what parts them from the words before them; at the beginning, from those behind. */
function removal(
  text: string,
  {
    before,
    first,
    last,
    behind,
  }: Readonly<Record<'before' | 'first' | 'last' | 'behind', Word | undefined>>,
): TextEdit {
  const [start, end] = [first?.start ?? 0, last?.end ?? text.length];
  if (before === undefined) return { start, end: behind?.start ?? end, newText: '' };
  const gap = /[ \t]+$/u.exec(text.slice(before.end, start))?.[0].length ?? 0;
  return { start: start - gap, end, newText: '' };
}

function inMarkup(words: string, markup: Markup): string {
  return markup === 'markdown' ? escapeInline(words) : escapeText(words, markup);
}

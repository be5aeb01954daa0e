/** What every kind of bibliography file gives: references with their places in the text, and problems. */
import { GlossError } from '../base/errors.ts';
import { arxivIdIn } from '../library/arxivId.ts';
import type { CslDate, CslItem, CslName } from '../library/paper.ts';
import type { BibliographyProblem } from './problem.ts';
import type { Span } from './span.ts';

/** A reference of a file, from its first to behind its last character. */
export interface Reference extends Span {
  readonly key: string;
  /** Where the key stands, without quotation marks. */
  readonly keySpan: Span;
  /** Decoded each time it is asked for, where the file is not CSL's own. */
  readonly item: CslItem;
  /** What a list shows and what tells works apart, which is quicker to have than all. */
  readonly brief: Brief;
  /** Whether its item certainly has nothing beyond CSL's own fields, so that nobody need look. */
  readonly isPlain?: boolean;
}

/** Work that others wait for takes breath now and then. */
export interface Reading {
  /** Called between slices of work; reading goes on when it resolves. */
  readonly pause: () => Promise<void>;
  readonly isCancelled: () => boolean;
}

/** Who reads may never be called off. */
export type Pausing = Pick<Reading, 'pause'> & Partial<Reading>;

/** @throws GlossError `bibliography.cancelled` */
export async function breathe({ pause, isCancelled }: Pausing): Promise<void> {
  await pause();
  if (isCancelled?.() === true) throw new GlossError('bibliography.cancelled', []);
}

/**
 * Takes steps one after the other, and breathes after so many.
 * @throws GlossError `bibliography.cancelled`
 */
export async function inSlices<T>(
  steps: Iterator<unknown, T>,
  reading: Pausing,
  every = 1,
): Promise<T> {
  for (let count = 1; ; count += 1) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (count % every === 0) await breathe(reading);
  }
}

export interface Brief {
  /** In the case it is written in, without marks. */
  readonly title: string;
  readonly authors: readonly CslName[];
  readonly issued: CslDate | undefined;
  /** As it is written. */
  readonly doi: string | undefined;
  /** Without version. */
  readonly arxiv: string | undefined;
  /** The journal or book it stands in, by its short title if it has one, without marks; empty where there is none. */
  readonly container: string;
}

/** What a reference says whose item is at hand. */
export function referenceOf(item: CslItem): Pick<Reference, 'key' | 'item' | 'brief' | 'isPlain'> {
  return { key: item.id, item, brief: briefOfItem(item), isPlain: item.custom === undefined };
}

/** The brief of a reference whose item is at hand. */
export function briefOfItem(item: CslItem): Brief {
  return {
    title: withoutMarks(item.title ?? ''),
    authors: item.author ?? [],
    issued: item.issued,
    doi: item.DOI,
    arxiv: arxivIdIn(item),
    container: withoutMarks(
      textOf(item['container-title-short']) || textOf(item['container-title']),
    ),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** CSL's marks for fonts and case are none of the text's own. */
export function withoutMarks(text: string): string {
  return text.includes('<') ? text.replace(/<\/?(?:i|b|sup|sub|span)(?: [^<>]*)?>/gu, '') : text;
}

export interface Bibliography {
  /** In the order of the file. A key stands once: of several with the same key the first counts in BibTeX, in CSL the last. */
  readonly references: readonly Reference[];
  readonly problems: readonly BibliographyProblem[];
}

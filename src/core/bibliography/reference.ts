/** What every kind of bibliography file gives: references with their places in the text, and problems. */
import type { CslItem } from '../library/paper.ts';
import type { BibliographyProblem } from './problem.ts';
import type { Span } from './span.ts';

/** A reference of a file, from its first to behind its last character. */
export interface Reference extends Span {
  readonly key: string;
  /** Where the key stands, without quotation marks. */
  readonly keySpan: Span;
  /** Decoded when it is first asked for. */
  readonly item: CslItem;
}

export interface Bibliography {
  /** In the order of the file. A key stands once: of several with the same key the first counts. */
  readonly references: readonly Reference[];
  readonly problems: readonly BibliographyProblem[];
}

/** A value that is made when it is first asked for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The references whose key has not come before. */
export function firstOfEachKey<T extends { readonly key: string }>(
  references: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return references.filter(({ key }) => {
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** What the documents of a workspace cite last: what one is likely to cite again. */
import type { CitationIndex } from './citationIndex.ts';

const MOST_DOCUMENTS = 8;
const MOST_OF_ONE = 3;

/** The keys that a document cites last, the last first. */
export function lastKeys(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.toReversed())].slice(0, MOST_OF_ONE);
}

/** Those of the documents that changed last, as far as the index knows; the last first. */
export function lastCited(
  index: Pick<CitationIndex, 'ids' | 'of'>,
  isAsked: (id: string) => boolean,
): readonly string[] {
  const documents = index
    .ids()
    .filter((id) => isAsked(id) && index.of(id).length > 0)
    .slice(-MOST_DOCUMENTS)
    .reverse();
  const keys = documents.flatMap((id) => lastKeys(index.of(id).map(({ key }) => key)));
  return [...new Set(keys)];
}

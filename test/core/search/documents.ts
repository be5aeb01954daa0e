/** Small documents and indexes for tests of the engine, without papers around them. */
import type { SearchDocument } from '../../../src/core/search/searchDocument.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';

export function aDocument(key: string, parts: Partial<SearchDocument> = {}): SearchDocument {
  return {
    key,
    title: '',
    method: '',
    aliases: '',
    authors: '',
    topics: '',
    keyphrases: '',
    abstract: '',
    note: '',
    highlights: '',
    tags: '',
    record: '',
    ...parts,
  };
}

/** An index of these, which can look at their texts. */
export function indexOf(documents: readonly SearchDocument[]): SearchIndex {
  const byKey = new Map(documents.map((document) => [document.key, document]));
  const index = new SearchIndex((key) => byKey.get(key));
  finish(index.addAll(documents));
  return index;
}

/** Takes all steps. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Small documents and indexes for tests of the engine, without papers around them. */
import type { SearchDocument } from '../../../src/core/search/searchDocument.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { completed } from '../../../src/core/base/steps.ts';

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
  completed(index.addAll(documents));
  return index;
}

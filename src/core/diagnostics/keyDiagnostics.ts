/** Keys that nothing knows, that the bibliography lacks, and papers that are cited unread. */
import type { FoundItem } from '../citations/citation.ts';
import { isNoWork } from '../citations/noWork.ts';
import { authorYear, type Paper } from '../library/paper.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import { keyEdit } from './keyEdit.ts';
import type { CitingDocument, Known } from './known.ts';
import { sentence } from './sentences.ts';
import { SimilarKeys } from './similarKeys.ts';

/** All that there are, and a key that is still missing. */
const NO_WORKS: ReadonlySet<string> = new Set(['*', '']);

/** Yields between slices of work. */
export function* keyDiagnostics(
  document: CitingDocument,
  known: Known,
): Generator<void, readonly Diagnostic[]> {
  const similar = new SimilarKeys(known.papers, known.hasEntry);
  const isCiting = citesWorks(document, known);
  const found: Diagnostic[] = [];
  const seen = new Set<Paper>();
  for (const { form, items } of document.citations) {
    yield;
    for (const item of items) {
      if (NO_WORKS.has(item.key) || isNoWork(item.key)) continue;
      const paper = known.paper(item.key);
      if (paper === undefined && known.hasEntry(item.key)) continue;
      if (paper !== undefined) {
        found.push(...aboutPaper({ document, known, item }, paper, seen.has(paper)));
        seen.add(paper);
      } else if (isCiting || form !== 'textual') {
        found.push(unknownKey(document, item, yield* similar.to(item.key)));
      }
    }
  }
  return found;
}

/** Whether `@name` is likely to be a work here: it may be a person, as in a list of changes. */
function citesWorks({ citations, markup }: CitingDocument, known: Known): boolean {
  return (
    markup !== 'markdown' ||
    known.bibliography !== undefined ||
    citations.some(
      ({ form, items }) => form !== 'textual' || items.some(({ key }) => known.paper(key)),
    )
  );
}

interface Here {
  readonly document: CitingDocument;
  readonly known: Known;
  readonly item: FoundItem;
}

function aboutPaper(here: Here, paper: Paper, isSeen: boolean): readonly Diagnostic[] {
  const { known, item } = here;
  const missing = known.hasEntry(item.key) ? undefined : missingEntry(here, paper);
  const isRead = (known.annotations(paper)?.status ?? 'unread') !== 'unread';
  if (isSeen || isRead || !known.knowsReading) return missing === undefined ? [] : [missing];
  const unread = unreadPaper(item, paper);
  return missing === undefined ? [unread] : [missing, unread];
}

function unknownKey(
  { text, markup }: CitingDocument,
  item: FoundItem,
  similar: readonly string[],
): Diagnostic {
  const query = item.key.replace(/[_.:+-]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ');
  const fixes = similar.map((key): Fix => {
    const edits = [keyEdit(text, markup, item, key)];
    return { title: sentence('useKey', key), remedy: { kind: 'edit', edits } };
  });
  const search: Fix = {
    title: sentence('search', query),
    remedy: { kind: 'search', query },
  };
  return {
    ...item.keySpan,
    code: 'unknown-key',
    message: sentence('unknownKey', item.key),
    fixes: [...fixes, search],
  };
}

/** Undefined where there is no bibliography to lack it. */
function missingEntry({ document, known, item }: Here, paper: Paper): Diagnostic | undefined {
  const { bibliography } = known;
  if (bibliography === undefined) return undefined;
  const { key } = item;
  const own = known.ownKey(paper);
  const add: Fix = {
    title: sentence('addEntry', key, bibliography),
    remedy: { kind: 'addEntry', key },
  };
  const problem = { ...item.keySpan, code: 'missing-entry' } as const;
  if (own === undefined) {
    return { ...problem, message: sentence('missingEntry', key, bibliography), fixes: [add] };
  }
  const edits = [keyEdit(document.text, document.markup, item, own)];
  const use: Fix = {
    title: sentence('useKeyOf', own, bibliography),
    remedy: { kind: 'edit', edits },
  };
  return { ...problem, message: sentence('otherKey', key, bibliography, own), fixes: [use] };
}

function unreadPaper({ keySpan, key }: FoundItem, paper: Paper): Diagnostic {
  return {
    ...keySpan,
    code: 'unread-paper',
    message: sentence('unreadPaper', authorYear(paper)),
    fixes: [
      { title: sentence('openPaper'), remedy: { kind: 'open', key } },
      { title: sentence('markRead'), remedy: { kind: 'mark', key, status: 'read' } },
      { title: sentence('markReading'), remedy: { kind: 'mark', key, status: 'reading' } },
    ],
  };
}

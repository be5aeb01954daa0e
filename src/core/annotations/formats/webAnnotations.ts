/**
 * Files of Web Annotations: one `AnnotationCollection` with its one page
 * (https://www.w3.org/TR/annotation-model/#collections), read also as a page, a list, or one annotation, and
 * from other programs. Fields that Gloss does not know are not in this form; `json.ts` has them all.
 */
import { isFields, ownField, type Fields } from '../../base/fields.ts';
import { nameId } from '../../base/nameId.ts';
import { fieldText } from '../anchoring/anchors.ts';
import type { AnnotationSet, HighlightField } from '../annotation.ts';
import { foreignSets, ownId, timesOf, type ForeignAnnotation } from './foreign.ts';
import { inFileOrder } from './order.ts';
import { idsInAddress, type PaperFinder } from './paperFinder.ts';
import type { EntryProblem, FileContent } from './problems.ts';
import { CONTEXT, highlightAnnotation, paperAnnotation } from './webAnnotation.ts';
import { readForeign, readOwnHighlight, readOwnPaper, sourceOf, type Read } from './webEntries.ts';

export function writeWebAnnotations(sets: readonly AnnotationSet[], finder: PaperFinder): string {
  const sorted = inFileOrder(sets);
  const items = sorted.flatMap((set) => [
    paperAnnotation(set),
    ...set.highlights.map((highlight) =>
      highlightAnnotation(set, highlight, textIn(set, highlight.field, finder)),
    ),
  ]);
  const id = `urn:uuid:${nameId(sorted.map((set) => set.id).join(' '))}`;
  const page = { id: `${id}#page-1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items };
  const collection = {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: 'Annotations of Gloss',
    total: items.length,
    first: page,
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
}

/** Empty for a passage from elsewhere, and of a paper that the library does not have. */
function textIn(
  { paper }: AnnotationSet,
  field: HighlightField | undefined,
  finder: PaperFinder,
): string {
  const found = field === undefined ? undefined : finder.byRecord(paper);
  return found === undefined || field === undefined ? '' : fieldText(found, field);
}

interface Items {
  readonly at: string;
  readonly values: readonly unknown[];
}

/** The annotations of a file; undefined for what has none. */
export function webAnnotationItems(value: unknown): Items | undefined {
  if (Array.isArray(value)) return { at: '', values: value };
  if (!isFields(value)) return undefined;
  const { first, items } = value;
  if (isFields(first) && Array.isArray(first['items'])) {
    return { at: 'first.items', values: first['items'] };
  }
  if (Array.isArray(items)) return { at: 'items', values: items };
  return value['target'] === undefined ? undefined : { at: '', values: [value] };
}

export function readWebAnnotations(
  { at, values }: Items,
  finder: PaperFinder,
): FileContent<AnnotationSet> {
  const entries = values.map((value, index) => ({ value, at: `${at}[${String(index)}]` }));
  const problems: EntryProblem[] = [];
  const sets = new Map<string, AnnotationSet>();
  const foreign: ForeignAnnotation[] = [];
  const take = <T>(read: Read<T>, use: (value: T) => void): void => {
    if ('problem' in read) problems.push(read.problem);
    else use(read.value);
  };
  for (const { value, at: entry } of entries) {
    if (!isFields(value)) problems.push({ entry, code: 'object' });
    else if (isOwn(value, 'gloss:status')) {
      take(readOwnPaper(value, entry), (set) => {
        if (sets.has(set.id)) problems.push({ entry: `${entry}.id`, code: 'repeated' });
        else sets.set(set.id, set);
      });
    } else if (!isOwn(value, 'gloss:set')) {
      take(readForeign(value, entry), (annotation) => foreign.push(annotation));
    }
  }
  // Their papers are known by now, wherever they stand.
  for (const { value, at: entry } of entries) {
    if (!isFields(value) || !isOwn(value, 'gloss:set')) continue;
    const set = setOf(value, sets);
    const textOf = (field: HighlightField) => textIn(set, field, finder);
    take(readOwnHighlight(value, entry, textOf), (highlight) => {
      const isThere = set.highlights.some(({ id }) => id === highlight.id);
      if (isThere) problems.push({ entry: `${entry}.id`, code: 'repeated' });
      else sets.set(set.id, { ...set, highlights: [...set.highlights, highlight] });
    });
  }
  return { entries: [...sets.values(), ...foreignSets(foreign, finder)], problems };
}

function isOwn(annotation: Fields, name: string): boolean {
  return typeof ownField(annotation, name) === 'string';
}

/** The set of a highlight; a new one where the annotation of its paper is not in the file. */
function setOf(annotation: Fields, sets: ReadonlyMap<string, AnnotationSet>): AnnotationSet {
  const id = ownId(String(annotation['gloss:set']));
  const known = sets.get(id);
  if (known !== undefined) return known;
  const source = sourceOf(annotation) ?? '';
  return {
    id,
    paper: { keys: [], title: source, ...idsInAddress(source) },
    status: 'unread',
    tags: [],
    note: '',
    highlights: [],
    ...timesOf(annotation['created'], annotation['modified']),
  };
}

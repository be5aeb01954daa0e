/** Annotations as the API of Hypothesis gives them (https://h.readthedocs.io/en/latest/api-reference/): `{ rows }`. */
import { isFields, type Fields } from '../../base/fields.ts';
import type { AnnotationSet } from '../annotation.ts';
import { foreignSets, timesOf, type ForeignAnnotation } from './foreign.ts';
import type { PaperFinder } from './paperFinder.ts';
import type { EntryProblem, FileContent } from './problems.ts';
import { listed, selectorsFromWebAnnotation } from './webSelectors.ts';

/** The rows of an answer of the API, or a list of them; undefined for anything else. */
export function hypothesisRows(value: unknown): readonly unknown[] | undefined {
  const rows = isFields(value) ? value['rows'] : value;
  if (!Array.isArray(rows)) return undefined;
  return isFields(value) || rows.some(isRow) ? (rows as readonly unknown[]) : undefined;
}

function isRow(value: unknown): boolean {
  return isFields(value) && typeof value['uri'] === 'string' && value['@context'] === undefined;
}

export function readHypothesis(
  rows: readonly unknown[],
  finder: PaperFinder,
): FileContent<AnnotationSet> {
  const problems: EntryProblem[] = [];
  const annotations: ForeignAnnotation[] = [];
  for (const [index, row] of rows.entries()) {
    const read = readRow(row, `rows[${String(index)}]`);
    if ('code' in read) problems.push(read);
    else annotations.push(read);
  }
  return { entries: foreignSets(annotations, finder), problems };
}

function readRow(row: unknown, entry: string): ForeignAnnotation | EntryProblem {
  if (!isFields(row)) return { entry, code: 'object' };
  const { id, uri, text = '', tags = [] } = row;
  if (typeof id !== 'string') return { entry: `${entry}.id`, code: 'text' };
  if (typeof uri !== 'string') return { entry: `${entry}.uri`, code: 'target' };
  if (typeof text !== 'string') return { entry: `${entry}.text`, code: 'text' };
  if (!isTexts(tags)) return { entry: `${entry}.tags`, code: 'texts' };
  if (isReply(row)) return { entry, code: 'reply' };
  return {
    id: `hypothesis ${id}`,
    source: uri,
    title: titleOf(row),
    // Their positions are in the text of the whole page.
    quote: selectorsFromWebAnnotation(row, '')?.quote,
    comment: text,
    tags,
    ...timesOf(row['created'], row['updated']),
  };
}

/** Replies name what they answer. */
function isReply({ references }: Fields): boolean {
  return Array.isArray(references) && references.length > 0;
}

function titleOf({ document }: Fields): string | undefined {
  const titles = isFields(document) ? listed(document['title']) : [];
  return titles.find((title): title is string => typeof title === 'string' && title !== '');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

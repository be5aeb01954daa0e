/** Reads a file of annotations of whatever form Gloss knows. */
import type { AnnotationSet } from '../annotation.ts';
import { isFields } from '../../base/fields.ts';
import { hypothesisRows, readHypothesis } from './hypothesis.ts';
import { isJsonFile, readJson } from './json.ts';
import type { PaperFinder } from './paperFinder.ts';
import type { FileContent } from './problems.ts';
import { readLines } from './readLines.ts';
import { readWebAnnotations, webAnnotationItems } from './webAnnotations.ts';

/** Never throws: of a file that is none of these, the problem says so. */
export function readAnnotationFile(text: string, finder: PaperFinder): FileContent<AnnotationSet> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return readAsLines(text);
  }
  if (isJsonFile(value)) return isLines(value) ? readAsLines(text) : readJson(value);
  const rows = hypothesisRows(value);
  if (rows !== undefined) return readHypothesis(rows, finder);
  const items = webAnnotationItems(value);
  if (items !== undefined) return readWebAnnotations(items, finder);
  return { entries: [], problems: [{ entry: '', code: 'format' }] };
}

/** A file of lines that has nothing but its head is JSON too. */
function isLines(value: unknown): boolean {
  return isFields(value) && value['sets'] === undefined;
}

function readAsLines(text: string): FileContent<AnnotationSet> {
  const { sets, problems } = readLines(text);
  // Where no line is of Gloss, the file is something else, not a file with so many bad lines.
  const isOther =
    sets.length === 0 && problems.some(({ code, entry }) => code === 'format' && entry === '');
  return isOther
    ? { entries: [], problems: [{ entry: '', code: 'json' }] }
    : { entries: sets, problems };
}

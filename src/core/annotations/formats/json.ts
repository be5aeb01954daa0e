/**
 * Gloss's own file of annotations, version 1: complete, in one order, and without the time at which it was
 * written, so that two files are the same where the annotations are. `docs/annotations.schema.json`
 * describes it.
 */
import { isFields } from '../../base/fields.ts';
import type { AnnotationSet } from '../annotation.ts';
import { inFileOrder, orderedJson } from './order.ts';
import type { EntryProblem, FileContent } from './problems.ts';
import { readSets } from './setShape.ts';

export const FORMAT = 'gloss-annotations';
export const FILE_VERSION = 1;

export function writeJson(sets: readonly AnnotationSet[]): string {
  const file = { format: FORMAT, version: FILE_VERSION, sets: inFileOrder(sets) };
  return `${orderedJson(file, 2)}\n`;
}

export function isJsonFile(value: unknown): boolean {
  return isFields(value) && value['format'] === FORMAT;
}

/** Of a newer version, what this one can read. */
export function readJson(value: unknown): FileContent<AnnotationSet> {
  const { version, sets } = isFields(value) ? value : {};
  if (!Array.isArray(sets)) return { entries: [], problems: [{ entry: 'sets', code: 'list' }] };
  const { entries, problems } = readSets(sets, 'sets');
  return { entries, problems: [...versionProblem(version, 'version'), ...problems] };
}

export function versionProblem(version: unknown, entry: string): readonly EntryProblem[] {
  if (!Number.isInteger(version)) return [{ entry, code: 'place' }];
  return Number(version) > FILE_VERSION ? [{ entry, code: 'newer' }] : [];
}

/**
 * Annotations as lines, for a file that git merges: a head, then for each paper a line with what is known of
 * it, one with its note, one for each highlight. Each line is JSON and stands alone; their order depends on
 * nothing but keys and ids, so that two people's changes meet in one place only where they changed the same.
 */
import type { AnnotationSet } from '../annotation.ts';
import { FILE_VERSION, FORMAT } from './json.ts';
import { compareTexts, inFileOrder, orderedJson } from './order.ts';

/** `aside` are lines that could not be read: they stay in the file, behind all others. */
export function writeLines(sets: readonly AnnotationSet[], aside: readonly string[] = []): string {
  const head = JSON.stringify({ format: FORMAT, version: FILE_VERSION });
  const lines = [head, ...inFileOrder(sets).flatMap(linesOf), ...aside];
  return lines.map((line) => `${line}\n`).join('');
}

function linesOf({ note, highlights, ...set }: AnnotationSet): readonly string[] {
  const of = set.id;
  const sorted = highlights.toSorted((one, other) => compareTexts(one.id, other.id));
  return [
    orderedJson({ set }),
    ...(note === '' ? [] : [orderedJson({ of, note })]),
    ...sorted.map((highlight) => orderedJson({ of, highlight })),
  ];
}

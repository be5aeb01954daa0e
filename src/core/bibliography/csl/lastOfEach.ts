/** References of a file in which an id may stand twice. */
import type { Problems } from '../problem.ts';
import type { Reference } from '../reference.ts';

/** Of those with one id the last, as pandoc takes it; the others are problems. */
export function lastOfEach(
  references: readonly Reference[],
  problems: Problems,
): readonly Reference[] {
  const last = new Map(references.map((reference) => [reference.key, reference]));
  return references.filter((reference) => {
    const counts = last.get(reference.key);
    if (counts === undefined || counts === reference) return true;
    const line = String(problems.lineOf(counts.start));
    problems.add('item.duplicateId', reference.keySpan, reference.key, line);
    return false;
  });
}

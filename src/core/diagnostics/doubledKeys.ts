/** Keys that two entries of a bibliography have: which of these problems to show, and what to do about them. */
import type { BibliographyProblem } from '../bibliography/problem.ts';
import type { Reference } from '../bibliography/reference.ts';
import { citationKeySuffixed } from '../library/citationKey.ts';
import type { Fix } from './diagnostic.ts';
import { sentence } from './sentences.ts';
import { withoutSwitchedOff } from './switchedOff.ts';

export function isDoubledKey({ code }: BibliographyProblem): boolean {
  return code === 'entry.duplicateKey' || code === 'item.duplicateId';
}

/**
 * All but the doubled keys that a comment of the bibliography switches off, or all of them where they are off. The
 * text is asked for only where there are some: of a large file it is put together anew.
 */
export function problemsToShow(
  read: { readonly text: string; readonly problems: readonly BibliographyProblem[] },
  isOn: boolean,
): readonly BibliographyProblem[] {
  const { problems } = read;
  const doubled = problems
    .filter(isDoubledKey)
    .map((problem) => ({ code: 'duplicate-key', start: problem.start, problem }) as const);
  if (doubled.length === 0) return problems;
  const kept = isOn ? withoutSwitchedOff(read.text, 'latex', doubled) : [];
  const shown = new Set(kept.map(({ problem }) => problem));
  return problems.filter((problem) => !isDoubledKey(problem) || shown.has(problem));
}

/** Gives the entry a key of its own. */
export function otherKeyFix(
  text: string,
  references: readonly Reference[],
  { start, end }: BibliographyProblem,
): Fix {
  const taken = new Set(references.map(({ key }) => key));
  const newText = citationKeySuffixed(text.slice(start, end), taken);
  return {
    title: sentence('newKey', newText),
    remedy: { kind: 'edit', edits: [{ start, end, newText }] },
  };
}

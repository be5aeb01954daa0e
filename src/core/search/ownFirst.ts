/** Papers that one has at hand already go before others that answer a query about as well. */
import type { FoundPaper } from './paperSearch.ts';

/** What having a paper at hand is worth: enough to break ties, not to hide a better answer. */
const WORTH = 0.05;

/**
 * The same papers, own ones moved up. None passes a paper that answers in a better way: with all of a few words
 * before some of them, exact before typos.
 */
export function ownFirst(
  found: readonly FoundPaper[],
  isOwn: (key: string) => boolean,
): readonly FoundPaper[] {
  const placed = found.map((paper) => {
    // A score is its tier and, behind the point, how well the paper answers within that.
    const tier = Math.floor(paper.score);
    const worth = paper.score - tier + (isOwn(paper.key) ? WORTH : 0);
    return { paper, tier, worth };
  });
  return placed.toSorted((a, b) => b.tier - a.tier || b.worth - a.worth).map(({ paper }) => paper);
}

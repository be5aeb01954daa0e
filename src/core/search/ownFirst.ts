/** Papers that one has at hand already go before others that answer a query about as well. */
import { matchesWhole, type FoundPaper } from './paperSearch.ts';

/** What having a paper at hand is worth: enough to break ties, not to hide a better answer. */
const WORTH = 0.05;

/**
 * The same papers, own ones moved up. None passes a paper that has more of the query's words, or that has
 * them in a better way: exact before typos.
 */
export function ownFirst(
  found: readonly FoundPaper[],
  isOwn: (key: string) => boolean,
): readonly FoundPaper[] {
  const placed = found.map((paper) => {
    // A score is its tier and, behind the point, how well the paper answers within that.
    const tier = Math.floor(paper.score);
    const whole = matchesWhole(paper) ? 1 : 0;
    const worth = paper.score - tier + (isOwn(paper.key) ? WORTH : 0);
    return { paper, whole, tier, worth };
  });
  return placed
    .toSorted((a, b) => b.whole - a.whole || b.tier - a.tier || b.worth - a.worth)
    .map(({ paper }) => paper);
}

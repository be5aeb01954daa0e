/** Preprint or published: which of a paper's versions is cited. Nothing is invented for either. */
import type { CslItem, Paper } from '../library/paper.ts';

export type PaperVersion = 'preprint' | 'published';

/** Words in the name of a venue that only journals have. */
const JOURNAL =
  /\b(?:Transactions|Journal|Letters|Magazine|Endowment|Research|Medicine|TMLR|JMLR)\b/u;

/** The item of the published version; of a paper whose venue is not known, its item as it is. */
export function published(paper: Paper): CslItem {
  const { item, facts } = paper;
  const { venue } = facts;
  if (venue?.year === undefined || item.type !== 'article') return item;
  const kept = Object.entries(item).filter(([name]) => !OF_PREPRINT.has(name));
  return {
    ...(Object.fromEntries(kept) as CslItem),
    type: JOURNAL.test(venue.name) ? 'article-journal' : 'paper-conference',
    'container-title': venue.name,
    issued: { 'date-parts': [[venue.year]] },
    ...(venue.doi !== undefined && { DOI: venue.doi }),
  };
}

/** What says of a preprint where it is kept; its address still leads to the text. */
const OF_PREPRINT = new Set(['DOI', 'publisher', 'number', 'note']);

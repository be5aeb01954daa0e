/** What the search from which a paper was opened found in it, for its page to mark. */
import type { Gloss } from '../../core/index.ts';
import type { Paper } from '../../core/library/paper.ts';
import { markedPlaces } from '../../core/search/marks.ts';
import { fieldsOf, reasonsOf } from '../../core/search/why.ts';
import type { PageFound } from '../../core/view/page.ts';
import { foundText } from '../searchText.ts';

/** As much of a query as is shown. */
const MOST_SHOWN = 200;

/** Undefined where the query, of which filters do not count, does not find the paper. */
export function pageFound(
  { search }: Pick<Gloss, 'search'>,
  { key, title, abstract }: Paper,
  query: string,
): PageFound | undefined {
  const hit = search.why(query, key);
  if (hit === undefined) return undefined;
  const places = { title: markedPlaces(hit, title), abstract: markedPlaces(hit, abstract) };
  const isMarked = places.title.length + places.abstract.length > 0;
  const elsewhere = isMarked ? [] : fieldsOf(hit);
  const shown = query.trim().slice(0, MOST_SHOWN);
  return { reason: foundText(shown, reasonsOf(hit), elsewhere), places };
}

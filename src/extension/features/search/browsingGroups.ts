/** The papers that are listed while nothing is searched for. */
import type { Gloss } from '../../../core/index.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { text } from '../../text.ts';

/** Of a list that nobody reads to its end. */
const MOST_PAPERS = 1_000;
const MOST_RECENT = 10;

/** With their headings: what the document has, what was opened lately, then everything; none is empty. */
export function browsingGroups(
  { library, recent }: Pick<Gloss, 'library' | 'recent'>,
  isOwn: (paper: Paper) => boolean,
): readonly (readonly [heading: string, keys: readonly string[]])[] {
  const all = library.papers();
  const own = all.filter(isOwn).map(({ key }) => key);
  const shown = new Set(own.slice(0, MOST_PAPERS));
  const lately = recent
    .keys()
    .filter((key) => !shown.has(key) && library.get(key) !== undefined)
    .slice(0, MOST_RECENT);
  for (const key of lately) shown.add(key);
  const rest = all.map(({ key }) => key).filter((key) => !shown.has(key));
  const groups = [
    [text.ownPapers(), own.slice(0, MOST_PAPERS)],
    [text.recentlyOpened(), lately],
    [text.allPapers(), rest.slice(0, MOST_PAPERS)],
  ] as const;
  return groups.filter(([, keys]) => keys.length > 0);
}

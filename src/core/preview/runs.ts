/**
 * Words between the works of a citation keep them apart, as in pandoc: works are sorted, and names not said again, only
 * among those between which nothing stands. citeproc-js minds no such thing, so it is told.
 */
import CSL, { type CitationItemInput, type Engine } from 'citeproc';
import type { CslItem } from '../library/paper.ts';

/** Sorts works within their runs (`runsOf`), and leaves the runs in their order. */
export function sortInRuns({ citation: { srt } }: Engine): void {
  const compare = srt.compareCompositeKeys;
  srt.compareCompositeKeys = (one, other) =>
    (one[1].run ?? 0) - (other[1].run ?? 0) || compare(one, other);
}

/** With works by the same people side by side, where the first of them stands: for styles that leave names out. */
export function gathered(
  items: readonly CitationItemInput[],
  itemOf: (key: string) => CslItem | undefined,
): readonly CitationItemInput[] {
  const groups = new Map<string, CitationItemInput[]>();
  let part = 0;
  for (const [index, item] of items.entries()) {
    if (hasWords(item) || items[index - 1]?.suffix !== undefined) part += 1;
    const group = `${String(part)} ${namesOf(itemOf(item.id)) ?? item.id}`;
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return [...groups.values()].flat();
}

function hasWords({ prefix, suffix }: CitationItemInput): boolean {
  return prefix !== undefined || suffix !== undefined;
}

/** Those that a citation names; undefined for a work without. */
function namesOf(work: CslItem | undefined): string | undefined {
  const names = work?.author ?? work?.['editor'];
  return names === undefined ? undefined : JSON.stringify(names);
}

const { getCite, getSpliceDelimiter } = CSL;

CSL.getCite = function (item, input, ...others) {
  // Only what is printed has a run; else it is looked what would be.
  if (input?.run !== undefined) {
    const { tmp } = this;
    // What it compares names with.
    if (input.prefix !== undefined || tmp.isBehindWords === true)
      tmp.last_primary_names_string = false;
    tmp.isBehindWords = input.suffix !== undefined;
    tmp.hasLocator = input.locator !== undefined;
  }
  return getCite.call(this, item, input, ...others);
};

/** Between years of the same names, by the specification of CSL; not beside pages. */
const BETWEEN_YEARS = ', ';

CSL.getSpliceDelimiter = function (isBehindLocator, ...others) {
  const delimiter = getSpliceDelimiter.call(this, isBehindLocator, ...others);
  const {
    collapse,
    layout_delimiter: outside,
    'after-collapse-delimiter': behind = outside,
    cite_group_delimiter: between = BETWEEN_YEARS,
  } = this.citation.opt;
  if (collapse !== 'year' || !this.tmp.have_collapsed) return delimiter;
  const isBesidePage = isBehindLocator || this.tmp.hasLocator === true;
  this.tmp.splice_delimiter = isBesidePage ? behind : between;
  return this.tmp.splice_delimiter;
};

/** The orders in which papers are listed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inTitleOrder, sorted, titleOrderSteps } from '../../../src/core/view/paperOrder.ts';
import { aPaper } from '../../support/papers.ts';

const title = fc.string({ unit: fc.constantFrom('a', 'B', 'é', '1', '2', ' '), maxLength: 4 });
const papers = fc
  .array(fc.tuple(title, fc.option(fc.integer({ min: 2000, max: 2003 }), { nil: undefined })), {
    maxLength: 1_200,
    size: 'max',
  })
  .map((all) =>
    all.map(([name, year], n) => ({ ...aPaper({ key: String(n), title: name }), year })),
  );
const keys = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key);

describe('papers in order', () => {
  const collator = new Intl.Collator('en', { numeric: true });

  it('of their titles stand as a reader would put them, equal ones as they came', () => {
    fc.assert(
      fc.property(papers, (all) => {
        const expected = all.toSorted((a, b) => collator.compare(a.title, b.title));
        assert.deepEqual(keys(inTitleOrder(all)), keys(expected));
      }),
      { numRuns: 60 },
    );
  });

  it('of their years stand latest first, and of those opened last one first, by title within', () => {
    fc.assert(
      fc.property(papers, fc.array(fc.nat({ max: 30 })), (all, opened) => {
        const recent = [...new Set(opened.map(String))];
        const rank = ({ key }: { readonly key: string }) =>
          recent.includes(key) ? recent.indexOf(key) : 99;
        const byTitle = inTitleOrder(all);
        const byYear = byTitle.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
        assert.deepEqual(keys(sorted(byTitle, 'year', recent)), keys(byYear));
        const byRecent = byTitle.toSorted((a, b) => rank(a) - rank(b));
        assert.deepEqual(keys(sorted(byTitle, 'recent', recent)), keys(byRecent));
      }),
      { numRuns: 60 },
    );
  });

  it('are sorted in steps where there are many', () => {
    const many = Array.from({ length: 5_000 }, (_, n) =>
      aPaper({ key: String(n), title: `Title ${String((n * 7_919) % 5_000)}` }),
    );
    const steps = titleOrderSteps(many);
    let count = 0;
    while (steps.next().done !== true) count += 1;
    assert.ok(count > 20);
  });
});

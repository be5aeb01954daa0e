import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeVersions, type Version } from '../../../src/core/annotations/mergeVersions.ts';
import { anAnnotationSet } from '../../support/annotationArbitraries.ts';
import { aHighlight, aSet } from '../../support/highlights.ts';

const EARLY = '2026-01-02T00:00:00.000Z';
const LATE = '2026-01-03T00:00:00.000Z';

const a = aSet({ id: 'a', paper: { keys: ['a2020'], title: 'A' } });
const b = aSet({ id: 'b', paper: { keys: ['b2021'], title: 'B', doi: '10.1/b' } });

describe('mergeVersions', () => {
  it('keeps what one side has, in order', () => {
    assert.deepEqual(mergeVersions({ sets: [a] }, { sets: [b] }).sets, [a, b]);
  });

  it('joins sets of one id, and of one paper', () => {
    const read = { ...a, status: 'read', modified: LATE } as const;
    const other = { ...b, id: 'c', note: 'New.', modified: LATE };
    const { sets } = mergeVersions({ sets: [a, b] }, { sets: [other, read] });
    assert.deepEqual(sets, [read, { ...other, id: 'b' }]);
  });

  it('names the sets whose note has both texts now', () => {
    const { bothTexts } = mergeVersions(
      {
        sets: [
          { ...a, note: 'Mine.' },
          { ...b, note: 'Same.' },
        ],
      },
      {
        sets: [
          { ...a, note: 'Theirs.' },
          { ...b, note: 'Same.' },
        ],
      },
    );
    assert.deepEqual(bothTexts, ['a']);
  });

  it('takes away what was deleted on either side, but not what was changed later', () => {
    const highlights = [
      aHighlight({ id: 'h1', modified: EARLY }),
      aHighlight({ id: 'h2', modified: LATE }),
    ];
    const mine: Version = {
      sets: [a, { ...b, highlights, modified: LATE }],
      deleted: [
        { id: 'a', at: EARLY },
        { id: 'h2', at: EARLY },
      ],
    };
    const theirs: Version = {
      sets: [],
      deleted: [
        { id: 'h1', at: LATE },
        { id: 'a', at: LATE },
      ],
    };
    const merged = mergeVersions(mine, theirs);
    assert.deepEqual(
      merged.sets.map(({ id }) => id),
      ['b'],
    );
    assert.deepEqual(
      merged.sets[0]?.highlights.map(({ id }) => id),
      ['h2'],
    );
    assert.deepEqual(merged.deleted, [
      { id: 'a', at: LATE },
      { id: 'h2', at: EARLY },
      { id: 'h1', at: LATE },
    ]);
  });

  it('takes away a set that one side has no more and the other left as it was', () => {
    const changed = { ...b, note: 'New.', modified: LATE };
    assert.deepEqual(mergeVersions({ sets: [a, changed] }, { sets: [] }, [a, b]).sets, [changed]);
    assert.deepEqual(mergeVersions({ sets: [] }, { sets: [a, changed] }, [a, b]).sets, [changed]);
  });

  it('changes nothing when either side is merged again', () => {
    // Each paper once a side, under one of two ids, known by its key.
    const papers = fc.uniqueArray(fc.tuple(fc.nat({ max: 3 }), fc.boolean(), anAnnotationSet), {
      selector: ([paper]) => paper,
    });
    const versions = papers.map((all) =>
      all.map(([at, isSecond, set]) => {
        const paper = { keys: [`key${String(at)}`], title: set.paper.title };
        return { ...set, id: `${String(at)}${isSecond ? 'b' : 'a'}`, paper };
      }),
    );
    fc.assert(
      fc.property(versions, versions, (mine, theirs) => {
        const once = mergeVersions({ sets: mine }, { sets: theirs });
        const again = mergeVersions(once, { sets: theirs });
        assert.deepEqual(again, { ...once, bothTexts: [] });
        assert.deepEqual(mergeVersions(once, once), { ...once, bothTexts: [] });
        const ids = once.sets.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

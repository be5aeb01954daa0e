import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import { mergeSets } from '../../../src/core/annotations/merge.ts';
import { BOTH_TEXTS } from '../../../src/core/annotations/mergeTexts.ts';
import { tagIdentity } from '../../../src/core/annotations/tags.ts';
import { anAnnotationSet } from '../../support/annotationArbitraries.ts';
import { aHighlight, aSet } from '../../support/highlights.ts';

const EARLY = '2026-01-02T00:00:00.000Z';
const LATE = '2026-01-03T00:00:00.000Z';

const merged = (
  mine: Partial<AnnotationSet>,
  theirs: Partial<AnnotationSet>,
  base?: Partial<AnnotationSet>,
): AnnotationSet => {
  const context = base === undefined ? {} : { base: aSet(base) };
  return mergeSets(aSet({ modified: EARLY, ...mine }), aSet({ modified: LATE, ...theirs }), context)
    .set;
};

describe('mergeSets', () => {
  it('takes status and place in the queue from the side that was changed last', () => {
    const set = merged({ status: 'read', queue: 2 }, { status: 'reading' });
    assert.deepEqual([set.status, 'queue' in set, set.modified], ['reading', false, LATE]);
    assert.equal(merged({}, { queue: 3 }).queue, 3);
  });

  it('joins tags, however they are spelt', () => {
    assert.deepEqual(merged({ tags: ['MoE', 'to cite'] }, { tags: ['gating', 'moe'] }).tags, [
      'MoE',
      'to cite',
      'gating',
    ]);
  });

  it('keeps both texts of a note, and says so', () => {
    const result = mergeSets(aSet({ note: 'Mine.' }), aSet({ note: 'Theirs.', modified: LATE }));
    assert.equal(result.set.note, `Mine.\n\n${BOTH_TEXTS}\n\nTheirs.`);
    assert.equal(result.bothTexts, true);
    const again = mergeSets(result.set, aSet({ note: 'Mine.' }));
    assert.deepEqual(again, { set: result.set, bothTexts: false });
  });

  it('takes a note that the other side has none of, and one that was gone on with', () => {
    assert.equal(merged({ note: 'Mine.' }, { note: ' ' }).note, 'Mine.');
    assert.equal(merged({ note: 'One.\nTwo.' }, { note: 'One.' }).note, 'One.\nTwo.');
  });

  it('takes the highlight that was changed last, without what was taken away there', () => {
    const one = aHighlight({ comment: 'old', locator: 'p. 5', rating: 3, modified: EARLY });
    const other = aHighlight({ comment: 'new', colour: 'red', modified: LATE, team: 'x' });
    const expected = { ...other, rating: 3 };
    assert.deepEqual(merged({ highlights: [one] }, { highlights: [other] }).highlights, [expected]);
    assert.deepEqual(merged({ highlights: [other] }, { highlights: [one] }).highlights, [expected]);
  });

  it('keeps highlights that one side has', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => aHighlight({ id }));
    assert.ok(a && b && c);
    const ids = merged({ highlights: [a, b] }, { highlights: [c, a] }).highlights.map(
      ({ id }) => id,
    );
    assert.deepEqual(ids, ['a', 'b', 'c']);
  });

  it('leaves out highlights that were deleted, but for those that were changed later', () => {
    const highlights = [
      aHighlight({ id: 'a', modified: EARLY }),
      aHighlight({ id: 'b', modified: LATE }),
    ];
    const deleted = new Map([
      ['a', EARLY],
      ['b', EARLY],
    ]);
    const { set } = mergeSets(aSet({ highlights }), aSet({ highlights }), { deleted });
    assert.deepEqual(
      set.highlights.map(({ id }) => id),
      ['b'],
    );
  });

  it('keeps fields that it does not know, of both sides', () => {
    const set = merged({ rating: 1, mine: true }, { rating: 2, theirs: true });
    assert.deepEqual([set['rating'], set['mine'], set['theirs']], [2, true, true]);
  });

  it('keeps all keys of the paper, and what is known of it', () => {
    const { paper } = merged(
      { paper: { keys: ['a'], title: 'Old', doi: '10.1/x' } },
      { paper: { keys: ['b'], title: 'New', year: 2023 } },
    );
    assert.deepEqual(paper, { keys: ['a', 'b'], title: 'New', doi: '10.1/x', year: 2023 });
  });

  it('has the id of the one that was made first, on both sides', () => {
    const one = aSet({ id: 'z', created: EARLY });
    const other = aSet({ id: 'a', created: LATE });
    const ids = [mergeSets(one, other), mergeSets(other, one)].map(({ set }) => [
      set.id,
      set.created,
    ]);
    assert.deepEqual(ids, [
      ['z', EARLY],
      ['z', EARLY],
    ]);
  });

  describe('with what both sides come from', () => {
    it('takes what only one side changed, whichever was changed last', () => {
      const base = { note: 'Old.', status: 'reading', tags: ['moe', 'gating'], queue: 1 } as const;
      const mine = { ...base, note: 'New.', tags: ['gating', 'read twice'] };
      const { queue, ...unqueued } = base;
      assert.equal(queue, 1);
      const set = merged(mine, { ...unqueued, status: 'read', tags: ['moe', 'gating', 'x'] }, base);
      assert.deepEqual([set.note, set.status, 'queue' in set], ['New.', 'read', false]);
      assert.deepEqual(set.tags, ['gating', 'read twice', 'x']);
      const mirrored = merged({ ...unqueued, status: 'read' }, mine, base);
      assert.deepEqual(
        [mirrored.note, mirrored.status, 'queue' in mirrored],
        ['New.', 'read', false],
      );
    });

    it('takes a note away that only one side emptied', () => {
      assert.equal(merged({ note: '' }, { note: 'Old.' }, { note: 'Old.' }).note, '');
    });

    it('keeps both texts of a note that both changed', () => {
      const { note } = merged({ note: 'Mine.' }, { note: 'Theirs.' }, { note: 'Old.' });
      assert.equal(note, `Mine.\n\n${BOTH_TEXTS}\n\nTheirs.`);
    });

    it('takes away a highlight that one side removed and the other left as it was', () => {
      const highlights = [aHighlight({ id: 'a' }), aHighlight({ id: 'b' })];
      const changed = [
        aHighlight({ id: 'a' }),
        aHighlight({ id: 'b', comment: 'why', modified: LATE }),
      ];
      const left = merged({ highlights: [] }, { highlights: changed }, { highlights }).highlights;
      assert.deepEqual(
        left.map(({ id }) => id),
        ['b'],
      );
    });

    it('joins what the sides changed in one highlight, both comments too', () => {
      const base = aHighlight({ comment: 'Old.' });
      const one = aHighlight({ comment: 'Mine.', colour: 'red', modified: EARLY });
      const other = aHighlight({ comment: 'Theirs.', tags: ['x'], modified: LATE });
      const [highlight] = merged(
        { highlights: [one] },
        { highlights: [other] },
        { highlights: [base] },
      ).highlights;
      assert.deepEqual(highlight, {
        ...other,
        colour: 'red',
        comment: `Mine.\n\n${BOTH_TEXTS}\n\nTheirs.`,
      });
    });
  });

  it('takes a comment that only one side changed, with what the other changed beside it', () => {
    const base = aHighlight({ comment: 'Old.' });
    const one = aHighlight({ comment: 'New.', modified: EARLY });
    const other = aHighlight({ comment: 'Old.', colour: 'red', modified: LATE });
    const sides = [{ highlights: [one] }, { highlights: [other] }] as const;
    const [highlight] = merged(...sides, { highlights: [base] }).highlights;
    assert.deepEqual(highlight, { ...other, comment: 'New.' });
  });

  const options = { seed: 11, numRuns: 500 };
  const set = (one: AnnotationSet, other: AnnotationSet) => mergeSets(one, other).set;

  it('is the same whichever side comes first', () => {
    fc.assert(
      fc.property(anAnnotationSet, anAnnotationSet, fc.option(anAnnotationSet), (a, b, base) => {
        const context = base === null ? {} : { base };
        assert.deepEqual(mergeSets(b, a, context), mergeSets(a, b, context));
      }),
      options,
    );
  });

  it('changes nothing when either side, or the result, is merged again', () => {
    fc.assert(
      fc.property(anAnnotationSet, anAnnotationSet, (a, b) => {
        assert.deepEqual(set(a, a), a);
        const both = set(a, b);
        for (const side of [a, b, both]) assert.deepEqual(set(both, side), both);
      }),
      options,
    );
  });

  it('has the same in any order of three, but for the order of lists and texts and for unknown fields', () => {
    const known = (value: AnnotationSet) => ({
      id: value.id,
      keys: value.paper.keys.toSorted(),
      tags: [...new Set(value.tags.map(tagIdentity))].toSorted(),
      note: value.note
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== BOTH_TEXTS)
        .toSorted(),
      times: [value.created, value.modified, value.status, value.queue],
      highlights: value.highlights
        .map(({ id, quote, comment, colour, locator }) => ({ id, quote, comment, colour, locator }))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    });
    fc.assert(
      fc.property(anAnnotationSet, anAnnotationSet, anAnnotationSet, (a, b, c) => {
        const left = known(set(set(a, b), c));
        const right = known(set(a, set(b, c)));
        assert.deepEqual({ ...right, note: [] }, { ...left, note: [] });
        assert.deepEqual(new Set(right.note), new Set(left.note));
      }),
      options,
    );
  });

  it('loses no highlight, tag, key or line of a note', () => {
    fc.assert(
      fc.property(anAnnotationSet, anAnnotationSet, (a, b) => {
        const both = set(a, b);
        for (const side of [a, b]) {
          const ids = both.highlights.map(({ id }) => id);
          assert.ok(side.highlights.every(({ id }) => ids.includes(id)));
          const tags = both.tags.map(tagIdentity);
          assert.ok(side.tags.every((tag) => tags.includes(tagIdentity(tag))));
          assert.ok(side.paper.keys.every((key) => both.paper.keys.includes(key)));
          assert.ok(side.note.split('\n').every((line) => both.note.includes(line.trim())));
        }
      }),
      options,
    );
  });
});

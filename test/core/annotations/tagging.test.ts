import assert from 'node:assert/strict';
import type { AnnotationChange, AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import {
  editedTags,
  papersWith,
  retagged,
  tagsInUse,
  takenBack,
} from '../../../src/core/annotations/tagging.ts';
import { aHighlight, aSet } from '../../support/highlights.ts';

const NOW = '2026-11-24T12:00:00.000Z';

/** A paper with these tags, and one highlight for each further list. */
function tagged(tags: readonly string[], ...highlights: readonly (readonly string[])[]) {
  return aSet({
    tags,
    highlights: highlights.map((of, index) => aHighlight({ id: `h${String(index)}`, tags: of })),
  });
}

function apply(set: AnnotationSet, change: AnnotationChange | undefined): AnnotationSet {
  return {
    ...set,
    tags: change?.tags ?? set.tags,
    highlights: change?.highlights ?? set.highlights,
  };
}

/** All the tags of a paper, then of each highlight. */
function tagsOf({ tags, highlights }: AnnotationSet): readonly (readonly string[])[] {
  return [tags, ...highlights.map((highlight) => highlight.tags)];
}

function rename(set: AnnotationSet, from: readonly string[], into: string) {
  return retagged(set, { from, into, now: NOW });
}

describe('the tags in use', () => {
  it('are counted once for each list, and spelt as they are most often; by name', () => {
    const lists = [['b', 'Gates'], ['gates', 'gates', '10 papers'], ['gates'], [], ['2 papers']];
    assert.deepEqual(tagsInUse(lists), [
      { tag: '2 papers', count: 1 },
      { tag: '10 papers', count: 1 },
      { tag: 'b', count: 1 },
      { tag: 'gates', count: 3 },
    ]);
  });

  it('count a paper by its highlights too', () => {
    const sets = [tagged(['a'], ['b']), tagged([], ['B'], ['b']), tagged(['c'])];
    assert.equal(papersWith(sets, ['b']), 2);
    assert.equal(papersWith(sets, ['A', 'c']), 2);
  });
});

describe('editing tags of several papers', () => {
  const cases: readonly [
    string,
    readonly string[],
    readonly string[],
    readonly string[],
    string,
  ][] = [
    ['adds and removes', ['a', 'b'], ['c'], ['a'], 'b|c'],
    ['removes in whatever case', ['Related Work'], [], ['related work'], ''],
    ['adds nothing twice, and keeps the spelling', ['Gates'], ['gates'], [], 'Gates'],
    ['spells anew what is removed and added', ['Gates'], ['gates'], ['Gates'], 'gates'],
    ['leaves all others', ['a, b', '“x”', '🧠'], [], ['z'], 'a, b|“x”|🧠'],
  ];
  for (const [name, tags, add, remove, expected] of cases) {
    it(name, () => {
      assert.equal(editedTags(tags, { add, remove }).join('|'), expected);
    });
  }
});

describe('renaming tags', () => {
  it('changes the paper and its highlights, each in its place', () => {
    const set = tagged(['a', 'old', 'b'], ['OLD'], ['c']);
    const change = rename(set, ['old'], 'new');
    assert.deepEqual(tagsOf(apply(set, change)), [['a', 'new', 'b'], ['new'], ['c']]);
  });

  it('touches only highlights that change, and says when', () => {
    const set = tagged(['a'], ['old'], ['c']);
    const change = rename(set, ['old'], 'new');
    assert.equal(change?.tags, undefined);
    assert.equal(change?.highlights?.[0]?.modified, NOW);
    assert.equal(change.highlights[1], set.highlights[1]);
  });

  it('is no change where there is no such tag', () => {
    assert.equal(rename(tagged(['a'], ['b']), ['old'], 'new'), undefined);
    assert.equal(rename(tagged(['new']), ['old'], 'new'), undefined);
  });

  const long = 'x'.repeat(200);
  const cases: readonly [readonly string[], readonly string[], string, readonly string[]][] = [
    [['gates'], ['gates'], 'Gates', ['Gates']],
    [['a', 'b', 'c'], ['a', 'c'], 'b', ['b']],
    [['a', 'x', 'B'], ['a'], 'b', ['b', 'x']],
    [['B', 'a'], ['a'], 'b', ['b']],
    [['B'], ['a'], 'b', ['b']],
    [['to cite'], ['To  cite', 'to cite'], '“to” cite 🧠', ['“to” cite 🧠']],
    [[long], [long], 'short', ['short']],
  ];
  for (const [tags, from, into, expected] of cases) {
    it(`makes ${from.join(', ').slice(0, 30)} of ${tags.join(', ').slice(0, 30)} into ${into}`, () => {
      const set = tagged(tags);
      assert.deepEqual(apply(set, rename(set, from, into)).tags, expected);
    });
  }
});

describe('taking a renaming back', () => {
  /** Renames, then lets something else happen, then takes the renaming back. */
  function roundTrip(
    before: AnnotationSet,
    from: readonly string[],
    meanwhile: (set: AnnotationSet) => AnnotationSet = (set) => set,
  ) {
    const after = apply(before, rename(before, from, 'new'));
    const set = meanwhile(after);
    return tagsOf(apply(set, takenBack(set, { before, after }, NOW)));
  }

  it('brings back what was there, also of tags that were merged, in order', () => {
    const set = tagged(['a', 'New', 'b'], ['b'], ['c'], ['new', 'a']);
    assert.deepEqual(roundTrip(set, ['a', 'b']), tagsOf(set));
  });

  it('leaves what was tagged since', () => {
    const add = (set: AnnotationSet) => ({ ...set, tags: [...set.tags, 'since'] });
    assert.deepEqual(roundTrip(tagged(['old']), ['old'], add), [['since', 'old']]);
    const merged = roundTrip(tagged(['new', 'old']), ['old'], add);
    assert.deepEqual(merged, [['new', 'since', 'old']]);
  });

  it('does not bring back what was taken away since', () => {
    const clear = (set: AnnotationSet) => ({ ...set, tags: [] });
    assert.deepEqual(roundTrip(tagged(['old']), ['old'], clear), [[]]);
  });

  it('does nothing about highlights that are gone or new', () => {
    const fresh = aHighlight({ id: 'fresh', tags: ['new'] });
    const swap = (set: AnnotationSet) => ({ ...set, highlights: [fresh] });
    assert.deepEqual(roundTrip(tagged([], ['old']), ['old'], swap), [[], ['new']]);
  });
});

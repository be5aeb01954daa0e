/** Which papers are offered for a key, and in which order. */
import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/library/paper.ts';
import {
  choicesAtFirst,
  choicesFor,
  MOST_CHOICES,
  type Choices,
} from '../../../src/core/writing/keyChoices.ts';
import { corpusGroups, corpusPapers, paper, searchOf } from '../search/support.ts';

function choicesIn(papers: readonly Paper[], own: readonly string[] = []): Choices {
  const search = searchOf(papers, {}, corpusGroups());
  const byKey = new Map(papers.map((it) => [it.key, it]));
  return {
    papers,
    get: (key) => byKey.get(key),
    find: (input, options) => search.find(input, options),
    isOwn: ({ key }) => own.includes(key),
  };
}

const keysOf = (papers: readonly Paper[]) => papers.map(({ key }) => key);

describe('the papers offered for a word', () => {
  it('are those that the search finds, in its order', () => {
    const papers = corpusPapers();
    const search = searchOf(papers, {}, corpusGroups());
    for (const word of ['gating', 'pruning', 'qunatization', 'zimmer', 'moe']) {
      const found = search.find(word, { limit: MOST_CHOICES }).hits.map(({ key }) => key);
      assert.ok(found.length > 0, word);
      const offered = keysOf(choicesFor(word, choicesIn(papers)));
      const begun = keysOf(papers.filter(({ key }) => key.startsWith(word)));
      assert.deepEqual(
        offered.filter((key) => found.includes(key)),
        found.slice(0, offered.length),
      );
      assert.ok(offered.every((key) => found.includes(key) || begun.includes(key)));
    }
  });

  const few = [
    paper('doe-2020-trees', { title: 'Trees' }),
    paper('Doe-2021', { title: 'Gates' }),
    paper('roe2019', { title: 'Doe', authors: ['Ann Doe'] }),
  ];

  it('begin with those whose key begins so and that the search does not find', () => {
    assert.deepEqual(keysOf(choicesFor('doe-202', choicesIn(few))).slice(0, 2), [
      'doe-2020-trees',
      'Doe-2021',
    ]);
  });

  it('are those of the key alone where it breaks off at a sign', () => {
    assert.deepEqual(keysOf(choicesFor('doe-', choicesIn(few))), ['doe-2020-trees', 'Doe-2021']);
    assert.deepEqual(keysOf(choicesFor('roe.', choicesIn(few))), []);
  });

  it('are not narrowed by what looks like a filter', () => {
    assert.deepEqual(keysOf(choicesFor('year:roe2019', choicesIn(few))), ['roe2019']);
  });

  it('are those of the bibliography first among those found about as well', () => {
    const alike = [paper('a1', { title: 'Sparse gates' }), paper('b1', { title: 'Sparse gates' })];
    assert.deepEqual(keysOf(choicesFor('gates', choicesIn(alike))), ['a1', 'b1']);
    assert.deepEqual(keysOf(choicesFor('gates', choicesIn(alike, ['b1']))), ['b1', 'a1']);
  });
});

describe('the papers offered before anything is typed', () => {
  const on = (key: string, topic?: string) =>
    paper(key, {
      facts: { topics: { ...(topic !== undefined && { primary: topic }), secondary: [] } },
    });
  const papers = [on('a', 'x'), on('b', 'y'), on('c', 'x'), on('d'), on('e'), on('f')];
  const [a, , , d] = papers;
  const own = ({ key }: Paper) => key === 'e';
  const none = { cited: [], lately: [] };

  it('are those cited, those cited or opened lately, those of the topic, the bibliography, all', () => {
    assert.ok(a && d);
    const offered = choicesAtFirst({ papers, isOwn: own }, { cited: [a], lately: [d] });
    assert.deepEqual(keysOf(offered), ['a', 'd', 'c', 'e', 'b', 'f']);
  });

  it('are the bibliography and all others where nothing is cited yet', () => {
    assert.deepEqual(keysOf(choicesAtFirst({ papers, isOwn: own }, none)).slice(0, 2), ['e', 'a']);
  });

  it('are some of many', () => {
    const many = Array.from({ length: 300 }, (_, index) => on(`p${String(index)}`));
    const offered = choicesAtFirst({ papers: many, isOwn: () => true }, none);
    assert.equal(offered.length, MOST_CHOICES);
    assert.equal(new Set(offered).size, MOST_CHOICES);
  });
});

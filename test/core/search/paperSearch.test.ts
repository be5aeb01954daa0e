import assert from 'node:assert/strict';
import { PaperSearch } from '../../../src/core/search/paperSearch.ts';
import { snippet } from '../../../src/core/search/snippet.ts';
import { aForeignPassage, aHighlight } from '../../support/highlights.ts';
import { GROUPS, annotations, keys, paper, searchOf } from './support.ts';

const PAPERS = [
  paper('zeta', { title: 'Sparse gates', year: 2021 }),
  paper('alpha', { title: 'Sparse caches', year: 2023 }),
  paper('mid', { title: 'Dense gates', year: 2023 }),
];

describe('PaperSearch', () => {
  it('lists papers in the library’s order where there is no text', () => {
    const search = searchOf(PAPERS);
    assert.deepEqual(keys(search, ''), ['zeta', 'alpha', 'mid']);
    assert.deepEqual(keys(search, '  '), ['zeta', 'alpha', 'mid']);
    assert.deepEqual(keys(search, 'year:2023'), ['alpha', 'mid']);
    assert.equal(search.find('').hits[0]?.hit, undefined);
  });

  it('filters what it finds', () => {
    const search = searchOf(PAPERS);
    assert.deepEqual(keys(search, 'gates year:2023'), ['mid']);
    assert.deepEqual(keys(search, 'year:2023 sparse'), ['alpha']);
    assert.deepEqual(keys(search, 'nothing of this'), []);
    assert.deepEqual(keys(search, '???'), []);
  });

  it('tells filters apart that differ in an open year, and in what must not hold', () => {
    const search = searchOf(PAPERS);
    const asked = ['year:2022..', '-year:2022..', 'year:..2022', '-year:..2022'];
    assert.deepEqual(
      asked.map((filter) => keys(search, filter)),
      [['alpha', 'mid'], ['zeta'], ['zeta'], ['alpha', 'mid']],
    );
  });

  it('filters by what is written now, the same filter asked again', () => {
    const search = searchOf(PAPERS);
    const [first] = PAPERS;
    assert.ok(first);
    assert.deepEqual(keys(search, 'gates status:read'), []);
    search.update(first, annotations({ status: 'read' }));
    assert.deepEqual(keys(search, 'gates status:read'), ['zeta']);
    search.update(first, undefined);
    assert.deepEqual(keys(search, 'gates status:read'), []);
  });

  it('counts beyond the limit', () => {
    const search = searchOf(PAPERS);
    for (const input of ['', 'sparse gates']) {
      const answer = search.find(input, { limit: 1 });
      assert.equal(answer.hits.length, 1);
      assert.equal(answer.total, 3);
    }
  });

  it('reports a wrong filter beside the papers', () => {
    const answer = searchOf(PAPERS).find('sparse status:reed');
    assert.equal(answer.problems[0]?.code, 'unknownValue');
    assert.equal(answer.total, 2);
  });

  it('knows a changed note, tag and status at once', () => {
    const search = searchOf(PAPERS);
    assert.deepEqual(keys(search, 'zebra'), []);
    const [, second] = PAPERS;
    assert.ok(second);
    search.update(second, annotations({ note: 'zebra', tags: ['yak'], status: 'read' }));
    for (const input of ['zebra', 'yak', 'tag:yak', 'status:read', 'has:note', 'sparse tag:yak']) {
      assert.deepEqual(keys(search, input), ['alpha'], input);
    }
    assert.deepEqual(keys(search, ''), ['zeta', 'alpha', 'mid']);
    search.update(second, undefined);
    for (const input of ['zebra', 'yak', 'status:read', 'has:note']) {
      assert.deepEqual(keys(search, input), [], input);
    }
  });

  it('asks for papers at the first question only, and again when the library changed', () => {
    let asked = 0;
    let papers = PAPERS;
    const search = new PaperSearch({
      papers: () => {
        asked++;
        return papers;
      },
      topics: () => GROUPS,
      annotations: () => undefined,
    });
    search.update(PAPERS[0] ?? paper('x'), annotations());
    assert.equal(asked, 0);
    search.find('gates');
    search.find('sparse');
    search.completions('to');
    search.related('zeta');
    assert.equal(asked, 1);
    papers = [paper('new', { title: 'Gates anew' })];
    search.libraryChanged();
    assert.deepEqual(keys(search, 'gates'), ['new']);
    assert.deepEqual(search.related('zeta'), []);
    assert.equal(asked, 2);
  });

  it('searches the first of papers with one key', () => {
    const search = searchOf([paper('a', { title: 'One' }), paper('a', { title: 'Two' })]);
    assert.deepEqual(keys(search, 'one'), ['a']);
    assert.deepEqual(keys(search, 'two'), []);
    assert.equal(search.find('').total, 1);
  });

  it('answers a cancelled search with nothing', () => {
    assert.deepEqual(searchOf(PAPERS).find('gates', { isCancelled: () => true }).hits, []);
  });
});

describe('searching what was marked', () => {
  const papers = [paper('a', { abstract: 'gates' }), paper('b'), paper('c')];
  const elsewhere = aForeignPassage('Routers collapse');
  const notes = {
    a: annotations({
      highlights: [aHighlight({ colour: 'green', comment: 'astonishing', tags: ['method'] })],
    }),
    b: annotations({ note: 'only a note', highlights: [] }),
    c: annotations({ highlights: [elsewhere] }),
  };
  const search = new PaperSearch({
    papers: () => papers,
    topics: () => [],
    annotations: ({ key }) => notes[key as keyof typeof notes],
    colourMeanings: () => ({ green: 'proof idea' }),
  });
  const queries: readonly (readonly [string, readonly string[]])[] = [
    ['astonishing', ['a']],
    ['routers collapse', ['c']],
    ['has:highlight', ['a', 'c']],
    ['has:note', ['b']],
    ['-has:highlight', ['b']],
    ['colour:green', ['a']],
    ['color:yellow', ['c']],
    ['colour:proof', ['a']],
    ['tag:method', ['a']],
  ];
  for (const [query, expected] of queries) {
    it(`${query} finds ${expected.join(' and ')}`, () => {
      assert.deepEqual([...keys(search, query)].sort(), expected);
    });
  }

  it('says why a comment was found', () => {
    const [found] = search.find('astonishing').hits;
    assert.ok(papers[0]);
    const { field, text } = snippet(found?.hit, papers[0], notes.a);
    assert.deepEqual({ field, text }, { field: 'highlights', text: 'astonishing' });
  });

  it('completes colours, with what they mean', () => {
    const [first] = search
      .completions('colour:gre')
      .map(({ label, detail }) => ({ label, detail }));
    assert.deepEqual(first, { label: 'green', detail: 'proof idea' });
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlossError } from '../../../src/core/base/errors.ts';
import {
  NO_FACTS,
  paperFromCsl,
  parseCorpus,
  parseTopics,
} from '../../../src/core/library/corpus.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import { findTopic } from '../../../src/core/library/topics.ts';

const DATA = join(__dirname, '..', '..', '..', 'data');
const CORPUS = readFileSync(join(DATA, 'corpus.json'), 'utf8');
const TOPICS = readFileSync(join(DATA, 'topics.json'), 'utf8');

const CUSTOM = {
  version: 1,
  topics: { primary: 'moe-gating', secondary: [] },
  aliases: [],
  acronyms: ['SAE'],
  keyphrases: [],
  datasets: [],
  models: [],
  results: [],
  code: ['https://github.com/a/b'],
};
const ITEM = {
  id: 'li2020sparse',
  type: 'article',
  title: 'Sparse',
  author: [{ family: 'Li', given: 'Bo' }],
  issued: { 'date-parts': [[2020, 2]] },
  abstract: 'We show it.',
  custom: CUSTOM,
};

function refuses(action: () => unknown, code: string, ...args: readonly (string | RegExp)[]): void {
  assert.throws(action, (error) => {
    assert.ok(error instanceof GlossError, String(error));
    assert.equal(error.code, code);
    for (const [index, arg] of args.entries())
      assert.match(String(error.args[index]), new RegExp(arg));
    return true;
  });
}

describe('the bundled corpus', () => {
  it('is 77 papers, whole', () => {
    const papers = parseCorpus(CORPUS);
    assert.equal(papers.length, 77);
    const [paper] = papers;
    assert.deepEqual(
      [paper?.key, paper?.year, paper?.source, paper?.facts.topics.primary, paper?.facts.venue],
      ['nguyen2023statistical', 2023, 'bundled', 'moe-gating', { name: 'ICLR', year: 2024 }],
    );
    for (const { key, item, title, authors, abstract, facts } of papers) {
      assert.deepEqual(
        [key, title, authors, abstract],
        [item.id, item.title, item.author, item.abstract],
      );
      assert.deepEqual({ ...item.custom, ...facts }, item.custom, 'every fact comes through');
    }
  });

  it('has topics for all its papers', () => {
    const groups = parseTopics(TOPICS);
    assert.equal(groups.length, 6);
    assert.equal(groups.flatMap(({ topics }) => topics).length, 18);
    for (const { key, facts } of parseCorpus(CORPUS)) {
      for (const topic of [facts.topics.primary ?? '', ...facts.topics.secondary]) {
        assert.ok(findTopic(groups, topic), `${key}: ${topic}`);
      }
    }
  });

  it('may be given as text or as the value in it, with a byte order mark', () => {
    assert.deepEqual(parseCorpus(JSON.parse(CORPUS)), parseCorpus(CORPUS));
    assert.deepEqual(parseCorpus(`\uFEFF${CORPUS}`), parseCorpus(CORPUS));
    assert.deepEqual(parseCorpus('[]'), []);
  });
});

describe('a damaged corpus', () => {
  it('that is cut off is not JSON', () => {
    refuses(() => parseCorpus(CORPUS.slice(0, 5000)), 'corpus.notJson');
    refuses(() => parseCorpus(''), 'corpus.notJson');
    refuses(() => parseTopics('{"version": 1,'), 'corpus.notJson');
  });

  for (const value of [null, {}, 'null', '{"papers": []}', '7']) {
    it(`that is ${JSON.stringify(value)} is no list`, () => {
      refuses(() => parseCorpus(value), 'corpus.notJson', 'not a list');
      refuses(() => parseTopics(value), 'corpus.notJson', 'no topic groups');
    });
  }

  it('of a newer version is told from a damaged one', () => {
    const newer = { id: 'x', custom: { version: 2, whatever: true } };
    refuses(() => parseCorpus([ITEM, newer]), 'corpus.newer', '^2$', '^1$');
    refuses(() => parseTopics({ version: 2, groups: [] }), 'corpus.newer', '^2$', '^1$');
  });

  const FAULTS: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
    [{ id: undefined }, '^id is missing'],
    [{ id: 7 }, '^id is missing'],
    [{ type: '' }, '^type is missing'],
    [{ title: undefined }, '^title is missing'],
    [{ abstract: null }, '^abstract is missing'],
    [{ author: 'Li' }, '^author'],
    [{ author: [] }, '^author'],
    [{ author: [{ given: 'Bo' }] }, '^author'],
    [{ issued: undefined }, '^issued has no year'],
    [{ issued: { 'date-parts': [[]] } }, '^issued has no year'],
    [{ custom: undefined }, '^custom is missing'],
    [{ custom: { ...CUSTOM, version: undefined } }, '^custom.version'],
    [{ custom: { ...CUSTOM, topics: undefined } }, '^custom.topics'],
    [{ custom: { ...CUSTOM, topics: { primary: 'x' } } }, '^custom.topics'],
    [{ custom: { ...CUSTOM, code: undefined } }, '^custom.code'],
    [{ custom: { ...CUSTOM, results: [7] } }, '^custom.results'],
  ];
  for (const [change, reason] of FAULTS) {
    it(`with ${JSON.stringify(change)} names item and fault`, () => {
      const key = 'id' in change ? 'item 2$' : 'item 2 \\(li2020sparse\\)';
      const first = { ...ITEM, id: 'first' };
      refuses(() => parseCorpus([first, { ...ITEM, ...change }]), 'corpus.badItem', key, reason);
    });
  }

  it('with two papers of one key names the second', () => {
    refuses(() => parseCorpus([ITEM, ITEM]), 'corpus.badItem', 'item 2 ', 'earlier item');
  });

  it('with something else among items or groups names it', () => {
    refuses(() => parseCorpus([ITEM, null]), 'corpus.badItem', '^item 2$', '^not an object');
    const groups = [{ id: 'a', label: 'A', topics: [{ id: 'b', label: 'B' }] }];
    refuses(() => parseTopics({ version: 1, groups }), 'corpus.badItem', '^topic group 1 \\(a\\)$');
  });
});

describe('a paper from any CSL-JSON item', () => {
  const paper = (item: unknown) => paperFromCsl(item as CslItem, 'refs.json');

  it('needs no more than an id', () => {
    const item = { id: 'x', type: 'book' };
    assert.deepEqual(paper(item), {
      key: 'x',
      item,
      title: '',
      authors: [],
      year: undefined,
      abstract: '',
      facts: NO_FACTS,
      source: 'refs.json',
    });
  });

  it('may have a number as id', () => {
    assert.equal(paper({ id: 7 }).key, '7');
  });

  const YEARS: readonly (readonly [unknown, number | undefined])[] = [
    [{ 'date-parts': [[2020, 1, 2]] }, 2020],
    [{ 'date-parts': [['2020', '01']] }, 2020],
    [{ 'date-parts': [[-44]] }, -44],
    [{ raw: '2020-05-04' }, 2020],
    [{ raw: '4 May 2020' }, 2020],
    [{ literal: 'spring of 1999' }, 1999],
    [{ literal: 'in press' }, undefined],
    [{ 'date-parts': [] }, undefined],
    [{ 'date-parts': [['']] }, undefined],
    [{ 'date-parts': 2020 }, undefined],
    ['2020', undefined],
    [null, undefined],
  ];
  for (const [issued, year] of YEARS) {
    it(`issued ${JSON.stringify(issued)} has the year ${String(year)}`, () => {
      assert.equal(paper({ id: 'x', issued }).year, year);
    });
  }

  it('keeps literal names and leaves out what is no name', () => {
    const author = [{ literal: 'World Health Organization' }, 'Li', null, { family: 'Ré' }];
    assert.deepEqual(paper({ id: 'x', author }).authors, [author[0], author[3]]);
  });

  it('takes of foreign facts what fits', () => {
    const custom = {
      version: 9,
      topics: 'moe',
      aliases: ['a', 7],
      acronyms: 'SAE',
      method: 7,
      arxiv: '2309.13850',
      venue: { name: 'ICLR', year: '2024', doi: 1 },
      code: ['javascript:alert(1)', 'https://github.com/a/b', 'http://a.b'],
    };
    assert.deepEqual(paper({ id: 'x', custom }).facts, {
      ...NO_FACTS,
      aliases: ['a'],
      arxiv: '2309.13850',
      venue: { name: 'ICLR' },
      code: ['https://github.com/a/b'],
    });
    for (const foreign of ['text', 7, null, []]) {
      assert.deepEqual(paper({ id: 'x', custom: foreign }).facts, NO_FACTS);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { terms } from '../../../src/core/search/analyze.ts';
import { typingDistance } from '../../../src/core/search/distance.ts';
import { searchDocument } from '../../../src/core/search/searchDocument.ts';
import { SearchIndex } from '../../../src/core/search/searchIndex.ts';
import { GROUPS, annotations, paper } from './support.ts';

/** An index of papers `p0`, `p1`… with these titles. */
function titled(...titles: readonly string[]): SearchIndex {
  const index = new SearchIndex();
  titles.forEach((title, i) => {
    index.set(searchDocument(paper(`p${String(i)}`, { title }), undefined, GROUPS));
  });
  return index;
}

function check(index: SearchIndex, text: string, expected: readonly string[]): void {
  assert.deepEqual(
    index.search(text).map(({ key }) => key),
    expected,
  );
}

describe('SearchIndex', () => {
  it('finds words in any order, typed in any case and with accents or without', () => {
    const index = titled('Naïve Sparse Gating', 'Dense Models');
    for (const text of ['gating sparse', 'SPARSE', 'naive', 'naïve gating']) {
      check(index, text, ['p0']);
    }
  });

  it('finds compounds however they are written', () => {
    const index = titled('Top-K Routing', 'SVDQuant', 'N:M Sparsity', 'Mixture-of-Experts', 'S²FT');
    check(index, 'topk', ['p0']);
    check(index, 'top k', ['p0']);
    check(index, 'top-k', ['p0']);
    check(index, 'svd quant', ['p1']);
    check(index, 'svdquant', ['p1']);
    check(index, 'n:m', ['p2']);
    check(index, 'nm', ['p2']);
    check(index, 'mixture of experts', ['p3']);
    check(index, 'mixtureofexperts', ['p3']);
    check(index, 's2ft', ['p4']);
    check(titled('Finetuning', 'Fine-Tuning', 'Fine Tuning'), 'fine-tuning', ['p0', 'p1', 'p2']);
  });

  it('takes the last word for a beginning while it is being typed', () => {
    const index = titled('Quantization of caches', 'Sparse cats', 'Catalogues');
    check(index, 'quan', ['p0']);
    check(index, 'sparse ca', ['p1', 'p2', 'p0']);
    check(index, 'cat', ['p1', 'p2']);
    check(index, 'cat ', ['p1']);
  });

  it('knows a singular from its plural and back, and calls neither a typo', () => {
    const index = titled('One gate', 'Many gates');
    check(index, 'gate ', ['p0', 'p1']);
    check(index, 'gates ', ['p1', 'p0']);
    for (const { matches } of index.search('gates ')) assert.notEqual(matches[0]?.kind, 'fuzzy');
  });

  it('knows irregular plurals, whichever letters they share with the singular', () => {
    const index = titled('Matrices', 'Matrix', 'Indices', 'Index', 'Mice', 'Mouse');
    check(index, 'matrix ', ['p1', 'p0']);
    check(index, 'matrices ', ['p0', 'p1']);
    check(index, 'index ', ['p3', 'p2']);
    check(index, 'mouse ', ['p5', 'p4']);
    check(index, 'mice ', ['p4', 'p5']);
    for (const { matches } of index.search('mice ')) assert.notEqual(matches[0]?.kind, 'fuzzy');
  });

  it('forgives slips by the length of the word', () => {
    const index = titled('Adversarial gating', 'Nets');
    check(index, 'gatign', ['p0']);
    check(index, 'adverserail', ['p0']);
    check(index, 'adverser', ['p0']);
    check(index, 'gatxyg', []);
    check(index, 'nte', []);
  });

  it('says which words matched, where and how', () => {
    const index = new SearchIndex();
    const it = paper('a', { title: 'Sparse gates', abstract: 'Sparse gating networks.' });
    index.set(searchDocument(it, undefined, GROUPS));
    const [hit] = index.search('sparse gatign netw');
    assert.deepEqual(hit?.terms, ['sparse', 'gating', 'networks']);
    assert.deepEqual(
      hit.matches.map(({ word, kind, fields }) => [word, kind, [...fields]]),
      [
        ['sparse', 'exact', ['title', 'abstract']],
        ['gatign', 'fuzzy', ['title', 'abstract']],
        ['netw', 'prefix', ['abstract']],
      ],
    );
  });

  it('puts title and method before text', () => {
    const index = new SearchIndex();
    const filler = 'An abstract about routing.';
    const papers = [
      paper('text', { title: 'One', abstract: 'Some pruning here.' }),
      paper('title', { title: 'Pruning', abstract: filler }),
      paper('method', { title: 'Two', abstract: filler, facts: { method: 'Pruning' } }),
    ];
    for (const it of papers) index.set(searchDocument(it, undefined, GROUPS));
    assert.equal(index.search('pruning').at(-1)?.key, 'text');
  });

  it('puts papers with all words before papers with some', () => {
    const index = titled(
      'Sparse sparse sparse',
      'A long title on gating that is also sparse',
      'Gating',
    );
    assert.equal(index.search('sparse gating')[0]?.key, 'p1');
    assert.equal(index.search('sparse gating').length, 3);
  });

  it('asks for all words of a few only: of five, a title with four comes before a text with all', () => {
    const index = titled('Sparse gating of experts in caches', 'Other');
    const filler = 'A long text about other things. ';
    const abstract = ['sparse', 'gating', 'experts', 'caches', 'pruned']
      .map((word) => `${filler.repeat(4)} ${word}.`)
      .join(' ');
    index.set(searchDocument(paper('all', { title: 'Other', abstract }), undefined, GROUPS));
    check(index, 'sparse gating experts caches pruned ', ['p0', 'all']);
    check(index, 'sparse gating experts pruned ', ['all', 'p0']);
  });

  it('asks for the first letter of a word to come after a few words, not in a sentence', () => {
    const index = titled('Sparse gates route tokens among experts', 'Zebras');
    check(index, 'sparse gates z', ['p0', 'p1']);
    check(index, 'sparse gates route experts z', ['p0', 'p1']);
    check(index, 'sparse gates route tokens experts z', ['p0']);
    check(index, 'sparse gates route tokens experts ze', ['p0', 'p1']);
  });

  it('asks for a word of one letter in a sentence', () => {
    const index = titled('Mixed models fitted in R', 'Mixed models fitted');
    check(index, 'how are mixed models fitted in r', ['p0', 'p1']);
    check(index, 'how are mixed models fitted ', ['p1', 'p0']);
  });

  it('puts typos alone last, of many words too', () => {
    const index = titled('Sprase gtaing exprets cahces purned');
    const filler = 'A long text about other things and about sparse. ';
    const exact = paper('exact', { title: 'Other', abstract: filler.repeat(9) });
    index.set(searchDocument(exact, undefined, GROUPS));
    const others = ['gating', 'experts', 'caches', 'pruned'].map((word, i) =>
      paper(`other${String(i)}`, { title: `${word} and more words that make it long`.repeat(5) }),
    );
    for (const each of others) index.set(searchDocument(each, undefined, GROUPS));
    const found = index.search('sparse gating experts caches pruned ').map(({ key }) => key);
    assert.equal(found.at(-1), 'p0');
    assert.equal(found.length, 6);
  });

  it('puts what was typed exactly before what matches better through typos', () => {
    const index = titled('Sparse gating');
    const filler = 'A long text about other things with one word misspelt: gatign, and so on. ';
    const misspelt = paper('exact', { title: 'Other', abstract: filler.repeat(3) });
    index.set(searchDocument(misspelt, undefined, GROUPS));
    check(index, 'gatign ', ['exact', 'p0']);
    check(index, 'gatign sprase ', ['exact', 'p0']);
  });

  it('leaves stop words out unless there is nothing else', () => {
    const index = titled('Clustering is all you need', 'The gates');
    check(index, 'the clustering', ['p0']);
    check(index, 'all you need', ['p0']);
    check(index, 'the ', ['p1']);
  });

  it('looks one and two letters up in names only', () => {
    const index = new SearchIndex();
    index.set(searchDocument(paper('text', { abstract: 'Zebras' }), undefined, GROUPS));
    index.set(searchDocument(paper('title', { title: 'Zebras' }), undefined, GROUPS));
    check(index, 'z', ['title']);
    assert.equal(index.search('zeb').length, 2);
  });

  it('looks three letters up in names only where very many papers have words that begin so', () => {
    const words = Array.from({ length: 100 }, (_, i) => `sta${String(i).padStart(2, '0')}`);
    const index = new SearchIndex();
    for (let i = 0; i < 1_000; i++) {
      const parts = { title: i === 7 ? 'Stability' : 'Other', abstract: words.join(' ') };
      index.set(searchDocument(paper(`p${String(i)}`, parts), undefined, GROUPS));
    }
    check(index, 'sta', ['p7']);
    assert.equal(index.find('sta0').total, 1_000);
  });

  it('finds notes, tags and what a citation shows', () => {
    const index = new SearchIndex();
    const it = paper('lin2024efficient', {
      year: 2024,
      authors: ['Ada Lin'],
      facts: { arxiv: '2407.17678' },
    });
    index.set(searchDocument(it, annotations({ note: 'Ask Bob', tags: ['to read'] }), GROUPS));
    for (const text of [
      'bob',
      'to read',
      'lin 2024',
      'Lin et al. 2024',
      'lin2024efficient',
      '2407.17678',
    ]) {
      check(index, text, ['lin2024efficient']);
    }
  });

  it('follows changes at once', () => {
    const index = titled('Old words');
    index.set(searchDocument(paper('p0', { title: 'New words' }), undefined, GROUPS));
    check(index, 'old', []);
    check(index, 'new', ['p0']);
    assert.equal(index.size, 1);
    assert.equal(index.remove('p0'), true);
    assert.equal(index.remove('p0'), false);
    check(index, 'new', []);
    index.set(searchDocument(paper('p1', { title: 'Again' }), undefined, GROUPS));
    index.clear();
    check(index, 'again', []);
    assert.equal(index.size, 0);
  });

  it('keeps to limit, accepted papers and cancellation', () => {
    const index = titled('Gate one', 'Gate two', 'Gate three');
    assert.equal(index.search('gate', { limit: 2 }).length, 2);
    const [only, ...none] = index.search('gate', {
      only: { mask: Uint8Array.of(0, 1), placeOf: (key) => (key === 'p1' ? 1 : undefined) },
    });
    assert.equal(only?.key, 'p1');
    assert.equal(none.length, 0);
    assert.deepEqual(index.search('gate', { isCancelled: () => true }), []);
  });
});

describe('SearchIndex, whatever comes', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e'), minLength: 4, maxLength: 8 });
  const titles = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 8,
  });

  it('finds every paper that has the word exactly, before those found by typos only', () => {
    fc.assert(
      fc.property(titles, word, (all, query) => {
        const hits = titled(...all.map((it) => it.join(' '))).search(query);
        const exact = all.flatMap((it, i) => (it.includes(query) ? [`p${String(i)}`] : []));
        const similar = hits.filter(({ matches }) => matches.every(({ kind }) => kind === 'fuzzy'));
        const order = hits.map(({ key }) => key);
        for (const key of exact) {
          assert.ok(order.includes(key));
          for (const hit of similar) assert.ok(order.indexOf(key) < order.indexOf(hit.key));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never puts a paper with typos alone before one with the same word as typed', () => {
    fc.assert(
      fc.property(titles, fc.array(word, { minLength: 2, maxLength: 3 }), (all, query) => {
        const hits = titled(...all.map((it) => it.join(' '))).search(query.join(' '));
        hits.forEach((hit, rank) => {
          if (hit.matches.some(({ kind }) => kind !== 'fuzzy')) return;
          const typed = new Set(hit.matches.map(({ word: it }) => it));
          for (const later of hits.slice(rank + 1)) {
            assert.ok(!later.matches.some((it) => it.kind === 'exact' && typed.has(it.word)));
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('finds the first of all, and how many there are, where only few are asked for', () => {
    const few = fc.constantFrom('gate', 'gates', 'gtae', 'router', 'sparse', 'sparsity', 'expert');
    // Most papers have the commonest word and nothing else.
    const title = fc.oneof(
      { weight: 6, arbitrary: fc.constant(['gate']) },
      { weight: 1, arbitrary: fc.array(few, { minLength: 1, maxLength: 3 }) },
    );
    const many = fc.array(title, { minLength: 80, maxLength: 120 });
    const query = fc.array(few, { minLength: 2, maxLength: 4 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(many, query, fc.boolean(), (all, text, filtered) => {
        const index = titled(...all.map((it) => it.join(' ')));
        const mask = Uint8Array.from(all, (_, i) => (i % 3 === 0 ? 0 : 1));
        const only = { mask, placeOf: (key: string) => Number(key.slice(1)) };
        const options = filtered ? { only } : {};
        const whole = index.find(text, options);
        const first = index.find(text, { ...options, limit: 40 });
        assert.deepEqual(
          first.hits.map(({ key, score }) => [key, score]),
          whole.hits.slice(0, 40).map(({ key, score }) => [key, score]),
        );
        assert.equal(whole.hits.length, whole.total);
        assert.deepEqual([first.total, first.complete], [whole.total, whole.complete]);
      }),
    );
  });

  it('finds by typos what a naive look at all words finds', () => {
    fc.assert(
      fc.property(titles, word, (all, query) => {
        const index = titled(...all.map((it) => it.join(' ')));
        const found = new Set(index.search(`${query} `).map(({ key }) => key));
        const max = query.length < 8 ? 1 : 2;
        all.forEach((it, i) => {
          const near = it.some(
            (other) =>
              typingDistance(query, other, max) <= max &&
              (query.length >= 6 || query[0] === other[0] || query[0] === other[1]),
          );
          if (near) assert.ok(found.has(`p${String(i)}`), `${query} in ${it.join(' ')}`);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, and every word found stands in the index', () => {
    const index = titled('Sparse Model Soups', '深度学习', 'constructor prototype', 'a+b (c)', '');
    const known = new Set(terms('Sparse Model Soups 深度学习 constructor prototype a+b (c)'));
    const hostile = fc.constantFrom(
      '.*+?^${}()|[]\\/',
      '\ud800',
      'a\udc00b',
      '👩‍👩‍👧',
      '深度',
      'مرحبا',
      '__proto__',
      'constructor',
      '"',
      'x'.repeat(10_000),
      'sparse '.repeat(1_500),
      'a-'.repeat(5_000),
      "a'".repeat(5_000),
      '1.'.repeat(5_000),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' }))), (parts) => {
        for (const hit of index.search(parts.join(' '))) {
          assert.ok(hit.terms.every((term) => known.has(term) || /^p\d$/.test(term)));
          assert.ok(Number.isFinite(hit.score) && hit.score > 0);
        }
      }),
    );
  });
});

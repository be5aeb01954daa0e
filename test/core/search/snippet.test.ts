import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { snippet } from '../../../src/core/search/snippet.ts';
import type { Snippet } from '../../../src/core/search/snippet.ts';
import { annotations, paper, searchOf } from './support.ts';

const ABSTRACT =
  'Models keep growing in size every year without an end. We study gates, e.g. soft ones. ' +
  'Sparse gates trained with trees and local search are our proposal here. ' +
  'Finally a closing sentence that talks about nothing in particular at all.';

/** The snippet of the only paper for a query; an empty query gives that of an unsearched paper. */
function of(query: string, it: Paper, notes?: AnnotationSet, length?: number): Snippet {
  const found = searchOf([it], notes === undefined ? {} : { [it.key]: notes }).find(query);
  return snippet(found.hits[0]?.hit, it, notes, length === undefined ? {} : { length });
}

describe('snippet', () => {
  const it1 = paper('a', { title: 'Comets', abstract: ABSTRACT });

  it('shows the sentence with most of the words', () => {
    assert.deepEqual(of('sparse gates search', it1), {
      field: 'abstract',
      text: '… Sparse gates trained with trees and local search are our proposal here. Finally a closing …',
      reasons: [],
      elsewhere: [],
    });
  });

  it('names what a typo was taken for', () => {
    assert.deepEqual(of('sprase gates', it1).reasons, [
      { kind: 'fuzzy', typed: 'sprase', found: 'sparse' },
    ]);
  });

  it('begins at the beginning where nothing in the texts matched', () => {
    for (const query of ['comets', '']) {
      const { field, text } = of(query, it1);
      assert.equal(field, 'abstract');
      assert.match(text, /^Models keep growing .* …$/);
    }
  });

  it('takes another field where it has more of the words', () => {
    const notes = annotations({
      note: 'Compare with\n\nour *gates* in zebra stripes',
      tags: ['yak'],
    });
    assert.deepEqual(of('zebra gates', it1, notes), {
      field: 'note',
      text: 'Compare with our *gates* in zebra stripes',
      reasons: [],
      elsewhere: [],
    });
    assert.equal(of('gates', it1, notes).field, 'abstract');
    assert.deepEqual(of('yak', it1, notes), {
      field: 'tags',
      text: 'yak',
      reasons: [],
      elsewhere: [],
    });
    const named = paper('b', { facts: { keyphrases: ['tree gates'], aliases: ['TG'] } });
    assert.equal(of('tree', named).field, 'keyphrases');
    assert.equal(of('tg', named).field, 'aliases');
    assert.deepEqual(of('', paper('c')), {
      field: 'abstract',
      text: '',
      reasons: [],
      elsewhere: [],
    });
  });

  it('is whole words of the text, about as long as asked, with a matched word in it', () => {
    const word = fc.constantFrom(
      'gate',
      'sparse',
      'a',
      'transformers',
      'S²FT.',
      'of',
      'Trees',
      '👩‍👩‍👧',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 20, max: 120 }),
        (all, length) => {
          const abstract = all.join(' ');
          const { text } = of('gate sparse', paper('a', { abstract }), undefined, length);
          const plain = text.replace(/^… /, '').replace(/ …$/, '');
          assert.ok(` ${abstract} `.includes(` ${plain} `), `${text} | ${abstract}`);
          assert.ok(plain.length <= length, `${String(plain.length)} > ${String(length)}`);
          if (/gate|sparse/.test(abstract)) assert.match(plain, /gate|sparse/);
          assert.equal(text.startsWith('… '), !abstract.startsWith(plain) || text.startsWith('… '));
        },
      ),
    );
  });

  it('never throws and never cuts a character in two', () => {
    const { text: halved } = of('', paper('a', { abstract: '𝔸'.repeat(50) }), undefined, 41);
    assert.equal(halved, `${'𝔸'.repeat(20)} …`);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string(),
        (abstract, query) => {
          const { text } = of(query, paper('a', { abstract }), undefined, 40);
          assert.doesNotMatch(text, /\p{Surrogate}/u);
        },
      ),
    );
  });
});

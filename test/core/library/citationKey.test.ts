import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  baseCitationKey,
  citationKey,
  citationKeys,
  TITLE_STOP_WORDS,
  type KeyFacts,
} from '../../../src/core/library/citationKey.ts';
import type { CslName } from '../../../src/core/library/paper.ts';

function facts(
  name: string | CslName | undefined,
  year: number | undefined,
  title: string,
): KeyFacts {
  const author = typeof name === 'string' ? { family: name } : name;
  return { authors: author === undefined ? [] : [author], year, title };
}

const TABLE: readonly (readonly [string, KeyFacts])[] = [
  ['zimmer2023sparse', facts('Zimmer', 2023, 'Sparse Model Soups: A Recipe')],
  ['li2022lazy', facts('Li', 2022, 'The Lazy Neuron Phenomenon')],
  ['nguyen2024temperature', facts('Nguyen', 2024, 'Is Temperature Sample Efficient?')],
  ['dreveton2023bottom', facts('Dreveton', 2023, 'When Does Bottom-up Beat Top-down')],
  ['yang2024s2ft', facts('Yang', 2024, 'S²FT: Efficient, Scalable and Generalizable')],
  ['annavajjala2024deps', facts('Annavajjala', 2024, 'DεpS: Delayed ε-Shrinking')],
  ['ibrahim2023comet', facts('Ibrahim', 2023, 'COMET: Learning Cardinality')],
  ['re2020on3', facts('Ré', 2020, 'on3 parts')],
  ['muller1999strasse', facts('Müller', 1999, 'Straße, ß')],
  ['lukasz2001orsted', facts('Łukasz', 2001, '“Ørsted” and others')],
  ['vandermaaten2008visualizing', facts('van der Maaten', 2008, 'Visualizing Data using t-SNE')],
  [
    'maaten2008visualizing',
    facts({ family: 'Maaten', 'non-dropping-particle': 'van der' }, 2008, 'Visualizing Data'),
  ],
  ['bayes1763naive', facts('Bayes', 1763, 'A Naïve Theory')],
  ['obrien2020p', facts("O'Brien", 2020, 'The P=NP question')],
  ['smithjones2020ps', facts('Smith-Jones', 2020, 'ψ-functions')],
  [
    'worldhealthorganization2021report',
    facts({ literal: 'World Health Organization' }, 2021, 'Report'),
  ],
  ['plato1997theaetetus', facts({ given: 'Plato' }, 1997, 'Θeaetetus')],
  ['anon2020sparse', facts(undefined, 2020, 'Sparse')],
  ['anon2020sparse', facts('王', 2020, '稀疏 Sparse')],
  ['lisparse', facts('Li', undefined, 'Sparse')],
  ['li2020', facts('Li', 2020, 'What Is It?')],
  ['li2020', facts('Li', 2020, '')],
];

describe('the citation key', () => {
  for (const [key, paper] of TABLE) {
    it(`of ${JSON.stringify(paper.authors[0] ?? null)}, "${paper.title}" is ${key}`, () => {
      assert.equal(baseCitationKey(paper), key);
    });
  }

  it('is in ASCII lower case and digits, whatever the paper', () => {
    const anyFacts = fc.tuple(
      fc.string({ unit: 'binary' }),
      fc.nat(3000),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(anyFacts, ([name, year, title]) => {
        assert.match(baseCitationKey(facts(name, year, title)), /^[a-z0-9]+$/);
      }),
    );
  });

  it('has no stop word that another form of writing would hide', () => {
    for (const word of TITLE_STOP_WORDS) assert.match(word, /^[a-z]+$/);
  });
});

describe('colliding citation keys', () => {
  const soups = facts('Zimmer', 2023, 'Sparse Soups');

  it('get a, b, … in order, the first none', () => {
    assert.deepEqual(citationKeys([soups, soups, facts('Li', 2020, 'On X'), soups]), [
      'zimmer2023sparse',
      'zimmer2023sparsea',
      'li2020x',
      'zimmer2023sparseb',
    ]);
  });

  it('go on with aa after z', () => {
    const keys = citationKeys(Array.from({ length: 30 }, () => soups));
    assert.equal(keys[26], 'zimmer2023sparsez');
    assert.equal(keys[27], 'zimmer2023sparseaa');
    assert.equal(keys[28], 'zimmer2023sparseab');
  });

  it('leave alone what is taken', () => {
    const taken = new Set(['zimmer2023sparse', 'zimmer2023sparsea']);
    assert.equal(citationKey(soups, taken), 'zimmer2023sparseb');
    assert.equal(citationKey(soups, new Set()), 'zimmer2023sparse');
  });

  const fewFacts = fc.array(
    fc.tuple(
      fc.constantFrom('Li', 'Ré'),
      fc.constantFrom(2020, 2021),
      fc.constantFrom('x', 'xa', 'xb'),
    ),
  );

  it('are all different, and more papers change none', () => {
    fc.assert(
      fc.property(fewFacts, fewFacts, (first, more) => {
        const [few, all] = [first, [...first, ...more]].map((tuples) =>
          citationKeys(tuples.map((tuple) => facts(...tuple))),
        );
        assert.equal(new Set(all).size, all?.length);
        assert.deepEqual(all?.slice(0, first.length), few);
      }),
    );
  });
});

import assert from 'node:assert/strict';
import {
  acronymsOf,
  addressesIn,
  cleanAddress,
  dateOf,
  venueNote,
} from '../../scripts/corpus/item.ts';
import type { BibliographyEntry } from '../../scripts/corpus/source.ts';

function entry(venue: string | undefined, venueYear: number | undefined): BibliographyEntry {
  return {
    n: 1,
    title: 'A Title',
    arxiv: '2309.13850',
    submitted: '2023-09-25',
    authors: [],
    venue,
    venueYear,
    doi: undefined,
    doubt: undefined,
    sources: [],
  };
}

describe('the note on the venue', () => {
  const table: readonly (readonly [string | undefined, string | undefined])[] = [
    ['ICLR', 'Published at ICLR 2024'],
    [
      'NeurIPS ENLSP-IV Workshop (PMLR 262)',
      'Published at NeurIPS ENLSP-IV Workshop (PMLR 262) 2024',
    ],
    ['Findings of NAACL', 'Published in Findings of NAACL 2024'],
    ['Machine Intelligence Research', 'Published in Machine Intelligence Research, 2024'],
    [
      'Proceedings of the VLDB Endowment (PVLDB)',
      'Published in Proceedings of the VLDB Endowment (PVLDB), 2024',
    ],
    [undefined, undefined],
  ];
  for (const [venue, note] of table) {
    it(`of ${venue ?? 'an unknown one'}: ${note ?? 'none'}`, () => {
      assert.equal(venueNote(entry(venue, 2024)), note);
    });
  }
});

describe('a date', () => {
  it('is as precise as what was seen', () => {
    assert.deepEqual(dateOf('2023-09-05'), { 'date-parts': [[2023, 9, 5]] });
    assert.deepEqual(dateOf('2023-09'), { 'date-parts': [[2023, 9]] });
  });
});

describe('acronyms', () => {
  const yes = 'SAE SAEs g-SAE SoRA DSnoT S²FT S2FT ISS-P OT MoE COMET+ ECoFLaP NOTEARS'.split(' ');
  const no = [
    'WiCo',
    'Tutel',
    'Turbo-VBI',
    'DKernel',
    'S^{2}FT',
    'aux_k_loss',
    '2-bit KV',
    'MoE gate',
    'A',
    '24',
  ];
  it('are short words of capitals and digits', () => {
    assert.deepEqual(acronymsOf(yes), yes);
  });
  it('are nothing else', () => {
    assert.deepEqual(acronymsOf(no), []);
  });
  it('are given once', () => {
    assert.deepEqual(acronymsOf(['SAE', 'SAE']), ['SAE']);
  });
});

describe('addresses', () => {
  const table: readonly (readonly [string, string])[] = [
    ['https://github.com/a/b.', 'https://github.com/a/b'],
    ['http://github.com/a/b', 'https://github.com/a/b'],
    ['github.com/a/b).', 'https://github.com/a/b'],
    ['https://a.github.io/b/.', 'https://a.github.io/b/'],
    ['https://github.com/a/b_c-d', 'https://github.com/a/b_c-d'],
  ];
  for (const [written, clean] of table) {
    it(`${written} is ${clean}`, () => {
      assert.equal(cleanAddress(written), clean);
      assert.deepEqual(addressesIn(`Our code (see ${written} for it)`), [clean]);
    });
  }
  it('are not seen where there are none', () => {
    assert.deepEqual(addressesIn('1.27x faster, i.e. GPU/hrs on github'), []);
  });
});

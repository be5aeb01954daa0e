/** Entries that Gloss writes, with pandoc, citation-js and its own reader as witnesses of what they say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import { readBibtex } from '../../../../src/core/bibliography/bibtex/bibtex.ts';
import {
  bibtexEntry,
  toBibtex,
  type BibtexOptions,
} from '../../../../src/core/bibliography/bibtex/write.ts';
import { parseCorpus, paperFromCsl } from '../../../../src/core/library/corpus.ts';
import type { CslItem, CslName } from '../../../../src/core/library/paper.ts';
import { pandoc } from '../../../support/pandoc.mjs';
import { aPaper } from '../../../support/papers.ts';

const papers = parseCorpus(readFileSync('data/corpus.json', 'utf8'));

type Read = (text: string, options: BibtexOptions) => Promise<readonly CslItem[]>;

const readByPandoc: Read = async (text, { dialect }) =>
  JSON.parse(await pandoc({ from: dialect, to: 'csljson' }, text)) as CslItem[];

const readByCitationJs: Read = (text, { dialect }) =>
  Promise.resolve(
    plugins.input.chain(text, { forceType: `@${dialect}/text`, generateGraph: false }) as CslItem[],
  );

const readByGloss: Read = (text) =>
  Promise.resolve(readBibtex(text).references.map(({ item }) => item));

/** Readers write superscripts as marks or characters, mathematics as TeX or letters, and set quotes. */
function plain(text: unknown): unknown {
  return typeof text !== 'string'
    ? text
    : text
        .replaceAll('<sup>2</sup>', '²')
        .replaceAll('$\\varepsilon$', 'ε')
        .replace(/<\/?span[^>]*>/g, '')
        .replace(/[’‘]/g, "'")
        .replace(/[“”]/g, '"');
}

function nameParts({ family, given, literal }: CslName) {
  return [family, given, literal];
}

/** What an entry is to keep; of the date BibTeX has year and month. */
function facts(item: CslItem, dateParts: number) {
  return {
    title: plain(item.title),
    author: item.author?.map(nameParts),
    issued: item.issued?.['date-parts']?.[0]?.slice(0, dateParts).map(Number),
    DOI: item.DOI,
    URL: item.URL,
    publisher: item.publisher,
    note: plain(item.note),
    'container-title': item['container-title'],
  };
}

const DIALECTS = ['bibtex', 'biblatex'] as const;

describe('an entry of each of the 77 papers', () => {
  for (const dialect of DIALECTS) {
    const readers = { pandoc: readByPandoc, 'citation-js': readByCitationJs, Gloss: readByGloss };
    for (const [reader, read] of Object.entries(readers)) {
      it(`in ${dialect} is read by ${reader} as what it was`, async () => {
        const options = { dialect, version: 'preprint' } as const;
        const items = await read(toBibtex(papers, options), options);
        // citation-js makes ids of its own, in the order of the entries.
        const byKey = new Map(papers.map(({ key }, index) => [key, items[index]]));
        assert.equal(items.length, 77);
        for (const { key, item } of papers) {
          const found = byKey.get(key);
          assert.ok(found, key);
          const parts = dialect === 'bibtex' ? 2 : 3;
          assert.deepEqual(facts(found, parts), facts(item, parts), key);
        }
      });
    }

    it(`in ${dialect} is ASCII only where BibTeX needs it`, () => {
      const text = toBibtex(papers, { dialect, version: 'preprint' });
      assert.equal(/[^\p{ASCII}]/u.test(text), dialect === 'biblatex');
    });
  }
});

describe('a preprint', () => {
  const comet = papers.filter(({ key }) => key === 'ibrahim2023comet');

  it('is a @misc that names the eprint in BibTeX', () => {
    const bibtex = toBibtex(comet);
    assert.match(bibtex, /^@misc\{ibrahim2023comet,\n/);
    assert.match(bibtex, /\n {2}eprint = \{2306\.02824\},\n {2}archivePrefix = \{arXiv\},\n/);
    assert.match(bibtex, /\n {2}year = \{2023\},\n {2}month = jun,\n/);
    assert.match(bibtex, /\n\}\n$/);
  });

  it('is a @misc with a whole date in BibLaTeX', () => {
    const biblatex = toBibtex(comet, { dialect: 'biblatex', version: 'preprint' });
    assert.match(biblatex, /^@misc\{ibrahim2023comet,\n/);
    assert.match(biblatex, /\n {2}date = \{2023-06-05\},\n/);
    assert.match(biblatex, /\n {2}eprint = \{2306\.02824\},\n {2}eprinttype = \{arXiv\},\n/);
  });
});

describe('the published version', () => {
  const entry = (key: string) => {
    const paper = papers.find((other) => other.key === key);
    assert.ok(paper);
    return bibtexEntry(paper, key, { dialect: 'bibtex', version: 'published' });
  };

  it('has the venue, its year, and the DOI where it is known', () => {
    const bibtex = entry('ibrahim2023comet');
    assert.match(bibtex, /^@inproceedings\{/);
    assert.match(bibtex, /booktitle = \{\{?KDD\}?\}/);
    assert.match(bibtex, /doi = \{10\.1145\/3580305\.3599278\}/);
    assert.match(bibtex, /eprint = \{2306\.02824\}/);
    assert.doesNotMatch(bibtex, /month|Published at|publisher/);
  });

  it('has no DOI where only the preprint’s is known', () => {
    const bibtex = entry('zimmer2023sparse');
    assert.match(bibtex, /booktitle = \{\{?ICLR\}?\},[^]*year = \{2024\}/);
    assert.doesNotMatch(bibtex, /doi/);
  });

  it('is the preprint where no venue is known, and an article where it is a journal', () => {
    const unpublished = papers.find(({ facts }) => facts.venue === undefined);
    assert.ok(unpublished);
    assert.equal(entry(unpublished.key), toBibtex([unpublished]));
    const journal = papers.find(({ facts }) => facts.venue?.name.startsWith('IEEE Transactions'));
    assert.ok(journal);
    assert.match(entry(journal.key), /^@article\{[^]*journal = \{IEEE Transactions on /);
  });
});

describe('titles', () => {
  const title = (words: string) =>
    /title = \{(.*)\},/.exec(toBibtex([aPaper({ item: { title: words } })]))?.[1];

  const table: readonly (readonly [string, string])[] = [
    ['SVDQuant: a method', '{SVDQuant}: {a} method'],
    ['Sparse training', 'Sparse training'],
    ['Robust N:M sparsity: Fast KV caches', 'Robust {N}:{M} sparsity: Fast {KV} caches'],
    ['A <i>Big</i> H<sub>2</sub>O</b>', 'A \\textit{{Big}} {H}\\textsubscript{2}{O}'],
    ['An unclosed <i>mark', 'An unclosed \\textit{mark}'],
    [
      'Pruning & 50% of x_y #1 {a} ~b^2 \\c',
      'Pruning \\& 50\\% of x\\_y \\#1 \\{a\\} \\textasciitilde{}b\\textasciicircum{}2 \\textbackslash{}c',
    ],
    ['Costs $5 and $x_1^{2}$, $}{$', 'Costs \\$5 and $x_1^{2}$, \\$\\}\\{\\$'],
    [
      'Über “Éclairs” – ß, ø, ı, č, ε², 汉',
      "{\\\"U}ber ``{{\\'E}}clairs'' -- {\\ss}, {\\o}, {\\i}, {\\v{c}}, $\\varepsilon$\\textsuperscript{2}, 汉",
    ],
  ];
  for (const [words, latex] of table) {
    it(`“${words}” keep their capitals and signs`, () => {
      assert.equal(title(words), latex.replace("{{\\'E}}clairs", "{{\\'E}clairs}"));
    });
  }
});

describe('an entry that pandoc reads back', () => {
  /** Signs without a LaTeX command that pandoc knows, "and" in names of institutions, small names, two languages. */
  const items: readonly CslItem[] = [
    {
      id: 'signs',
      type: 'book',
      title: 'Ő ș ð þ ¿×· θ − € sub',
      author: [{ family: 'hooks' }, { family: 'Þór', given: 'Đ.' }],
      publisher: 'Holt and Co.',
      'publisher-place': 'Trinidad and Tobago',
    },
    {
      id: 'case',
      type: 'article-journal',
      title: 'Obergefell v. Hodges. Editorial: Sub',
      'title-short': 'Obergefell v. Hodges. Editorial',
      'container-title': 'J',
      language: 'en-GB',
    },
    {
      id: 'inner',
      type: 'book',
      title: 'Der Zauberlehrling',
      'container-title': 'Werke in Zwei Bänden',
      language: 'de-DE',
      'number-of-volumes': '2',
      'chapter-number': '3',
    },
    {
      id: 'talk',
      type: 'speech',
      title: 'A talk',
      genre: 'Keynote',
      event: 'Big Conf',
      'event-place': 'Rome',
      'event-date': { 'date-parts': [[2020, 3]] },
    },
  ];

  for (const item of items) {
    it(`is the item it was made of: ${item.id}`, async () => {
      const options = { dialect: 'biblatex', version: 'preprint' } as const;
      const written = bibtexEntry(paperFromCsl(item, 's'), item.id, options);
      const [back] = await readByPandoc(written, options);
      assert.deepEqual(back, item);
    });
  }

  it('keeps its signs in BibTeX too', async () => {
    const options = { dialect: 'bibtex', version: 'preprint' } as const;
    const [first] = items;
    assert.ok(first);
    const [back] = await readByPandoc(bibtexEntry(paperFromCsl(first, 's'), 'k', options), options);
    assert.equal(back?.title, 'Ő ș ð þ ¿×· $\\theta$ − € sub');
    assert.deepEqual(back.author, first.author);
  });
});

describe('any item', () => {
  const text = fc
    .array(
      fc.constantFrom(
        'a',
        'Bc',
        'Éd',
        ' ',
        '&',
        '%',
        '{',
        '}',
        '\\',
        '$',
        '_',
        '#',
        '<i>',
        ': ',
        '2',
      ),
    )
    .map((parts) => `x${parts.join('')}x`);
  const name = fc.oneof(
    fc.record({
      family: fc.constantFrom(
        'Müller',
        'Vogel und Sohn',
        'Smith, Inc',
        'Rock and Roll',
        'García Márquez',
      ),
      given: fc.constantFrom('Jo', 'J. G.', 'Żan'),
    }),
    fc.record({ family: fc.constant('Roe'), given: fc.constant('R.'), suffix: fc.constant('Jr.') }),
    fc.record({
      family: fc.constant('Berg'),
      given: fc.constant('A.'),
      'dropping-particle': fc.constant('van der'),
    }),
    fc.record({ literal: fc.constantFrom('The Group and Co', 'OpenAI') }),
  );
  const item = fc.record({
    id: fc.constant('k'),
    type: fc.constantFrom(
      'article-journal',
      'book',
      'paper-conference',
      'chapter',
      'report',
      'webpage',
    ),
    title: text,
    author: fc.array(name, { minLength: 1, maxLength: 3 }),
    publisher: text,
    volume: fc.constantFrom('3', 'III/41c'),
  });

  for (const dialect of DIALECTS) {
    it(`written in ${dialect} is read by Gloss as it was`, () => {
      fc.assert(
        fc.property(item, (csl) => {
          const options = { dialect, version: 'preprint' } as const;
          const written = bibtexEntry(paperFromCsl(csl, 's'), 'k', options);
          const { references, problems } = readBibtex(written);
          assert.deepEqual(problems, [], written);
          const read = references[0]?.item;
          assert.ok(read);
          assert.deepEqual(read.author, JSON.parse(JSON.stringify(csl.author)), written);
          assert.equal(letters(read.title), letters(csl.title), written);
          assert.equal(letters(read.publisher), letters(csl.publisher), written);
          assert.equal(read['volume'], csl.volume);
        }),
        { numRuns: 1000, seed: 5 },
      );
    });
  }

  /** Without marks, which may be unbalanced, and without blanks, of which several are one. */
  function letters(value: string | undefined): string | undefined {
    return value?.replace(/<\/?i>|\s/gu, '');
  }
});

describe('a key', () => {
  it('that BibTeX can’t hold is refused', () => {
    for (const key of ['a b', 'a,b', 'a{b', 'a%b', 'a#b', 'a\\b', '', 'a"b', 'a~b']) {
      assert.throws(() => bibtexEntry(aPaper(), key, { dialect: 'bibtex', version: 'preprint' }), {
        code: 'bibliography.badKey',
        args: [key],
      });
    }
  });

  it('with the signs that pandoc takes is read again', async () => {
    const key = '10.1000/x:y_z-1+2&[ü].;?!`*@';
    const entry = bibtexEntry(aPaper(), key, { dialect: 'bibtex', version: 'preprint' });
    const [item] = await readByPandoc(entry, { dialect: 'bibtex', version: 'preprint' });
    assert.equal(item?.id, key);
    assert.equal(readBibtex(entry).references[0]?.key, key);
  });
});

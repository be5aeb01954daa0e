/** What is typed about works while they are chosen, and the citations that say it. */
import assert from 'node:assert/strict';
import { citeWith } from '../../../src/core/citations/said.ts';
import { SaidAbout } from '../../../src/core/citations/saidAbout.ts';
import { CITATION_SYNTAXES, formatCitation } from '../../../src/core/citations/syntax.ts';
import type { CitationSyntax } from '../../../src/core/citations/syntax.ts';
import { typedSearch } from '../../../src/core/citations/typedParts.ts';
import { aPaper } from '../../support/papers.ts';

describe('what is typed to find a paper to cite', () => {
  const table: readonly [typed: string, words: string, said: string][] = [
    ['comet', 'comet', ''],
    ['comet p. 3', 'comet', 'p. 3'],
    ['comet, p. 3', 'comet', 'p. 3'],
    ['comet pp. 3–5 and more', 'comet', 'pp. 3–5 and more'],
    ['tree gates chap. iv', 'tree gates', 'chap. iv'],
    ['comet § 2.1', 'comet', '§ 2.1'],
    ['comet Section 2', 'comet', 'Section 2'],
    ['year:2023 sparse sec. 2', 'year:2023 sparse', 'sec. 2'],
    ['p. 3', '', 'p. 3'],
    ['comet; see … chap. 2', 'comet', 'see … chap. 2'],
    ['comet; -', 'comet', '-'],
    ['comet;', 'comet', ''],
    ['; p. 3', '', 'p. 3'],
    // Titles and searches that only look like it
    ['Mixtures, part 2', 'Mixtures, part 2', ''],
    ['top. 3 experts', 'top. 3 experts', ''],
    ['comet p.', 'comet p.', ''],
    ['page rank', 'page rank', ''],
    ['section on limits', 'section on limits', ''],
    ['gates ', 'gates ', ''],
    ['', '', ''],
  ];
  for (const [typed, words, said] of table) {
    it(JSON.stringify(typed), () => {
      assert.deepEqual(typedSearch(typed), { words, said });
    });
  }

  it('is read in a time that grows with its length only', () => {
    const long = `${'p. '.repeat(50_000)}${'q '.repeat(50_000)}`;
    assert.equal(typedSearch(long).said, '');
  });
});

describe('a citation that says something', () => {
  const [a, b] = ['a2020', 'b2021'].map((key) =>
    aPaper({ key, item: { URL: `https://x.org/${key}` } }),
  );
  assert.ok(a !== undefined && b !== undefined);

  const table: readonly [CitationSyntax, readonly string[], string][] = [
    ['pandoc', ['p. 3'], '[@a2020, p. 3; @b2021]'],
    ['pandoc', ['', 'p. 3'], '[@a2020; @b2021, p. 3]'],
    ['pandoc', ['see … pp. 3-5', '-'], '[see @a2020, pp. 3-5; -@b2021]'],
    ['pandoc', ['@ p. 3', ''], '@a2020 [p. 3; @b2021]'],
    ['pandoc', ['@', ''], '@a2020 [@b2021]'],
    ['natbib', ['@', 'p. 3'], '\\citet{a2020} \\citep[p.~3]{b2021}'],
    ['typst', ['@, p. 3', ''], '#cite(<a2020>, form: "prose", supplement: [p.~3]) @b2021'],
    ['pandoc-textual', ['p. 3', 'chap. 2'], '@a2020 [p. 3]; @b2021 [chap. 2]'],
    ['pandoc-suppressed', ['p. 3'], '[-@a2020, p. 3; -@b2021]'],
    ['latex', ['', 'p. 3'], '\\cite[p.~3]{a2020,b2021}'],
    ['natbib', ['see', 'p. 3'], '\\citep[see][p.~3]{a2020,b2021}'],
    ['biblatex', ['p. 3', 'p. 4'], '\\autocites[p.~3]{a2020}[p.~4]{b2021}'],
    ['typst', ['p. 3', ''], '@a2020[p.~3] @b2021'],
    ['multimarkdown', ['p. 3', ''], '[p. 3][#a2020] [#b2021]'],
    [
      'footnote',
      ['see … p. 3', ''],
      '^[see Ibrahim 2023, *COMET: Learning Cardinality Constrained Mixture of Experts*, p. 3. REF.]',
    ],
    [
      'link',
      ['see … p. 3', ''],
      'see [Ibrahim 2023](https://x.org/a2020), p. 3; [Ibrahim 2023](https://x.org/b2021)',
    ],
  ];
  for (const [syntax, said, expected] of table) {
    it(`${said.join(' | ')} in ${syntax}`, () => {
      const references = { markup: 'markdown', byKey: new Map([['b2021', 'REF.']]) } as const;
      assert.equal(citeWith([a, b], said, syntax, { references }), expected);
    });
  }

  it('about nothing is the citation that there is without it', () => {
    for (const syntax of CITATION_SYNTAXES) {
      assert.equal(citeWith([a, b], ['', ' '], syntax), formatCitation([a, b], syntax));
    }
  });
});

describe('what is said about papers in the list', () => {
  function about(
    ...steps: readonly (string | readonly [ticked: string, input: string | undefined])[]
  ) {
    const said = new SaidAbout(true);
    for (const step of steps) {
      if (typeof step === 'string') said.type(step);
      else said.tick(...step);
    }
    return said;
  }
  const said = (list: SaidAbout, keys: readonly string[], input: string) =>
    Object.fromEntries(list.about(keys, input));

  it('stands in the box for a paper chosen with Enter', () => {
    assert.deepEqual(said(about('a p. 3'), ['a'], 'a p. 3'), { a: 'p. 3' });
  });

  it('is taken with the tick, for each paper its own', () => {
    const list = about('a p. 3', ['a', 'a p. 3'], 'b sec. 2', ['b', 'b sec. 2'], 'c');
    assert.deepEqual(said(list, ['a', 'b'], 'c'), { a: 'p. 3', b: 'sec. 2' });
    assert.equal(list.of('a'), 'p. 3');
  });

  it('is about the last paper ticked where it is typed alone', () => {
    const list = about(['a', 'a'], ['b', 'b'], 'p. 3', 'p. 34', '');
    assert.deepEqual(said(list, ['a', 'b'], ''), { b: 'p. 34' });
  });

  it('goes with the tick that is taken away', () => {
    const list = about(['a', 'a p. 3'], ['a', undefined]);
    assert.equal(list.of('a'), '');
  });

  it('is not told from the words in a list that does not cite', () => {
    const list = new SaidAbout(false);
    assert.deepEqual(list.read('comet p. 3'), { words: 'comet p. 3', said: '' });
  });
});

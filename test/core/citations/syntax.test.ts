import assert from 'node:assert/strict';
import {
  formatCitation,
  webAddress,
  type CitationSyntax,
} from '../../../src/core/citations/syntax.ts';
import { aPaper } from '../../support/papers.ts';

function cite(syntax: CitationSyntax, ...keys: string[]): string {
  return formatCitation(
    keys.map((key) => aPaper({ key })),
    syntax,
  );
}

describe('a citation', () => {
  const table: readonly [CitationSyntax, readonly string[], string][] = [
    ['pandoc', ['zimmer2023sparse'], '[@zimmer2023sparse]'],
    ['pandoc', ['a2020', 'b2021'], '[@a2020; @b2021]'],
    ['pandoc-textual', ['a2020'], '@a2020'],
    ['pandoc-textual', ['a2020', 'b2021'], '@a2020; @b2021'],
    ['latex', ['a2020', 'b2021'], '\\cite{a2020,b2021}'],
    ['typst', ['a2020', 'b2021'], '@a2020 @b2021'],
    ['pandoc-suppressed', ['a2020', 'b2021'], '[-@a2020; -@b2021]'],
    ['natbib', ['a2020', 'b2021'], '\\citep{a2020,b2021}'],
    ['natbib-textual', ['a2020'], '\\citet{a2020}'],
    ['biblatex', ['a2020', 'b2021'], '\\autocite{a2020,b2021}'],
    ['biblatex-textual', ['a2020'], '\\textcite{a2020}'],
    ['typst-textual', ['a2020'], '#cite(<a2020>, form: "prose")'],
    ['multimarkdown', ['a2020', 'b2021'], '[#a2020] [#b2021]'],
    // pandoc's manual: single inner punctuation is part of a bare key, all else needs braces
    ['pandoc', ['DBLP:conf/nips/X'], '[@DBLP:conf/nips/X]'],
    ['pandoc', ['Foo_bar.baz'], '[@Foo_bar.baz]'],
    ['pandoc', ['müller2020straße'], '[@müller2020straße]'],
    ['pandoc', ['a--b'], '[@{a--b}]'],
    ['pandoc', ['ends.'], '[@{ends.}]'],
    ['typst', ['DBLP:a/b'], '#cite(label("DBLP:a/b"))'],
    ['typst', ['a"b'], '#cite(label("a\\"b"))'],
  ];
  for (const [syntax, keys, expected] of table) {
    it(`of ${keys.join(', ')} in ${syntax} is ${expected}`, () => {
      assert.equal(cite(syntax, ...keys), expected);
    });
  }

  it('as a Markdown link shows author and year, or the words that were selected', () => {
    const paper = aPaper({ item: { URL: 'https://arxiv.org/abs/2306.02824' } });
    assert.equal(
      formatCitation([paper], 'link'),
      '[Ibrahim 2023](https://arxiv.org/abs/2306.02824)',
    );
    assert.equal(
      formatCitation([paper], 'link', { words: 'tree gates' }),
      '[tree gates](https://arxiv.org/abs/2306.02824)',
    );
  });

  it('as a Markdown link is not broken by brackets in names and addresses', () => {
    const paper = aPaper({
      authors: [{ literal: 'A [B] Group' }],
      item: { URL: 'https://x.org/a(b) c' },
    });
    assert.equal(
      formatCitation([paper], 'link'),
      '[A \\[B\\] Group 2023](https://x.org/a%28b%29%20c)',
    );
  });

  it('refuses what would be wrong: no paper, a key that LaTeX breaks on', () => {
    assert.throws(() => cite('pandoc'), { code: 'citation.none' });
    assert.throws(() => cite('latex', 'a,b'), { code: 'citation.latexKey' });
    assert.throws(() => cite('biblatex', 'a b'), { code: 'citation.latexKey' });
    assert.throws(() => cite('pandoc', 'two words'), { code: 'citation.pandocKey' });
    assert.throws(() => cite('multimarkdown', 'a]b'), { code: 'citation.multimarkdownKey' });
    assert.throws(() => cite('typst', ''), { code: 'citation.typstKey' });
  });
});

describe('the web address of a paper', () => {
  it('is its own, else its DOI’s, and never anything but http', () => {
    assert.equal(webAddress(aPaper({ item: { URL: 'https://x.org/1' } })), 'https://x.org/1');
    assert.equal(webAddress(aPaper({ item: { DOI: '10.1/2' } })), 'https://doi.org/10.1/2');
    assert.equal(webAddress(aPaper({ item: { URL: 'javascript:alert(1)' } })), undefined);
  });
});

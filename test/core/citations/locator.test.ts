/** Locators in citations: what each syntax writes, and what pandoc makes of it with a style that shows it. */
import assert from 'node:assert/strict';
import { formatCitation, type CitationSyntax } from '../../../src/core/citations/syntax.ts';
import { aPaper } from '../../support/papers.ts';
import { pandoc } from '../../support/pandoc.mjs';

function cite(syntax: CitationSyntax, locator: string, key = 'key'): string {
  return formatCitation([aPaper({ key })], syntax, { locator });
}

/** Shows a locator as `<label=locator>`. */
const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout delimiter=";"><text value="K"/><group prefix="&lt;" suffix="&gt;">
<label variable="locator"/><text value="="/><text variable="locator"/>
</group></layout></citation></style>`;

async function readByPandoc(citations: readonly string[]): Promise<readonly string[]> {
  const options = {
    from: 'markdown',
    to: 'plain',
    citeproc: true,
    bibliography: ['b.json'],
    csl: 's.csl',
  };
  const files = { 'b.json': '[{"id":"key","type":"article","title":"T"}]', 's.csl': STYLE };
  const plain = await pandoc(options, citations.join('\n\n'), files);
  return plain.trim().split('\n\n');
}

describe('a locator', () => {
  /** As the user wrote it, as it stands in the citation, as pandoc reads it. */
  const table: readonly [locator: string, citation: string, read: string][] = [
    ['5', '[@key, p. 5]', 'K<page=5>'],
    ['iv', '[@key, p. iv]', 'K<page=iv>'],
    ['5-7', '[@key, pp. 5-7]', 'K<pages=5–7>'],
    ['p. 5', '[@key, p. 5]', 'K<page=5>'],
    [' sec.\n3.2 ', '[@key, sec. 3.2]', 'K<section=3.2>'],
    ['sec. 3, last paragraph', '[@key, sec. 3, last paragraph]', 'K<section=3>, last paragraph'],
    ['Table 2', '[@key, Table 2]', 'K, Table 2'],
    ['Theorem [A]; proof', '[@key, Theorem \\[A\\]\\; proof]', 'K, Theorem [A]; proof'],
    ['3rd paragraph', '[@key{}, 3rd paragraph]', 'K, 3rd paragraph'],
    ['p. 5 [top]', '[@key, p. 5 \\[top\\]]', 'K<page=5> [top]'],
    ['{curly} @home', '[@key{}, \\{curly\\} \\@home]', 'K, {curly} @home'],
  ];
  for (const [locator, citation] of table) {
    it(`“${locator}” is written ${citation}`, () => {
      assert.equal(cite('pandoc', locator), citation);
    });
  }

  it('is to pandoc what it was to the user', async () => {
    assert.deepEqual(
      await readByPandoc(table.map(([locator]) => cite('pandoc', locator))),
      table.map(([, , read]) => read),
    );
  });

  it('behind a key in the text is to pandoc the same', async () => {
    assert.equal(cite('pandoc-textual', '5'), '@key [p. 5]');
    assert.deepEqual(
      await readByPandoc(table.map(([locator]) => cite('pandoc-textual', locator))),
      table.map(([, , read]) => read),
    );
  });

  const others: readonly [CitationSyntax, locator: string, key: string, citation: string][] = [
    ['latex', '5', 'key', '\\cite[p.~5]{key}'],
    ['natbib', '5', 'key', '\\citep[p.~5]{key}'],
    ['multimarkdown', '5', 'key', '[p. 5][#key]'],
    ['pandoc-suppressed', '5', 'key', '[-@key, p. 5]'],
    ['latex', 'sec. 3 [a] & b', 'key', '\\cite[{sec.~3 [a] \\& b}]{key}'],
    ['typst', '5', 'key', '@key[p.~5]'],
    ['typst', 'sec. [3]', 'key', '@key[sec.~\\[3\\]]'],
    ['typst', '5', 'a/b', '#cite(label("a/b"), supplement: [p.~5])'],
  ];
  for (const [syntax, locator, key, citation] of others) {
    it(`“${locator}” in ${syntax} is written ${citation}`, () => {
      assert.equal(cite(syntax, locator, key), citation);
    });
  }

  it('stands behind a link', () => {
    const paper = aPaper({ item: { URL: 'https://x.org' } });
    assert.equal(
      formatCitation([paper], 'link', { locator: '5' }),
      '[Ibrahim 2023](https://x.org), p. 5',
    );
  });

  it('is left out where it is blank, and where there are several papers', () => {
    assert.equal(cite('pandoc', ' '), '[@key]');
    const papers = [aPaper({ key: 'a' }), aPaper({ key: 'b' })];
    assert.equal(formatCitation(papers, 'pandoc', { locator: '5' }), '[@a; @b]');
  });
});

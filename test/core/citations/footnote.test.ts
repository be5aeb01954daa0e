/** Citations as footnotes: one note, whole references in it, and pandoc reads it as one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formattedMarkup } from '../../../src/core/bibliography/formattedHtml.ts';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { ReferenceFormatter } from '../../../src/core/bibliography/format.ts';
import type { References } from '../../../src/core/citations/footnote.ts';
import { placeCitation } from '../../../src/core/citations/place.ts';
import { citeWith } from '../../../src/core/citations/said.ts';
import { formatCitation } from '../../../src/core/citations/syntax.ts';
import { parseCorpus } from '../../../src/core/library/corpus.ts';
import { cslFiles } from '../../../scripts/lib/cslFiles.mjs';
import { inEnglish } from '../../support/csl.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { aPaper } from '../../support/papers.ts';

function inMarkdown(...references: readonly (readonly [key: string, text: string])[]): References {
  return { markup: 'markdown', byKey: new Map(references) };
}

describe('a footnote', () => {
  const [a, b] = [aPaper({ key: 'a', title: 'On [A]*' }), aPaper({ key: 'b' })];

  it('has the reference of each paper, and what a paper is known by where there is none', () => {
    const references = inMarkdown(['b', 'B. *Book*.']);
    assert.equal(
      formatCitation([a, b], 'footnote', { references }),
      '^[Ibrahim 2023, *On \\[A\\]\\**. B. *Book*.]',
    );
  });

  it('has the page behind the reference', () => {
    const references = inMarkdown(['b', 'B. *Book*.']);
    const details = { references, locator: '3' };
    assert.equal(formatCitation([b], 'footnote', details), '^[B. *Book*, p. 3.]');
  });

  const markups: readonly [References['markup'], string][] = [
    ['markdown', '^[see *all* Ibrahim 2023, *5 % of A_B #1*, p. 3.]'],
    ['latex', '\\footnote{see \\emph{all} Ibrahim 2023, \\emph{5 \\% of A\\_B \\#1}, p. 3.}'],
    ['typst', '#footnote[see _all_ Ibrahim 2023, #emph[5 % of A\\_B \\#1], p. 3.]'],
  ];
  for (const [markup, expected] of markups) {
    it(`in ${markup} is the note of that language, and follows its word at once`, () => {
      const paper = aPaper({ title: '5 % of A_B #1' });
      const references = { markup, byKey: new Map<string, string>() };
      const citation = citeWith([paper], ['see *all* … p. 3'], 'footnote', { references });
      assert.equal(citation, expected);
      const around = { before: 'word', after: '', selected: '' };
      assert.equal(placeCitation({ citation, ...around }), citation);
      assert.equal(
        formatCitation([paper], 'footnote', { references, locator: '3' }),
        expected.replace(/see \S+ /u, ''),
      );
    });
  }

  it('of each paper of the library is one note to pandoc, with the whole reference', async () => {
    const files = new Map((await cslFiles()).map(({ name, text }) => [name, text]));
    const named = (name: string) => JSON.parse(files.get(`${name}.json`) ?? '') as CslElement;
    const papers = parseCorpus(readFileSync('data/corpus.json', 'utf8'));
    const items = papers.map(({ item }) => item);
    const formatted = new ReferenceFormatter(named('apa'), inEnglish(named('en-US'))).format(items);
    const written = formatted.map(({ key, html }) => {
      const references = inMarkdown([key, formattedMarkup(html, 'markdown')]);
      return `Word${formatCitation([aPaper({ key })], 'footnote', { references })}.`;
    });
    const html = await pandoc({ from: 'markdown-smart', to: 'html' }, written.join('\n\n'));
    const notes = [
      ...html.replace(/\s+/gu, ' ').matchAll(/<li id="fn\d+"><p>(.*?)<a href="#fnref/gu),
    ];
    const plain = (text: string) =>
      text
        .replace(/<[^>]*>/gu, '')
        .replaceAll('&amp;', '&')
        .replaceAll('&lt;', '<')
        .replace(/\s+/gu, ' ')
        .trim();
    assert.equal(notes.length, 77);
    assert.deepEqual(
      notes.map(([, note = '']) => plain(note)),
      formatted.map((reference) => plain(reference.html).replaceAll('&#38;', '&')),
    );
  });
});

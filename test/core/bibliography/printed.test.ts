/** What Gloss copies as a reference is what pandoc prints, built with the entries that Gloss writes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { toBibtex } from '../../../src/core/bibliography/bibtex/write.ts';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { ReferenceFormatter } from '../../../src/core/bibliography/format.ts';
import { printedItem } from '../../../src/core/bibliography/printed.ts';
import { readBibliography } from '../../../src/core/bibliography/read.ts';
import { parseCorpus } from '../../../src/core/library/corpus.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { bundledCsl, inEnglish, listedByPandoc, plainReference } from '../../support/csl.ts';

const papers = parseCorpus(readFileSync('data/corpus.json', 'utf8'));
const READING = { pause: () => Promise.resolve(), isCancelled: () => false };

const STYLES = [
  'apa',
  'ieee',
  'chicago-author-date',
  'association-for-computing-machinery',
  'nature',
];

describe('references of the entries of the 77 papers', () => {
  let csl: ReadonlyMap<string, CslElement>;
  before(async () => {
    csl = await bundledCsl();
  });

  for (const name of STYLES) {
    it(`are in ${name} as pandoc prints them`, async () => {
      const [style, locale] = [csl.get(name), csl.get('en-US')];
      assert.ok(style !== undefined && locale !== undefined, name);
      const text = toBibtex(papers, { dialect: 'biblatex', version: 'preprint' });
      const { references } = await readBibliography(text, 'bibtex', READING);
      const items = references.map(({ item }) => printedItem(item, 'bibtex'));
      const formatted = new ReferenceFormatter(style, inEnglish(locale)).format(items);
      const witness = await listedByPandoc({ name: 'refs.bib', text }, style);
      assert.equal(witness.length, 77);
      assert.deepEqual(
        formatted.map((reference) => plainReference(reference.text)).sort(),
        [...witness].sort(),
      );
      const [first = ''] = witness;
      assert.match(first, /\b20\d\d\b/, 'a reference says its year');
    });
  }

  /**
   * In IEEE's style a group of words alone stands beside a date that is missing. By the specification of CSL it is printed,
   * since what stands in a group counts as something (1.0.2, “Group”), and IEEE wants it so; pandoc leaves it out.
   */
  const asPandoc = (name: string, reference: string) =>
    name === 'ieee' ? reference.replace(' [Online]. Available:', ' Available:') : reference;

  for (const name of STYLES) {
    it(`are in ${name} as pandoc prints them, where published`, async () => {
      const [style, locale] = [csl.get(name), csl.get('en-US')];
      assert.ok(style !== undefined && locale !== undefined, name);
      const text = toBibtex(papers, { dialect: 'biblatex', version: 'published' });
      const { references } = await readBibliography(text, 'bibtex', READING);
      const items = references.map(({ item }) => printedItem(item, 'bibtex'));
      const formatted = new ReferenceFormatter(style, inEnglish(locale))
        .format(items)
        .map((reference) => plainReference(reference.text));
      const witness = await listedByPandoc({ name: 'refs.bib', text }, style);
      assert.deepEqual(
        formatted.map((reference) => asPandoc(name, reference)).sort(),
        [...witness].sort(),
      );
      const online = formatted.filter((reference) => reference.includes(' [Online]. Available:'));
      assert.equal(online.length, name === 'ieee' ? 55 : 0);
    });
  }

  it('have the very fields that pandoc reads, in both versions and dialects', async () => {
    for (const version of ['preprint', 'published'] as const) {
      for (const dialect of ['biblatex', 'bibtex'] as const) {
        const text = toBibtex(papers, { dialect, version });
        const printed = await pandoc({ from: 'biblatex', to: 'csljson' }, text);
        const { references } = await readBibliography(text, 'bibtex', READING);
        const byPandoc = JSON.parse(printed) as readonly CslItem[];
        assert.deepEqual(
          references.map(({ item }) => printedItem(item, 'bibtex')),
          byPandoc,
        );
      }
    }
  });

  it('differ where CSL has the type “document” and an entry has none', () => {
    const item = { id: 'a', type: 'document', title: 'T' };
    assert.equal(printedItem(item, 'bibtex').type, '');
    assert.equal(printedItem(item, 'csl-json').type, 'document');
  });
});

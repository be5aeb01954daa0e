/** What is cited, what nothing cites, and a bibliography brought in line with it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { BibliographyText } from '../../../src/core/bibliography/edit.ts';
import { readBibliography, type BibliographyFormat } from '../../../src/core/bibliography/read.ts';
import { citedKeys, syncBibliography, uncited } from '../../../src/core/bibliography/sync.ts';
import { spliced } from '../../../src/core/bibliography/splice.ts';
import { parseCorpus } from '../../../src/core/library/corpus.ts';

const [PAPER] = parseCorpus(readFileSync('data/corpus.json', 'utf8'));
assert.ok(PAPER);
const READING = { pause: () => Promise.resolve(), isCancelled: () => false };
const WRITING = { dialect: 'bibtex', version: 'preprint' } as const;

describe('what a document cites', () => {
  const table = [
    ['markdown', '---\nnocite: "@c"\n---\n\n[@a; @b] and @a', ['a', 'b', 'c'], false],
    ['markdown', '---\nnocite: "@*"\n---\n\n@a', ['a'], true],
    ['latex', '\\cite{a,b}\\nocite{c, a}', ['a', 'b', 'c'], false],
    ['latex', '\\nocite{*}', [], true],
    ['typst', 'As @a says. #bibliography("x.bib", full: true)', ['a'], true],
  ] as const;
  for (const [markup, text, keys, all] of table) {
    it(`is read from ${markup}: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await citedKeys(text, markup), { keys, all });
    });
  }
});

async function read(text: string, format: BibliographyFormat): Promise<BibliographyText> {
  return { ...(await readBibliography(text, format, READING)), text, format };
}

async function uncitedIn(text: string, ...cited: string[]): Promise<readonly string[]> {
  const { references } = await readBibliography(text, 'bibtex', READING);
  const found = await uncited({ text, references }, new Set(cited), READING);
  return found.map(({ key }) => key);
}

describe('what nothing cites', () => {
  it('is every reference whose key does not occur', async () => {
    assert.deepEqual(await uncitedIn('@misc{a}\n@misc{b}\n@misc{c}\n', 'b'), ['a', 'c']);
  });

  it('leaves out what a cited reference needs, through others', async () => {
    const text = `@inbook{a, crossref = {b}}
@book{b, xdata = "c, d"}
@xdata{c}
@xdata{d}
@misc{e, crossref = {f}}
@misc{f}
`;
    assert.deepEqual(await uncitedIn(text, 'a'), ['e', 'f']);
  });

  it('leaves out what is cited by another key of its own', async () => {
    assert.deepEqual(await uncitedIn('@misc{a, ids = {old, older}}\n@misc{b}\n', 'older'), ['b']);
  });
});

describe('a bibliography brought in line', () => {
  const table: readonly (readonly [BibliographyFormat, string, string])[] = [
    [
      'bibtex',
      '% one\n@misc{a}\n\n@misc{b,\n x = 1 }  \n\n@misc{c}\n',
      '% one\n@misc{b,\n x = 1 }  \n',
    ],
    ['csl-json', '[{"id": "a"}, {"id": "b"},\n  {"id": "c"}]\n', '[{"id": "b"}]\n'],
  ];
  for (const [format, text, left] of table) {
    it(`loses what is to go and no more (${format})`, async () => {
      const sync = { add: [], remove: new Set(['a', 'c']) };
      const tools = { writing: WRITING, reading: READING };
      const result = await syncBibliography(await read(text, format), sync, tools);
      assert.equal(result.text, left);
      assert.equal(result.splices.reduce(spliced, text), left);
    });
  }

  it('loses all entries with a key, and gets what is added at its end', async () => {
    const text = '@misc{a}\n@misc{keep}\n@misc{a, x = 2}\n';
    const sync = { add: [PAPER], remove: new Set(['a']) };
    const tools = { writing: WRITING, reading: READING };
    const result = await syncBibliography(await read(text, 'bibtex'), sync, tools);
    assert.match(result.text, new RegExp(`^@misc\\{keep\\}\\n\\n@\\w+\\{${PAPER.key},`));
    assert.doesNotMatch(result.text, /@misc\{a/);
    assert.deepEqual(result.added, [PAPER.key]);
    assert.equal(result.splices.reduce(spliced, text), result.text);
  });
});

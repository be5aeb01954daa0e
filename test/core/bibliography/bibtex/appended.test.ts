/** A file with more at its end says what the whole file says, by the references that there were. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAppended } from '../../../../src/core/bibliography/bibtex/appended.ts';
import {
  bibtexReferences,
  readBibtexInSlices,
  withBriefs,
} from '../../../../src/core/bibliography/bibtex/bibtex.ts';
import { ENTRIES } from '../../../../src/core/bibliography/bibtex/packedBriefs.ts';
import type { Bibliography } from '../../../../src/core/bibliography/reference.ts';

const READING = { pause: () => Promise.resolve(), isCancelled: () => false };

async function known(text: string) {
  const read = await withBriefs(await readBibtexInSlices(text, READING), text, READING);
  return { ...bibtexReferences(read, text), read, text };
}

function told({ references, problems }: Bibliography): unknown {
  return {
    problems,
    references: references.map(({ key, keySpan, start, end, item, brief }) => {
      const { title, authors, issued, doi, arxiv, container } = brief;
      return { key, keySpan, start, end, item, title, authors, issued, doi, arxiv, container };
    }),
  };
}

const entry = (key: string, more = '') =>
  `@article{${key}, title = {On ${key}}, author = {Doe, Jane}, year = 2001, month = mar${more}}\n`;

const BEFORE = [
  entry('a'),
  entry('b', ', doi = {10.1000/1}, journal = {J}'),
  entry('b'),
  '@inproceedings{child, title = {C}, crossref = {parent}}\n',
  '@book{heir, xdata = {one, shared}}\n',
  '@string{s = "x"}\n',
  '% a remark @misc{no}\n',
  entry('c', ', journal = s # " y"'),
  entry('d', ', note = undefined'),
  '@misc{open, title = {x\n',
  'words\n\n',
];
const AFTER = [
  ...BEFORE,
  entry('new'),
  entry('más', ', title = {深い}'),
  '@proceedings{parent, title = {All}, year = 1990}\n',
  '@xdata{shared, publisher = {P}}\n',
  '\n% end\n',
  '}\n',
  '@comment{x}\n',
];

describe('a .bib file to which entries were appended', () => {
  it('says what all of it says, or is read anew', async () => {
    let taken = 0;
    const some = (pieces: readonly string[]) =>
      fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(some(BEFORE), some(AFTER), async (before, more) => {
        const old = await known(before);
        const grown = await readAppended(old, before + more, READING);
        if (grown === undefined) return;
        taken += 1;
        const now = { references: grown.references, problems: grown.read.problems };
        const whole = await known(before + more);
        assert.deepEqual(told(now), told(whole), before + more);
        assert.deepEqual(grown.read, whole.read);
      }),
      { numRuns: 1500, seed: 3 },
    );
    assert.ok(taken > 100, String(taken));
  });

  it('is read on, with the same references, however many there are', async () => {
    for (const count of [1, ENTRIES - 1, ENTRIES, ENTRIES + 1, 3 * ENTRIES]) {
      const before = Array.from({ length: count }, (_, n) => entry(`k${String(n)}`)).join('');
      const more = `\n${entry('new')}${entry('other')}`;
      const old = await known(before);
      const grown = await readAppended(old, before + more, READING);
      assert.ok(grown);
      assert.equal(grown.references.length, count + 2);
      old.references.forEach((reference, at) => {
        assert.equal(grown.references[at], reference);
      });
      const whole = await known(before + more);
      assert.deepEqual(grown.read, whole.read);
      const again = await readAppended({ ...grown, text: before + more }, before, READING);
      assert.equal(again, undefined);
    }
  });

  it('is read anew where anything before is another, or all that follows is much', async () => {
    const old = await known(entry('a') + entry('b'));
    for (const text of [
      entry('x') + entry('b') + entry('c'),
      `${entry('a')}${entry('b').trimEnd().slice(0, -1)}\n}\n`,
      entry('b') + entry('a'),
      entry('a'),
      entry('a') + entry('b') + entry('c').repeat(20_000),
    ]) {
      assert.equal(await readAppended(old, text, READING), undefined);
    }
    const withLineEnd = await readAppended(old, `${entry('a')}${entry('b')}\n\n`, READING);
    assert.equal(withLineEnd?.references.length, 2);
  });

  it('stops where nobody wants it any more', async () => {
    const old = await known(entry('a'));
    const cut = { ...READING, isCancelled: () => true };
    await assert.rejects(readAppended(old, entry('a') + entry('b'), cut), {
      code: 'bibliography.cancelled',
    });
  });
});

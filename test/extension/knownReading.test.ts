/** When a bibliography need not be read anew, and changes of its bytes. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whole } from '../../src/core/base/utf8Text.ts';
import { readBibliography } from '../../src/core/bibliography/read.ts';
import { READING } from '../../src/extension/features/bibliography/breath.ts';
import { textOfBytes } from '../../src/extension/features/bibliography/decode.ts';
import { readingOf } from '../../src/extension/features/bibliography/knownReading.ts';
import { splicedBytes } from '../../src/extension/features/bibliography/splicedBytes.ts';

const uri = vscode.Uri.file('/known.bib');
const SMALL = '@misc{a, title = {Ä}}\n';
const LARGE = `\uFEFF${SMALL}@misc{b, note = {${'ö '.repeat(200_000)}}}\n`;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const onDisk = async (text: string) => {
  const bytes = bytesOf(text);
  return { bytes, ...(await textOfBytes(bytes, READING)) };
};

/** Whether what was read of one text is taken for another, in an editor or on the disk. */
async function isKnown(before: string, now: string, isInEditor = false): Promise<boolean> {
  const read = await onDisk(before);
  const bytes = typeof read.text === 'string' ? undefined : read.bytes;
  const from = { text: read.text, bytes, read: undefined };
  const reading = await readBibliography(before, 'bibtex', READING);
  const known = { ...reading, uri, text: before, format: 'bibtex', papers: [], from } as const;
  const disk = await onDisk(now);
  const file = isInEditor
    ? { uri, text: now, disk: undefined, document: undefined }
    : { uri, text: disk.text, disk, document: undefined };
  const got = await readingOf({ get: () => known }, file, 'bibtex');
  const { references } = await readBibliography(now, 'bibtex', READING);
  assert.deepEqual(
    got.references.map(({ key, start, end }) => [key, start, end]),
    references.map(({ key, start, end }) => [key, start, end]),
  );
  return got === known;
}

describe('what was read of a bibliography', () => {
  for (const [size, text] of Object.entries({ small: SMALL, large: LARGE })) {
    it(`is taken while the text is the same (${size})`, async () => {
      assert.equal(await isKnown(text, text), true);
      assert.equal(await isKnown(text, text, true), true);
    });

    it(`is not taken where a character is another (${size})`, async () => {
      for (const other of [text.replace('{a,', '{c,'), `${text} `, text.slice(1)]) {
        assert.equal(await isKnown(text, other), false);
        assert.equal(await isKnown(text, other, true), false);
      }
    });
  }
});

describe('a change of a text in its bytes', () => {
  const texts = { UTF8: SMALL, 'large UTF-8 with a byte order mark': LARGE };
  for (const [what, text] of Object.entries(texts)) {
    it(`is what the changed text has (${what})`, async () => {
      const disk = await onDisk(text);
      assert.equal(whole(disk.text), text);
      const at = text.indexOf('title');
      const splices = [
        { start: at, end: at + 5, text: 'größe' },
        { start: text.length, end: text.length, text: '–' },
        { start: 1, end: 2, text: '' },
      ];
      const changed = splices.reduce(
        (now, { start, end, text: added }) => now.slice(0, start) + added + now.slice(end),
        text,
      );
      assert.deepEqual(await splicedBytes(disk, splices, READING), bytesOf(changed));
    });
  }

  it('leaves the bytes of an old file, and refuses what it can’t hold', async () => {
    const bytes = Uint8Array.of(0x40, 0xe4, 0x0a);
    const disk = { bytes, ...(await textOfBytes(bytes, READING)) };
    assert.equal(disk.text, '@ä\n');
    const changed = await splicedBytes(disk, [{ start: 2, end: 2, text: 'x' }], READING);
    assert.deepEqual([...changed], [0x40, 0xe4, 0x78, 0x0a]);
    await assert.rejects(splicedBytes(disk, [{ start: 2, end: 2, text: 'ä' }], READING), {
      code: 'bibliography.notEditable',
    });
  });

  it('is made in a large old file too', async () => {
    const bytes = new Uint8Array(400_000).fill(0xe4);
    const disk = { bytes, ...(await textOfBytes(bytes, READING)) };
    assert.equal(disk.isUtf8, false);
    const changed = await splicedBytes(
      disk,
      [{ start: 399_999, end: 399_999, text: 'x' }],
      READING,
    );
    assert.deepEqual([...changed.subarray(399_998)], [0xe4, 0x78, 0xe4]);
  });
});

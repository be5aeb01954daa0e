import assert from 'node:assert/strict';
import { formatOf, readBibliography } from '../../../src/core/bibliography/read.ts';

const entry = (n: number) => `@misc{k${String(n)}, title = {${'x'.repeat(1000)}}}\n`;
const LARGE = Array.from({ length: 3000 }, (_, n) => entry(n)).join('');

function reading(isCancelled = () => false) {
  const state = { pauses: 0 };
  const pause = () => {
    state.pauses += 1;
    return Promise.resolve();
  };
  return { state, pause, isCancelled };
}

describe('reading a bibliography', () => {
  it('goes by the ending of the name', () => {
    const names = ['a.bib', 'A.BIBTEX', '/x/y.json', 'c:\\x.yaml', 'r.yml', 'q.ris'];
    assert.deepEqual(names.map(formatOf), [
      'bibtex',
      'bibtex',
      'csl-json',
      'csl-yaml',
      'csl-yaml',
      'ris',
    ]);
    assert.equal(formatOf('bib'), undefined);
    assert.equal(formatOf('a.bib/x'), undefined);
  });

  it('reads each format', async () => {
    const texts = {
      bibtex: '@misc{a}',
      'csl-json': '[{"id": "a"}]',
      'csl-yaml': '- id: a',
      ris: 'TY  - GEN\nID  - a\nER  - ',
    } as const;
    for (const format of ['bibtex', 'csl-json', 'csl-yaml', 'ris'] as const) {
      const { references } = await readBibliography(texts[format], format, reading());
      assert.deepEqual(
        references.map(({ item }) => item.id),
        ['a'],
      );
    }
  });

  it('pauses in a large file, and stops there when nobody wants it any more', async () => {
    const { state, ...whole } = reading();
    const { references } = await readBibliography(LARGE, 'bibtex', whole);
    assert.equal(references.length, 3000);
    assert.ok(state.pauses >= 6, String(state.pauses));

    const { state: cancelled, ...cut } = reading(() => true);
    await assert.rejects(readBibliography(LARGE, 'bibtex', cut), {
      code: 'bibliography.cancelled',
    });
    assert.equal(cancelled.pauses, 1);
  });

  it('pauses in large files of other formats too', async () => {
    const keys = Array.from({ length: 400 }, (_, n) => `k${String(n)}`);
    const texts = {
      'csl-json': JSON.stringify(keys.map((id) => ({ id }))),
      'csl-yaml': keys.map((id) => `- id: ${id}\n`).join(''),
      ris: keys.map((id) => `TY  - GEN\nID  - ${id}\nER  - \n`).join(''),
    } as const;
    for (const format of ['csl-json', 'csl-yaml', 'ris'] as const) {
      const { state, ...whole } = reading();
      const { references } = await readBibliography(texts[format], format, whole);
      assert.deepEqual([references.length, references.at(-1)?.key], [400, 'k399']);
      assert.ok(state.pauses >= 20, `${format}: ${String(state.pauses)}`);

      const { state: cancelled, ...cut } = reading(() => true);
      await assert.rejects(readBibliography(texts[format], format, cut), {
        code: 'bibliography.cancelled',
      });
      assert.equal(cancelled.pauses, 1);
    }
  });
});

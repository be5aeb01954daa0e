/** `npm run -s diagnose`: what it prints, and what it says of a wrong command line. */
import assert from 'node:assert/strict';
import { writeJson } from '../../src/core/annotations/formats/json.ts';
import { useCommand } from '../support/command.ts';
import { aForeignPassage, aSet } from '../support/highlights.ts';

describe('the command that prints diagnostics', function () {
  this.timeout(60_000);
  const { run: diagnose, file, at } = useCommand('diagnose');

  it('prints those of a Markdown file with lines and columns from 1, and doubled keys of its bibliography', () => {
    const text = '# On soups\r\n\r\nSo [@li2022lazy] and\r\n[@zimer2023sparse].\r\n';
    const entry = '@misc{zimmer2023sparse, title = {Sparse Model Soups}}\n';
    const bib = file('a.bib', entry + entry);
    const { stdout, status } = diagnose(file('a.md', text), '--bib', bib, '--json');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), [
      {
        code: 'missing-entry',
        message: 'a.bib does not have “li2022lazy”, which is cited here.',
        line: 3,
        column: 5,
        endLine: 3,
        endColumn: 16,
        fixes: ['Add “li2022lazy” to a.bib'],
      },
      {
        code: 'unknown-key',
        message:
          'Neither a bibliography of this document nor the library has the key “zimer2023sparse”.',
        line: 4,
        column: 2,
        endLine: 4,
        endColumn: 18,
        fixes: ['Change to “zimmer2023sparse”', 'Search papers for “zimer 2023 sparse”'],
      },
      {
        code: 'duplicate-key',
        message:
          '@misc{zimmer2023sparse} has the key of the entry in line 1, which LaTeX takes, where pandoc takes this one: give one of them another key.',
        line: 2,
        column: 7,
        endLine: 2,
        endColumn: 23,
        fixes: ['Change this key to “zimmer2023sparsea”'],
        file: bib,
      },
    ]);
  });

  it('takes the bibliographies that a document names', () => {
    file('named.bib', '@misc{mine, title = {Mine}}\n');
    const text = '---\nbibliography: named.bib\n---\n\nSee [@mine].\n';
    const { stdout } = diagnose(file('b.md', text));
    assert.equal(stdout, '\n');
    assert.match(diagnose(file('c.tex', '\\bibliography{named}\n\\cite{mien}')).stdout, /“mine”/u);
  });

  it('takes what the user wrote about papers from exported annotations', () => {
    const paper = { keys: ['zimmer2023sparse', 'mine'], title: 'Sparse Model Soups' };
    const quoted = 'souping of sparse models costs no more than one of them';
    const highlights = [aForeignPassage(quoted)];
    const read = aSet({ paper, status: 'read', highlights });
    const annotations = file('annotations.json', writeJson([read]));
    const text = `They say that “souping of sparse models costs no less than one of them” [@mine].\n\n[@li2022lazy]\n`;
    const bib = file('d.bib', '@misc{mine, title = {Sparse Model Soups}}\n');
    const document = file('d.md', text);
    const codes = (...args: string[]) => {
      const { stdout } = diagnose(document, '--bib', bib, '--json', ...args);
      return (JSON.parse(stdout) as readonly { readonly code: string }[]).map(({ code }) => code);
    };
    assert.deepEqual(codes(), ['missing-entry']);
    assert.deepEqual(codes('--annotations', annotations), [
      'misquotation',
      'missing-entry',
      'unread-paper',
    ]);
    const { stderr, status } = diagnose(document, '--annotations', bib);
    assert.match(stderr, /has no annotations that can be read/u);
    assert.equal(status, 2);
  });

  it('says what is wrong with a command line', () => {
    assert.match(diagnose().stderr, /Name one file/);
    assert.match(diagnose('--no-such').stderr, /Unknown option/);
    const { stderr, status } = diagnose(at('none.md'));
    assert.match(stderr, /can't be read/);
    assert.equal(status, 1);
  });
});

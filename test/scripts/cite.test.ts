/** `npm run -s cite`: what it prints, and what it says of a wrong command line. */
import assert from 'node:assert/strict';
import { useCommand } from '../support/command.ts';

describe('the command that prints citations', function () {
  this.timeout(60_000);
  const { run: cite, file, at } = useCommand('cite');

  it('prints those of a Markdown file in the order of the document, with lines and columns from 1', () => {
    const text =
      '---\ntitle: "@no"\n---\n\nAs @d [chap. 2] says,[^1]\r\n\té [see *x* @a, pp. 3-5 and more;\n-@b].\n\n[^1]: So @c.\n';
    const { stdout, status } = cite(file('a.md', text), '--json');
    const none = { mode: 'textual', prefix: '', label: '', locator: '', suffix: '' };
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), [
      { key: 'd', ...none, label: 'chapter', locator: '2', line: 5, column: 4 },
      {
        key: 'a',
        mode: 'normal',
        prefix: 'see *x*',
        label: 'page',
        locator: '3-5',
        suffix: 'and more',
        line: 6,
        column: 13,
      },
      { key: 'b', ...none, mode: 'suppress', line: 7, column: 1 },
      { key: 'c', ...none, line: 9, column: 10 },
    ]);
  });

  it('reads LaTeX and Typst by the name of the file', () => {
    assert.equal(
      cite(file('a.tex', '\\citep[p.~3]{a} [@no]')).stdout,
      '1:14  a  normal  page "3"\n',
    );
    assert.equal(cite(file('a.typ', '#cite(<a>) \\@no')).stdout, '1:7  a  normal\n');
  });

  it('says what is wrong with a command line', () => {
    assert.match(cite().stderr, /Name one file/);
    assert.match(cite('--no-such').stderr, /Unknown option/);
    const { stderr, status } = cite(at('none.md'));
    assert.match(stderr, /can't be read/);
    assert.equal(status, 1);
  });
});

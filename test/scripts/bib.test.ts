/** `npm run -s bib`: what it prints, and how it fails. */
import assert from 'node:assert/strict';
import { useCommand } from '../support/command.ts';

describe('npm run bib', () => {
  const { run, file, at } = useCommand('bib');

  it('prints entries and problems as JSON, in UTF-8 or Latin-1', () => {
    const text = '@misc{a, title = {Fünf}}\n@misc{, x = 1}';
    const expected = {
      entries: [{ id: 'a', type: 'document', title: 'Fünf' }],
      problems: [
        {
          line: 2,
          message:
            "@misc{ has no key, so it can't be cited and is left out: add a key and a comma after the brace.",
        },
      ],
    };
    for (const encoding of ['utf8', 'latin1'] as const) {
      const { stdout, status } = run(file('a.bib', Buffer.from(text, encoding)), '--json');
      assert.deepEqual(JSON.parse(stdout), expected);
      assert.equal(status, 0);
    }
  });

  it('says what is missing or unknown', () => {
    assert.match(run(at('none.bib'), '--json').stderr, /no such file/);
    assert.match(run(file('a.txt', '')).stderr, /of no kind that is read here/);
    assert.match(run().stderr, /^Usage/);
  });
});

/**
 * Citing where the bibliography can't be added to, or hardly: the citation is written all the same, a message says
 * what happened, and no byte of the file changes that should not.
 */

import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './support/eventually.ts';
import { useSession } from './support/fixture.ts';
import { COMET } from './support/papers.ts';
import type { Workbench } from './support/workbench.ts';

const DRAFT = 'draft.md';
const CITATION = `[@${COMET.key}]`;
const OTHER_WORK = `@misc{${COMET.key}, title = {Else}, eprint = {1234.56789}, eprinttype = {arXiv}}\n`;

interface Case {
  readonly what: string;
  /** What the front matter names. */
  readonly named: string;
  /** What the file has, if it is one; Latin-1, so that each byte is a character. */
  readonly content?: string;
  readonly citation?: string;
  readonly says: RegExp;
  /** What the file has then, if it is not as it was. */
  readonly after?: RegExp;
}

const CASES: readonly Case[] = [
  {
    what: 'is a directory',
    named: 'folder.bib',
    says: /^The bibliography .*folder\.bib can’t be read: /u,
  },
  {
    what: 'is outside the workspace',
    named: '../outside.bib',
    says: /^The bibliography \.\.\/outside\.bib is outside the workspace, so Gloss does not write to it\.$/u,
  },
  {
    what: 'is damaged',
    named: 'broken.json',
    content: '[{"id": "a"}',
    says: /^Gloss can’t add to this bibliography \(.*\): it is damaged, .* It was left as it is\.$/u,
  },
  {
    what: 'is read-only',
    named: 'locked.bib',
    content: '@misc{a}\n',
    says: /^The bibliography .*locked\.bib could not be (?:written|saved)/u,
  },
  {
    what: 'has the key twice, for another work',
    named: 'twice.bib',
    content: OTHER_WORK + OTHER_WORK,
    citation: `[@${COMET.key}a]`,
    says: /^Added to twice\.bib: ibrahim2023cometa$/u,
    after: /^(?:@misc\{ibrahim2023comet, .*\n){2}\n@misc\{ibrahim2023cometa,/u,
  },
  {
    what: 'has a byte order mark, Windows line ends and broken entries',
    named: 'odd.bib',
    content:
      '\xEF\xBB\xBF@misc{a, title = {X} year = 2020}\r\n@misc{b, title = {open\r\n\r\n@misc{c}\r\n',
    says: /^Added to odd\.bib: ibrahim2023comet$/u,
    after:
      /^\xEF\xBB\xBF@misc\{a, title = \{X\} year = 2020\}\r\n@misc\{b, title = \{open\r\n\r\n@misc\{c\}\r\n\r\n@misc\{ibrahim2023comet,\r\n[^]*\}\r\n$/u,
  },
  {
    what: 'is in Latin-1',
    named: 'latin.bib',
    content: '% \xDCbung\n@misc{a}\n',
    says: /^Added to latin\.bib on the disk, where undo does not remove it: ibrahim2023comet$/u,
    after: /^% \xDCbung\n@misc\{a\}\n\n@misc\{ibrahim2023comet,\n[^]*\}\n$/u,
  },
];

describe('a bibliography that', () => {
  const session = useSession({ settings: { 'files.readonlyInclude': { '**/locked.bib': true } } });
  const workbench = (): Workbench => session().workbench;
  const at = (name: string) => join(workbench().places.workspace, name);

  before(() => mkdir(at('folder.bib')));

  async function cite(typed = 'comet trees', title: string = COMET.title): Promise<void> {
    const list = await workbench().openWithKey('Alt+Shift+Z');
    await list.type(typed);
    await list.focused(title);
    await list.accept();
    await list.hidden();
  }

  async function says(message: RegExp): Promise<void> {
    await eventually(async () => {
      const said = [...(await workbench().notifications()), ...(await workbench().statusBar())];
      assert.ok(
        said.some((words) => message.test(words)),
        said.join('\n'),
      );
    });
  }

  for (const { what, named, content, says: message, citation = CITATION, after } of CASES) {
    it(what, async () => {
      if (content !== undefined) await writeFile(at(named), content, 'latin1');
      await workbench().runCommand('Notifications: Clear All Notifications');
      await workbench().runCommand('View: Close All Editors');
      const text = `---\nbibliography: ${named}\n---\n\nText`;
      await workbench().writeFile(DRAFT, text);
      await workbench().openFile(DRAFT);
      await workbench().goTo(5, 5);
      await cite();
      await says(message);
      await workbench().savedWith(DRAFT, `${text} ${citation}`);
      if (content === undefined) return;
      const now = await readFile(at(named), 'latin1');
      if (after === undefined) assert.equal(now, content);
      else assert.match(now, after);
    });
  }

  it('can’t hold the key of a paper has it under another, which is said', async () => {
    const title = 'On Names Nobody Could Pronounce';
    const odd = { id: 'DBLP:a b{c', type: 'book', title, author: [{ family: 'Doe' }] };
    await writeFile(at('names.csl.json'), JSON.stringify([odd]));
    await writeFile(at('names.bib'), '@misc{a}\n');
    await workbench().runCommand('Notifications: Clear All Notifications');
    await workbench().runCommand('View: Close All Editors');
    const text = '---\nbibliography: names.bib\n---\n\nText';
    await workbench().writeFile(DRAFT, text);
    await workbench().openFile(DRAFT);
    await workbench().goTo(5, 5);
    await cite('names nobody pronounce', title);
    await says(/^“DBLP:a b\{c” can’t be a key there, .*: it is cited as “DBLP:a-b-c”\.$/u);
    await workbench().savedWith(DRAFT, `${text} [@DBLP:a-b-c]`);
    assert.match(await workbench().fileText('names.bib'), /^@misc\{a\}\n\n@book\{DBLP:a-b-c,\n/u);
  });

  it('is added to by a document without a workspace', async () => {
    await writeFile(at('alone.bib'), '% mine\n');
    await workbench().writeFile('alone.md', '---\nbibliography: alone.bib\n---\n\nText');
    await session().page.goto(`${session().server.url}?ew=true`);
    await workbench().ready();
    await workbench().runCommand('File: Open File...');
    await workbench().fileDialog(at('alone.md'));
    await workbench().tab('alone.md').waitFor();
    await workbench().goTo(5, 5);
    await cite();
    await workbench().savedWith('alone.md', `Text ${CITATION}`);
    await eventually(async () => {
      assert.match(await workbench().fileText('alone.bib'), /^% mine\n\n@misc\{ibrahim2023comet,/u);
    });
  });
});

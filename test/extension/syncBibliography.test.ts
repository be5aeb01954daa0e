/** `Gloss: Sync Bibliography`: what it adds, removes, shows and reports. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, run, TUTEL } from './support/editor.ts';

const [folder] = vscode.workspace.workspaceFolders ?? [];

describe('bringing a bibliography in line with its document', () => {
  const at = (name: string) =>
    vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'synced', name);
  const put = (name: string, content: string) =>
    vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(content));
  const textOf = async (name: string) =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(at(name)));
  const head = (name: string) => `---\nbibliography: ${name}\n---\n\n`;

  async function open(name: string, content: string): Promise<void> {
    await put(name, content);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at(name)));
  }

  beforeEach(closeEditors);
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('adds what is missing, removes what no document cites, and reports it', async () => {
    const kept = '% mine\n@misc{shared}\n\n@misc{here,\n  x = 1 }   \n';
    await put('a.bib', `${kept}\n@misc{unused, title = {U}}\n`);
    await put('other.md', 'Also @shared.\n');
    await open('a.md', `${head('a.bib')}@here, @${COMET}, @nowhere and @fig-one.\n`);
    const report = await run('syncBibliography', { remove: true, write: true });
    assert.deepEqual(report, {
      file: at('a.bib').toString(),
      added: [COMET],
      removed: ['unused'],
      unknown: ['nowhere'],
      otherwise: [],
      written: true,
    });
    const written = await textOf('a.bib');
    assert.ok(written.startsWith(`${kept}\n@`) && written.includes(`{${COMET},`), written);
    assert.doesNotMatch(written, /unused/);
  });

  it('shows what would be written, and writes nothing yet', async () => {
    const before = '@misc{here}\n@misc{unused}\n';
    await put('b.bib', before);
    await open('b.md', `${head('b.bib')}@here and @${TUTEL}.\n`);
    const report = (await run('syncBibliography', { remove: ['unused'], write: false })) as {
      readonly written: boolean;
    };
    assert.equal(report.written, false);
    assert.equal(await textOf('b.bib'), before);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    const [now, proposed] = await Promise.all(
      [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    assert.equal(now?.getText(), before);
    assert.match(proposed?.getText() ?? '', /^@misc\{here\}\n\n@\w+\{hwang2022tutel,/);
  });

  it('removes nothing where the document lists all, or is told not to', async () => {
    await put('c.bib', '@misc{unused}\n');
    await open('c.md', `---\nbibliography: c.bib\nnocite: "@*"\n---\n\nText\n`);
    await run('syncBibliography', { remove: true, write: true });
    await open('d.md', `${head('c.bib')}Text\n`);
    await run('syncBibliography', { remove: false, write: true });
    assert.equal(await textOf('c.bib'), '@misc{unused}\n');
  });

  it('counts what stands in another bibliography of the document as there', async () => {
    await put('e.bib', '@misc{here}\n');
    await put('f.bib', `@misc{${COMET}}\n`);
    await open('e.md', `${head('[e.bib, f.bib]')}@here and @${COMET}.\n`);
    await run('syncBibliography', { remove: true, write: true });
    assert.equal(await textOf('e.bib'), '@misc{here}\n');
  });

  it('names works that are there by another key', async () => {
    await put('g.bib', '@misc{mine, eprint = {2306.02824}, archivePrefix = {arXiv}}\n');
    await open('g.md', `${head('g.bib')}@mine and @${COMET}.\n`);
    const report = (await run('syncBibliography', { remove: true, write: true })) as {
      readonly otherwise: unknown;
    };
    assert.deepEqual(report.otherwise, [{ cited: COMET, key: 'mine' }]);
  });
});

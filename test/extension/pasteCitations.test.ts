/**
 * What is offered where links to papers are pasted. A test can't press the keys that paste in the window (the
 * command that pastes leaves providers out), so it asks and applies as the editor does.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library/library.ts';
import { Applied, PasteLinks } from '../../src/extension/features/cite/offerCitations.ts';
import type { Services } from '../../src/extension/services.ts';
import { aPaper } from '../support/papers.ts';
import { closeEditors, COMET, edit, eventually } from './support/editor.ts';

const LINK = 'https://arxiv.org/abs/2306.02824v2';

function pasted(text: string): vscode.DataTransfer {
  const data = new vscode.DataTransfer();
  data.set('text/plain', new vscode.DataTransferItem(text));
  return data;
}

describe('a citation offered for a link that is pasted', () => {
  const applied = new Applied();
  const library = new Library();
  let provider: PasteLinks;

  before(() => {
    library.setSource('test', [aPaper({ key: COMET, facts: { arxiv: '2306.02824' } })]);
    const services = {
      gloss: { library },
      bibliographies: { get: () => undefined },
      ready: () => Promise.resolve(),
      context: { workspaceState: { get: () => undefined } },
    };
    provider = new PasteLinks(services as unknown as Services, applied);
  });
  afterEach(closeEditors);
  after(() => {
    applied.dispose();
    library.dispose();
  });

  it('cites by the key of the bibliography, whose entry comes in the same edit', async () => {
    const { document, selections } = await edit('---\nbibliography: pasted.bib\n---\nSo |.');
    const file = vscode.Uri.joinPath(document.uri, '..', 'pasted.bib');
    const entries = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const before = '@book{b, title = {B}}\n';
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(before));
    const [offered] = await provider.provideDocumentPasteEdits(document, selections, pasted(LINK));
    assert.ok(offered !== undefined);
    assert.equal(offered.title, 'Paste as Citation');
    assert.equal(offered.insertText, `[@${COMET}]`);
    assert.equal(await entries(), before, 'nothing is written before it is chosen');

    const { insertText, additionalEdit } = await provider.resolveDocumentPasteEdit(offered);
    // All is in one edit, the document last: the editor leaves an empty text out.
    assert.ok(insertText === '' && additionalEdit !== undefined);
    assert.deepEqual(
      additionalEdit.entries().map(([uri]) => uri.toString()),
      [file.toString(), document.uri.toString()],
    );
    assert.ok(await vscode.workspace.applyEdit(additionalEdit));
    assert.ok(document.getText().endsWith(`So [@${COMET}].`), document.getText());
    await eventually(async () => {
      assert.match(await entries(), new RegExp(`^@book\\{b.*@\\w+\\{${COMET},`, 'su'));
    });
  });

  it('is none for other texts, and for papers that the library does not have', async () => {
    const { document, selections } = await edit('So |.');
    for (const text of ['words', `see ${LINK}`, 'https://arxiv.org/abs/9999.99999']) {
      const data = pasted(text);
      assert.deepEqual(await provider.provideDocumentPasteEdits(document, selections, data), []);
    }
  });
});

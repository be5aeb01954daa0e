import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, eventually, gloss, run, setSetting, tabs } from './support/editor.ts';

/** A paper that no other test writes about. */
const SPARSE = 'zimmer2023sparse';
const NOTE = vscode.Uri.parse(`gloss-note:/${SPARSE}.md`);

async function annotations() {
  const sets = await (await gloss()).annotations.all();
  const set = sets.find(({ paper }) => paper.keys.includes(SPARSE));
  assert.ok(set, 'Nothing is written about the paper');
  return set;
}

/** What the view calls its commands with. */
async function highlightRow() {
  const { id, highlights } = await annotations();
  return { kind: 'highlight', set: id, key: SPARSE, highlight: highlights[0]?.id };
}

function openFiles(): readonly string[] {
  return vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString());
}

describe('the Annotations view', () => {
  beforeEach(async () => {
    await run('addPassage', { key: SPARSE, exact: 'only in the PDF', locator: 'p. 5' });
  });
  afterEach(async () => {
    await run('clearAnnotationsFilter');
    await closeEditors();
    await vscode.workspace.fs.writeFile(NOTE, new Uint8Array());
    while ((await annotations()).highlights.length > 0) {
      await run('removeHighlight', await highlightRow());
    }
  });

  it('leads from a row to its highlight', async () => {
    for (const grouping of ['Tag', 'Colour', 'Date', 'Paper']) {
      await run(`groupAnnotationsBy${grouping}`);
    }
    await run('filterAnnotations', { query: 'PDF only' });
    await eventually(async () => {
      await vscode.commands.executeCommand('gloss.annotations.focus');
      for (const step of ['focusFirst', 'expand', 'focusDown', 'select']) {
        await vscode.commands.executeCommand(`list.${step}`);
      }
      assert.equal(tabs().length, 1);
    });
  });

  it('removes a highlight, also where the source is gone', async () => {
    try {
      await setSetting('gloss.library.bundled', false);
      await run('removeHighlight', { ...(await highlightRow()), key: undefined });
      assert.deepEqual((await annotations()).highlights, []);
    } finally {
      await setSetting('gloss.library.bundled', undefined);
    }
  });

  it('shows the note of a paper whose source is gone', async () => {
    await vscode.workspace.fs.writeFile(NOTE, new TextEncoder().encode('kept'));
    try {
      await setSetting('gloss.library.bundled', false);
      await run('openAnnotation', { kind: 'note', set: (await annotations()).id });
      assert.ok(openFiles().includes(NOTE.toString()));
    } finally {
      await setSetting('gloss.library.bundled', undefined);
    }
  });
});

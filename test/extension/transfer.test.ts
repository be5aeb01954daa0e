import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BOTH_TEXTS } from '../../src/core/annotations/mergeTexts.ts';
import { closeEditors, COMET, eventually, gloss, run, TUTEL } from './support/editor.ts';

const BOTH = [COMET, TUTEL];

function inWorkspace(...path: readonly string[]): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, 'transfer', ...path);
}

async function textOf(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(name)));
}

async function writeText(name: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(inWorkspace(name), new TextEncoder().encode(text));
  return inWorkspace(name);
}

async function setOf(key: string) {
  return (await gloss()).annotations.get(key);
}

async function writeNote(key: string, note: string): Promise<void> {
  const uri = vscode.Uri.parse(`gloss-note:/${key}.md`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(note));
  await eventually(async () => {
    assert.equal((await setOf(key))?.note, note);
  });
}

async function exists(name: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(inWorkspace(name));
    return true;
  } catch {
    return false;
  }
}

/** The second time changes nothing. */
async function importTwice(uri: string | vscode.Uri): Promise<void> {
  await run('importAnnotations', { uri });
  const once = await (await gloss()).annotations.all();
  await run('importAnnotations', { uri });
  assert.deepEqual(await (await gloss()).annotations.all(), once);
}

const HYPOTHESIS = {
  total: 2,
  rows: [
    {
      id: 'jQ6cqlGOEe2ZrTf0aBcDeF',
      created: '2023-01-02T10:11:12.345678+00:00',
      updated: '2023-01-02T10:11:12.345678+00:00',
      uri: 'https://arxiv.org/pdf/2206.03382.pdf',
      text: 'From Hypothesis.',
      tags: ['from the web'],
      target: [
        {
          source: 'https://arxiv.org/pdf/2206.03382.pdf',
          selector: [
            { type: 'TextQuoteSelector', exact: 'words of the PDF', prefix: '', suffix: '' },
          ],
        },
      ],
    },
    {
      id: 'reply',
      uri: 'https://arxiv.org/abs/2206.03382',
      text: 'Yes.',
      references: ['jQ6cqlGOEe2ZrTf0aBcDeF'],
    },
  ],
};

describe('transfer of annotations', () => {
  before(async () => {
    await writeNote(COMET, 'Trees.');
    await writeNote(TUTEL, 'Systems.');
    await run('editTags', { keys: BOTH, add: ['transfer'] });
    await run('addPassage', { key: COMET, exact: 'of the PDF 🤖', locator: 'p. 5' });
  });

  afterEach(closeEditors);

  after(async () => {
    for (const key of BOTH) {
      await writeNote(key, '');
      const set = await setOf(key);
      await run('editTags', { key, remove: set?.tags ?? [] });
      for (const { id } of set?.highlights ?? []) {
        await run('removeHighlight', { set: set?.id, key, highlight: id });
      }
    }
    await vscode.workspace.fs.delete(inWorkspace(), { recursive: true });
  });

  it('writes a file in each form, to an address or a path in the workspace', async () => {
    for (const [format, pattern] of [
      ['json', /^\{\n {2}"format": "gloss-annotations",\n {2}"version": 1,/u],
      ['webAnnotations', /"AnnotationCollection"/u],
      ['lines', /^\{"format":"gloss-annotations","version":1\}\n/u],
      ['markdown', /^# Annotations\n\n## /u],
    ] as const) {
      await run('exportAnnotations', { format, uri: `transfer/all.${format}` });
      const text = await textOf(`all.${format}`);
      assert.match(text, pattern);
      for (const words of ['Trees.', 'Systems.', '🤖', 'transfer']) {
        assert.ok(text.includes(words), `${format}: ${words}`);
      }
      await run('exportAnnotations', { format, uri: inWorkspace('again').toString() });
      assert.equal(await textOf('again'), text, `${format} is the same each time`);
    }
  });

  it('writes only the papers that were chosen', async () => {
    await run('exportAnnotations', { format: 'json', uri: inWorkspace('one.json'), keys: [TUTEL] });
    const text = await textOf('one.json');
    assert.ok(text.includes('Systems.') && !text.includes('Trees.'), text);
  });

  it('writes a Markdown file for each paper', async () => {
    await run('exportAnnotations', { format: 'markdownFiles', uri: 'transfer/papers', keys: BOTH });
    assert.match(await textOf(`papers/${COMET}.md`), /^# COMET: [\s\S]*\n## Note\n\nTrees\.\n/u);
    assert.match(await textOf(`papers/${TUTEL}.md`), /Systems\./u);
  });

  it('writes nothing for a paper that there is not, or a form that there is not', async () => {
    await run('exportAnnotations', {
      format: 'json',
      uri: 'transfer/no.json',
      keys: ['nobody2000'],
    });
    await run('exportAnnotations', { format: 'docx', uri: 'transfer/no.json' });
    assert.ok(!(await exists('no.json')));
  });

  it('takes in what it wrote, and changes nothing when all is here', async () => {
    await run('exportAnnotations', { format: 'json', uri: 'transfer/same.json' });
    const before = await (await gloss()).annotations.all();
    await importTwice('transfer/same.json');
    assert.deepEqual(await (await gloss()).annotations.all(), before);
  });

  it('keeps both texts of a note that was changed since, and brings back what was removed', async () => {
    await run('exportAnnotations', { format: 'json', uri: 'transfer/old.json', keys: [COMET] });
    const old = await setOf(COMET);
    await writeNote(COMET, 'Local search.');
    for (const { id } of old?.highlights ?? []) {
      await run('removeHighlight', { set: old?.id, key: COMET, highlight: id });
    }
    await importTwice('transfer/old.json');
    const set = await setOf(COMET);
    assert.equal(set?.note, `Trees.\n\n${BOTH_TEXTS}\n\nLocal search.`);
    assert.deepEqual(set.highlights, old?.highlights);
    assert.equal(set.id, old?.id);
    await writeNote(COMET, 'Trees.');
  });

  it('takes in Hypothesis’ annotations, but answers, once', async () => {
    const uri = await writeText('hypothesis.json', JSON.stringify(HYPOTHESIS));
    const count = (await setOf(TUTEL))?.highlights.length ?? 0;
    await importTwice(uri);
    const set = await setOf(TUTEL);
    assert.equal(set?.highlights.length, count + 1);
    const highlight = set.highlights.find(({ comment }) => comment === 'From Hypothesis.');
    assert.deepEqual(highlight?.tags, ['from the web']);
    assert.equal(set.note, 'Systems.');
  });

  it('offers the good entries of a file with bad ones, and leaves all as it is without any', async () => {
    await run('exportAnnotations', { format: 'lines', uri: 'transfer/all.jsonl', keys: [TUTEL] });
    const lines = (await textOf('all.jsonl')).replace('"Systems."', '"Systems.\\nAnd more."');
    const uri = await writeText('all.jsonl', `${lines}torn {"of":\n`);
    await run('importAnnotations', { uri });
    assert.equal((await setOf(TUTEL))?.note, 'Systems.\nAnd more.');
    const before = await (await gloss()).annotations.all();
    await run('importAnnotations', { uri: await writeText('bad.json', '{"papers": []}') });
    await run('importAnnotations', { uri: inWorkspace('missing.json') });
    assert.deepEqual(await (await gloss()).annotations.all(), before);
  });
});

/** What the editor says of citation keys that stand in a text: hovers, definitions, links, hints. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  COMET,
  edit,
  eventually,
  gloss,
  run,
  setSetting,
  TUTEL,
} from './support/editor.ts';

const HOSTILE = `@article{evil2024,
  title = {A <script>alert(1)</script> [x](command:evil)},
  author = {Evil, *Bold*},
  year = 2024
}
`;

const [folder] = vscode.workspace.workspaceFolders ?? [];
const at = (name: string) => vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.file('/'), 'keys', name);

function write(name: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
}

/** A document beside the hostile bibliography, with the cursor at `|`. */
async function open(marked: string): Promise<vscode.TextEditor> {
  const name = `${String((documents += 1))}.md`;
  await write(name, marked.replace('|', ''));
  const editor = await vscode.window.showTextDocument(at(name));
  const place = editor.document.positionAt(marked.indexOf('|'));
  editor.selection = new vscode.Selection(place, place);
  return editor;
}

let documents = 0;

async function hover({ document, selection }: vscode.TextEditor): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    selection.active,
  );
  return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
}

async function hovered(marked: string): Promise<string> {
  return (await hover(await edit(marked))).map(({ value }) => value).join('\n');
}

describe('hovering over a citation key', () => {
  before(async () => {
    await (await gloss()).library.papers();
    await write('references.bib', HOSTILE);
  });
  beforeEach(closeEditors);
  after(closeEditors);

  it('says the reference in the style of the setting, topic, status and what can be done', async () => {
    const said = await hovered(`So [see @ibra|him2023comet, p. 3].`);
    assert.match(said, /^Ibrahim\\, S\\\..*\\\(2023\\\).*COMET\\: Learning/u);
    assert.match(said, /Mixture of Experts\\: Gating/u);
    const links = [...said.matchAll(/\(command:([\w.]+)\?([^)]*)\)/gu)].map(
      ([, command = '', query = '']): [string, unknown] => [
        command,
        JSON.parse(decodeURIComponent(query)),
      ],
    );
    assert.deepEqual(links, [
      ['gloss.openPaper', [{ key: COMET }]],
      ['gloss.insertCitation', [{ key: COMET }]],
      ['gloss.openOnWeb', [{ key: COMET }]],
    ]);
  });

  it('is for the key, in all three languages, and for nothing else', async () => {
    assert.equal(await hovered(`So [se|e @${COMET}, p. 3].`), '');
    assert.equal(await hovered('So @unkno|wn2020.'), '');
    assert.equal(await hovered(`\`@ibra|him2023comet\``), '');
    for (const [marked, language] of [
      [`\\cite{other, hwa|ng2022tutel}`, 'latex'],
      [`So @hwa|ng2022tutel.`, 'typst'],
      [`---\nnocite: "@hwa|ng2022tutel"\n---\n`, 'markdown'],
    ] as const) {
      const [content] = await hover(await edit(marked, language));
      assert.match(content?.value ?? '', /Tutel/u);
    }
  });

  it('has the note and the highlights of the user, with their comments', async () => {
    const { annotations } = await gloss();
    await run('addPassage', {
      key: TUTEL,
      exact: 'adaptive *parallelism*',
      locator: 'p. 5',
      comment: 'See [this](command:evil).',
    });
    await eventually(async () => {
      assert.equal((await annotations.get(TUTEL))?.highlights.length, 1);
    });
    const said = await hovered('So @hwang2022|tutel.');
    assert.match(said, /“adaptive \\\*parallelism\\\*” \\\(.*p\\\. 5\\\)/u);
  });

  it('shows what files and notes say as it is written, and trusts three commands', async () => {
    const [content] = await hover(await open('So @evil|2024.'));
    assert.ok(content);
    assert.doesNotMatch(content.value, /(?<!\\)<script/u);
    assert.doesNotMatch(content.value, /(?<!\\)\]\((?!command:gloss\.)/u);
    assert.deepEqual(content.isTrusted, {
      enabledCommands: ['gloss.openPaper', 'gloss.insertCitation', 'gloss.openOnWeb'],
    });
    assert.ok(content.supportHtml !== true);
  });
});

describe('the definition of a citation key', () => {
  beforeEach(closeEditors);
  after(closeEditors);

  const definitions = ({ document, selection }: vscode.TextEditor) =>
    vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      selection.active,
    );
  const links = ({ document }: vscode.TextEditor) =>
    vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );

  it('is the key of its entry in the bibliography of the document', async () => {
    await write('references.bib', `% first line\r\n\r\n${HOSTILE}`);
    const editor = await open('So @evil|2024.');
    // The file may just be read again.
    const [link] = await eventually(async () => {
      const found = await definitions(editor);
      assert.equal(found[0]?.targetSelectionRange?.start.line, 2);
      return found;
    });
    assert.ok(link);
    assert.equal(link.targetUri.toString(), at('references.bib').toString());
    const bibliography = await vscode.workspace.openTextDocument(link.targetUri);
    assert.equal(bibliography.getText(link.targetSelectionRange), 'evil2024');
    assert.match(bibliography.getText(link.targetRange), /^@article\{evil2024,[^]*\}$/u);
  });

  it('is none for a key of the library alone, which a link opens in the panel', async () => {
    const editor = await open(`So @hwang|2022tutel, @evil2024 and @nobody2020.`);
    assert.deepEqual(await definitions(editor), []);
    const [link, ...others] = await links(editor);
    assert.deepEqual(others, []);
    assert.ok(link?.target);
    assert.equal(editor.document.getText(link.range), `@${TUTEL}`);
    const { path, query } = link.target;
    assert.equal(path, 'gloss.openPaper');
    assert.deepEqual(JSON.parse(query), [{ key: TUTEL }]);
  });

  it('is none in the middle of words and in a document of another language', async () => {
    assert.deepEqual(await definitions(await edit('So| @hwang2022tutel')), []);
    assert.deepEqual(await definitions(await edit('@hwang2022|tutel', 'python')), []);
  });
});

describe('hints behind citation keys', () => {
  beforeEach(closeEditors);
  after(async () => {
    await closeEditors();
    await setSetting('gloss.citation.hints', undefined);
    await vscode.workspace.fs.delete(at('.'), { recursive: true });
  });

  it('say authors and year where the setting asks for them', async () => {
    const { document } = await edit(`So [@${COMET}; @nobody2020] and @${TUTEL}.|`);
    const hints = () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, 1, 0),
      );
    assert.deepEqual(await hints(), []);
    await setSetting('gloss.citation.hints', true);
    assert.deepEqual(
      (await hints()).map(({ label, position }) => [label, position.character]),
      [
        ['Ibrahim et al. 2023', `So [@${COMET}`.length],
        ['Hwang et al. 2022', document.getText().length - 1],
      ],
    );
  });
});

/** Citations in the editor's own Markdown preview, as its API renders it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, COMET, eventually, gloss, setSetting } from './support/editor.ts';

const BIB = `@article{doe2020,
  author = {Doe, Jane},
  title = {First <script>alert(1)</script> things},
  journal = {Journal of X},
  year = {2020},
  doi = {10.1/abc}
}
@book{smith2004,
  author = {Smith, John and Li, Wei},
  title = {A second book},
  publisher = {MIT Press},
  year = {2004}
}
`;

let files = 0;

/** A folder of its own: what stands next to a document counts. */
async function folderWith(content: Readonly<Record<string, string>>): Promise<vscode.Uri> {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(workspace);
  files += 1;
  const folder = vscode.Uri.joinPath(workspace.uri, `preview-${String(files)}`);
  for (const [name, text] of Object.entries(content)) await write(folder, name, text);
  return folder;
}

function write(folder: vscode.Uri, name: string, text: string): Thenable<void> {
  return vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(folder, name),
    new TextEncoder().encode(text),
  );
}

async function render(document: vscode.TextDocument | string): Promise<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

/** Citations are read when a document is first rendered, and printed when that is done. */
async function rendered(document: vscode.TextDocument, expected: RegExp): Promise<string> {
  let html = '';
  await eventually(async () => {
    html = await render(document);
    assert.match(html, expected);
  });
  return html;
}

async function open(folder: vscode.Uri, name: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
}

/** As one reads it. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#38;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('the Markdown preview', function () {
  // Each document waits for what is read of it.
  this.timeout(60_000);
  before(() => gloss());
  after(closeEditors);

  it('prints citations and references in the style of the document', async () => {
    const text =
      '---\nbibliography: refs.bib\n---\n\n# On @smith2004\n\nText [see @doe2020, p. 3; @zz].\n\n::: {#refs}\n:::\n\n## After\n';
    const folder = await folderWith({ 'refs.bib': BIB, 'a.md': text });
    const html = await rendered(await open(folder, 'a.md'), /class="csl-entry"/);
    assert.match(plain(html), /On Smith & Li \(2004\) Text \(see Doe, 2020, p\. 3; zz\?\)\./);
    assert.match(
      html,
      /<a href="#ref-doe2020" title="Doe, J\. \(2020\)\. First [^"]*"[^>]*>Doe, 2020, p\. 3<\/a>/,
    );
    assert.match(html, /<strong class="gloss-unknown" title="[^"]*“zz”[^"]*">zz\?<\/strong>/);
    assert.match(html, /<div id="refs"[^]*<div id="ref-doe2020"[^]*<\/div>\s*<h2/);
    assert.ok(!html.includes('<script>'), html);
  });

  it('follows the bibliography, the front matter and the style as they change', async () => {
    const folder = await folderWith({
      'refs.bib': BIB,
      'a.md': '---\nbibliography: refs.bib\n---\n\nText [@doe2020].\n',
      'own.csl': STYLE,
    });
    const document = await open(folder, 'a.md');
    await rendered(document, /Doe, 2020<\/a>\)/);
    await write(folder, 'refs.bib', BIB.replace('Doe, Jane', 'Roe, Jane'));
    await rendered(document, /Roe, 2020<\/a>\)/);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), 'csl: own.csl\n');
    await vscode.workspace.applyEdit(edit);
    await rendered(document, /⟨<a[^>]*>Roe<\/a>⟩/);
    await write(folder, 'own.csl', STYLE.replace('⟨', '«'));
    await rendered(document, /«<a[^>]*>Roe<\/a>⟩/);
    await document.save();
  });

  it('takes references, what is listed without being cited, and the language from the front matter', async () => {
    const references =
      'references:\n- id: own\n  type: book\n  title: Eigenes\n  author: [{family: Eigen, given: E}]\n  issued: 2001\n';
    const head = `bibliography: refs.bib\nlang: de\ncsl: own.csl\nnocite: "@smith2004"\n${references}`;
    const folder = await folderWith({
      'refs.bib': BIB,
      'own.csl': STYLE,
      'a.md': `---\n${head}---\n\nText [@own, p. 3].\n`,
      'b.md': `---\n${head}suppress-bibliography: true\nlink-citations: false\n---\n\nText [@own].\n`,
      'c.md': `---\n${head.replace('lang: de', 'lang: "not a language"')}---\n\nText [@own, p. 3].\n`,
    });
    const html = await rendered(await open(folder, 'a.md'), /class="csl-entry"/);
    assert.match(plain(html), /Text ⟨Eigen S\. 3⟩\./);
    assert.match(html, /id="ref-own"[^]*id="ref-smith2004"/);
    const bare = await rendered(await open(folder, 'b.md'), /⟨Eigen⟩/);
    assert.ok(!bare.includes('csl-entry'), bare);
    assert.match(plain(await rendered(await open(folder, 'c.md'), /⟨/)), /Text ⟨Eigen p\. 3⟩\./);
  });

  it('takes style, language and more from the files of the project, where the document says nothing', async () => {
    const project =
      'bibliography: refs.bib\ncsl: own.csl\nlang: de\nreference-section-title: Literatur\nlink-citations: false\n';
    const folder = await folderWith({
      'refs.bib': BIB,
      'own.csl': STYLE,
      '_quarto.yml': project,
      'a.md': 'Text [@doe2020, p. 3].\n',
      'b.md': '---\nlang: en\n---\n\nText [@doe2020, p. 3].\n',
    });
    const html = await rendered(await open(folder, 'a.md'), /class="csl-entry"/);
    assert.match(plain(html), /^Text ⟨Doe S\. 3⟩\. Literatur Jane Doe, First/);
    assert.match(plain(await rendered(await open(folder, 'b.md'), /⟨/)), /Text ⟨Doe p\. 3⟩\./);
    await write(folder, '_quarto.yml', `${project}suppress-bibliography: true\n`);
    await rendered(await open(folder, 'a.md'), /^(?![^]*csl-entry)[^]*⟨Doe S\. 3⟩/);
    // What pandoc is given by --defaults, which is further away than Quarto's own files.
    await write(folder, 'defaults.yaml', 'metadata:\n  lang: fr\n  nocite: "@smith2004"\n');
    await write(folder, '_metadata.yml', 'suppress-bibliography: false\n');
    const listed = await rendered(await open(folder, 'a.md'), /John Smith/);
    assert.match(plain(listed), /^Text ⟨Doe S\. 3⟩/);
  });

  it('says that a style can’t be used, and takes another', async () => {
    const head = (csl: string) =>
      `---\nbibliography: refs.bib\ncsl: ${csl}\n---\n\nText [@doe2020].\n`;
    const folder = await folderWith({
      'refs.bib': BIB,
      'bad.csl': 'this is no style',
      'a.md': head('bad.csl'),
      'b.md': head('missing.csl'),
    });
    for (const name of ['a.md', 'b.md']) {
      const html = await rendered(await open(folder, name), /class="gloss-remark"/);
      assert.match(plain(html), /Text \(Doe, 2020\)\./);
      const isMissing = name === 'b.md';
      assert.equal(
        /There is no citation style preview-\d+\/missing\.csl\. The references are in APA\./.test(
          html,
        ),
        isMissing,
        html,
      );
    }
  });

  it('cites from the library where a document has no bibliography, also before it is saved', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: `Trees [@${COMET}] and @nobody.\n`,
    });
    const html = await rendered(document, /class="csl-entry"/);
    assert.match(plain(html), /^Trees \(Ibrahim et al\., 2023\) and \(nobody\?\)\./);
  });

  it('works in Quarto and R Markdown documents', async () => {
    const text = '---\nbibliography: refs.bib\n---\n\nText @doe2020.\n\n```{r}\nx@y\n```\n';
    const folder = await folderWith({ 'refs.bib': BIB, 'a.qmd': text, 'b.Rmd': text });
    for (const name of ['a.qmd', 'b.Rmd']) {
      const html = await rendered(await open(folder, name), /class="csl-entry"/);
      assert.match(plain(html), /Text Doe \(2020\)\. x@y/);
    }
  });

  it('leaves alone what only looks like citations, and texts that are no documents', async () => {
    const text = 'Thanks to @someone and [@sparrow].\n\n[@sparrow]: https://example.org\n';
    const folder = await folderWith({ 'a.md': text });
    const document = await open(folder, 'a.md');
    const before = await render(document);
    // A document that is asked about later is read later.
    const cited = await folderWith({
      'refs.bib': BIB,
      'b.md': '---\nbibliography: refs.bib\n---\n@doe2020\n',
    });
    await rendered(await open(cited, 'b.md'), /class="csl-entry"/);
    assert.equal(await render(document), before);
    assert.match(
      before,
      /Thanks to @someone and <a href="https:\/\/example\.org"[^>]*>@sparrow<\/a>/,
    );
    assert.match(await render('Text [@doe2020].'), /Text \[@doe2020\]\./);
  });

  it('can be switched off', async () => {
    const folder = await folderWith({
      'refs.bib': BIB,
      'a.md': '---\nbibliography: refs.bib\n---\n\nText [@doe2020].\n',
    });
    const document = await open(folder, 'a.md');
    await rendered(document, /Doe, 2020/);
    await setSetting('gloss.preview.citations', false);
    try {
      await rendered(document, /Text \[@doe2020\]\./);
    } finally {
      await setSetting('gloss.preview.citations', undefined);
    }
    await rendered(document, /Doe, 2020/);
  });
});

/** A small style: names and pages in brackets of its own. */
const STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="⟨" suffix="⟩" delimiter="; "><group delimiter=" ">
    <names variable="author"><name form="short"/></names>
    <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
  </group></layout></citation>
  <bibliography><layout><group delimiter=", ">
    <names variable="author"><name/></names><text variable="title"/>
  </group></layout></bibliography>
</style>
`;

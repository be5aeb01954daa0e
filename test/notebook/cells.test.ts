/** Cells that are drawn again when what is printed of them changes, in a page as the editor makes it. */
import assert from 'node:assert/strict';
import { Window as HappyWindow } from 'happy-dom';
import MarkdownItLibrary from 'markdown-it';
import { citationPlugin } from '../../src/core/preview/citationPlugin.ts';
import type { PrintedCell } from '../../src/core/preview/notebook.ts';
import { Cells } from '../../src/notebook/cells.ts';
import type { MarkdownRenderer, OutputItem } from '../../src/notebook/host.ts';

const cell = (text: string, html: string, id?: string): PrintedCell => ({
  text,
  ...(id !== undefined && { id }),
  citations: [{ html, note: undefined }],
  before: { citations: 0, notes: 0 },
  movesIntoQuotes: true,
});

describe('the cells of a notebook', () => {
  let happy: HappyWindow;
  let before: PropertyDescriptor | undefined;
  beforeEach(() => {
    happy = new HappyWindow();
    before = Object.getOwnPropertyDescriptor(globalThis, 'document');
    Object.defineProperty(globalThis, 'document', { value: happy.document, configurable: true });
  });
  afterEach(async () => {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'document');
    else Object.defineProperty(globalThis, 'document', before);
    await happy.happyDOM.close();
  });

  /** Draws as the editor's renderer does, and counts. */
  function start() {
    const md = new MarkdownItLibrary({
      highlight: (code) => `<div class="vscode-code-block">${code}</div>`,
    });
    const drawn: string[] = [];
    const renderer: MarkdownRenderer = {
      renderOutputItem: (item, element) => {
        drawn.push(item.id);
        const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
        root.innerHTML = `<div id="preview">${md.render(item.text(), { outputItem: item })}</div>`;
      },
      extendMarkdownIt: (extend) => {
        extend(md as unknown as Parameters<typeof extend>[0]);
      },
    };
    const cells = new Cells(renderer);
    renderer.extendMarkdownIt((markdownIt) => {
      citationPlugin(markdownIt, {
        readsAll: true,
        words: { back: () => '' },
        print: (reading, env) => cells.print(reading.text, env),
      });
    });
    const put = (id: string, text: string, metadata: unknown = {}) => {
      const element = document.createElement('div');
      element.id = id;
      document.body.append(element);
      const item: OutputItem = { id, metadata, text: () => text };
      void renderer.renderOutputItem(item, element);
      return () => element.shadowRoot?.getElementById('preview')?.textContent.trim();
    };
    return { cells, put, drawn };
  }

  /** What is drawn is drawn when all that was promised is kept. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('are as they are written until it is known what is printed, and then only those that it is of', async () => {
    const { cells, put, drawn } = start();
    const [cited, other] = [put('1', 'See @a.'), put('2', 'No citation.')];
    assert.equal(cited(), 'See @a.');
    cells.update([cell('See @a.', 'Doe (2020)')]);
    await settled();
    assert.deepEqual([cited(), other()], ['See Doe (2020).', 'No citation.']);
    assert.deepEqual(drawn, ['1', '2', '1']);
    cells.update([cell('See @a.', 'Doe (2020)')]);
    await settled();
    assert.deepEqual(drawn, ['1', '2', '1']);
    cells.update([]);
    await settled();
    assert.equal(cited(), 'See @a.');
  });

  it('with the same text are told apart by their ids', async () => {
    const { cells, put } = start();
    const texts = [put('1', '@a', { id: 'x' }), put('2', '@a', { id: 'y' }), put('3', '@a', null)];
    cells.update([cell('@a', 'first', 'x'), cell('@a', 'second', 'y')]);
    await settled();
    assert.deepEqual(
      texts.map((text) => text()),
      ['first', 'second', 'first'],
    );
  });

  it('keep the code that the editor has coloured', async () => {
    const { cells, put } = start();
    put('1', '@a\n\n```js\nx\n```\n\n```js\ny\n```\n');
    const root = document.getElementById('1')?.shadowRoot;
    const blocks = [...(root?.querySelectorAll('.vscode-code-block') ?? [])];
    assert.equal(blocks.length, 2);
    cells.update([cell('@a\n\n```js\nx\n```\n\n```js\ny\n```\n', 'Doe')]);
    await settled();
    assert.match(root?.textContent ?? '', /Doe/);
    assert.deepEqual([...(root?.querySelectorAll('.vscode-code-block') ?? [])], blocks);
  });

  it('that are gone are forgotten, and other renderings of Markdown left alone', async () => {
    const { cells, put, drawn } = start();
    put('1', '@a');
    document.getElementById('1')?.remove();
    cells.update([cell('@a', 'Doe')]);
    await settled();
    assert.deepEqual(drawn, ['1']);
    assert.equal(cells.print('@a', undefined), undefined);
    assert.equal(cells.print('@a', { outputItem: { id: 7 } }), undefined);
  });
});

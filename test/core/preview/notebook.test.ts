/** The Markdown cells of a notebook, printed together as the one document that they are to pandoc. */
import assert from 'node:assert/strict';
import MarkdownItLibrary from 'markdown-it';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { citationPlugin } from '../../../src/core/preview/citationPlugin.ts';
import { Formatter } from '../../../src/core/preview/formatter.ts';
import { placeNamed, type PrintedDocument } from '../../../src/core/preview/html.ts';
import {
  cellDocument,
  findPrinted,
  placeCell,
  printedCells,
  readNotebook,
} from '../../../src/core/preview/notebook.ts';
import { citedByPandoc, type PandocTree } from '../../support/citedByPandoc.ts';
import { bundledCsl } from '../../support/csl.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { ITEMS } from './items.ts';

const items = new Map(ITEMS.map((item) => [item.id, item]));

describe('a notebook', () => {
  let named: (name: string) => CslElement;
  before(async () => {
    const files = await bundledCsl();
    named = (name) => files.get(name) ?? assert.fail(name);
  });

  interface Options {
    readonly style?: string;
    readonly document?: Partial<PrintedDocument>;
  }

  /** What is printed of the cells, as it goes to the page that shows them. */
  function printed(texts: readonly string[], { style = 'apa', document }: Options = {}) {
    const formatter = new Formatter({
      item: (key) => items.get(key),
      style: named(style),
      locales: new Map([['en-US', named('en-US')]]),
      lang: undefined,
      uncited: [],
      links: true,
      unknown: (key) => `${key} is not known`,
    });
    const reading = readNotebook(texts.map((text, index) => ({ text, id: String(index) })));
    const formatted = formatter.format(reading.citations);
    return printedCells(reading, { ...formatted, showsReferences: true, ...document });
  }

  /** The HTML of each cell. */
  function shown(texts: readonly string[], options: Options = {}): readonly string[] {
    const cells = printed(texts, options);
    const md = new MarkdownItLibrary({ html: true });
    let now = '';
    citationPlugin(md as unknown as Parameters<typeof citationPlugin>[0], {
      readsAll: true,
      words: { back: (number, count) => `${String(number)} of ${String(count)}` },
      print: ({ text }) => {
        const cell = findPrinted(cells, text, now);
        return cell && cellDocument(cell);
      },
    });
    return texts.map((text, index) => {
      now = String(index);
      return md.render(text);
    });
  }

  const plain = (html: string) =>
    html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&#38;', '&')
      .replace(/\s+/g, ' ')
      .trim();

  it('numbers works as they are cited, cell by cell, and lists them in the last cell', () => {
    const [one = '', code = '', two = '', last = '', blank = ''] = shown(
      ['First @b.', '`@a`', 'Then [@a; @b].', '## References', ' \n'],
      { style: 'ieee' },
    );
    assert.equal(plain(one), 'First [1].');
    assert.equal(code, '<p><code>@a</code></p>\n');
    assert.equal(plain(two), 'Then [1], [2].');
    assert.match(plain(last), /^References \[1\] ?J\. Smith.*↩1 ↩2 ?\[2\] ?J\. Doe.*↩$/);
    assert.equal(blank, '');
    for (const cell of [one, code, two, blank]) assert.ok(!cell.includes('csl-entry'), cell);
  });

  it('tells works of one author and year apart, over all cells', () => {
    assert.deepEqual(
      shown(['@a', '@c']).map((html) => plain(html).slice(0, 11)),
      ['Doe (2020a)', 'Doe (2020b)'],
    );
  });

  it('lists references where a cell says so', () => {
    for (const place of ['::: {#refs}\n:::', 'x\n\n<div id="refs"></div>']) {
      const [before = '', list = '', behind = ''] = shown(['@a', place, 'The end, @b.']);
      assert.ok(!before.includes('csl-entry'), before);
      assert.equal(list.split('csl-entry"').length, 3, list);
      assert.ok(!behind.includes('csl-entry'), behind);
    }
  });

  it('has places that lead from cell to cell, each once', () => {
    const html = shown(['@a and @b', 'Again @a', '# End']).join('');
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id = '']) => id);
    assert.equal(new Set(ids).size, ids.length, ids.join(' '));
    const links = Array.from(html.matchAll(/ href="#([^"]*)"/g), ([, id = '']) => id);
    assert.deepEqual([...new Set(links)].sort(), [
      'gloss-cite-1',
      'gloss-cite-2',
      'gloss-cite-3',
      'ref-a',
      'ref-b',
    ]);
    for (const link of links) assert.ok(ids.includes(link), link);
  });

  it('knows the cell that a place is in', () => {
    const reading = readNotebook(
      ['none', '@a', 'none', '@b @c', '# End', ''].map((text) => ({ text, id: undefined })),
    );
    const cellOf = (name: string) => {
      const place = placeNamed(name);
      return place && placeCell(reading, place);
    };
    assert.deepEqual(
      ['gloss-cite-1', 'gloss-cite-2', 'gloss-cite-3', 'ref-a', 'gloss-note-1', 'other'].map(
        cellOf,
      ),
      [1, 3, 3, 4, undefined, undefined],
    );
  });

  it('has its notes in the cells that refer to them, numbered through', () => {
    const notes = {
      citations: ['one', 'two', 'three'].map((note) => ({ html: '', note })),
      references: [],
    };
    const [first = '', second = ''] = shown(['@a', 'x @b y @c'], { document: notes });
    assert.match(first, /href="#gloss-note-1"[^]*<ol>\s*<li id="gloss-note-1">one/);
    assert.match(second, /<sup><a href="#gloss-note-2"[^>]*>2<\/a><\/sup>/);
    assert.match(
      second,
      /<ol start="2">\s*<li id="gloss-note-2">two [^]*<li id="gloss-note-3">three/,
    );
    assert.match(second, /<li id="gloss-note-3">three [^\n]*href="#gloss-cite-3"/);
  });

  it('is read again only where it is written otherwise', () => {
    const cells = (...texts: readonly string[]) => texts.map((text) => ({ text, id: undefined }));
    const before = readNotebook(cells('x @a', 'y @b'));
    const after = readNotebook(cells('@c', 'y @b', 'x @a'), before);
    const [, second, third] = after.cells;
    assert.equal(second?.reading, before.cells[1]?.reading);
    assert.equal(third?.reading, before.cells[0]?.reading);
    assert.deepEqual(after, readNotebook(cells('@c', 'y @b', 'x @a')));
  });

  it('finds a cell by its text, and of several alike by the id', () => {
    const cells = printed(['[@a]\r\nx', '[@a]\nx', 'end']);
    assert.equal(findPrinted(cells, '[@a]\r\nx', '1')?.before.citations, 1);
    assert.equal(findPrinted(cells, '[@a]\nx', '0')?.before.citations, 0);
    assert.equal(findPrinted(cells, '[@a]\nx', undefined)?.before.citations, 0);
    assert.equal(findPrinted(cells, '[@a] x', '0'), undefined);
  });

  it('has a title and a remark where the references are', () => {
    const document = { title: 'Works', remark: 'No such style.' };
    const [first = '', last = ''] = shown(['@a', 'The end.'], { document });
    assert.equal(plain(first), 'Doe (2020)');
    assert.match(plain(last), /^The end\. No such style\. Works Doe, J\./);
  });

  for (const style of ['apa', 'ieee', 'chicago-author-date']) {
    it(`is printed as pandoc prints it in ${style}`, async function () {
      this.timeout(60_000);
      const texts = [
        '# On @a\n\nText [see @b, p. 3; @c].',
        'Again [-@b]; @d [chap. 2].',
        'Quotes:\n\n> x [@a; @b; @c]\n\n- @c, p. 3',
        'An end.',
      ];
      const html = shown(texts, { style });
      const notebook = {
        cells: texts.map((source) => ({ cell_type: 'markdown', metadata: {}, source })),
        metadata: {},
        nbformat: 4,
        nbformat_minor: 4,
      };
      const json = await pandoc({ from: 'ipynb+citations', to: 'json' }, JSON.stringify(notebook));
      const theirs = await citedByPandoc([JSON.parse(json) as PandocTree], {
        items: ITEMS,
        style: named(style),
      });
      const ours = html.flatMap((cell) =>
        Array.from(cell.matchAll(/<span class="citation"[^>]*>(.*?)<\/span>/g), ([, inside = '']) =>
          plain(inside),
        ),
      );
      assert.deepEqual(ours, theirs.citations.map(plain));
      const [, list = ''] = html.at(-1)?.split('<div id="refs"') ?? [];
      const entries = list.split('class="csl-entry"').slice(1);
      assert.equal(entries.length, theirs.references.length);
    });
  }
});

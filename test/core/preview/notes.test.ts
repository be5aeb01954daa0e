/** Citations in notes, and the punctuation around them, as pandoc prints them. */
import assert from 'node:assert/strict';
import MarkdownItLibrary from 'markdown-it';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import { citationPlugin } from '../../../src/core/preview/citationPlugin.ts';
import { Formatter } from '../../../src/core/preview/formatter.ts';
import { bundledCsl, cslXml } from '../../support/csl.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { ITEMS } from './items.ts';
import { noteStyle } from './noteStyle.ts';

const MANY: CslItem = {
  id: 'many',
  type: 'book',
  title: 'Many hands',
  author: ['Abel', 'Bell', 'Carr'].map((family) => ({ family, given: 'X' })),
};
const items = new Map([...ITEMS, MANY].map((item) => [item.id, item]));

const DOCUMENTS: readonly string[] = [
  'Text [@b, p. 3].',
  'Text[@b]. And[@a], x',
  'Text [@b], more.',
  'Text [@b]; x [@a]: y [@c]! z [@a]? w',
  'Text [@b]... x',
  'Text [@b]—dash [@a]-x [@c]– y',
  '(text [@b]) x',
  'Text [@b]) x [@a]] y',
  'Text [@b]/x',
  '"Quoted" [@b]. x',
  '"Quoted" [@b], x',
  '"Quoted" [@b]; x',
  '"Quoted" [@b] x',
  '"Quoted [@b]." x',
  '"Quoted"[@b]. x',
  '“Quoted” [@b]. x',
  '“Quoted [@b].” x',
  'As @a, who',
  'As @a. Then',
  'As @a [p. 3], who',
  'As @a says',
  'As @a) x',
  'As @many, who. As @many. Then @many; x',
  '"Quoted" @a. x',
  'The @d. x',
  'Text [see @b]. [see @a]',
  '*emph* [@b].',
  '*emph [@b]*.',
  'Text [@b].. x',
  'Text. [@b]',
  'Text. [@b].',
  'x [-@b], y',
  'Text [@b]\n, more',
  'Text\n[@b]. More\n[@a] x',
  'Text [@b]\n\n- item [@a].\n',
  '# Head [@b]. x',
  'Text [@b; @a].',
  'Text [@b] [@a].',
  '> x [@a].\n> y [@b], z',
  '[@a].',
  '[@a] [@b]. x',
  'Text `code` [@b].',
  'Text [link](http://x.org) [@b].',
];

/** What is printed otherwise, and why. */
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['Text [@b] [@a].', 'pandoc leaves white space between two marks that punctuation follows'],
]);

describe('citations in notes', function () {
  this.timeout(120_000);
  let english: CslElement;
  before(async () => {
    english = (await bundledCsl()).get('en-US') ?? assert.fail('no locale');
  });

  function ours(text: string, notesFirst = false): string {
    const formatter = new Formatter({
      item: (key) => items.get(key),
      style: noteStyle(),
      locales: new Map([['en-US', english]]),
      lang: undefined,
      uncited: [],
      links: false,
      unknown: () => '',
    });
    const md = new MarkdownItLibrary();
    citationPlugin(md as unknown as Parameters<typeof citationPlugin>[0], {
      words: { back: () => '' },
      print: ({ citations }) => ({
        ...formatter.format(citations),
        showsReferences: false,
        notesFirst,
      }),
    });
    return plain(md.render(text));
  }

  async function theirs(text: string): Promise<string> {
    const options = { from: 'markdown', to: 'html', citeproc: true, bibliography: ['refs.json'] };
    const files = {
      'refs.json': JSON.stringify([...items.values()]),
      'style.csl': cslXml(noteStyle()),
    };
    const html = await pandoc({ ...options, csl: 'style.csl' }, text, files);
    return plain(html.replace(/<div id="refs"[^]*?<\/div>\n<\/div>/, ''));
  }

  it('stand where pandoc puts them, in documents of all kinds', async () => {
    const differing: string[] = [];
    for (const text of DOCUMENTS) {
      const [one, other] = [ours(text), await theirs(text)];
      if (one === other) continue;
      differing.push(text);
      if (!OTHERWISE.has(text)) console.log(`${JSON.stringify(text)}\n  ${one}\n  ${other}`);
    }
    assert.deepEqual(differing, [...OTHERWISE.keys()]);
  });

  it('stay where they are if the document says so', () => {
    assert.match(ours('Text [@b], as @a.', true), /^Text\[1\], as Doe\[2\]\. /);
  });
});

/** What one reads, with straight quotation marks, and marks of notes in brackets. */
function plain(html: string): string {
  return html
    .replace(/\s+/g, ' ')
    .replace(/<a href="#(?:fnref|gloss-cite-)[^]*?<\/a>/g, '')
    .replace(/<a href="#(?:fn|gloss-note-)\d+"[^>]*>(?:<sup>)?(\d+)(?:<\/sup>)?<\/a>/g, '[$1]')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:amp|#38);/g, '&')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replaceAll('…', '...')
    .replace(/\s+/g, ' ')
    .trim();
}

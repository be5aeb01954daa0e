/**
 * Citations and references in the preview as pandoc prints them, on the documents that hold the grammar
 * against pandoc, in three styles.
 */
import assert from 'node:assert/strict';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { readPandoc, readPandocPrinted } from '../../../src/core/citations/pandoc/readPandoc.ts';
import { Formatter } from '../../../src/core/preview/formatter.ts';
import {
  citedByPandoc,
  citedKeys,
  pandocTree,
  type PandocTree,
} from '../../support/citedByPandoc.ts';
import { bundledCsl } from '../../support/csl.ts';
import { TRICKY } from '../citations/pandoc/documents.ts';
import { ITEMS } from './items.ts';

const STYLES = ['apa', 'ieee', 'chicago-author-date', 'nature'];

const OF_TERMS =
  'which words name a locator is for the style to say: Gloss reads them before it knows one';
const BLANK = 'white space before punctuation behind a key, which citeproc-js takes out';

/** What is printed otherwise, and why; by style where it is so in some alone. */
const OTHERWISE: ReadonlyMap<
  string,
  { readonly why: string; readonly styles?: readonly string[] }
> = new Map([
  [
    '[@a<span>p</span> 3]',
    { why: 'a tag within a key, which pandoc leaves out when it prints it' },
  ],
  ['[x]@a] @b', { why: 'the bracket that ends a prefix, which pandoc leaves out' }],
  [
    '@a [*p. 3*]',
    {
      why: 'pandoc prints a locator in italics as it stands',
      styles: ['apa', 'ieee', 'chicago-author-date'],
    },
  ],
  [
    '[@a, *p. 3*]',
    {
      why: 'pandoc prints a locator in italics as it stands',
      styles: ['apa', 'ieee', 'chicago-author-date'],
    },
  ],
  ['[@a \\; x]', { why: BLANK }],
  ['[@a \\p. 3]', { why: BLANK }],
  ['[@a\n, p. 3]', { why: BLANK }],
  ['[@a, $3$]', { why: 'pandoc has no space before mathematics', styles: ['ieee'] }],
  ['[see, e.g., @a, pp. 3--5; cf. -@b, ch. 2]', { why: OF_TERMS, styles: ['ieee', 'nature'] }],
  ['@a [sec. 3.2; see @b, chap. 2]', { why: OF_TERMS, styles: ['nature'] }],
  [
    '[see @a; @b; @c]',
    { why: 'a range of numbers that begins at a work with words before it', styles: ['nature'] },
  ],
  ['[@a, figs. 3 & 4]', { why: OF_TERMS, styles: ['nature'] }],
]);

/** Works together, some by the same people: which order they come in, what is said once, and what goes between them. */
const SEVERAL: readonly string[] = [
  '[@b; @a]',
  '[see @b; @a]',
  '[see @d; @b; @a]',
  '[@d; see @b; @a]',
  '[@b suffix; @d; @a]',
  '[@b; @d suffix; @a]',
  '[@d; @b; @a suffix; @d; @b]',
  '[@b, p. 3; @a]',
  '[@a; @c]',
  '[@a; @b; @c]',
  '[@b; @a; @c; @d]',
  '[@a; @b; @c; see @b; @a; @d; @c]',
  '[see @a; @b; @c]',
  '[@a; see @c]',
  '[@a x; @c]',
  '[@a; @b; @c x]',
  '[@a, p. 3; @c]',
  '[@a; @c, p. 3; @b]',
  '[@a, p. 3; @c, p. 4; @b]',
  '[@a; -@c]',
  '@a [@c]',
  '@a [@b; @c]',
  '@a [p. 3; @b; @c]',
  '@a [see @b; @c]',
];

/** Documents left out: citations within citations, which pandoc mixes up, and another order of reading. */
const NOT_COMPARED: readonly string[] = [
  '[see *@b* @a]',
  '[[@a], @b]',
  '[see [@a] and @b]',
  '+-----+-----+\n| @a  | b   |\n+=====+=====+\n| - @b| @c  |\n| x @d|     |\n+-----+-----+\n',
  '![alt @a](img.png)',
  '[@a, p. 3^[note @b]]',
  '[^1][^1]\n\n[^1]: @a',
  '[@a, [see @b]]',
];

const items = new Map(ITEMS.map((item) => [item.id, item]));

interface Document {
  readonly text: string;
  readonly tree: PandocTree;
}

describe('the preview', function () {
  this.timeout(300_000);
  let named: (name: string) => CslElement;
  const documents: Document[] = [];
  const left: string[] = [];
  before(async () => {
    const files = await bundledCsl();
    named = (name) => files.get(name) ?? assert.fail(name);
    for (const text of [...TRICKY, ...SEVERAL]) {
      const tree = await pandocTree(text);
      if (tree !== undefined && isInOrder(text, tree)) documents.push({ text, tree });
      else left.push(text);
    }
  });

  it('is compared on all documents but a few', () => {
    assert.deepEqual(left, NOT_COMPARED);
  });

  for (const style of STYLES) {
    it(`prints citations and references in ${style} as pandoc does`, async () => {
      const ours = printed(documents, named(style), named('en-US'));
      const theirs = await citedByPandoc(
        documents.map(({ tree }) => tree),
        { items: ITEMS, style: named(style) },
      );
      assert.equal(ours.citations.length, theirs.citations.length);
      assert.ok(ours.citations.length > 450, String(ours.citations.length));
      const texts = documents.flatMap(({ text }) => readPandoc(text).map(() => text));
      const differing = texts.filter((text, index) => {
        const one = plain(ours.citations[index]?.html ?? '');
        const other = plain(theirs.citations[index] ?? '');
        const isOtherwise = OTHERWISE.get(text)?.styles?.includes(style) ?? OTHERWISE.has(text);
        if (one !== other && !isOtherwise)
          console.log(`${JSON.stringify(text)}\n  ${one}\n  ${other}`);
        return one !== other;
      });
      const expected = [...OTHERWISE].flatMap(([text, { styles }]) =>
        styles === undefined || styles.includes(style) ? [text] : [],
      );
      assert.deepEqual([...new Set(differing)].sort(), expected.sort());
      assert.deepEqual(
        ours.references.map(({ html }) => plain(html)),
        theirs.references.map(plain),
      );
    });
  }
});

/** Whether both read the same citations in the same order, none within another. */
function isInOrder(text: string, tree: PandocTree): boolean {
  const ours = readPandoc(text).map(({ items: works }) => works.map(({ key }) => key).join(' '));
  const theirs = citedKeys(tree.blocks);
  if (theirs.some(({ nested }) => nested)) return false;
  return JSON.stringify(ours) === JSON.stringify(theirs.map(({ keys }) => keys));
}

/** All documents taken together as one. */
function printed(all: readonly Document[], style: CslElement, locale: CslElement) {
  const formatter = new Formatter({
    item: (key) => items.get(key),
    style,
    locales: new Map([['en-US', locale]]),
    lang: undefined,
    uncited: [],
    links: false,
    unknown: () => '',
  });
  let start = 0;
  const citations = all.flatMap(({ text }) => {
    const moved = readPandocPrinted(text).map(({ citation, printedAt }) => ({
      citation: { ...citation, start: citation.start + start, end: citation.end + start },
      printedAt: printedAt + start,
    }));
    start += text.length;
    return moved;
  });
  return formatter.format(citations);
}

/** Straight quotation marks, which the two choose apart, and no boxes. */
function plain(html: string): string {
  return html
    .replace(/<(\/?)strong(?: [^>]*)?>/g, '<$1b>')
    .replace(/<\/?(?:a|span|s|code)(?: [^>]*)?>/g, '')
    .replace(/<\/?div(?: [^>]*)?>/g, ' ')
    .replace(/&(?:#(\d+)|amp|lt|gt|quot);/g, (entity, code: string | undefined) =>
      code === undefined
        ? ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }[entity] ?? '')
        : String.fromCodePoint(Number(code)),
    )
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

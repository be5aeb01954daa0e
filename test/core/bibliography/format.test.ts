/** Formatted references: what pandoc's citeproc prints for the same items in the same style. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cslFiles } from '../../../scripts/lib/cslFiles.mjs';
import { formatReferences, type CslElement } from '../../../src/core/bibliography/format.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import { pandoc } from '../../support/pandoc.mjs';

const items = JSON.parse(readFileSync('data/corpus.json', 'utf8')) as readonly CslItem[];

/** The style as the XML that pandoc reads. */
function xml(element: CslElement | string): string {
  if (typeof element === 'string') return escaped(element);
  const attrs = Object.entries(element.attrs).map(
    ([name, value]) => ` ${name}="${escaped(value)}"`,
  );
  return `<${element.name}${attrs.join('')}>${element.children.map(xml).join('')}</${element.name}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

async function byPandoc(style: CslElement): Promise<readonly string[]> {
  const files = { 'refs.json': JSON.stringify(items), 'style.csl': xml(style) };
  const text = await pandoc(
    {
      from: 'markdown',
      to: 'html',
      citeproc: true,
      bibliography: ['refs.json'],
      csl: 'style.csl',
    },
    '---\nnocite: "@*"\n---\n',
    files,
  );
  const entries = text.matchAll(/<div id="ref-[^"]*"[^>]*>([^]*?)\n<\/div>/g);
  return Array.from(entries, ([, entry = '']) => plain(entry));
}

/** Text alone, with straight quotation marks, which the two engines place alike but choose apart. */
function plain(html: string): string {
  return html
    .replaceAll('<sup>2</sup>', '²')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&#38;', '&')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('formatted references of the 77 papers', () => {
  const styles = new Map<string, CslElement>();
  before(async () => {
    for (const { name, text } of await cslFiles()) {
      styles.set(name.replace('.json', ''), JSON.parse(text) as CslElement);
    }
  });
  const named = (name: string): CslElement => {
    const style = styles.get(name);
    assert.ok(style, name);
    return style;
  };

  const bundled = [
    'apa',
    'ieee',
    'chicago-author-date',
    'association-for-computing-machinery',
    'nature',
  ];
  for (const name of bundled) {
    it(`are in ${name} as pandoc prints them`, async () => {
      const formatted = formatReferences(items, named(name), named('en-US'));
      const witness = await byPandoc(named(name));
      assert.equal(formatted.length, 77);
      assert.deepEqual(formatted.map(({ text }) => plain(text)).sort(), [...witness].sort());
      assert.deepEqual(
        formatted.map(({ html }) => plain(html)),
        formatted.map(({ text }) => plain(text)),
      );
    });
  }

  it('may be in a style of the user’s, which is XML', () => {
    const [formatted] = formatReferences(items.slice(0, 1), xml(named('apa')), named('en-US'));
    assert.match(formatted?.text ?? '', /^Nguyen, H\., .* \(2023\)\. /);
    assert.match(formatted?.html ?? '', /<i>/);
  });

  it('say what is wrong with a style', () => {
    const format = (style: string) => () =>
      formatReferences(items.slice(0, 1), style, named('en-US'));
    assert.throws(format('no xml'), { code: 'csl.badStyle' });
    const dependent =
      '<style><info><link href="http://x/apa" rel="independent-parent"/></info></style>';
    assert.throws(format(dependent), { code: 'csl.dependent', args: ['http://x/apa'] });
    const notes = xml(named('apa')).replace(/<bibliography[^]*<\/bibliography>/, '');
    assert.throws(format(notes), { code: 'csl.noBibliography' });
  });

  it('leave the items as they were', () => {
    const before = JSON.stringify(items);
    formatReferences(items, named('nature'), named('en-US'));
    assert.equal(JSON.stringify(items), before);
  });
});

/** Formatting a document again and again: what is kept of it never shows. */
import assert from 'node:assert/strict';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { readPandocPrinted } from '../../../src/core/citations/pandoc/readPandoc.ts';
import { Formatter } from '../../../src/core/preview/formatter.ts';
import { bundledCsl } from '../../support/csl.ts';
import { chance } from '../../support/random.ts';
import { ITEMS } from './items.ts';

const items = new Map(ITEMS.map((item) => [item.id, item]));
const CITATIONS = [
  '[@a]',
  '@b',
  '[see @a, p. 3; @b]',
  '@c [p. 4]',
  '[-@d]',
  '[@b; @c; @zz]',
  '@zz',
  '[@c, chap. 2]',
  '[see [@a] @d]',
];

describe('the formatter of a document', () => {
  let named: (name: string) => CslElement;
  before(async () => {
    const files = await bundledCsl();
    named = (name) => files.get(name) ?? assert.fail(name);
  });

  function formatter(style: string, uncited: readonly string[] = []): Formatter {
    return new Formatter({
      item: (key) => items.get(key),
      style: named(style),
      locales: new Map([['en-US', named('en-US')]]),
      lang: undefined,
      uncited,
      links: true,
      unknown: (key) => key,
    });
  }

  for (const style of ['chicago-author-date', 'ieee', 'nature']) {
    it(`in ${style} gives after any edits what it gives for the text anew`, () => {
      const { below, of } = chance(7);
      const kept = formatter(style);
      let text: readonly string[] = ['[@a]', '@b'];
      for (let step = 0; step < 40; step += 1) {
        const at = below(text.length + 1);
        const removed = below(3);
        const added = Array.from({ length: below(3) }, () => of(CITATIONS));
        text = text.toSpliced(at, removed, ...added);
        const printed = readPandocPrinted(text.join(' and '));
        assert.deepEqual(
          kept.format(printed),
          formatter(style).format(printed),
          text.join(' and '),
        );
      }
    });
  }

  it('numbers works by where they are read: those of a note where it is referred to', () => {
    const text = 'x[^1] and [@b]\n\n[^1]: [@a]\n';
    const { citations } = formatter('nature').format(readPandocPrinted(text));
    assert.deepEqual(
      citations.map(({ html }) => html.replace(/<\/?a[^>]*>/g, '')),
      ['<sup>2</sup>', '<sup>1</sup>'],
    );
  });

  it('lists works that nothing cites', () => {
    const { references } = formatter('ieee', ['d', 'zz']).format(readPandocPrinted('[@b]'));
    assert.deepEqual(
      references.map(({ key }) => key),
      ['b', 'd'],
    );
  });

  it('gives the same value for the same citations elsewhere', () => {
    const one = formatter('nature');
    const first = one.format(readPandocPrinted('[@a] and @b'));
    assert.equal(one.format(readPandocPrinted('Well, [@a] and again @b')), first);
  });
});

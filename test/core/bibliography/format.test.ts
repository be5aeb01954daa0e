/** Formatted references: what pandoc's citeproc prints for the same items in the same style. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { formatReferences } from '../../../src/core/bibliography/format.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import { bundledCsl, cslXml, listedByPandoc, plainReference } from '../../support/csl.ts';

const items = JSON.parse(readFileSync('data/corpus.json', 'utf8')) as readonly CslItem[];

describe('formatted references of the 77 papers', () => {
  let styles: ReadonlyMap<string, CslElement>;
  before(async () => {
    styles = await bundledCsl();
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
      const witness = await listedByPandoc(
        { name: 'refs.json', text: JSON.stringify(items) },
        named(name),
      );
      assert.equal(formatted.length, 77);
      assert.deepEqual(
        formatted.map(({ text }) => plainReference(text)).sort(),
        [...witness].sort(),
      );
      assert.deepEqual(
        formatted.map(({ html }) => plainReference(html)),
        formatted.map(({ text }) => plainReference(text)),
      );
    });
  }

  it('may be in a style of the user’s, which is XML', () => {
    const [formatted] = formatReferences(items.slice(0, 1), cslXml(named('apa')), named('en-US'));
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
    const notes = cslXml(named('apa')).replace(/<bibliography[^]*<\/bibliography>/, '');
    assert.throws(format(notes), { code: 'csl.noBibliography' });
  });

  it('leave the items as they were', () => {
    const before = JSON.stringify(items);
    formatReferences(items, named('nature'), named('en-US'));
    assert.equal(JSON.stringify(items), before);
  });
});

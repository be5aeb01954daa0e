/** Formatted references: what pandoc's citeproc prints for the same items in the same style. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CslElement, CslSource } from '../../../src/core/bibliography/engine.ts';
import { ReferenceFormatter } from '../../../src/core/bibliography/format.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import {
  bundledCsl,
  cslXml,
  inEnglish,
  listedByPandoc,
  plainReference,
} from '../../support/csl.ts';

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

  const format = (style: CslSource, list: readonly CslItem[]) =>
    new ReferenceFormatter(style, inEnglish(named('en-US'))).format(list);

  const bundled = [
    'apa',
    'ieee',
    'chicago-author-date',
    'association-for-computing-machinery',
    'nature',
  ];
  for (const name of bundled) {
    it(`are in ${name} as pandoc prints them`, async () => {
      const formatted = format(named(name), items);
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

  it('are the same, whatever was formatted before', () => {
    const twin = (title: string): CslItem => ({
      id: title,
      type: 'article',
      title,
      author: [{ family: 'Smith', given: 'Jane' }],
      issued: { 'date-parts': [[2020]] },
    });
    const [one, other] = [twin('One'), twin('Other')];
    const changed = items.slice(2, 3).map((item) => ({ ...item, title: 'Another title' }));
    // Two of one author and year are told apart by letters, and only while both are there.
    const lists = [[one], [other, one], [other], items.slice(2, 5), changed, items.slice(4, 5)];
    for (const name of bundled) {
      const kept = new ReferenceFormatter(named(name), inEnglish(named('en-US')));
      for (const list of lists) assert.deepEqual(kept.format(list), format(named(name), list));
    }
  });

  it('may be in a style of the user’s, which is XML', () => {
    const [formatted] = format(cslXml(named('apa')), items.slice(0, 1));
    assert.match(formatted?.text ?? '', /^Nguyen, H\., .* \(2023\)\. /);
    assert.match(formatted?.html ?? '', /<i>/);
  });

  it('say what is wrong with a style', () => {
    const made = (style: string) => () => format(style, items.slice(0, 1));
    assert.throws(made('no xml'), { code: 'csl.badStyle' });
    const dependent =
      '<style><info><link href="http://x/apa" rel="independent-parent"/></info></style>';
    assert.throws(made(dependent), { code: 'csl.dependent', args: ['http://x/apa'] });
    const notes = cslXml(named('apa')).replace(/<bibliography[^]*<\/bibliography>/, '');
    assert.throws(made(notes), { code: 'csl.noBibliography' });
  });

  it('leave the items as they were', () => {
    const before = JSON.stringify(items);
    format(named('nature'), items);
    assert.equal(JSON.stringify(items), before);
  });
});

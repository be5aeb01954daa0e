/** Which locale a document's language means, and that citeproc takes each that ships. */
import assert from 'node:assert/strict';
import { cslFiles } from '../../../scripts/lib/cslFiles.mjs';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { localeFor, unfolded, type FoldedElement } from '../../../src/core/bibliography/locales.ts';
import { readPandocPrinted } from '../../../src/core/citations/pandoc/readPandoc.ts';
import { Formatter } from '../../../src/core/preview/formatter.ts';
import { ITEMS } from '../preview/items.ts';

describe('the locales', () => {
  const locales = new Map<string, CslElement>();
  before(async () => {
    for (const { name, text } of await cslFiles()) {
      if (name === 'en-US.json') locales.set('en-US', JSON.parse(text) as CslElement);
      if (name !== 'locales.json') continue;
      const folded = JSON.parse(text) as Readonly<Record<string, FoldedElement>>;
      for (const [each, element] of Object.entries(folded)) locales.set(each, unfolded(element));
    }
  });

  it('are found by language and country, by language alone, or not at all', () => {
    const table: readonly (readonly [string, string | undefined])[] = [
      ['de', 'de-DE'],
      ['de-AT', 'de-AT'],
      ['de_ch', 'de-CH'],
      ['de-LI', 'de-DE'],
      ['EN-gb', 'en-GB'],
      ['en', 'en-US'],
      ['pt-br', 'pt-BR'],
      ['zh-Hans-CN', 'zh-CN'],
      ['zh-TW', 'zh-TW'],
      ['ja', 'ja-JP'],
      ['eu', 'eu'],
      ['la', 'la'],
      ['xx', undefined],
      ['not a language', undefined],
      ['', undefined],
      ['__proto__', undefined],
    ];
    for (const [lang, expected] of table) {
      assert.equal(localeFor(lang, [...locales.keys()]), expected, lang);
    }
  });

  it('are each taken by citeproc: the word for pages is that of the language', async () => {
    const styles = await cslFiles();
    const style = JSON.parse(
      styles.find(({ name }) => name === 'ieee.json')?.text ?? '',
    ) as CslElement;
    const items = new Map(ITEMS.map((item) => [item.id, item]));
    const printed = (lang: string) =>
      new Formatter({
        item: (key) => items.get(key),
        style,
        locales,
        lang,
        uncited: [],
        links: false,
        unknown: (key) => key,
      }).format(readPandocPrinted('[@a, pp. 3-5]')).citations[0]?.html;
    for (const lang of locales.keys()) assert.match(printed(lang) ?? '', /^\[1.*3.5/u, lang);
    assert.equal(printed('de-DE'), '[1, S. 3–5]');
    assert.equal(printed('sv-SE'), '[1, s. 3–5]');
  });
});

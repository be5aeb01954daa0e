/**
 * References formatted in a CSL style by citeproc-js. Heavy: import this file only when something is to be
 * formatted. Styles and locales are handed in: parsed files of `dist/csl`, or the text of a `.csl` file.
 */
import type { Engine } from 'citeproc';
import { GlossError } from '../base/errors.ts';
import type { CslItem } from '../library/paper.ts';
import { engineFor, type CslSource, type Language } from './engine.ts';
import { plainText, withUsualSigns } from './formattedHtml.ts';

export interface FormattedReference {
  readonly key: string;
  readonly text: string;
  /** With `<i>`, `<b>` and the like; what stood in the item is escaped. */
  readonly html: string;
}

/** Formats one list after the other in a style: making it takes far longer than a reference does. */
export class ReferenceFormatter {
  readonly #engine: Engine;
  #items: ReadonlyMap<string, CslItem> = new Map();

  /**
   * @param style an independent style
   * @throws GlossError `csl.badStyle` (reason); `csl.dependent` (the address of the style to use instead)
   */
  constructor(style: CslSource, { locales, lang }: Language) {
    const items = { get: (id: string) => this.#items.get(id) };
    this.#engine = engineFor(items, style, { locales, lang });
    this.#engine.setOutputFormat('html');
  }

  /**
   * The list of references of items, in the order of the style.
   * @throws GlossError `csl.noBibliography` where a style has none, as some for notes
   */
  format(items: readonly CslItem[]): readonly FormattedReference[] {
    this.#items = new Map(items.map((item) => [item.id, item]));
    // Nothing of an earlier list counts: neither its order nor what had to be told apart.
    this.#engine.updateItems([]);
    this.#engine.updateItems([...this.#items.keys()]);
    const made = this.#engine.makeBibliography();
    if (made === false) throw new GlossError('csl.noBibliography', []);
    const [{ entry_ids: ids }, entries] = made;
    return entries.map((entry, index) => {
      const html = withoutBox(entry);
      return { key: ids[index]?.[0] ?? '', html, text: plainText(html) };
    });
  }
}

/** citeproc puts each entry into a box of its own, numbers and texts of some styles into two. */
function withoutBox(html: string): string {
  return withUsualSigns(
    html.replace(/<\/div>\s*<div class="csl-right-inline">/gu, ' ').replace(/<\/?div[^>]*>/gu, ''),
  ).trim();
}

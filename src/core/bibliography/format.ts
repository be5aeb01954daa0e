/**
 * References formatted in a CSL style by citeproc-js. Heavy: import this file only when something is to be
 * formatted. Styles and locales are handed in: parsed files of `dist/csl`, or the text of a `.csl` file.
 */
import CSL from 'citeproc';
import { GlossError, reasonOf } from '../base/errors.ts';
import type { CslItem } from '../library/paper.ts';
import { plainText } from './formattedHtml.ts';

/**
 * Words that stay small in titles, as the specification of CSL lists them (1.0.2, title case) and pandoc
 * has them; citeproc's own list is longer. Particles of names are added.
 */
const SMALL_WORDS =
  "a an and as at but by down for from in into nor of on onto or over so the till to up via with yet d' de van von";

CSL.SKIP_WORDS = SMALL_WORDS.split(' ');

/** An element of a style or locale, as `dist/csl` has them. */
export interface CslElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (CslElement | string)[];
}

export type CslSource = CslElement | string;

export interface FormattedReference {
  readonly key: string;
  readonly text: string;
  /** With `<i>`, `<b>` and the like; what stood in the item is escaped. */
  readonly html: string;
}

/**
 * The list of references of items, in the order of the style.
 * @param style an independent style
 * @throws GlossError `csl.badStyle` (reason); `csl.dependent` (the address of the style to use instead);
 * `csl.noBibliography` where a style has none, as some for notes
 */
export function formatReferences(
  items: readonly CslItem[],
  style: CslSource,
  locale: CslSource,
): readonly FormattedReference[] {
  const parent = parentOf(style);
  if (parent !== undefined) throw new GlossError('csl.dependent', [parent]);
  const engine = engineFor(new Map(items.map((item) => [item.id, item])), style, locale);
  engine.setOutputFormat('html');
  engine.updateItems(items.map(({ id }) => id));
  const made = engine.makeBibliography();
  if (made === false) throw new GlossError('csl.noBibliography', []);
  const [{ entry_ids: ids }, entries] = made;
  return entries.map((entry, index) => {
    const html = withoutBox(entry);
    return { key: ids[index]?.[0] ?? '', html, text: plainText(html) };
  });
}

function engineFor(items: ReadonlyMap<string, CslItem>, style: CslSource, locale: CslSource) {
  // citeproc writes into whatever it gets.
  const system = {
    retrieveLocale: () => copyOf(locale),
    retrieveItem: (id: string) => withoutOthers(items.get(id)),
  };
  try {
    return new CSL.Engine(system, copyOf(style));
  } catch (error) {
    throw new GlossError('csl.badStyle', [reasonOf(error)]);
  }
}

function copyOf(source: CslSource): unknown {
  return typeof source === 'string' ? source : JSON.parse(JSON.stringify(source));
}

/** A copy without what is none of CSL's, or long and never printed. */
function withoutOthers(item: CslItem | undefined): unknown {
  if (item === undefined) return undefined;
  const kept = Object.entries(item).filter(([name]) => name !== 'custom' && name !== 'abstract');
  return JSON.parse(JSON.stringify(Object.fromEntries(kept)));
}

/** The address of the style that a dependent style stands for; undefined for an independent one. */
function parentOf(style: CslSource): string | undefined {
  if (typeof style !== 'string') return undefined;
  const link = /<link\b[^>]*\brel="independent-parent"[^>]*>/u.exec(style)?.[0];
  return link === undefined ? undefined : /\bhref="([^"]*)"/u.exec(link)?.[1];
}

/** citeproc puts each entry into a box of its own, numbers and texts of some styles into two. */
function withoutBox(html: string): string {
  return (
    html
      .replace(/<\/div>\s*<div class="csl-right-inline">/gu, ' ')
      .replace(/<\/?div[^>]*>/gu, '')
      // As other engines do, and as the manuals of styles say: a question mark needs no comma behind it.
      .replace(/([?!]),(?=[”"’])/gu, '$1')
      .trim()
  );
}

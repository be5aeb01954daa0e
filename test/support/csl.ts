/** The styles that come with Gloss, and the reference lists that pandoc's citeproc prints in them. */
import { cslFiles } from '../../scripts/lib/cslFiles.mjs';
import type { CslElement, Language } from '../../src/core/bibliography/engine.ts';
import { pandoc } from './pandoc.mjs';

/** Styles and locales by their names. */
export async function bundledCsl(): Promise<ReadonlyMap<string, CslElement>> {
  const files = await cslFiles();
  return new Map(
    files.map(({ name, text }) => [name.replace('.json', ''), JSON.parse(text) as CslElement]),
  );
}

/** For documents in no language of their own. */
export function inEnglish(locale: CslElement): Language {
  return { locales: new Map([['en-US', locale]]) };
}

/** A style as the XML that pandoc reads. */
export function cslXml(element: CslElement | string): string {
  if (typeof element === 'string') return escaped(element);
  const attrs = Object.entries(element.attrs).map(
    ([name, value]) => ` ${name}="${escaped(value)}"`,
  );
  return `<${element.name}${attrs.join('')}>${element.children.map(cslXml).join('')}</${element.name}>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** The whole of a bibliography, in pandoc's order. */
export async function listedByPandoc(
  bibliography: { readonly name: string; readonly text: string },
  style: CslElement,
): Promise<readonly string[]> {
  const { name, text } = bibliography;
  const options = { from: 'markdown', to: 'html', citeproc: true, bibliography: [name] };
  const files = { [name]: text, 'style.csl': cslXml(style) };
  const html = await pandoc({ ...options, csl: 'style.csl' }, '---\nnocite: "@*"\n---\n', files);
  return referencesIn(html);
}

/** The references of a page that pandoc has made, as `plainReference` gives them. */
export function referencesIn(html: string): readonly string[] {
  const entries = html.matchAll(/<div id="ref-[^"]*"[^>]*>([^]*?)\n<\/div>/g);
  return Array.from(entries, ([, entry = '']) => plainReference(entry));
}

/** Text alone, with straight quotation marks, which the engines place alike but choose apart. */
export function plainReference(html: string): string {
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

/** The locales of CSL by language: which one a document's `lang` means. */
import type { CslElement } from './engine.ts';

/** An element as `dist/csl/locales.json` has it: name, attributes, children. */
export interface FoldedElement {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (FoldedElement | string)[];
}

export function unfolded({ n: name, a: attrs = {}, c = [] }: FoldedElement): CslElement {
  const children = c.map((child) => (typeof child === 'string' ? child : unfolded(child)));
  // citeproc wants a text in every term, be it an empty one.
  return { name, attrs, children: name === 'term' && children.length === 0 ? [''] : children };
}

/** Of languages with several countries, the one whose locale stands for the language. */
const MAIN: Readonly<Record<string, string>> = {
  de: 'de-DE',
  en: 'en-US',
  es: 'es-ES',
  fr: 'fr-FR',
  pt: 'pt-PT',
  zh: 'zh-CN',
};

/**
 * The locale for a language tag such as "de", "de-AT" or "zh-Hans-CN": of its country, else of the
 * language; undefined where there is none, or where it is no language tag.
 */
export function localeFor(lang: string, names: readonly string[]): string | undefined {
  const [language = '', ...others] = lang.trim().toLowerCase().split(/[-_]/u);
  if (!/^[a-z]{2,3}$/u.test(language)) return undefined;
  const country = others.find((part) => /^[a-z]{2}$/u.test(part))?.toUpperCase() ?? '';
  const wanted = [`${language}-${country}`, MAIN[language] ?? language];
  const known = wanted.find((name) => names.includes(name));
  return known ?? names.find((name) => name.startsWith(`${language}-`));
}

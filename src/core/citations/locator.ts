/** Where in a paper a passage stands ("p. 5", "sec. 3.2", "Table 2"), as each syntax says it. */
import { escapeLatex, escapeTypst } from './markup.ts';

const PAGES = /^(?:\d+|[ivxlcdm]+)(?:\s*[-–,]\s*(?:\d+|[ivxlcdm]+))*$/iu;

/** In one line; numbers alone are pages. */
export function normaliseLocator(locator: string): string {
  const line = locator.replace(/\s+/gu, ' ').trim();
  if (!PAGES.test(line)) return line;
  return /[-–,]/u.test(line) ? `pp. ${line}` : `p. ${line}`;
}

/**
 * What follows a key in pandoc's citation (its manual, "Citation syntax"): pandoc finds a locator where
 * there is one and takes all else for a suffix. Only what begins with a number or a brace would always be
 * a locator to it.
 */
export function pandocLocator(locator: string): { readonly forced: string; readonly text: string } {
  const text = normaliseLocator(locator).replace(/[\\[\]{};@*_`<$^~]/gu, '\\$&');
  return { forced: /^(?:\d|\\\{)/u.test(text) ? '{}' : '', text };
}

/** The optional argument of `\cite`; braces keep a bracket in it from ending it. */
export function latexLocator(locator: string): string {
  const text = tied(escapeLatex(normaliseLocator(locator)));
  return /[[\]]/u.test(text) ? `{${text}}` : text;
}

/** The content in brackets that a reference or `#cite` takes as its supplement. */
export function typstLocator(locator: string): string {
  return tied(escapeTypst(normaliseLocator(locator)));
}

/** "p." and its number stay on one line. */
function tied(locator: string): string {
  return locator.replace(/^(\p{L}+\.) (?=\S)/u, '$1~');
}

/** Keys that a document lists without citing them: `nocite`, `\nocite`, `form: none`. */
import type { Markup } from '../citations/markup.ts';
import { keyBehind } from '../citations/grammar.ts';
import type { KeySpan } from './keySpan.ts';

/** In the order of the document; `*` stands for all. */
export function listedKeys(text: string, markup: Markup): readonly KeySpan[] {
  switch (markup) {
    case 'markdown':
      return inFrontMatter(text);
    case 'latex':
      return inLatex(text);
    case 'typst':
      return inTypst(text);
  }
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n[^]*?^(?:---|\.\.\.)[ \t]*$/mu;
/** The field with all lines that are indented or begin a list below it. */
const NOCITE = /^nocite[ \t]*:.*(?:\r?\n(?=[ \t-]|\r?$)(?!---).*)*/mu;

function inFrontMatter(text: string): readonly KeySpan[] {
  const head = FRONT_MATTER.exec(text)?.[0] ?? '';
  const field = NOCITE.exec(head);
  if (field === null) return [];
  const [start, end] = [field.index, field.index + field[0].length];
  const found: KeySpan[] = [];
  for (let at = text.indexOf('@', start); at >= 0 && at < end; at = text.indexOf('@', at + 1)) {
    const key = keyBehind(text, at, end);
    if (key === undefined) continue;
    const from = at + (text[at + 1] === '{' ? 2 : 1);
    found.push({ key: key.key, start: from, end: from + key.key.length });
  }
  return found;
}

const LATEX = /(?<!\\)%.*|\\nocite\s*\{([^{}]*)\}/gu;

function inLatex(text: string): readonly KeySpan[] {
  if (!text.includes('\\nocite')) return [];
  return Array.from(text.matchAll(LATEX)).flatMap(({ 0: all, 1: list, index }) => {
    if (list === undefined) return [];
    const offset = index + all.length - 1 - list.length;
    return Array.from(list.matchAll(/[^\s,%](?:[^,%\r\n]*[^\s,%])?/gu), (match): KeySpan => {
      const start = offset + match.index;
      return { key: match[0], start, end: start + match[0].length };
    });
  });
}

const TYPST =
  /\/\/.*|#cite\(\s*(?:<(?<bare>[^<>\s]+)>|label\(\s*"(?<quoted>[^"\\]+)"\s*\))[^()]*\bform:\s*none\b/gu;

function inTypst(text: string): readonly KeySpan[] {
  if (!text.includes('none')) return [];
  return Array.from(text.matchAll(TYPST)).flatMap(({ 0: all, index, groups }) => {
    const key = groups?.['bare'] ?? groups?.['quoted'];
    if (key === undefined) return [];
    const start = index + all.indexOf(key, '#cite('.length);
    return [{ key, start, end: start + key.length }];
  });
}

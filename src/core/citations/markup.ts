/**
 * Plain text as the text of a document: what a paper says is to look the same there, and is never to
 * become a heading, a link or a command. Escapes stand only where they are needed, so that it can be read.
 */

/** What a document is written in. */
export const MARKUPS = ['markdown', 'latex', 'typst'] as const;
export type Markup = (typeof MARKUPS)[number];

export function escapeText(text: string, markup: Markup): string {
  switch (markup) {
    case 'markdown':
      return escapeMarkdown(text);
    case 'latex':
      return keepingMathematics(text, escapeLatex);
    case 'typst':
      return escapeTypst(text);
  }
}

/**
 * What pandoc reads as mathematics (its manual, `tex_math_dollars`): abstracts hold TeX as their authors
 * wrote it, and a reader wants the formula. A blank line ends it.
 */
const MATHEMATICS = /(?<![\\$])\$(?![\s$])(?:\\.|[^\\$\n]|\n(?!\s*\n))*?(?<![\s\\])\$(?![\d$])/gu;

/** Escapes all but mathematics, which stays as it is, in one line. */
function keepingMathematics(text: string, escape: (text: string) => string): string {
  let result = '';
  let end = 0;
  for (const { 0: formula, index } of text.matchAll(MATHEMATICS)) {
    result += escape(text.slice(end, index)) + formula.replace(/\s*\n\s*/gu, ' ');
    end = index + formula.length;
  }
  return result + escape(text.slice(end));
}

/** For pandoc and CommonMark with their usual extensions: as `escapeInline`, and no line begins a block. */
export function escapeMarkdown(text: string): string {
  return escapeInline(text)
    .split('\n')
    .map((line) => escapeLineStart(line.trim()))
    .join('\n');
}

/**
 * For words that stand behind others in a line. Underscores inside of words, stars and signs that stand
 * alone, prices and percentages stay bare.
 */
export function escapeInline(text: string): string {
  const several = (character: string) => text.split(character).length > 2;
  const [tildes, carets] = [several('~'), several('^')];
  return keepingMathematics(text, (words) =>
    words
      .replace(/[\\`[\]$]/gu, '\\$&')
      .replace(/(?<!\s)\*|\*(?!\s)/gu, '\\*')
      .replace(/(?<![\p{L}\p{N}\s])_|_(?![\p{L}\p{N}\s])|(?<=\s)_(?!\s)|(?<!\s)_(?=\s)/gu, '\\_')
      .replace(/<(?=[\p{L}/!?])/gu, '\\<')
      .replace(/&(?=#?[\p{L}\p{N}]+;)/gu, '\\&')
      .replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])/gu, '\\@')
      .replace(/~/gu, tildes ? '\\~' : '~')
      .replace(/\^/gu, carets ? '\\^' : '^'),
  );
}

/** As `escapeInline`, for a cell of a pipe table: in one line, and no bar ends it, nor one of a formula. */
export function escapeCell(text: string): string {
  return escapeInline(text.replace(/\s+/gu, ' ').trim())
    .replace(MATHEMATICS, (formula) =>
      formula.replace(/\\\|/gu, '\\Vert{}').replace(/\|/gu, '\\vert{}'),
    )
    .replace(/\|/gu, '\\|');
}

/** Headings, lists, quotes, rules, tables, line blocks, definitions and fences begin a line. */
export function escapeLineStart(line: string): string {
  if (/^[-=+*_:|.~#> ]+$/u.test(line)) return line.replace(/^/u, '\\');
  return (
    line
      .replace(/^(?:#+|[-+*:|~])(?=\s|$)|^[>|%]|^(?::::|~~~)|^\(?#(?=[.)]\s)/u, '\\$&')
      .replace(/^(\(?(?:\p{N}+|[a-z]|[ivxlcdm]+))([.)])(?=\s|$)/iu, '$1\\$2')
      .replace(/^\(\\@/u, '\\(\\@')
      // The marker of an example in a numbered list, with or without a label.
      .replace(/^(\(?)@(?=[-\p{L}\p{N}_]*[.)](?:\s|$))/u, '$1\\@')
  );
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

export function escapeLatex(text: string): string {
  return text.replace(/[\\~^]|[#$%&_{}]/gu, (character) => LATEX[character] ?? `\\${character}`);
}

/** Mathematics too is text here: TeX means nothing to Typst. */
export function escapeTypst(text: string): string {
  return text
    .replace(/[\\#$*_`<>@[\]~]/gu, '\\$&')
    .replace(/\/(?=[/*])/gu, '\\/')
    .replace(/^([ \t]*)(?=[-+=/]|\d+\.)/gmu, '$1\\');
}

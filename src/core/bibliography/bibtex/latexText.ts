/** Texts of CSL items as LaTeX: escapes, accents, marks of fonts, and braces that keep capitals. */
import unicode from '@citation-js/plugin-bibtex/lib-mjs/input/unicode.json';

/** BibTeX is written in ASCII as far as LaTeX knows the characters, BibLaTeX as it is. */
export type Dialect = 'bibtex' | 'biblatex';

export interface LatexOptions {
  readonly dialect: Dialect;
  /** Whether words are put into braces whose capitals styles would change; for titles. */
  readonly protect?: boolean;
}

const TAGS: readonly (readonly [pattern: RegExp, latex: string])[] = [
  [/^<i>$/u, '\\textit{'],
  [/^<b>$/u, '\\textbf{'],
  [/^<sup>$/u, '\\textsuperscript{'],
  [/^<sub>$/u, '\\textsubscript{'],
  [/^<span style="font-variant: ?small-caps;?">$/u, '\\textsc{'],
  [/^<span class="nocase">$/u, '{'],
  [/^<\/(?:i|b|sup|sub|span)>$/u, '}'],
];

/** Marks, mathematics, words, and what stands between them. */
const PARTS =
  /<\/?(?:i|b|sup|sub|span)(?: [^<>]*)?>|\$(?=\S)[^$]*[^\s$\\]\$(?!\d)|[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}<$]+|[<$]/gu;

/** A text with CSL's marks in LaTeX. */
export function latexText(text: string, options: LatexOptions): string {
  const state: State = { depth: 0, beginsSentence: true, endsTitle: false };
  const parts = text.normalize('NFC').match(PARTS) ?? [];
  const last = parts.findLastIndex((part) => /^[\p{L}\p{N}]/u.test(part));
  const written = parts.map((part, index) => {
    state.endsTitle = index === last && index > 0;
    return tagged(part, state) ?? textPart(part, state, options);
  });
  return written.join('') + '}'.repeat(state.depth);
}

interface State {
  /** Groups that are open. */
  depth: number;
  beginsSentence: boolean;
  /** pandoc makes the last word small, whatever stands before it. */
  endsTitle: boolean;
}

/** A mark; an end without its beginning would end the field, and is left out. Undefined for other parts. */
function tagged(part: string, state: State): string | undefined {
  const tag = TAGS.find(([pattern]) => pattern.test(part))?.[1];
  if (tag === undefined) return undefined;
  state.depth += tag === '}' ? -1 : 1;
  if (state.depth >= 0) return tag;
  state.depth = 0;
  return '';
}

function textPart(part: string, state: State, { dialect, protect = false }: LatexOptions): string {
  if (part.length > 1 && part.startsWith('$')) return balanced(part);
  const written = escaped(part, dialect);
  if (/^[\p{L}\p{N}]/u.test(part)) {
    const { beginsSentence, endsTitle } = state;
    state.beginsSentence = false;
    const isAtRisk = isChanged(part, beginsSentence) || (endsTitle && isChanged(part, false));
    return protect && isAtRisk ? `{${written}}` : written;
  }
  // Behind a full stop styles make words small too; it may be an abbreviation's.
  if (/:["”’»)]*\s/u.test(part)) state.beginsSentence = true;
  return written;
}

/** Mathematics stays as it is, unless its braces would break the entry. */
function balanced(math: string): string {
  let depth = 0;
  for (const sign of math.replace(/\\[\s\S]/gu, '').match(/[{}]/gu) ?? []) {
    depth += sign === '{' ? 1 : -1;
    if (depth < 0) break;
  }
  return depth === 0 ? math : math.replace(/[\\{}$]/gu, (sign) => ESCAPES[sign] ?? sign);
}

/**
 * Styles make the words of a title small. At the beginning of a sentence the first letter stands; small
 * letters there are made large by some.
 */
function isChanged(word: string, beginsSentence: boolean): boolean {
  if (!beginsSentence) return /\p{Lu}/u.test(word);
  return /^\p{Ll}/u.test(word) || /^.+\p{Lu}/u.test(word);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u00a0': '~',
};

const ASCII: Readonly<Record<string, string>> = {
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
  '…': '\\ldots{}',
};

/** Letters that have commands of their own everywhere; what other commands stand for, pandoc would lose. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  ['ß ss', 'Æ AE', 'æ ae', 'Œ OE', 'œ oe', 'Ø O', 'ø o', 'Ł L', 'ł l', 'ı i', 'ȷ j'].map((pair) => {
    const [letter = '', name = ''] = pair.split(' ');
    return [letter, `{\\${name}}`];
  }),
);

/** Greek letters and others that are mathematics to LaTeX. */
const MATHEMATICS: ReadonlyMap<string, string> = new Map(
  Object.entries(unicode.mathCommands as Readonly<Record<string, string>>).map(
    ([name, text]): [string, string] => [text, `$\\${name}$`],
  ),
);

const ACCENTS: ReadonlyMap<string, string> = new Map(
  Object.entries(unicode.diacritics as Readonly<Record<string, string>>)
    .filter(([name]) => name.length === 1)
    .map(([name, mark]): [string, string] => [mark, name]),
);

function escaped(text: string, dialect: Dialect): string {
  const plain = text.replace(/[\\{}$&%#_~^\u00a0]/gu, (sign) => ESCAPES[sign] ?? sign);
  if (dialect === 'biblatex') return plain;
  return plain.replace(/[^\p{ASCII}]/gu, asciiOf);
}

function asciiOf(character: string): string {
  if (/^[⁰¹²³⁴-⁹]$/u.test(character)) return `\\textsuperscript{${character.normalize('NFKD')}}`;
  return (
    ASCII[character] ??
    LETTERS.get(character) ??
    MATHEMATICS.get(character) ??
    accentedLetter(character) ??
    character
  );
}

/** An ASCII letter with an accent that LaTeX has; undefined for others. */
function accentedLetter(character: string): string | undefined {
  const [base = '', mark = '', ...others] = Array.from(character.normalize('NFD'));
  const accent = ACCENTS.get(mark);
  if (accent === undefined || others.length > 0 || !/^\p{ASCII}$/u.test(base)) return undefined;
  // A command of letters must be told from the letter behind it.
  return /[a-z]/iu.test(accent) ? `{\\${accent}{${base}}}` : `{\\${accent}${base}}`;
}

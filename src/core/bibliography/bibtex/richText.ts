/** Decoded LaTeX as CSL wants it: HTML-like marks in strings, and titles in sentence case. */
import type { Group, Inline, Mark } from './latex.ts';

const TAGS: Readonly<Record<Exclude<Mark, 'braces'>, readonly [string, string]>> = {
  italic: ['<i>', '</i>'],
  bold: ['<b>', '</b>'],
  smallcaps: ['<span style="font-variant:small-caps;">', '</span>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
};

/** The text with its marks, as CSL-JSON has them; braces fall away. */
export function richText(content: readonly Inline[]): string {
  return tidy(content.map((part) => (typeof part === 'string' ? part : marked(part))).join(''));
}

function marked({ mark, content }: Group): string {
  const inner = content.map((part) => (typeof part === 'string' ? part : marked(part))).join('');
  if (mark === 'braces') return inner;
  const [open, close] = TAGS[mark];
  return `${open}${inner}${close}`;
}

/** White space is one blank, and none at the ends; but for spaces that are meant. */
export function tidy(text: string): string {
  return text.replace(/[ \t\r\n]{2,}|[\t\r\n]/gu, ' ').trim();
}

/**
 * A title in sentence case, as CSL items have theirs: capitalised words become small but for the first,
 * those behind a colon or the end of a sentence, those in braces, and those with capitals inside.
 */
export function sentenceCase(content: readonly Inline[]): string {
  return tidy(lowered(content, { next: 'raise' }));
}

interface CaseState {
  /** What happens to the next word; behind a full stop, which may be an abbreviation's, nothing. */
  next: 'raise' | 'keep' | 'lower';
}

function lowered(content: readonly Inline[], state: CaseState): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return loweredText(part, state);
      if (part.mark === 'italic' || part.mark === 'bold') {
        const [open, close] = TAGS[part.mark];
        return `${open}${lowered(part.content, state)}${close}`;
      }
      return protectedText(part, state);
    })
    .join('');
}

/** What braces protect, and small capitals, exponents and indices. */
function protectedText(group: Group, state: CaseState): string {
  const text = marked(group);
  if (/[\p{L}\p{N}]/u.test(text)) state.next = 'lower';
  return text;
}

/** Words, abbreviations such as "U.S.", mathematics, and what stands between them. */
const WORDS = /\$[^$]*\$|(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}’]+|[^\p{L}\p{M}\p{N}’$]+|\$/gu;

function loweredText(text: string, state: CaseState): string {
  return text.replace(WORDS, (word) => {
    if (!/^[\p{L}\p{N}]/u.test(word)) {
      if (/^[^$]*[?!:.][”’»)]*\s/u.test(word)) state.next = word.includes('.') ? 'keep' : 'raise';
      return word;
    }
    const how = state.next;
    state.next = 'lower';
    if (how === 'raise') return capitalised(word);
    return how === 'lower' && /^\p{Lu}[\p{Ll}\p{M}’]*$/u.test(word) ? word.toLowerCase() : word;
  });
}

/** "iPhone" and "ggplot2" stay as they are: only what is letters, and small ones, gets a capital. */
function capitalised(word: string): string {
  if (!/^[\p{Ll}\p{M}’]+$/u.test(word)) return word;
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  return first.toUpperCase() + word.slice(first.length);
}

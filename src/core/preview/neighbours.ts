/**
 * What stands right before and behind citations, taken from the texts next to them: where a citation becomes the
 * mark of a note, pandoc puts the mark behind punctuation, and that into the quotation before it.
 */
import type { Token } from './markdownIt.ts';
import type { Reading } from './reading.ts';
import type { Sign, Signs } from './sign.ts';

/** But for dashes and straight quotation marks. */
const PUNCTUATION = /^(?:(?!["'–—])\p{P})+/u;
const QUOTED = /[\p{L}\p{N}\p{P}]("|”)$/u;

/** Moves neighbours into the signs; the names of headings, made of all texts, stay as they are. */
export function takeNeighbours(children: readonly Token[], signs: Signs): void {
  for (const [index, token] of children.entries()) {
    const sign = signs.get(token);
    if (sign?.part.kind !== 'citation') continue;
    const quote = takeQuote(children[index - 1], sign);
    const { behind, isInWord } = takePunctuation(children[index + 1], signs);
    signs.set(token, { ...sign, quote, behind, isInWord });
    const [words] = token.children ?? [];
    if (words !== undefined) words.content = quote + words.content + behind;
  }
}

/** Only one that is straight in the document is a quotation to pandoc; the editor may have bent it. */
function takeQuote(before: Token | undefined, { part, reading, space }: Sign): string {
  if (before?.type !== 'text' || space === '') return '';
  if (part.kind !== 'citation' || !isStraight(reading, part.index, space)) return '';
  const quote = QUOTED.exec(before.content)?.[1] ?? '';
  before.content = before.content.slice(0, before.content.length - quote.length);
  return quote;
}

function isStraight({ text, citations }: Reading, index: number, space: string): boolean {
  const start = citations[index]?.citation.start ?? 0;
  return text[start - space.length - 1] === '"';
}

function takePunctuation(next: Token | undefined, signs: Signs): Pick<Sign, 'behind' | 'isInWord'> {
  if (next?.type !== 'text' || signs.has(next)) return { behind: '', isInWord: false };
  const behind = PUNCTUATION.exec(next.content)?.[0] ?? '';
  next.content = next.content.slice(behind.length);
  return { behind, isInWord: /^\S/u.test(next.content) };
}

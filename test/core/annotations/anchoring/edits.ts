/**
 * Edits of a text by chance that keep book of where each of its code units went, so that it is known
 * where a passage is afterwards.
 */
import type { Chance } from '../../../support/random.ts';
import { ABSTRACTS, many, type Range } from './texts.ts';

export const STRENGTHS = ['light', 'medium', 'heavy'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Edited {
  readonly text: string;
  /** For each code unit its place in the text before all edits, -1 for one that was put in. */
  readonly origins: readonly number[];
}

const NEW = -1;

/** Light: one small edit. Medium: three to six. Heavy: six to fifteen, of sentences too. */
export function edit(text: string, passage: Range, strength: Strength, by: Chance): Edited {
  const counts = { light: 1, medium: 3 + by.below(4), heavy: 6 + by.below(10) };
  let edited: Edited = { text, origins: Array.from({ length: text.length }, (_, at) => at) };
  for (let left = counts[strength]; left > 0; left--) {
    const near = by.oneIn(4) ? edited.origins.indexOf(passage.start) + by.below(80) - 40 : NEW;
    const at = near < 0 ? by.below(edited.text.length + 1) : Math.min(near, edited.text.length);
    edited =
      strength === 'heavy' && by.oneIn(3) ? largeEdit(edited, at, by) : smallEdit(edited, at, by);
  }
  return edited;
}

/** Letters or words are put in, taken out, or put in the place of others. */
function smallEdit(edited: Edited, at: number, by: Chance): Edited {
  const { text } = edited;
  const word = /^\S*\s?/u.exec(text.slice(at))?.[0].length ?? 0;
  const end = Math.min(text.length, at + by.of([1, 2, 3, 8, word, word, word]));
  const from = by.of([at, text.lastIndexOf(' ', at - 1) + 1]);
  return by.of([
    () => replace(edited, { start: at, end }, ''),
    () => replace(edited, { start: from, end }, ''),
    () => replace(edited, { start: from, end: from }, words(text, by)),
    () => replace(edited, { start: from, end }, words(text, by)),
  ])();
}

/** A sentence, or as much as one, is taken out, put in, or moved. */
function largeEdit(edited: Edited, at: number, by: Chance): Edited {
  const { text } = edited;
  const start = by.of([at, text.lastIndexOf('.', at - 1) + 1]);
  const length = /^[^.]*\.? ?/u.exec(text.slice(start))?.[0].length ?? 0;
  const sentence = { start, end: start + by.of([length, Math.min(length, 120)]) };
  return by.of([
    () => replace(edited, sentence, ''),
    () => replace(edited, { start, end: start }, foreignSentence(by)),
    () => move(edited, sentence, by.below(text.length + 1)),
    () => move(edited, sentence, by.below(text.length + 1)),
  ])();
}

/** Real words in an order that is nobody's: nothing that the text may have already. */
function foreignSentence(by: Chance): string {
  const sentence = by.of(by.of(ABSTRACTS).split(/(?<=\. )/u));
  return `${sentence.split(' ').reverse().join(' ')}. `;
}

/** New letters, or words of the text itself; not as many as would carry a passage's surroundings. */
function words(text: string, by: Chance): string {
  const at = by.below(text.length + 1);
  return by.of([
    () => many(1 + by.below(6), () => 'abcdefgh '.charAt(by.below(9))).join(''),
    () => /^\S*\s?/u.exec(text.slice(at))?.[0] ?? '',
    () => text.slice(at, at + 1 + by.below(30)),
    () => by.of(['a ', 'the ', 'of the ', 'ab ', 'x ', '. ']),
  ])();
}

function replace({ text, origins }: Edited, { start, end }: Range, words: string): Edited {
  return {
    text: text.slice(0, start) + words + text.slice(end),
    origins: [
      ...origins.slice(0, start),
      ...Array.from({ length: words.length }, () => NEW),
      ...origins.slice(end),
    ],
  };
}

function move({ text, origins }: Edited, { start, end }: Range, to: number): Edited {
  const target = to > end ? to - (end - start) : Math.min(to, start);
  const rest = text.slice(0, start) + text.slice(end);
  const restOrigins = [...origins.slice(0, start), ...origins.slice(end)];
  return {
    text: rest.slice(0, target) + text.slice(start, end) + rest.slice(target),
    origins: [
      ...restOrigins.slice(0, target),
      ...origins.slice(start, end),
      ...restOrigins.slice(target),
    ],
  };
}

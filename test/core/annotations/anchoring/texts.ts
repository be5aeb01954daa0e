/** Texts that repeat themselves more or less, and passages of them, by chance. */
import { readFileSync } from 'node:fs';
import { parseCorpus } from '../../../../src/core/library/corpus.ts';
import type { Chance } from '../../../support/random.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

const papers = parseCorpus(JSON.parse(readFileSync('data/corpus.json', 'utf8')));
export const ABSTRACTS = papers.map(({ abstract }) => abstract).filter((text) => text !== '');
const TITLES = papers.map(({ title }) => title);

/** Half of them are real; the others repeat phrases, words, letters or a period. */
export function aText(by: Chance): string {
  return by.of([
    ...Array.from({ length: 9 }, () => () => by.of(ABSTRACTS)),
    () => by.of(TITLES),
    ...Array.from({ length: 4 }, () => () => repeatedPhrases(by)),
    ...Array.from({ length: 3 }, () => () => fewWords(by)),
    () => fewLetters(by),
    ...Array.from({ length: 2 }, () => () => periods(by)),
  ])();
}

/** Sentences of an abstract, some of them several times, some of these with another word. */
function repeatedPhrases(by: Chance): string {
  const sentences = by.of(ABSTRACTS).split(/(?<=\. )/u);
  const again = many(2 + by.below(5), () => {
    const sentence = by.of(sentences);
    return by.oneIn(2) ? sentence : sentence.replace(by.of(sentence.split(' ')), 'other');
  });
  const shuffled = [...sentences, ...again].map((sentence) => ({ sentence, at: by.below(1000) }));
  return shuffled
    .sort((one, other) => one.at - other.at)
    .map(({ sentence }) => sentence)
    .join('');
}

function fewWords(by: Chance): string {
  const vocabulary = many(2 + by.below(5), () =>
    many(1 + by.below(4), () => by.of(['a', 'b', 'c'])).join(''),
  );
  const word = (): string => by.of(vocabulary) + (by.oneIn(8) ? '.' : '');
  return many(4 + by.below(250), word).join(' ');
}

function fewLetters(by: Chance): string {
  return many(10 + by.below(400), () => by.of(by.oneIn(3) ? [' '] : ['a', 'b'])).join('');
}

/** "ab ab ab x ab ab …": what comes again and again, broken here and there. */
function periods(by: Chance): string {
  const period = many(1 + by.below(5), () => by.of(['a', 'b', 'c', ' '])).join('') + ' ';
  const flaw = 5 + by.below(60);
  return many(3 + by.below(120), () => (by.oneIn(flaw) ? by.of(['x ', 'yy ']) : period)).join('');
}

/** One word, some, a sentence, or whatever; one in ten begins or ends with the text. Never empty. */
export function aPassage(text: string, by: Chance): Range {
  const near = by.oneIn(10) ? by.of([0, text.length - 1]) : by.below(text.length);
  const word = text.lastIndexOf(' ', near - 1) + 1;
  const [start, length] = by.of<() => readonly [number, number]>([
    () => [word, lengthOf(/^\S+/u, text.slice(word))],
    () => [word, lengthOf(/^\S+/u, text.slice(word))],
    () => [word, lengthOf(/^\S+(\s+\S+){1,5}/u, text.slice(word))],
    () => [near, lengthOf(/^[^.]+\.?/u, text.slice(near))],
    () => [near, 1 + by.below(20)],
  ])();
  return { start, end: Math.min(text.length, start + length) };
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 1;
}

export function many<T>(count: number, make: () => T): readonly T[] {
  return Array.from({ length: count }, make);
}

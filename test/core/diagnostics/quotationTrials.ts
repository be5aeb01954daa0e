/** Documents that quote the bundled papers: verbatim, with changed words, or in a writer's own words. */
import type { Paper } from '../../../src/core/library/paper.ts';
import { chance, type Chance } from '../../support/random.ts';

export interface Trial {
  readonly kind: string;
  readonly key: string;
  /** A document in Markdown with one quotation and its citation. */
  readonly text: string;
}

interface Piece {
  readonly paper: Paper;
  readonly words: readonly string[];
}

type Make = (dice: Chance, pieces: readonly Piece[]) => Trial;

/** Words of an abstract that follow each other, so many of them. */
function aPiece(dice: Chance, papers: readonly Paper[], least: number, most: number): Piece {
  for (;;) {
    const paper = dice.of(papers);
    const words = paper.abstract.split(/\s+/u).filter((word) => word !== '');
    const length = least + dice.below(most - least + 1);
    // The mark that opens a quotation can't stand in one of its own kind.
    const start = dice.below(Math.max(1, words.length - length));
    const piece = words.slice(start, start + length);
    if (piece.length >= least && !/["“”«»$]/u.test(piece.join(' '))) return { paper, words: piece };
  }
}

const MARKS = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
  ['``', "''"],
] as const;

function inText(dice: Chance, words: string, { key }: Paper): string {
  const [open, close] = dice.of(MARKS);
  const sentences = [
    `As they put it, ${open}${words}${close} [@${key}].`,
    `@${key} say that ${open}${words}${close} in their abstract.`,
    `Others disagree. ${open}${words}${close} [see @${key}, p. 3] is a strong claim.`,
    `> ${words}\n>\n> [@${key}]`,
    `It reads:\n\n> ${words} [@${key}, p. 2]\n\nWe see it otherwise.`,
  ];
  return `# On quoting\n\n${dice.of(sentences)}\n`;
}

function trial(kind: string, dice: Chance, words: readonly string[], paper: Paper): Trial {
  return { kind, key: paper.key, text: inText(dice, escaped(words.join(' ')), paper) };
}

function escaped(words: string): string {
  return words.replace(/[\\`*_[\]@<]/gu, '\\$&');
}

/** What writers do to words without misquoting them. */
const HONEST: Readonly<Record<string, (words: string, dice: Chance) => string>> = {
  verbatim: (words) => words,
  'another case at the start': (words) =>
    /^\p{Lu}/u.test(words)
      ? words.charAt(0).toLowerCase() + words.slice(1)
      : words.charAt(0).toUpperCase() + words.slice(1),
  'a changed letter in brackets': (words) => `[${words.charAt(0).toUpperCase()}]${words.slice(1)}`,
  'words left out': (words, dice) => {
    const parts = words.split(' ');
    const from = 2 + dice.below(Math.max(1, parts.length - 6));
    const gap = dice.of(['…', '...', '[…]', '[...]', '\\[…\\]', '. . .']);
    return [...parts.slice(0, from), gap, ...parts.slice(from + 1 + dice.below(3))].join(' ');
  },
  'words put in': (words, dice) => {
    const parts = words.split(' ');
    const at = 1 + dice.below(parts.length - 1);
    const added = dice.of(['[sic]', '[the authors]', '[emphasis added]']);
    return [...parts.slice(0, at), added, ...parts.slice(at)].join(' ');
  },
  'words explained': (words, dice) => {
    const parts = words.split(' ');
    const at = 1 + dice.below(parts.length - 2);
    return [...parts.slice(0, at), '[this model]', ...parts.slice(at + 1)].join(' ');
  },
  'wrapped lines': (words) => words.replace(/(.{30}\S*) /gu, '$1\n'),
  'final punctuation': (words, dice) =>
    `${words.replace(/[.,;:]+$/u, '')}${dice.of([',', '.', '!', ''])}`,
  emphasis: (words, dice) => {
    const parts = words.split(' ');
    const at = dice.below(parts.length);
    return parts.map((word, i) => (i === at ? `*${word}*` : word)).join(' ');
  },
  'typographic signs': (words) =>
    words.replaceAll("'", '’').replaceAll('-', '‑').replaceAll(' ', ' '),
};

export function honest(papers: readonly Paper[], count: number, seed: number): readonly Trial[] {
  const dice = chance(seed);
  const kinds = Object.keys(HONEST);
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? '';
    const { paper, words } = aPiece(dice, papers, 8, 40);
    const changed = HONEST[kind]?.(escaped(words.join(' ')), dice) ?? '';
    const text = inText(dice, changed, paper);
    // Every line of a block quote has its mark.
    return { kind, key: paper.key, text: text.replace(/^> [^]*?(?=\n\n|\n$|\n>)/mu, quoted) };
  });
}

function quoted(block: string): string {
  return block.replace(/\n/gu, '\n> ');
}

/** One to three words that are not the paper's. */
const CHANGES: Readonly<Record<string, (word: string, other: string) => readonly string[]>> = {
  replaced: (_, other) => [other],
  'left out': () => [],
  added: (word, other) => [word, other],
  'another ending': (word) => [
    /s\P{L}*$/u.test(word) ? word.replace(/s(?=\P{L}*$)/u, '') : word.replace(/\P{L}*$/u, 's$&'),
  ],
};

/** Of at least eight words; the outermost stay, without which it would be a shorter quotation. */
export function misquoted(papers: readonly Paper[], count: number, seed: number): readonly Trial[] {
  const dice = chance(seed);
  const vocabulary = wordsOf(papers);
  return Array.from({ length: count }, (_, i) => {
    const { paper, words } = aPiece(dice, papers, 8, 40);
    const changes = new Map<number, string>();
    while (changes.size < 1 + (i % 3)) {
      const at = 1 + dice.below(words.length - 2);
      changes.set(at, dice.of(Object.keys(CHANGES)));
    }
    const changed = words.flatMap((word, at) => {
      const kind = changes.get(at);
      return kind === undefined
        ? [word]
        : (CHANGES[kind]?.(word, unlike(word, dice, vocabulary)) ?? []);
    });
    return trial([...changes.values()].sort().join(', '), dice, changed, paper);
  });
}

function unlike(word: string, dice: Chance, vocabulary: readonly string[]): string {
  for (;;) {
    const other = dice.of(vocabulary);
    if (!word.toLowerCase().includes(other.toLowerCase())) return other;
  }
}

/** Words of one's own, in quotation marks all the same: four words at least are not the paper's. */
const PARAPHRASES: Readonly<Record<string, Make>> = {
  'other words': (dice, [first]) => {
    const { paper, words } = given(first);
    const others = wordsOf([paper]);
    const isOther = fourOfTen(dice, words.length);
    const changed = words.map((word, i) => (isOther(i) ? dice.of(others) : word));
    return trial('other words', dice, changed, paper);
  },
  'another order': (dice, [first]) => {
    const { paper, words } = given(first);
    const half = Math.floor(words.length / 2);
    return trial(
      'another order',
      dice,
      [...words.slice(half), 'since', ...words.slice(0, half)],
      paper,
    );
  },
  shortened: (dice, [first]) => {
    const { paper, words } = given(first);
    const omitted = dice.below(3);
    const kept = words.filter((_, i) => i % 3 !== omitted);
    return trial('shortened', dice, kept, paper);
  },
  mixed: (dice, [first, second]) => {
    const [one, other] = [given(first), given(second)];
    const words = one.words.flatMap((word, i) => (i % 2 === 0 ? [word] : [other.words[i] ?? word]));
    return trial('mixed', dice, words, one.paper);
  },
  'another paper': (dice, [first, second]) =>
    trial('another paper', dice, given(first).words, given(second).paper),
  'half of it': (dice, [first, second]) => {
    const { paper, words } = given(first);
    const half = Math.floor(words.length / 2);
    const own = [...words.slice(0, half), ...given(second).words.slice(half)];
    return trial('half of it', dice, own, paper);
  },
};

export function paraphrased(
  papers: readonly Paper[],
  count: number,
  seed: number,
): readonly Trial[] {
  const dice = chance(seed);
  const kinds = Object.values(PARAPHRASES);
  return Array.from({ length: count }, (_, i) => {
    const first = aPiece(dice, papers, 12, 40);
    const others = papers.filter(({ key }) => key !== first.paper.key);
    const make = kinds[i % kinds.length];
    if (make === undefined) throw new Error('no kind');
    return make(dice, [first, aPiece(dice, others, 40, 40)]);
  });
}

/** As many as make a text one's own; which ones is chance. */
function fourOfTen(dice: Chance, count: number): (index: number) => boolean {
  const chosen = new Set<number>();
  while (chosen.size < Math.ceil(0.4 * count)) chosen.add(dice.below(count));
  return (index) => chosen.has(index);
}

function given(piece: Piece | undefined): Piece {
  if (piece === undefined) throw new Error('no piece');
  return piece;
}

function wordsOf(papers: readonly Paper[]): readonly string[] {
  return papers.flatMap(({ abstract }) => abstract.match(/\p{L}{3,}/gu) ?? []);
}

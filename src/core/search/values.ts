/** The values that a filter can have, as they are shown and as they are asked for. */

/** A value as it is shown, and its folded words to match what is typed. */
export interface VocabularyValue {
  readonly label: string;
  readonly words: readonly string[];
  readonly count: number;
}

/** Folded words that one name or tag must have, as whole words or (`open`) as beginnings. */
export interface WantedWords {
  readonly words: readonly string[];
  readonly open: boolean;
}

/** Values that may be very many, asked for by their words. */
export interface ValueIndex {
  readonly has: (wanted: WantedWords) => boolean;
  /** In their order, which is that of how many papers they have. */
  readonly find: (wanted: WantedWords, limit: number) => readonly VocabularyValue[];
  /** Labels of values that a wrong one may be meant for. */
  readonly near: (typed: string) => readonly string[];
}

/** Whether a name or label with these folded words is one that was asked for. */
export function hasWords(words: readonly string[], wanted: WantedWords): boolean {
  return wanted.words.every((asked) =>
    words.some((word) => (wanted.open ? word.startsWith(asked) : word === asked)),
  );
}

/** Few enough to be looked through. */
export function listed(all: readonly VocabularyValue[]): ValueIndex {
  const having = (wanted: WantedWords) => all.filter(({ words }) => hasWords(words, wanted));
  return {
    has: (wanted) => all.some(({ words }) => hasWords(words, wanted)),
    find: (wanted, limit) => having(wanted).slice(0, limit),
    near: () => all.map(({ label }) => label),
  };
}

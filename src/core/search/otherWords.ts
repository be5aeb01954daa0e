/**
 * Other words for the words of a query, as the indexed papers use them: what an acronym stands for,
 * the acronym of words that stand together, and neighbours written as one ("top k", "topk").
 */
import { shortForm, tellingWords } from './acronyms.ts';
import { indexOfWord } from './dictionary.ts';
import type { Indexed } from './indexed.ts';
import type { QueryWord } from './queryWords.ts';
import { stem } from './stem.ts';
import type { OtherWords } from './wordFinder.ts';

/** What an acronym may stand for: its commonest meanings. */
const MAX_MEANINGS = 2;

/** For each word of the query its other words. */
export function otherWords(
  words: readonly QueryWord[],
  all: readonly Indexed[],
): readonly (readonly OtherWords[])[] {
  const others: OtherWords[][] = words.map(({ text }) => [...meanings(text, all)]);
  const stems = words.map(({ text }) => stem(text));
  words.forEach(({ text }, i) => {
    for (const { short, length } of shortForms(stems, i, all)) {
      for (let j = i; j < i + length; j++)
        addOnce(others[j], { terms: [short], label: short, kind: 'acronym' });
    }
    const joined = text + (words[i + 1]?.text ?? '');
    if (joined === text || !isKnown(joined, all)) return;
    for (const each of others.slice(i, i + 2)) {
      addOnce(each, { terms: [joined], label: joined, kind: 'exact' });
    }
  });
  return others;
}

function meanings(text: string, all: readonly Indexed[]): readonly OtherWords[] {
  const found = all.flatMap((each) => each.meanings.byShort.get(shortForm(text)) ?? []);
  const longs = [...found].sort((a, b) => b.papers - a.papers).map(({ long }) => long);
  return [...new Set(longs)]
    .slice(0, MAX_MEANINGS)
    .map((long) => ({ terms: tellingWords(long), label: long, kind: 'acronym' }));
}

/** Short forms whose words stand in the query from this place on. */
function shortForms(
  stems: readonly string[],
  from: number,
  all: readonly Indexed[],
): readonly { readonly short: string; readonly length: number }[] {
  if (from + 1 >= stems.length) return [];
  return all.flatMap(({ meanings: { byFirst } }) =>
    (byFirst.get(stems[from] ?? '') ?? []).flatMap((long) =>
      long.stems.length > 1 && long.stems.every((one, i) => stems[from + i] === one)
        ? [{ short: long.short, length: long.stems.length }]
        : [],
    ),
  );
}

function isKnown(word: string, all: readonly Indexed[]): boolean {
  return all.some(({ segment }) => indexOfWord(segment.dictionary, word) >= 0);
}

function addOnce(others: OtherWords[] | undefined, fresh: OtherWords): void {
  const name = fresh.terms.join(' ');
  if (others?.some(({ terms }) => terms.join(' ') === name) === false) others.push(fresh);
}

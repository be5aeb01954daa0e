/** What stands behind a citation key in a list. There is room for few words, and most keys name the author already. */
import { authorYear, shortName, type Paper } from '../library/paper.ts';

/** The title; before it authors and year, where the key does not name the first author. */
export function besideKey(key: string, paper: Pick<Paper, 'title' | 'authors' | 'year'>): string {
  const title = paper.title.replace(/\s+/gu, ' ').trim();
  const [first] = paper.authors;
  const isNamed = first === undefined || lettersOf(key).includes(lettersOf(shortName(first)));
  return isNamed ? title : `${authorYear(paper)} · ${title}`;
}

/** Without accents, case and signs. */
function lettersOf(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

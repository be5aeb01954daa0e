/** What writing a citation comes to. */
import type { CitationItem } from './citation.ts';

/** What a dialect can't say: a prefix, works told apart in one citation, an author in the text. */
export type Loss = 'prefix' | 'group' | 'mode' | 'note';

export interface Written {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** What to write behind a key, noting what that loses. */
export type NoteOf = (item: CitationItem, losses: Set<Loss>) => string;

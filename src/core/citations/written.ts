/** What writing a citation comes to. */
import type { CitationItem } from './citation.ts';

/**
 * What a dialect can't say: a prefix, works told apart in one citation, an author in the text, what stands behind a key,
 * what the command says.
 */
export type Loss = 'prefix' | 'group' | 'mode' | 'note' | 'command';

export interface Written {
  readonly text: string;
  readonly losses: readonly Loss[];
}

/** What to write behind a key, noting what that loses. */
export type NoteOf = (item: CitationItem, losses: Set<Loss>) => string;

/** How a citation that stands in a document is written there, to be written so again. */
export interface WrittenAs {
  /** The command. */
  readonly form?: string | undefined;
  /** What stands between keys. */
  readonly comma?: string | undefined;
  /** For works whose notes are to stay as they are written. */
  readonly noteOf?: NoteOf | undefined;
}

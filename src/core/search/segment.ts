/** An index of some papers: plain arrays, never changed. An index is a few of these, end to end. */
import type { Acronym } from './acronyms.ts';
import type { Dictionary } from './dictionary.ts';
import type { Part, Postings } from './postings.ts';

export interface Segment {
  /** The papers in the order added; a posting's paper is a place in this list. */
  readonly keys: readonly string[];
  /** How long each paper's text is, in words, title words counted twice. */
  readonly lengths: Uint16Array;
  readonly dictionary: Dictionary;
  /** For each word the hash of its stem. */
  readonly stems: Uint32Array;
  /** For each word how many papers have it. */
  readonly counts: Uint32Array;
  readonly postings: Readonly<Record<Part, Postings>>;
  /** Short forms that the texts explain. */
  readonly acronyms: readonly Acronym[];
}

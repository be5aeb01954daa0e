/** What can be wrong with an entry of a file. */

/** What a value should have been. */
export type Expected =
  'text' | 'texts' | 'number' | 'place' | 'object' | 'list' | 'colour' | 'status' | 'field';

export type ProblemCode =
  /** It is not what it should be. */
  | Expected
  /** Another entry has its id. */
  | 'repeated'
  /** Whole files: no JSON, of a form that is not known, or of a newer version. */
  | 'json'
  | 'format'
  | 'newer'
  /** It answers another annotation, and Gloss has no answers. */
  | 'reply'
  /** It says neither which paper it is about, nor which words of it. */
  | 'target'
  /** A line of a note or a highlight without the line of its paper. */
  | 'alone'
  /** Two versions were read and joined: what git could not merge. */
  | 'conflict'
  /** A conflict marker in the wrong place. */
  | 'marker';

export interface EntryProblem {
  /** Where in the file: "sets[3].highlights[2].colour", "line 12"; empty for the file as a whole. */
  readonly entry: string;
  readonly code: ProblemCode;
}

/** What could be read of a file, and what could not. Never throws away the one for the other. */
export interface FileContent<T> {
  readonly entries: readonly T[];
  readonly problems: readonly EntryProblem[];
}

/** What a `.bib` file holds, by offsets into its text: nothing is decoded or copied yet. */
import type { BibliographyProblem } from '../problem.ts';
import type { Span } from '../span.ts';

/** A field with its value as written: `{…}`, `"…"`, a number, a name of @string, or these joined by `#`. */
export interface BibtexField extends Span {
  /** In lower case. */
  readonly name: string;
  readonly value: BibtexValue;
}

export interface BibtexValue extends Span {
  /** One piece in braces or quotation marks, properly closed: what it says is what stands between them. */
  readonly single: boolean;
}

/** From `@` to the closing brace. */
export interface BibtexEntry extends Span {
  /** In lower case, without `@`. */
  readonly type: string;
  readonly key: string;
  readonly keySpan: Span;
  /** In the order of the file; a name may stand twice. */
  readonly fields: readonly BibtexField[];
}

/** An @string definition; `value` as in a field. */
export interface BibtexString {
  readonly name: string;
  readonly value: BibtexValue;
}

export interface BibtexFile {
  readonly text: string;
  /** In the order of the file; a key may stand twice, which is a problem. */
  readonly entries: readonly BibtexEntry[];
  /** By name in lower case; the last definition of a name. */
  readonly strings: ReadonlyMap<string, BibtexString>;
  readonly problems: readonly BibliographyProblem[];
}

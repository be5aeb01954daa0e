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

/** A text with the definitions that stand for names in it. */
export interface BibtexText {
  readonly text: string;
  /** By name in lower case; the last definition of a name. */
  readonly strings: ReadonlyMap<string, BibtexString>;
}

/** An @string definition; `value` as in a field. */
export interface BibtexString {
  readonly name: string;
  /** The @string it stands in, which is what the places of `value` are in. */
  readonly text: string;
  readonly value: BibtexValue;
}

/** An entry with the text that its places are in. */
export interface BibtexSource extends BibtexText {
  readonly entry: BibtexEntry;
  /** Where it begins in its file, which tells it from others. */
  readonly at: number;
}

export interface BibtexFile extends BibtexText {
  /** In the order of the file; a key may stand twice, which is a problem. */
  readonly entries: readonly BibtexEntry[];
  readonly problems: readonly BibliographyProblem[];
}

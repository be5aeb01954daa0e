/** What is wrong, or worth knowing, in a document that cites: as data. The words are in `sentences.ts`. */
import type { ReadingStatus } from '../annotations/annotation.ts';
import type { Span } from '../citations/citation.ts';
import type { TextEdit } from '../citations/textEdit.ts';
import type { Sentence } from './sentences.ts';

export const DIAGNOSTIC_CODES = [
  'unknown-key',
  'missing-entry',
  'duplicate-key',
  'malformed-citation',
  'unread-paper',
  'misquotation',
] as const;
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];

export function isDiagnosticCode(code: string): code is DiagnosticCode {
  return DIAGNOSTIC_CODES.some((known) => known === code);
}

/** What can be done about it. */
export type Remedy =
  | { readonly kind: 'edit'; readonly edits: readonly TextEdit[] }
  /** Adds the paper to the bibliography of the document, under the key it is cited by. */
  | { readonly kind: 'addEntry'; readonly key: string }
  | { readonly kind: 'search'; readonly query: string }
  /** Asks for papers, and cites them where a key is missing. */
  | { readonly kind: 'cite'; readonly at: number }
  | { readonly kind: 'open'; readonly key: string }
  | { readonly kind: 'mark'; readonly key: string; readonly status: ReadingStatus };

export interface Fix {
  readonly title: Sentence;
  readonly remedy: Remedy;
}

export interface Diagnostic extends Span {
  readonly code: DiagnosticCode;
  readonly message: Sentence;
  /** The likeliest first. */
  readonly fixes: readonly Fix[];
}

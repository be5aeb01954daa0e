/** A citation that is written nearly right. */
import type { Span } from '../citations/citation.ts';
import type { TextEdit } from '../citations/textEdit.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Sentence } from './sentences.ts';

export interface Malformed extends Diagnostic {
  readonly code: 'malformed-citation';
}

export function malformed(
  span: Span,
  message: Sentence,
  fix?: { readonly title: Sentence; readonly edits: readonly TextEdit[] },
): Malformed {
  const fixes =
    fix === undefined
      ? []
      : [{ title: fix.title, remedy: { kind: 'edit', edits: fix.edits } as const }];
  return { start: span.start, end: span.end, code: 'malformed-citation', message, fixes };
}

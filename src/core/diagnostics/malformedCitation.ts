/** A citation that is written nearly right. */
import type { Span } from '../citations/citation.ts';
import type { TextEdit } from '../citations/textEdit.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import { sentence, type Sentence } from './sentences.ts';

export interface Malformed extends Diagnostic {
  readonly code: 'malformed-citation';
}

/** A fix that edits the text. */
interface Edited {
  readonly title: Sentence;
  readonly edits: readonly TextEdit[];
}

export function malformed(
  { start, end }: Span,
  message: Sentence,
  ...fixes: readonly (Edited | Fix)[]
): Malformed {
  return { start, end, code: 'malformed-citation', message, fixes: fixes.map(fixOf) };
}

function fixOf(fix: Edited | Fix): Fix {
  if ('remedy' in fix) return fix;
  return { title: fix.title, remedy: { kind: 'edit', edits: fix.edits } };
}

/** Asks for the paper whose key belongs at a place. */
export function chooseHere(at: number): Fix {
  return { title: sentence('choose'), remedy: { kind: 'cite', at } };
}

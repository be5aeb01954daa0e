/** Commands of LaTeX that were to cite, but are not closed, or have no key: `\cite{one`, `\cite{}`. */
import { CITE_NAMES } from '../citations/readLatex.ts';
import { wouldCite } from './gaps.ts';
import type { CitingDocument } from './known.ts';
import { chooseHere, malformed, type Malformed } from './malformedCitation.ts';
import { sentence } from './sentences.ts';

const NOTE = String.raw`\[[^\]\n]{0,200}\]\s*`;
const COMMAND = new RegExp(
  String.raw`\\(?:${CITE_NAMES})(?![A-Za-z])\*?\s*(?:${NOTE}){0,2}\{`,
  'gu',
);
/** Keys of one line, as far as they are parted by commas. */
const KEYS = /^[ \t]*(?:[^\s{}[\],%\\]+[ \t]*,[ \t]*)*[^\s{}[\],%\\]*/u;
const LONGEST = 1_000;

export function* brokenCommands(document: CitingDocument): Generator<void, readonly Malformed[]> {
  const commands = yield* wouldCite(document, COMMAND, (key) => `\\cite{${key}}`);
  return commands.map(({ start, end }) => broken(document.text, start, end));
}

/** @param inside behind the brace */
function broken(text: string, start: number, inside: number): Malformed {
  const rest = text.slice(inside, inside + LONGEST);
  if (/^[\s,]*\}/u.test(rest)) {
    const end = inside + rest.indexOf('}') + 1;
    return malformed({ start, end }, sentence('noKeyInCommand'), chooseHere(inside));
  }
  const keys = KEYS.exec(rest)?.[0] ?? '';
  const end = inside + keys.length;
  const message = sentence('unclosedCitation', '}');
  // Behind a comma one can't tell what belongs to it.
  if (/(?:^|,)\s*$/u.test(keys)) return malformed({ start, end }, message);
  const edits = [{ start: end, end, newText: '}' }];
  return malformed({ start, end }, message, { title: sentence('close'), edits });
}

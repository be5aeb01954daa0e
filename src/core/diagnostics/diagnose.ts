/**
 * The diagnostics of a document: everything Gloss has to say about its citations. A pure function of what the
 * document says and what is known around it, in steps, so that its host can do other things in between.
 */
import { authorYear, type Paper } from '../library/paper.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostic.ts';
import { keyDiagnostics } from './keyDiagnostics.ts';
import type { CitingDocument, Known } from './known.ts';
import { malformedCitations } from './malformed.ts';
import { QuotationCheck, type Misquotation } from './misquotation.ts';
import { quotationSteps } from './quotationsIn.ts';
import { sentence, type Sentence } from './sentences.ts';
import { withoutSwitchedOff } from './switchedOff.ts';

/**
 * In the order of the document. Yields between slices of work.
 * @param known `NOTHING_KNOWN` will do where the document cites nothing
 */
export function* diagnose(
  document: CitingDocument,
  known: Known,
  isOn: (code: DiagnosticCode) => boolean,
): Generator<void, readonly Diagnostic[]> {
  const malformed = isOn('malformed-citation') ? yield* malformedCitations(document) : [];
  yield;
  const broken = new Set(malformed.map(({ start, end }) => `${String(start)}-${String(end)}`));
  // A key that is no key is not unknown as well.
  const keys = (yield* keyDiagnostics(document, known)).filter(
    ({ start, end }) => !broken.has(`${String(start)}-${String(end)}`),
  );
  const isQuoting = isOn('misquotation') && document.citations.length > 0;
  const misquoted = isQuoting ? yield* misquotations(document, known) : [];
  const all = [...malformed, ...keys, ...misquoted].filter(({ code }) => isOn(code));
  return withoutSwitchedOff(document.text, document.markup, all).toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}

function* misquotations(
  document: CitingDocument,
  known: Known,
): Generator<void, readonly Diagnostic[]> {
  const check = new QuotationCheck(known.annotations);
  const found: Diagnostic[] = [];
  for (const { words, keys } of yield* quotationSteps(document.text, document.citations)) {
    yield;
    const papers = new Set<Paper>(keys.flatMap((key) => known.paper(key) ?? []));
    const misquoted = check.misquoted(document, words, [...papers]);
    if (misquoted === undefined) continue;
    const { start, end, edits } = misquoted;
    found.push({
      start,
      end,
      code: 'misquotation',
      message: sentence('misquotation', authorYear(misquoted.paper), differences(misquoted)),
      fixes: [{ title: sentence('useWords'), remedy: { kind: 'edit', edits } }],
    });
  }
  return found;
}

function differences(misquoted: Misquotation): readonly Sentence[] {
  return misquoted.differences.map(({ quoted, written }) => {
    if (quoted === '') return sentence('leftOut', written);
    return written === '' ? sentence('putIn', quoted) : sentence('replaced', written, quoted);
  });
}

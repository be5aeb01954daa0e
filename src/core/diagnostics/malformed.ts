/** Citations that are written nearly right, so that they are read as something else. */
import type { FoundCitation, FoundItem, Span } from '../citations/citation.ts';
import { brokenCalls } from './brokenCalls.ts';
import { brokenCommands } from './brokenCommands.ts';
import { brokenGroups } from './brokenGroups.ts';
import { emptyKeys } from './emptyKeys.ts';
import type { CitingDocument } from './known.ts';
import { malformed, type Malformed } from './malformedCitation.ts';
import { sentence } from './sentences.ts';

/** What is read otherwise than it was meant, or not at all. Yields between slices of work. */
export function* malformedCitations(
  document: CitingDocument,
): Generator<void, readonly Malformed[]> {
  switch (document.markup) {
    case 'markdown':
      return [
        ...commasBetween(document),
        ...brokenGroups(document),
        ...(yield* emptyKeys(document)),
      ];
    case 'latex':
      return [
        ...document.citations.flatMap(({ items }) =>
          items.flatMap((item) => inLatex(document.text, item)),
        ),
        ...(yield* brokenCommands(document)),
      ];
    case 'typst':
      return yield* brokenCalls(document);
  }
}

/** `[@one, @two]` */
function commasBetween({ text, citations }: CitingDocument): readonly Malformed[] {
  const found: Malformed[] = [];
  let group: FoundCitation | undefined;
  for (const citation of citations) {
    if (citation.form !== 'textual') {
      group = citation;
      continue;
    }
    const item = group?.items.find(
      ({ tailSpan }) => tailSpan.start < citation.start && citation.end <= tailSpan.end,
    );
    const [inner] = citation.items;
    if (item === undefined || inner === undefined) continue;
    // Of several, each stands behind the one before it.
    const before = found.at(-1)?.end ?? 0;
    const from = Math.max(item.keySpan.end, before);
    const between = { start: from, end: inner.keySpan.start };
    if (!/^\s*(?:,|&|,?\s*and\b)?\s*$/u.test(text.slice(between.start, between.end))) continue;
    const message = sentence('commaBetween', text.slice(inner.keySpan.start, inner.keySpan.end));
    const edits = [{ ...between, newText: '; ' }];
    found.push(malformed(inner.keySpan, message, { title: sentence('partBySemicolon'), edits }));
  }
  return found;
}

/** `\cite{one; two}`, `\cite{@one}`, `\cite{one and more}` */
function inLatex(text: string, { key, keySpan }: FoundItem): readonly Malformed[] {
  if (key.includes(';')) {
    const edits = [{ ...keySpan, newText: key.replace(/\s*;\s*/gu, ',').replace(/,$/u, '') }];
    const title = sentence('partByComma');
    return [malformed(keySpan, sentence('semicolonBetween', key), { title, edits })];
  }
  if (/\s/u.test(key)) return [withBlanks(text, key, keySpan)];
  if (!key.startsWith('@')) return [];
  const edits = [{ start: keySpan.start, end: keySpan.start + 1, newText: '' }];
  return [malformed(keySpan, sentence('signInKey', key), { title: sentence('removeSign'), edits })];
}

/** Keys have digits more often than words do: then a comma is missing, else the brace stands too far behind. */
function withBlanks(text: string, key: string, keySpan: Span): Malformed {
  const message = sentence('blankInKey', key);
  const words = key.split(/\s+/u);
  const [first = ''] = words;
  if (words.every((word) => /\d/u.test(word))) {
    const edits = [{ ...keySpan, newText: words.join(',') }];
    return malformed(keySpan, message, { title: sentence('partByComma'), edits });
  }
  if (text[keySpan.end] !== '}' || !text.startsWith(first, keySpan.start)) {
    return malformed(keySpan, message);
  }
  const start = keySpan.start + first.length;
  const edits = [{ start, end: keySpan.end + 1, newText: `}${text.slice(start, keySpan.end)}` }];
  return malformed(keySpan, message, { title: sentence('closeBehind', first), edits });
}

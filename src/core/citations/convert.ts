/** A document's citations in another markup: the edits that change them, and what gets lost. */
import { GlossError } from '../base/errors.ts';
import type { CitationItem, FoundCitation, Span } from './citation.ts';
import type { Markup } from './markup.ts';
import { convertPhrase } from './phrase.ts';
import { readCitations } from './read.ts';
import type { TextEdit } from './textEdit.ts';
import { markupOf, writeCitation, type Dialect } from './write.ts';
import type { Loss } from './written.ts';

/** What a citation doesn't say any more, or why it stays as it is ("nested", "key"). */
export interface ConversionProblem {
  readonly start: number;
  readonly keys: readonly string[];
  readonly what: Loss | 'markup' | 'nested' | 'key';
}

export interface Conversion {
  /** In their order; they don't touch each other. */
  readonly edits: readonly TextEdit[];
  readonly problems: readonly ConversionProblem[];
}

/** Converts the citations that stand within the span, or all. */
export function convertCitations(
  text: string,
  from: Markup,
  to: Dialect,
  span: Span = { start: 0, end: text.length },
): Conversion {
  const edits: TextEdit[] = [];
  const problems: ConversionProblem[] = [];
  let end = 0;
  for (const citation of readCitations(text, from)) {
    if (citation.start < span.start || citation.end > span.end) continue;
    const { start } = citation;
    const keys = citation.items.map(({ key }) => key);
    if (start < end) {
      problems.push({ start, keys, what: 'nested' });
      continue;
    }
    end = citation.end;
    const { newText, losses } = converted(citation, from, to);
    if (newText !== undefined) edits.push({ start, end, newText });
    problems.push(...losses.map((what) => ({ start, keys, what })));
  }
  return { edits, problems };
}

function converted(
  { items }: FoundCitation,
  from: Markup,
  to: Dialect,
): { readonly newText?: string; readonly losses: readonly ConversionProblem['what'][] } {
  const phrases = items.map(({ prefix, suffix }) => ({
    prefix: convertPhrase(prefix, from, markupOf(to)),
    suffix: convertPhrase(suffix, from, markupOf(to)),
  }));
  const values = items.map(({ key, mode, label, locator }, index): CitationItem => ({
    key,
    mode,
    label,
    locator,
    prefix: phrases[index]?.prefix.text ?? '',
    suffix: phrases[index]?.suffix.text ?? '',
  }));
  const isWhole = phrases.every(({ prefix, suffix }) => prefix.isWhole && suffix.isWhole);
  try {
    const { text, losses } = writeCitation(values, to);
    return { newText: text, losses: isWhole ? losses : [...losses, 'markup'] };
  } catch (error) {
    // A key that the other markup can't hold: the citation stays as it is.
    if (error instanceof GlossError) return { losses: ['key'] };
    throw error;
  }
}

/** A document's citations in another markup: the edits that change them, and what gets lost. */
import { GlossError } from '../base/errors.ts';
import type { CitationItem, FoundCitation, Span } from './citation.ts';
import { counterpart, packageOf, saysMore, type LatexPackage } from './latexCommands.ts';
import type { Markup } from './markup.ts';
import { convertPhrase } from './phrase.ts';
import { readCitations } from './read.ts';
import type { TextEdit } from './textEdit.ts';
import { DIALECTS, markupOf, writeCitation, type Dialect } from './write.ts';
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

/** What the citations of a markup can become: of LaTeX, also those of another package. */
export function dialectsFor(from: Markup): readonly Dialect[] {
  return DIALECTS.filter((dialect) => from === 'latex' || markupOf(dialect) !== from);
}

/** Converts the citations that stand within the span, or all; those that are of the dialect already stay. */
export function convertCitations(
  text: string,
  from: Markup,
  to: Dialect,
  span: Span = { start: 0, end: text.length },
): Conversion {
  const edits: TextEdit[] = [];
  const problems: ConversionProblem[] = [];
  if (!dialectsFor(from).includes(to)) return { edits, problems };
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
    const as = from === 'latex' ? inLatex(citation, text, to) : WITHOUT_COMMAND;
    if (as === undefined) continue;
    const { newText, losses } = converted(citation, { from, to, as });
    if (newText !== undefined) edits.push({ start, end, newText });
    problems.push(...losses.map((what) => ({ start, keys, what })));
  }
  return { edits, problems };
}

/** What becomes of the command of a citation. */
interface Command {
  /** The one in the other dialect, where it is not what the mode says. */
  readonly form?: string | undefined;
  readonly isLost: boolean;
}

const WITHOUT_COMMAND: Command = { isLost: false };

/** Undefined for one that is of the dialect already. */
function inLatex({ form }: FoundCitation, text: string, to: Dialect): Command | undefined {
  if (!isLatex(to)) return { isLost: saysMore(form) };
  if (packageOf(form, text) === to) return undefined;
  const same = counterpart(form, to);
  return { form: same, isLost: same === undefined && saysMore(form) };
}

function isLatex(dialect: Dialect): dialect is LatexPackage {
  return markupOf(dialect) === 'latex';
}

function converted(
  { items }: FoundCitation,
  {
    from,
    to,
    as: { form, isLost },
  }: { readonly from: Markup; readonly to: Dialect; readonly as: Command },
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
    const { text, losses } = writeCitation(values, to, { form });
    const more = [...(isWhole ? [] : ['markup' as const]), ...(isLost ? ['command' as const] : [])];
    return { newText: text, losses: [...losses, ...more] };
  } catch (error) {
    // A key that the other markup can't hold: the citation stays as it is.
    if (error instanceof GlossError) return { losses: ['key'] };
    throw error;
  }
}

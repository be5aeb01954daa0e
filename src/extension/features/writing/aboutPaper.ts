/**
 * What is said about a paper beside the text that cites it: Markdown in which nothing that papers, files or
 * notes say is markup.
 */
import type { AnnotationSet, Highlight } from '../../../core/annotations/annotation.ts';
import { displayName, venueLabel, type Paper } from '../../../core/library/paper.ts';
import { findTopic } from '../../../core/library/topics.ts';
import { colourName } from '../../colours.ts';
import { markdownText } from '../../markdownText.ts';
import type { Services } from '../../services.ts';
import { statusText, text } from '../../text.ts';
import { writingText } from '../../writingText.ts';
import { shortened } from '../quote/quotation.ts';

const NOTE_LENGTH = 800;
const QUOTE_LENGTH = 200;
const MOST_HIGHLIGHTS = 6;

/** Title, authors and venue, where there is no formatted reference. */
export function titleLines(paper: Paper): readonly string[] {
  const names = paper.authors.map(displayName).join(', ');
  const published = venueLabel(paper) ?? paper.year?.toString() ?? '';
  return [
    `**${markdownText(paper.title)}**`,
    markdownText([names, published].filter((part) => part !== '').join(' · ')),
  ];
}

/** Topic, reading status, tags. */
export function factsLine({ gloss }: Services, paper: Paper): string {
  const annotations = gloss.annotations.get(paper);
  const topic = findTopic(gloss.library.topics(), paper.facts.topics.primary ?? '');
  const tags = annotations?.tags ?? [];
  const facts = [
    topic?.topic.label ?? '',
    statusText(annotations?.status ?? 'unread'),
    tags.length === 0 ? '' : text.tags(tags.join(', ')),
  ];
  return markdownText(facts.filter((fact) => fact !== '').join(' · '));
}

/** The note and the highlights; nothing where there are none. */
export function annotationLines(annotations: AnnotationSet | undefined): readonly string[] {
  if (annotations === undefined) return [];
  const { note, highlights } = annotations;
  return [
    ...(note.trim() === '' ? [] : [`**${writingText.note()}**`, noteLines(note)]),
    ...(highlights.length === 0 ? [] : [`**${writingText.highlights()}**`, quotes(highlights)]),
  ];
}

export function joinedLines(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n\n');
}

/** Its own lines stay, its markup is shown as it is written. */
function noteLines(note: string): string {
  const cut = note.length > NOTE_LENGTH ? `${note.slice(0, NOTE_LENGTH).trimEnd()}…` : note;
  const lines = cut.trim().split(/\r?\n/u);
  return lines.map((line) => markdownText(line.trim())).join('  \n');
}

function quotes(highlights: readonly Highlight[]): string {
  const shown = highlights.slice(0, MOST_HIGHLIGHTS).map(quoteLine);
  const more = highlights.length - shown.length;
  const rest = more > 0 ? [markdownText(writingText.moreHighlights(more))] : [];
  return [...shown, ...rest].map((line) => `- ${line}`).join('\n');
}

function quoteLine({ quote, colour, comment, locator = '' }: Highlight): string {
  const facts = [colourName(colour), locator].filter((fact) => fact !== '').join(', ');
  const words = markdownText(`“${shortened(quote.exact, QUOTE_LENGTH)}” (${facts})`);
  return comment.trim() === '' ? words : `${words}: *${markdownText(comment.trim())}*`;
}

/** What hovering over a paper shows. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { displayName, venueLabel, type Paper } from '../../../core/library/paper.ts';
import { markdownText } from '../../markdownText.ts';
import { text } from '../../text.ts';

const SENTENCES_SHOWN = 2;

export function paperTooltip(
  paper: Paper,
  annotations: AnnotationSet | undefined,
): vscode.MarkdownString {
  const tags = annotations?.tags ?? [];
  const paragraphs = [
    `**${markdownText(paper.title)}**`,
    markdownText(paper.authors.map(displayName).join(', ')),
    markdownText(venueLabel(paper) ?? paper.year?.toString() ?? ''),
    markdownText(beginning(paper.abstract)),
    tags.length > 0 ? markdownText(text.tags(tags.join(', '))) : '',
  ];
  return new vscode.MarkdownString(paragraphs.filter((words) => words !== '').join('\n\n'));
}

/** The first sentences of a text. */
function beginning(abstract: string): string {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(abstract);
  return Array.from(segments, ({ segment }) => segment)
    .slice(0, SENTENCES_SHOWN)
    .join('')
    .trim();
}

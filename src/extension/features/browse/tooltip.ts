/** What hovering over a paper shows. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { displayName, venueLabel, type Paper } from '../../../core/library/paper.ts';
import { text } from '../../text.ts';

const SENTENCES_SHOWN = 2;

export function paperTooltip(
  paper: Paper,
  annotations: AnnotationSet | undefined,
): vscode.MarkdownString {
  const tags = annotations?.tags ?? [];
  const paragraphs = [
    `**${plain(paper.title)}**`,
    plain(paper.authors.map(displayName).join(', ')),
    plain(venueLabel(paper) ?? paper.year?.toString() ?? ''),
    plain(beginning(paper.abstract)),
    tags.length > 0 ? plain(text.tags(tags.join(', '))) : '',
  ];
  return new vscode.MarkdownString(paragraphs.filter((words) => words !== '').join('\n\n'));
}

/**
 * Papers' texts are untrusted: a backslash before ASCII punctuation makes it text in Markdown
 * (CommonMark 0.31, section 2.4). `appendText` would also forbid the lines to break.
 */
function plain(words: string): string {
  return words.replace(/[!-/:-@[-`{-~]/gu, '\\$&').replace(/\s+/gu, ' ');
}

/** The first sentences of a text. */
function beginning(abstract: string): string {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(abstract);
  return Array.from(segments, ({ segment }) => segment)
    .slice(0, SENTENCES_SHOWN)
    .join('')
    .trim();
}

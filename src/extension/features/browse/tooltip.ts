/** What hovering over a paper shows. Papers' texts are untrusted: they go in as text, never as markup. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { displayName, venueLabel, type Paper } from '../../../core/library/paper.ts';

export function paperTooltip(
  paper: Paper,
  annotations: AnnotationSet | undefined,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  tooltip.appendMarkdown('**').appendText(paper.title).appendMarkdown('**\n\n');
  tooltip.appendText(paper.authors.map(displayName).join(', '));
  const published = [venueLabel(paper), paper.year?.toString()].filter(Boolean)[0];
  if (published !== undefined) tooltip.appendMarkdown('  \n').appendText(published);
  if (paper.abstract !== '') {
    tooltip.appendMarkdown('\n\n').appendText(beginning(paper.abstract, 2));
  }
  const tags = annotations?.tags ?? [];
  if (tags.length > 0) tooltip.appendMarkdown('\n\n$(tag) ').appendText(tags.join(', '));
  tooltip.supportThemeIcons = true;
  return tooltip;
}

/** The first sentences of a text. */
function beginning(abstract: string, sentences: number): string {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(abstract);
  return Array.from(segments, ({ segment }) => segment)
    .slice(0, sentences)
    .join('')
    .trim();
}

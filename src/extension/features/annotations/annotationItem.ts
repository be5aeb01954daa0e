/** From a row to the editor's tree item; decides nothing about annotations. */
import * as vscode from 'vscode';
import type { HighlightColour } from '../../../core/annotations/annotation.ts';
import {
  needsReview,
  type AnnotationGroupRow,
  type AnnotationRow,
  type HighlightRow,
} from '../../../core/view/annotationRows.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { annotationLabelText, annotationsText } from '../../annotationsText.ts';
import { colourName } from '../../colours.ts';
import { highlightStrings } from '../../highlightText.ts';
import { markdownText } from '../../markdownText.ts';
import { text } from '../../text.ts';

const OPEN_ANNOTATION: CommandId = 'gloss.openAnnotation';
const TO_REVIEW = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
const NOTE = new vscode.ThemeIcon('note');

/** Colours of themes: a name of its own for each, and legible in every one of them. */
const THEME_COLOURS: Readonly<Record<HighlightColour, string>> = {
  yellow: 'charts.yellow',
  red: 'charts.red',
  green: 'charts.green',
  blue: 'charts.blue',
  purple: 'charts.purple',
  magenta: 'terminal.ansiMagenta',
  orange: 'charts.orange',
  grey: 'descriptionForeground',
};

export function annotationGroupItem(
  row: AnnotationGroupRow,
  id: string,
  expanded: boolean,
): vscode.TreeItem {
  const state = expanded
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(annotationLabelText(row.label), state);
  item.id = id;
  item.description = said(row.authorYear, String(row.count));
  item.contextValue = 'group';
  return item;
}

/** `withPaper` where the group does not say which paper it is. The tooltip is resolved when hovered. */
export function annotationItem(
  row: AnnotationRow,
  id: string,
  withPaper: boolean,
): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(row), vscode.TreeItemCollapsibleState.None);
  item.id = id;
  const paper = withPaper ? shortPaper(row) : '';
  item.description =
    row.kind === 'note' ? paper : said(row.comment || colourName(row.colour), row.locator, paper);
  item.iconPath = iconOf(row);
  item.contextValue = contextOf(row);
  item.command = { command: OPEN_ANNOTATION, title: '', arguments: [row] };
  item.accessibilityInformation = { label: spoken(row) };
  return item;
}

export function annotationTooltip(row: AnnotationRow): vscode.MarkdownString {
  const paragraphs = [
    markdownText(labelOf(row)),
    ...(row.kind === 'note' ? [] : [row.comment, said(colourName(row.colour), row.locator)]),
    row.tags.length > 0 ? text.tags(row.tags.join(', ')) : '',
    said(row.title, row.authorYear),
    hintOf(row),
  ];
  const [first = '', ...others] = paragraphs;
  const shown = [`**${first}**`, ...others.map(markdownText)].filter((words) => words !== '');
  return new vscode.MarkdownString(shown.join('\n\n'));
}

function labelOf(row: AnnotationRow): string {
  return row.kind === 'note' ? row.line : row.quotation;
}

function shortPaper({ key, title, authorYear }: AnnotationRow): string {
  return key === undefined ? title : authorYear;
}

function iconOf(row: AnnotationRow): vscode.ThemeIcon {
  if (row.kind === 'note') return NOTE;
  if (needsReview(row)) return TO_REVIEW;
  return new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor(THEME_COLOURS[row.colour]));
}

/** What menus are shown for; a passage that was found is no special case. */
function contextOf(row: AnnotationRow): string {
  if (row.kind === 'note') return 'note';
  const { state } = row;
  return state === undefined || state === 'exact' ? 'highlight' : `highlight.${state}`;
}

function hintOf(row: AnnotationRow): string {
  if (row.key === undefined) return annotationsText.sourceGone(row.title);
  return row.kind === 'note' ? '' : stateHint(row);
}

function stateHint({ state }: HighlightRow): string {
  const strings = highlightStrings();
  if (state === 'doubtful') return strings.doubtfulHint;
  if (state === 'orphan') return strings.orphanHint;
  return state === 'elsewhere' ? strings.elsewhereHint : '';
}

/** Colour and state, which are seen, said in words. */
function spoken(row: AnnotationRow): string {
  const strings = highlightStrings();
  const of = [row.title, row.authorYear];
  if (row.kind === 'note') return listed(annotationsText.note(), row.line, ...of);
  const review = row.state === 'orphan' ? strings.orphan : needsReview(row) ? strings.doubtful : '';
  return listed(review, row.quotation, colourName(row.colour), row.comment, row.locator, ...of);
}

function listed(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

function said(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

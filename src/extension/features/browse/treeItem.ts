/** From a row to the editor's tree item; decides nothing about papers. */
import * as vscode from 'vscode';
import type { ReadingStatus } from '../../../core/annotations/annotation.ts';
import type { GroupRow, PaperRow } from '../../../core/view/rows.ts';
import { type CommandId } from '../../../shared/commands.ts';
import { PAPER_SCHEME } from '../../../shared/manifest.ts';
import { annotationsText } from '../../annotationsText.ts';
import { labelText, statusText, text } from '../../text.ts';

const OPEN_ROW = 'gloss.openRow' satisfies CommandId;

export const STATUS_ICONS: Readonly<Record<ReadingStatus, vscode.ThemeIcon>> = {
  unread: new vscode.ThemeIcon('circle-large-outline'),
  reading: new vscode.ThemeIcon('color-mode'),
  read: new vscode.ThemeIcon('circle-large-filled'),
};

/** The resource of a paper in the tree, on which its badge hangs. */
export function paperUri(key: string): vscode.Uri {
  return vscode.Uri.from({ scheme: PAPER_SCHEME, path: `/${encodeURIComponent(key)}` });
}

/** `id` tells the editor which rows are the same over refreshes. */
export function groupItem(row: GroupRow, id: string, expanded: boolean): vscode.TreeItem {
  const state = expanded
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(labelText(row.label), state);
  item.id = id;
  item.description = String(row.count);
  item.contextValue = 'group';
  return item;
}

/** The tooltip is left out: it is resolved when the row is hovered. */
export function paperItem(row: PaperRow, id: string, onWeb: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(row.title, vscode.TreeItemCollapsibleState.None);
  const description =
    row.mainly === undefined ? row.authorYear : text.mainly(row.authorYear, row.mainly);
  item.id = id;
  item.description = description;
  item.iconPath = STATUS_ICONS[row.status];
  item.resourceUri = paperUri(row.key);
  item.contextValue = ['paper', ...(onWeb ? ['web'] : []), ...(row.queued ? ['queued'] : [])].join(
    '.',
  );
  item.command = {
    command: OPEN_ROW,
    title: '',
    arguments: [{ key: row.key, preserveFocus: true }],
  };
  const notes = row.hasNotes ? [text.hasNotes()] : [];
  const queued = row.queued ? [annotationsText.inQueue()] : [];
  const spoken = [row.title, description, statusText(row.status), ...notes, ...queued].join(', ');
  item.accessibilityInformation = { label: spoken };
  return item;
}

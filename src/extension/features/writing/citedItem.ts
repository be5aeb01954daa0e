/** From a row of what a document cites to the editor's tree item; decides nothing. */
import * as vscode from 'vscode';
import type {
  CitedPaperRow,
  UncitedGroupRow,
  UnknownKeyRow,
} from '../../../core/view/citedRows.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { citedText } from '../../citedText.ts';
import { statusText, text } from '../../text.ts';
import { paperUri, STATUS_ICONS } from '../browse/treeItem.ts';

const GO: CommandId = 'gloss.goToCitation';
const OPEN: CommandId = 'gloss.openPaper';
const MISSING = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));

/** What is not cited is closed at first. */
export function uncitedGroupItem({ id, topic, count }: UncitedGroupRow): vscode.TreeItem {
  const label = topic ?? citedText.uncited();
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = String(count);
  item.contextValue = 'group';
  return item;
}

/**
 * As it is cited: author and year, then how often, before the title, which is cut where the view is narrow. The
 * tooltip is left out: it is resolved when the row is hovered.
 */
export function citedPaperItem(row: CitedPaperRow, onWeb: boolean): vscode.TreeItem {
  const { id, key, cited, title, authorYear, count, missing, status, queued, hasNotes } = row;
  const item = new vscode.TreeItem(authorYear, vscode.TreeItemCollapsibleState.None);
  const description = said(
    cited === undefined ? '' : citedText.times(count),
    missing ? citedText.notInBibliography() : '',
    title,
  );
  item.id = id;
  item.description = description;
  item.iconPath = missing ? MISSING : STATUS_ICONS[status];
  item.resourceUri = paperUri(key);
  item.contextValue = [
    'paper',
    ...(cited === undefined ? [] : ['cited']),
    ...(onWeb ? ['web'] : []),
    ...(queued ? ['queued'] : []),
  ].join('.');
  item.command =
    cited === undefined
      ? { command: OPEN, title: '', arguments: [{ key, preserveFocus: true }] }
      : { command: GO, title: '', arguments: [{ cited }] };
  const notes = hasNotes ? [text.hasNotes()] : [];
  item.accessibilityInformation = {
    label: [authorYear, description, statusText(status), ...notes].join(', '),
  };
  return item;
}

export function unknownKeyItem({ id, cited, count }: UnknownKeyRow): vscode.TreeItem {
  const item = new vscode.TreeItem(cited, vscode.TreeItemCollapsibleState.None);
  const description = said(citedText.times(count), citedText.unknownKey());
  item.id = id;
  item.description = description;
  item.tooltip = citedText.unknownKeyHint(cited);
  item.iconPath = MISSING;
  item.contextValue = 'unknown';
  item.command = { command: GO, title: '', arguments: [{ cited }] };
  item.accessibilityInformation = { label: `${cited}, ${description}` };
  return item;
}

function said(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

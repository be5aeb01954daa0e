/** Editing the citation at the cursor: what is said about each work, their order, which works there are. */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import type {
  CitationItem,
  CitationMode,
  FoundCitation,
  FoundItem,
} from '../../../core/citations/citation.ts';
import { changedItem, citationAt, editCitation, firstNamed } from '../../../core/citations/edit.ts';
import { convertPhrase } from '../../../core/citations/phrase.ts';
import { partsSaid } from '../../../core/citations/said.ts';
import type { TextEdit } from '../../../core/citations/textEdit.ts';
import { partsAsTyped } from '../../../core/citations/typedParts.ts';
import { text } from '../../text.ts';
import { rangeAt } from '../../ranges.ts';
import { citationsOf } from '../writing/documentCitations.ts';
import { markupOf } from './documents.ts';

/** What a caller wants changed, without a dialog: `item` counts works from 0. */
export interface CitationChange {
  readonly item?: number;
  readonly parts?: string;
  readonly remove?: boolean;
  /** How many places to move the work, to the front if negative. */
  readonly move?: number;
  /** Whether `parts` say too whether the author is named in the text; else that stays as it is. */
  readonly isWhole?: boolean;
}

/**
 * Edits the citation at the cursor of the active editor; asks for what the change does not say.
 * @throws GlossError `citation.noneHere`
 */
export async function editHere(change: CitationChange): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const found = editor && citationIn(editor);
  if (editor === undefined || found === undefined) throw new GlossError('citation.noneHere', []);
  const { document } = editor;
  const { version } = document;
  const isAsked = change.item === undefined && change.parts === undefined;
  const complete = isAsked && change.remove !== true ? await ask(document, found) : change;
  // The document may have changed while the dialog was open.
  if (complete === undefined || document.version !== version) return;
  const items = changed(document, found, complete);
  await apply(editor, editCitation(document.getText(), markupOf(document), found, items));
}

function citationIn({ document, selection }: vscode.TextEditor): FoundCitation | undefined {
  return citationAt(citationsOf(document), document.offsetAt(selection.active));
}

async function apply(editor: vscode.TextEditor, edit: TextEdit): Promise<void> {
  await editor.edit((builder) => {
    builder.replace(rangeAt(editor.document, edit), edit.newText);
  });
}

function changed(
  document: vscode.TextDocument,
  { items }: FoundCitation,
  { item: index = 0, parts, remove, move = 0, isWhole = false }: CitationChange,
): readonly CitationItem[] {
  const item = items[index];
  if (item === undefined) return items;
  const others: readonly CitationItem[] = items.filter((other) => other !== item);
  if (remove === true) return firstNamed(items, others);
  const next =
    parts === undefined
      ? item
      : changedItem(item, partsSaid(parts, modeOf(item, isWhole), markupOf(document)));
  return firstNamed(items, others.toSpliced(Math.max(0, index + move), 0, next));
}

/** The mode of a work whose parts have no sign. */
function modeOf({ mode }: FoundItem, isWhole: boolean): CitationMode {
  return mode === 'textual' && !isWhole ? 'textual' : 'normal';
}

/** A list of the works where there are several, then a field; undefined if the user gave up. */
async function ask(
  document: vscode.TextDocument,
  { items }: FoundCitation,
): Promise<CitationChange | undefined> {
  const chosen = items.length === 1 ? { item: 0 } : await chooseItem(document, items);
  const item = chosen && items[chosen.item];
  if (item === undefined || chosen === undefined || 'remove' in chosen || 'move' in chosen) {
    return chosen;
  }
  const parts = await vscode.window.showInputBox({
    title: text.editCitationOf(item.key),
    prompt: text.editCitationHelp(),
    value: typed(document, item),
  });
  return parts === undefined ? undefined : { ...chosen, parts, isWhole: true };
}

function typed(document: vscode.TextDocument, item: FoundItem): string {
  const content = document.getText();
  const markup = markupOf(document);
  return markup === 'markdown'
    ? partsAsTyped(content, item)
    : convertPhrase(partsAsTyped(content, item), markup, 'markdown').text;
}

interface Choice {
  readonly item: number;
  readonly remove?: boolean;
  readonly move?: number;
}

interface Row extends vscode.QuickPickItem {
  readonly item: number;
}

function chooseItem(
  document: vscode.TextDocument,
  items: readonly FoundItem[],
): Promise<Choice | undefined> {
  const up = { iconPath: new vscode.ThemeIcon('arrow-up'), tooltip: text.moveWorkUp() };
  const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: text.removeWork() };
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = text.editCitation();
  pick.items = items.map((found, item) => ({
    item,
    label: found.key,
    description: typed(document, found),
    buttons: item === 0 ? [remove] : [up, remove],
  }));
  return new Promise((resolve) => {
    let choice: Choice | undefined;
    const choose = (chosen: Choice | undefined) => {
      choice = chosen;
      pick.hide();
    };
    pick.onDidAccept(() => {
      const [row] = pick.selectedItems;
      choose(row && { item: row.item });
    });
    pick.onDidTriggerItemButton(({ button, item: { item } }) => {
      choose(button === remove ? { item, remove: true } : { item, move: -1 });
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(choice);
    });
    pick.show();
  });
}

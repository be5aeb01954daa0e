/** Puts text into the document that is written in, at every cursor, in one step of undo. */
import * as vscode from 'vscode';
import { notify } from '../../notify.ts';
import { text } from '../../text.ts';
import { documentName, isCitable } from './documents.ts';
import type { CitationTarget, Target } from './citationTarget.ts';

export interface TargetEdit {
  readonly range: vscode.Range;
  readonly newText: string;
}

export interface Writing {
  /** What goes onto the clipboard where nothing can be written. */
  readonly content: (document: vscode.TextDocument | undefined) => string;
  /** What the user is told is in the document, or on the clipboard. */
  readonly name: (content: string) => string;
  readonly edits: (
    document: vscode.TextDocument,
    selections: readonly vscode.Selection[],
  ) => readonly TargetEdit[];
  /** Adds changes of other documents, to be undone together with this one. */
  readonly addTo?: ((edit: vscode.WorkspaceEdit) => void) | undefined;
}

/** Writes in the target, else onto the clipboard; says which of the two it did. */
export async function writeInTarget(
  targets: CitationTarget,
  { content, name, edits, addTo }: Writing,
): Promise<void> {
  const target = targets.current();
  if (target === undefined) {
    const copied = content(undefined);
    await vscode.env.clipboard.writeText(copied);
    void notify.info(text.citationCopied(name(copied)));
    return;
  }
  const document = await vscode.workspace.openTextDocument(target.uri);
  const written = content(document);
  const title = documentName(document.uri);
  if (!isCitable(document)) {
    await copyInstead(written, text.citationCopiedNot(title, name(written)));
    return;
  }
  const place = target.selections.length > 0 ? target : await show(document);
  const made = edits(document, place.selections);
  if (!(await applyEdits(document, made, { editor: place.editor, addTo }))) {
    await copyInstead(written, text.citationCopiedReadOnly(title, name(written)));
    return;
  }
  const behind = endsOf(document, made);
  if (place.editor === undefined) targets.remember(document, behind);
  else place.editor.selections = behind;
  if (place.editor !== vscode.window.activeTextEditor || place.editor === undefined) {
    notify.status(text.citedIn(name(written), title));
  }
}

async function copyInstead(content: string, message: string): Promise<void> {
  await vscode.env.clipboard.writeText(content);
  void notify.warn(message);
}

/** The editor knows where its cursor was before the window was reloaded; showing it tells. */
async function show(document: vscode.TextDocument): Promise<Pick<Target, 'editor' | 'selections'>> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  return { editor, selections: editor.selections };
}

/**
 * False where the document can't be written to: the editor then leaves the text as it was, whatever it
 * answers, so the document's version is what tells.
 */
async function applyEdits(
  document: vscode.TextDocument,
  edits: readonly TargetEdit[],
  { editor, addTo }: { readonly editor: vscode.TextEditor | undefined } & Pick<Writing, 'addTo'>,
): Promise<boolean> {
  const { version } = document;
  const others = new vscode.WorkspaceEdit();
  addTo?.(others);
  if (editor === undefined || others.size > 0) {
    for (const { range, newText } of edits) others.replace(document.uri, range, newText);
    await vscode.workspace.applyEdit(others);
  }
  // An edit of several documents fails as a whole, be it for the others.
  if (document.version === version && editor !== undefined) {
    await editor.edit((builder) => {
      for (const { range, newText } of edits) builder.replace(range, newText);
    });
  }
  return document.version !== version;
}

/** Behind each edit, in the document as it is after them, in their order: typing goes on there. */
function endsOf(
  document: vscode.TextDocument,
  edits: readonly TargetEdit[],
): readonly vscode.Selection[] {
  const sorted = edits.toSorted((one, other) => one.range.start.compareTo(other.range.start));
  let [moved, lines] = [0, { line: -1, characters: 0 }];
  const ends = new Map<TargetEdit, vscode.Selection>();
  for (const edit of sorted) {
    const { range, newText } = edit;
    const { start, end } = range;
    const inserted = newText.split(/\r?\n/u);
    const last = inserted.at(-1)?.length ?? 0;
    const before = lines.line === start.line ? lines.characters : 0;
    const line = start.line + moved + inserted.length - 1;
    const character = inserted.length > 1 ? last : start.character + before + last;
    moved += inserted.length - 1 - (end.line - start.line);
    lines = { line: end.line, characters: character - end.character };
    const position = document.validatePosition(new vscode.Position(line, character));
    ends.set(edit, new vscode.Selection(position, position));
  }
  return edits.flatMap((edit) => ends.get(edit) ?? []);
}

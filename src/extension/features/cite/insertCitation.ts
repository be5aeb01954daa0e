/** Puts a citation where it belongs: into a document, at every cursor, in one step of undo. */
import * as vscode from 'vscode';
import { placeCitation } from '../../../core/citations/place.ts';
import { formatCitation, type CitationSyntax } from '../../../core/citations/syntax.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { notify } from '../../notify.ts';
import { text } from '../../text.ts';
import { documentName, isCitable, syntaxFor } from './documents.ts';
import type { CitationTarget, Target } from './citationTarget.ts';

/** Cites in the target, else puts the citation on the clipboard; says which of the two it did. */
export async function insertCitation(
  papers: readonly Paper[],
  targets: CitationTarget,
  syntax: CitationSyntax | undefined,
): Promise<void> {
  const target = targets.current();
  if (target === undefined) {
    const citation = formatCitation(papers, syntax ?? syntaxFor(undefined));
    await vscode.env.clipboard.writeText(citation);
    void notify.info(text.citationCopied(citation));
    return;
  }
  const document = await vscode.workspace.openTextDocument(target.uri);
  const cite = (words: string) => formatCitation(papers, syntax ?? syntaxFor(document), words);
  const citation = cite('');
  if (!isCitable(document)) {
    await copyInstead(citation, text.citationCopiedNot(documentName(document.uri), citation));
    return;
  }
  const place = target.selections.length > 0 ? target : await show(document);
  const edits = citationEdits(document, place.selections, cite);
  if (!(await applyEdits(document, place.editor, edits))) {
    await copyInstead(citation, text.citationCopiedReadOnly(documentName(document.uri), citation));
    return;
  }
  if (place.editor === undefined) targets.remember(document, edits.map(endOfEdit));
  if (place.editor !== vscode.window.activeTextEditor || place.editor === undefined) {
    const done = text.citedIn(citation, documentName(document.uri));
    notify.status(done);
  }
}

async function copyInstead(citation: string, message: string): Promise<void> {
  await vscode.env.clipboard.writeText(citation);
  void notify.warn(message);
}

/** The editor knows where its cursor was before the window was reloaded; showing it tells. */
async function show(document: vscode.TextDocument): Promise<Pick<Target, 'editor' | 'selections'>> {
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  return { editor, selections: editor.selections };
}

interface CitationEdit {
  readonly range: vscode.Range;
  readonly newText: string;
}

function citationEdits(
  document: vscode.TextDocument,
  selections: readonly vscode.Selection[],
  cite: (words: string) => string,
): readonly CitationEdit[] {
  return selections.map((selection) => {
    const range = document.validateRange(selection);
    const selected = document.getText(range);
    const around = textAround(document, range);
    return {
      range,
      newText: placeCitation({ citation: cite(selected.trim()), selected, ...around }),
    };
  });
}

/** The lines before and behind a range, as far as it does not cover them. */
export function textAround(
  document: vscode.TextDocument,
  { start, end }: vscode.Range,
): { readonly before: string; readonly after: string } {
  return {
    before: document.lineAt(start).text.slice(0, start.character),
    after: document.lineAt(end).text.slice(end.character),
  };
}

/**
 * False where the document can't be written to: the editor then leaves the text as it was, whatever it
 * answers, so the document's version is what tells.
 */
async function applyEdits(
  document: vscode.TextDocument,
  editor: vscode.TextEditor | undefined,
  edits: readonly CitationEdit[],
): Promise<boolean> {
  const { version } = document;
  if (editor === undefined) {
    const edit = new vscode.WorkspaceEdit();
    for (const { range, newText } of edits) edit.replace(document.uri, range, newText);
    await vscode.workspace.applyEdit(edit);
  } else {
    await editor.edit((builder) => {
      for (const { range, newText } of edits) builder.replace(range, newText);
    });
  }
  const done = document.version !== version;
  if (done && editor !== undefined) collapseSelections(editor);
  return done;
}

/** Typing goes on behind what was inserted. */
function collapseSelections(editor: vscode.TextEditor): void {
  editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
}

/** Where the cursor stands after an edit; edits on the same line before it are left out of account. */
function endOfEdit({ range, newText }: CitationEdit): vscode.Selection {
  const end = range.start.translate(0, newText.length);
  return new vscode.Selection(end, end);
}

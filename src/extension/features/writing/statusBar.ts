/** How many citations the document has, and what is wrong with them, in the status bar. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { isNoWork } from '../../../core/citations/noWork.ts';
import { CITED_VIEW } from '../../../shared/manifest.ts';
import { writingText } from '../../writingText.ts';
import { isCitable } from '../cite/documents.ts';
import { itemsIn } from './documentCitations.ts';
import { Soon } from './soon.ts';

const AFTER_MILLISECONDS = 300;
/** Left of what the editor says about the language. */
const PRIORITY = 99;

export function registerStatusBar(): Disposable {
  const scope = new Scope();
  const { Right } = vscode.StatusBarAlignment;
  const item = scope.own(vscode.window.createStatusBarItem('gloss.citations', Right, PRIORITY));
  item.name = writingText.citationsName();
  item.command = `${CITED_VIEW}.focus`;
  const update = () => void updateItem(item);
  const soon = scope.own(new Soon(update, AFTER_MILLISECONDS));
  const isShown = (uri: vscode.Uri) =>
    vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  scope.own(vscode.window.onDidChangeActiveTextEditor(update));
  scope.own(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isShown(document.uri)) soon.ask();
    }),
  );
  scope.own(
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(isShown)) soon.ask();
    }),
  );
  update();
  return scope;
}

/** Hidden where nothing is cited. */
async function updateItem(item: vscode.StatusBarItem): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const all = document !== undefined && isCitable(document) ? await itemsIn(document) : [];
  const items = all.filter(({ key }) => !isNoWork(key));
  // Another text may be in front since then, and has told so.
  if (vscode.window.activeTextEditor?.document !== document) return;
  if (document === undefined || items.length === 0) {
    item.hide();
    return;
  }
  const problems = vscode.languages.getDiagnostics(document.uri).filter(isProblem).length;
  const works = new Set(items.map(({ key }) => key)).size;
  const sentence = writingText.citationsHere(items.length, works, problems);
  const mark = problems === 0 ? '' : ` $(warning) ${String(problems)}`;
  item.text = `$(quote) ${String(items.length)}${mark}`;
  item.tooltip = sentence;
  item.accessibilityInformation = { label: sentence, role: 'button' };
  item.show();
}

/** Hints are no problems. */
function isProblem({ source, severity }: vscode.Diagnostic): boolean {
  return source === 'Gloss' && severity !== vscode.DiagnosticSeverity.Hint;
}

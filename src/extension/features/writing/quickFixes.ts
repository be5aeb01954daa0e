/** What can be done about the diagnostics of a document, as the editor's quick fixes. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { isFields } from '../../../core/base/fields.ts';
import { isDoubledKey, otherKeyFix } from '../../../core/diagnostics/doubledKeys.ts';
import type { Fix, Remedy } from '../../../core/diagnostics/diagnostic.ts';
import { switchOffEdit } from '../../../core/diagnostics/switchedOff.ts';
import { withKey } from '../../../core/library/paper.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { registerCommands } from '../../commands.ts';
import { diagnosticText, suggestionText } from '../../diagnosticText.ts';
import { notify } from '../../notify.ts';
import { papersOf } from '../../paperArguments.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import { addToBibliography } from '../bibliography/addToBibliography.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { CITABLE, documentName, markupOf } from '../cite/documents.ts';
import { DocumentDiagnostics, type Shown } from './diagnostics.ts';
import { rangeAt } from '../../ranges.ts';

const { QuickFix } = vscode.CodeActionKind;
const BIBLIOGRAPHIES = { pattern: '**/*.{bib,bibtex,json,yaml,yml}' };

export function registerDiagnostics(
  services: Services,
  bibliographies: WorkspaceBibliographies,
): Disposable {
  const scope = new Scope();
  const diagnostics = scope.own(new DocumentDiagnostics(services, bibliographies));
  scope.own(
    vscode.languages.registerCodeActionsProvider(
      CITABLE,
      {
        provideCodeActions: (document, range) => {
          const here = diagnostics
            .of(document)
            .filter(({ marker }) => marker.range.intersection(range) !== undefined);
          const fixes = here.flatMap((shown) => fixesOf(document, shown));
          return [...fixes, ...switchesOff(document, here)];
        },
      },
      { providedCodeActionKinds: [QuickFix] },
    ),
  );
  scope.own(
    vscode.languages.registerCodeActionsProvider(
      BIBLIOGRAPHIES,
      { provideCodeActions: (document, range) => keyActions(bibliographies, document, range) },
      { providedCodeActionKinds: [QuickFix] },
    ),
  );
  scope.own(
    registerCommands(
      { 'gloss.addCited': (...args: unknown[]) => addCited(services, args) },
      services.log,
    ),
  );
  return scope;
}

function fixesOf(
  document: vscode.TextDocument,
  { diagnostic, marker }: Shown,
): readonly vscode.CodeAction[] {
  const actions = diagnostic.fixes.map((fix) => actionFor(document, fix));
  const isSure = diagnostic.fixes.filter(({ remedy }) => remedy.kind === 'edit').length === 1;
  const [first] = actions;
  if (first?.edit !== undefined && isSure) first.isPreferred = true;
  for (const action of actions) action.diagnostics = [marker];
  return actions;
}

/** One for each kind, behind all that mends something: on a line without a mark of its own, all of it is offered. */
function switchesOff(
  document: vscode.TextDocument,
  here: readonly Shown[],
): readonly vscode.CodeAction[] {
  const codes = new Set(here.map(({ diagnostic }) => diagnostic.code));
  return [...codes].map((code) => {
    const off = new vscode.CodeAction(suggestionText.dontCheck(code), QuickFix);
    off.edit = edits(document, [switchOffEdit(document.getText(), markupOf(document), code)]);
    off.diagnostics = here
      .filter(({ diagnostic }) => diagnostic.code === code)
      .map(({ marker }) => marker);
    return off;
  });
}

/** For an entry whose key an earlier one has. */
function keyActions(
  bibliographies: WorkspaceBibliographies,
  document: vscode.TextDocument,
  range: vscode.Range,
): vscode.CodeAction[] {
  const read = bibliographies.get(document.uri);
  const here = (read?.problems ?? [])
    .filter((problem) => isDoubledKey(problem))
    .filter(({ line }) => line - 1 >= range.start.line && line - 1 <= range.end.line);
  if (read === undefined || here.length === 0) return [];
  const { text: content, references } = read;
  // A text that is not read yet has its keys elsewhere.
  if (content !== document.getText()) return [];
  return here.map((problem) => actionFor(document, otherKeyFix(content, references, problem)));
}

function actionFor(document: vscode.TextDocument, { title, remedy }: Fix): vscode.CodeAction {
  const name = diagnosticText(title);
  const action = new vscode.CodeAction(name, QuickFix);
  if (remedy.kind === 'edit') action.edit = edits(document, remedy.edits);
  else action.command = { title: name, ...commandOf(document, remedy) };
  return action;
}

function edits(
  document: vscode.TextDocument,
  changes: Extract<Remedy, { kind: 'edit' }>['edits'],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const change of changes) {
    edit.replace(document.uri, rangeAt(document, change), change.newText);
  }
  return edit;
}

function commandOf(
  { uri }: vscode.TextDocument,
  remedy: Exclude<Remedy, { kind: 'edit' }>,
): { readonly command: CommandId; readonly arguments: unknown[] } {
  switch (remedy.kind) {
    case 'addEntry':
      return { command: 'gloss.addCited', arguments: [{ uri: uri.toString(), key: remedy.key }] };
    case 'search':
      return { command: 'gloss.searchPapers', arguments: [{ query: remedy.query }] };
    case 'cite':
      return { command: 'gloss.citeInPlace', arguments: [{ at: remedy.at }] };
    case 'open':
      return { command: 'gloss.openPaper', arguments: [{ key: remedy.key }] };
    case 'mark': {
      const command = remedy.status === 'read' ? 'gloss.markRead' : 'gloss.markReading';
      return { command, arguments: [{ key: remedy.key }] };
    }
  }
}

/** Adds a paper to the bibliography of a document, under the key by which it is cited there. */
async function addCited(services: Services, [asked]: readonly unknown[]): Promise<void> {
  const { library } = services.gloss;
  const { uri, key } = isFields(asked) ? asked : {};
  if (typeof uri !== 'string' || typeof key !== 'string') {
    throw new GlossError('command.badArgument', ['gloss.addCited', 'it takes uri and key']);
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const papers = papersOf(library, [key]).map((paper) => withKey(paper, key));
  const { added, keys, file, undoable } = await addToBibliography(services, document, papers);
  const name = documentName(file);
  const entries = added.join(', ');
  if (added.length === 0) notify.status(text.alreadyIn(keys.join(', '), name));
  else notify.status(undoable ? text.addedTo(entries, name) : text.addedOnDisk(entries, name));
}

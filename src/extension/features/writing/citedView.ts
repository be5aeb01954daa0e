/** The view of what the document cites, and going from it to the citations. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { keySpans } from '../../../core/cited/places.ts';
import { CITED_VIEW } from '../../../shared/manifest.ts';
import { registerCommands } from '../../commands.ts';
import { textOf } from '../../paperArguments.ts';
import { rangeAt } from '../../ranges.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { documentName, markupOf } from '../cite/documents.ts';
import { CitedTree } from './citedTree.ts';
import { citationsOf } from './documentCitations.ts';
import type { Citing } from './keyHere.ts';

export function registerCitedView(citing: Citing, targets: CitationTarget): Disposable {
  const scope = new Scope();
  const tree = scope.own(new CitedTree(citing, targets));
  const view = scope.own(
    vscode.window.createTreeView(CITED_VIEW, { treeDataProvider: tree, showCollapseAll: true }),
  );
  const describe = () => {
    const { document } = tree;
    view.description = document === undefined ? '' : documentName(document.uri);
  };
  scope.own(tree.onDidChangeTreeData(describe));
  describe();
  const go = async (...args: unknown[]) => {
    const cited = textOf(args, 'cited');
    const { document } = tree;
    if (cited === undefined)
      throw new GlossError('command.badArgument', ['gloss.goToCitation', 'cited']);
    if (document !== undefined) await goToCitation(document, cited);
  };
  scope.own(registerCommands({ 'gloss.goToCitation': go }, citing.services.log));
  return scope;
}

/** To the first citation of a key; from one of them to the next. The keyboard stays in the view. */
async function goToCitation(document: vscode.TextDocument, cited: string): Promise<void> {
  const viewColumn = columnOf(document);
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus: true,
    ...(viewColumn !== undefined && { viewColumn }),
  });
  const markup = markupOf(document);
  const spans = keySpans(document.getText(), citationsOf(document), markup).filter(
    ({ key }) => key === cited,
  );
  const cursor = document.offsetAt(editor.selection.active);
  const here = spans.findIndex(({ start, end }) => start <= cursor && cursor <= end);
  const next = spans[(here + 1) % Math.max(spans.length, 1)];
  if (next === undefined) return;
  const range = rangeAt(document, next);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where a tab shows the document already. */
function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn | undefined {
  const isShown = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isShown))?.viewColumn;
}

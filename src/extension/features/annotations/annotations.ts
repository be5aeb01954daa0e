/** The Annotations view: all notes and highlights, its commands, its filter. */
import * as vscode from 'vscode';
import { applyEdit } from '../../../core/annotations/highlights.ts';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { isFields } from '../../../core/base/fields.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { Gloss } from '../../../core/index.ts';
import type {
  AnnotationGrouping,
  AnnotationRow,
  AnnotationTreeRow,
} from '../../../core/view/annotationRows.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { ANNOTATIONS_VIEW } from '../../../shared/manifest.ts';
import type { Focus } from '../../../shared/messages.ts';
import { annotationGroupingText, annotationsText } from '../../annotationsText.ts';
import { registerCommands, runCommand } from '../../commands.ts';
import { askForFilter } from '../../filterInput.ts';
import { notify } from '../../notify.ts';
import { offerUndo } from '../../offerUndo.ts';
import { textOf } from '../../paperArguments.ts';
import type { Services } from '../../services.ts';
import { noteUri } from '../notes/noteFileSystem.ts';
import { AnnotationsState } from './annotationsState.ts';
import { AnnotationsTree } from './annotationsTree.ts';

export interface AnnotationsViewOptions {
  /** Shows a paper with its note or a highlight before the reader. */
  readonly openAt: (key: string, focus: Focus) => void;
}

export function registerAnnotationsView(
  services: Services,
  { openAt }: AnnotationsViewOptions,
): Disposable {
  const scope = new Scope();
  const state = new AnnotationsState(services.context.workspaceState);
  const tree = scope.own(new AnnotationsTree(services, state));
  const view = scope.own(
    vscode.window.createTreeView<AnnotationTreeRow>(ANNOTATIONS_VIEW, {
      treeDataProvider: tree,
      showCollapseAll: true,
    }),
  );
  const describe = () => {
    if (view.visible) describeView(view, tree, state);
  };
  scope.own(tree.onDidChangeTreeData(describe));
  scope.own(view.onDidChangeVisibility(describe));
  scope.own(registerCommands(viewCommands(tree, state), services.log));
  scope.own(registerCommands(rowCommands(services, openAt), services.log));
  describe();
  return scope;
}

function describeView(
  view: vscode.TreeView<AnnotationTreeRow>,
  tree: AnnotationsTree,
  state: AnnotationsState,
): void {
  const { notes, highlights } = tree.counts;
  const all = notes + highlights;
  const grouping = annotationGroupingText(state.grouping);
  view.description = all === 0 ? '' : `${grouping} · ${annotationsText.counts(notes, highlights)}`;
  view.message = filterMessage(tree, all);
}

/** Empty without a filter, and where nothing matches: the view's welcome text says what to do then. */
function filterMessage(tree: AnnotationsTree, all: number): string {
  if (tree.filter === '' || tree.shown === 0) return '';
  return annotationsText.filter(tree.shown, all, tree.filter);
}

function viewCommands(tree: AnnotationsTree, state: AnnotationsState) {
  const group = (grouping: AnnotationGrouping) => () => {
    state.group(grouping);
    tree.refresh();
  };
  return {
    'gloss.groupAnnotationsByPaper': group('paper'),
    'gloss.groupAnnotationsByTag': group('tag'),
    'gloss.groupAnnotationsByColour': group('colour'),
    'gloss.groupAnnotationsByDate': group('date'),
    'gloss.filterAnnotations': async (...args: unknown[]) => {
      const query = textOf(args, 'query');
      if (query !== undefined) tree.setFilter(query);
      await vscode.commands.executeCommand(`${ANNOTATIONS_VIEW}.focus`);
      if (query === undefined) await askForFilter(tree, annotationsText.filterPrompt());
    },
    'gloss.clearAnnotationsFilter': () => {
      tree.setFilter('');
    },
  };
}

function rowCommands(services: Services, openAt: AnnotationsViewOptions['openAt']) {
  const { gloss } = services;
  return {
    'gloss.openAnnotation': async (...args: unknown[]) => {
      const row = rowOf('gloss.openAnnotation', args);
      if (row.key !== undefined) openAt(row.key, focusOf(row));
      else await openWithoutPaper(setOf(gloss, row), row);
    },
    'gloss.quoteHighlight': async (...args: unknown[]) => {
      const row = highlightRowOf('gloss.quoteHighlight', args);
      const { key, highlight } = row;
      if (key === undefined) await openWithoutPaper(setOf(gloss, row), row);
      else await runCommand('gloss.insertQuotation', { key, highlight });
    },
    'gloss.acceptHighlight': (...args: unknown[]) => {
      const { key, highlight } = highlightRowOf('gloss.acceptHighlight', args);
      const paper = gloss.library.get(key ?? '');
      if (paper !== undefined) gloss.highlights.accept(paper, highlight);
    },
    'gloss.removeHighlight': (...args: unknown[]) => {
      removeHighlight(services, highlightRowOf('gloss.removeHighlight', args));
    },
  };
}

function focusOf(row: NamedRow): Focus {
  if (row.highlight === undefined) return { kind: 'note' };
  return { kind: 'highlight', id: row.highlight };
}

/** A note can be read without its paper. */
async function openWithoutPaper({ paper }: AnnotationSet, row: NamedRow): Promise<void> {
  const [key] = paper.keys;
  if (row.highlight === undefined && key !== undefined) {
    await vscode.window.showTextDocument(noteUri(key));
    return;
  }
  void notify.info(annotationsText.sourceGone(paper.title));
}

/** Also from a paper whose source is gone; the message offers to put it back where it stood. */
function removeHighlight(
  { gloss, log }: Services,
  row: NamedRow & { readonly highlight: string },
): void {
  const { annotations, highlights, library } = gloss;
  const set = setOf(gloss, row);
  const removal = applyEdit(set.highlights, { kind: 'remove', id: row.highlight });
  const paper = row.key === undefined ? undefined : library.get(row.key);
  if (paper === undefined) annotations.edit(set.id, { highlights: removal.highlights });
  else highlights.remove(paper, row.highlight);
  const { inverse } = removal;
  const putBack = () => {
    const now = setOf(gloss, row).highlights;
    if (inverse.kind !== 'add' || now.some(({ id }) => id === row.highlight)) return;
    if (paper !== undefined) highlights.putBack(paper, inverse.highlight, inverse.at ?? 0);
    else annotations.edit(set.id, { highlights: applyEdit(now, inverse).highlights });
  };
  offerUndo(annotationsText.highlightRemoved(set.paper.title), putBack, log);
}

/** What of a row says which annotation it is. */
type NamedRow = Pick<AnnotationRow, 'set'> & {
  readonly key: string | undefined;
  /** Undefined for the note. */
  readonly highlight: string | undefined;
};

/**
 * The row that the view calls a command with; anybody can call it with anything.
 * @throws GlossError `command.badArgument`
 */
function rowOf(command: CommandId, [row]: readonly unknown[]): NamedRow {
  const { set, key, highlight } = isFields(row) ? row : {};
  if (typeof set !== 'string') throw new GlossError('command.badArgument', [command, 'no row']);
  const textOrNone = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { set, key: textOrNone(key), highlight: textOrNone(highlight) };
}

function highlightRowOf(command: CommandId, args: readonly unknown[]) {
  const { highlight, ...row } = rowOf(command, args);
  if (highlight === undefined) throw new GlossError('highlight.gone', []);
  return { ...row, highlight };
}

/** @throws GlossError `annotations.gone` */
function setOf({ annotations }: Gloss, { set }: NamedRow): AnnotationSet {
  const found = annotations.all().find(({ id }) => id === set);
  if (found === undefined) throw new GlossError('annotations.gone', []);
  return found;
}

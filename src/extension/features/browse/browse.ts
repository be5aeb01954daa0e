/** The Library view: its tree, its commands, its badges, and following the panel. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { hasNotes } from '../../../core/annotations/annotation.ts';
import { Scope } from '../../../core/base/scope.ts';
import { keysBelow, type Row } from '../../../core/view/rows.ts';
import { LIBRARY_VIEW, PAPER_SCHEME } from '../../../shared/manifest.ts';
import { registerCommands, runGuarded } from '../../commands.ts';
import { askForFilter } from '../../filterInput.ts';
import { textOf } from '../../paperArguments.ts';
import type { PaperPanels } from '../../panel/paperPanels.ts';
import { onDidChangeSetting } from '../../settings.ts';
import type { Services } from '../../services.ts';
import { problemText } from '../../searchText.ts';
import { groupingText, text } from '../../text.ts';
import { dragPapers } from './dragPapers.ts';
import { LibraryState } from './libraryState.ts';
import { LibraryTree } from './libraryTree.ts';
import { RowOpening } from './rowOpening.ts';
import { paperUri } from './treeItem.ts';

/** What other features ask of the Library view. */
export interface LibraryView extends Disposable {
  /** The keys of the papers that are selected; where only groups are, of all papers below them. */
  selectedKeys(): readonly string[];
  /** Selects the row that has the focus, without opening it; the key of its paper, undefined for a group. */
  selectFocused(): Promise<string | undefined>;
  /** Whether a paper stands in the tree: the filter, if there is one, leaves it in. */
  shows(key: string): boolean;
}

export function registerBrowse(services: Services, panels: PaperPanels): LibraryView {
  const scope = new Scope();
  const state = new LibraryState(services.context.workspaceState);
  const tree = scope.own(new LibraryTree(services, state));
  const view = scope.own(
    vscode.window.createTreeView<Row>(LIBRARY_VIEW, {
      treeDataProvider: tree,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: dragPapers(services, tree),
    }),
  );
  const describe = () => {
    if (view.visible) describeView(view, tree, state);
  };
  scope.own(tree.onDidChangeTreeData(describe));
  scope.own(view.onDidChangeVisibility(describe));
  scope.own(
    onDidChangeSetting('gloss.library.bundled', () => {
      tree.refresh();
    }),
  );
  scope.own(rememberExpansion(view, tree, state));
  scope.own(followPanel(view, tree, panels, services));
  scope.own(vscode.window.registerFileDecorationProvider(badges(services, scope)));
  scope.own(registerCommands(arrangeCommands(tree, state), services.log));

  const filter = async (query: string) => {
    await services.ready();
    tree.setFilter(query);
    await vscode.commands.executeCommand(`${LIBRARY_VIEW}.focus`);
  };
  scope.own(registerCommands(filterCommands(services, tree, filter), services.log));
  scope.own(
    panels.onDidAskForTopic((id) => {
      void runGuarded(() => filter(`topic:${id}`), services.log);
    }),
  );
  describe();
  // While the tree is being refreshed, the view says that nothing is selected; a second key may come then.
  const opening = scope.own(new RowOpening(services));
  let selectedLast: readonly Row[] = [];
  scope.own(
    view.onDidChangeSelection(({ selection }) => {
      selectedLast = selection;
    }),
  );
  return {
    selectedKeys: () => {
      const rows = view.selection.length > 0 ? view.selection : selectedLast;
      return keysOfRows(rows).filter((key) => tree.shows(key));
    },
    selectFocused: () => selectFocused(view, opening),
    shows: (key) => tree.shows(key),
    dispose: () => {
      scope.dispose();
    },
  };
}

async function selectFocused(
  view: vscode.TreeView<Row>,
  opening: RowOpening,
): Promise<string | undefined> {
  const scope = new Scope();
  const group = new Promise<void>((resolve) => {
    scope.own(
      view.onDidChangeSelection(({ selection: [row] }) => {
        if (row?.kind === 'group') resolve();
      }),
    );
  });
  const select = () => vscode.commands.executeCommand('list.selectAndPreserveFocus');
  const key = await opening.without(select, group);
  scope.dispose();
  // A group was folded or unfolded by that.
  if (key === undefined && view.selection[0]?.kind === 'group') {
    await vscode.commands.executeCommand('list.toggleExpand');
  }
  return key;
}

/** Groups count where no paper is among the rows. */
function keysOfRows(rows: readonly Row[]): readonly string[] {
  const papers = rows.filter(({ kind }) => kind === 'paper');
  return [...new Set((papers.length > 0 ? papers : rows).flatMap(keysBelow))];
}

function describeView(view: vscode.TreeView<Row>, tree: LibraryTree, state: LibraryState): void {
  view.description = groupingText(state.grouping);
  view.message = filterMessage(tree);
}

/** Empty without a filter, and where nothing matches: the view's welcome text says what to do then. */
function filterMessage(tree: LibraryTree): string {
  if (tree.filter === '') return '';
  const { shown, all } = tree.counts;
  return shown === 0 ? '' : text.libraryFilter(shown, all, tree.filter);
}

function rememberExpansion(
  view: vscode.TreeView<Row>,
  tree: LibraryTree,
  state: LibraryState,
): Disposable {
  const remember = ({ element }: vscode.TreeViewExpansionEvent<Row>, expanded: boolean) => {
    if (tree.filter === '') state.setExpanded(element.id, expanded);
  };
  return vscode.Disposable.from(
    view.onDidExpandElement((event) => {
      remember(event, true);
    }),
    view.onDidCollapseElement((event) => {
      remember(event, false);
    }),
  );
}

/** Selects the row of the paper in the panel, if the view is visible and shows another one. */
function followPanel(
  view: vscode.TreeView<Row>,
  tree: LibraryTree,
  panels: PaperPanels,
  { gloss }: Services,
): Disposable {
  const scope = new Scope();
  const follow = () => {
    const key = panels.activeKey;
    const row = key === undefined || !view.visible ? undefined : tree.rowFor(key);
    const shown = view.selection.some(
      (selected) => selected.kind === 'paper' && selected.key === key,
    );
    if (row === undefined || shown) return;
    // The tree may have changed meanwhile; then there is nothing to show.
    view
      .reveal(row, { select: true, focus: false, expand: false })
      .then(undefined, () => undefined);
  };
  scope.own(panels.onDidChangeActive(follow));
  scope.own(view.onDidChangeVisibility(follow));
  scope.own(gloss.library.onDidChange(follow));
  return scope;
}

function badges(services: Services, scope: Scope): vscode.FileDecorationProvider {
  const changed = scope.own(new vscode.EventEmitter<vscode.Uri[]>());
  const { annotations, library } = services.gloss;
  scope.own(
    annotations.onDidChange(({ after }) => {
      changed.fire(after.paper.keys.map(paperUri));
    }),
  );
  return {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration(uri) {
      if (uri.scheme !== PAPER_SCHEME) return undefined;
      const paper = library.get(decodeURIComponent(uri.path.slice(1)));
      if (paper === undefined || !hasNotes(annotations.get(paper))) return undefined;
      return new vscode.FileDecoration('✎', text.hasNotes());
    },
  };
}

function arrangeCommands(tree: LibraryTree, state: LibraryState) {
  const arrange = (change: Parameters<LibraryState['arrange']>[0]) => () => {
    state.arrange(change);
    tree.refresh();
  };
  return {
    'gloss.groupByTopic': arrange({ grouping: 'topic' }),
    'gloss.groupByYear': arrange({ grouping: 'year' }),
    'gloss.groupByVenue': arrange({ grouping: 'venue' }),
    'gloss.groupByAuthor': arrange({ grouping: 'author' }),
    'gloss.groupByStatus': arrange({ grouping: 'status' }),
    'gloss.groupByCode': arrange({ grouping: 'code' }),
    'gloss.groupByTag': arrange({ grouping: 'tag' }),
    'gloss.groupByQueue': arrange({ grouping: 'queue' }),
    'gloss.sortByTitle': arrange({ sorting: 'title' }),
    'gloss.sortByYear': arrange({ sorting: 'year' }),
    'gloss.sortByRecent': arrange({ sorting: 'recent' }),
  };
}

function filterCommands(
  { gloss, bundled }: Services,
  tree: LibraryTree,
  filter: (query: string) => Promise<void>,
) {
  const problemOf = (query: string) => {
    const [problem] = gloss.search.find(query, { limit: 0 }).problems;
    return problem === undefined ? '' : problemText(problem);
  };
  return {
    'gloss.filterLibrary': async (...args: unknown[]) => {
      const query = textOf(args, 'query');
      await filter(query ?? tree.filter);
      if (query === undefined) await askForFilter(tree, text.filterPrompt(), problemOf);
    },
    'gloss.clearLibraryFilter': () => {
      tree.setFilter('');
    },
    'gloss.reloadLibrary': async () => {
      try {
        await bundled.reload();
      } finally {
        tree.refresh();
      }
    },
  };
}

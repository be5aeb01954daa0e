/**
 * Where commands stand: the when-clauses, menus and keys that several of them share. The words of a command and
 * what it is are in `commands.ts`.
 */
import { ANNOTATIONS_VIEW, CITED_VIEW, LIBRARY_VIEW, PAPER_PANEL } from './manifest.ts';
import type { MenuEntry } from './manifest.ts';

export interface KeyEntry {
  readonly key: string;
  readonly when?: string;
  /** What the command is called with. */
  readonly args?: object;
}

export interface CommandEntry {
  readonly title: string;
  readonly icon?: string;
  readonly enablement?: string;
  readonly menus?: readonly MenuEntry[];
  readonly keys?: readonly KeyEntry[];
  /** False keeps the command out of the palette: it makes sense in its menu or list only. */
  readonly palette?: false;
}

export const IN_LIBRARY = `view == ${LIBRARY_VIEW}`;
export const IN_ANNOTATIONS = `view == ${ANNOTATIONS_VIEW}`;
/** The keyboard is in the Library's tree, not in its filter or its find box. */
export const TREE_FOCUSED = `focusedView == ${LIBRARY_VIEW} && listFocus && !inputFocus`;
/** A key says nothing of rows: the command is to take those that are selected, or else the focused one. */
const SELECTED_ROWS = { selected: true } as const;
const FOCUSED_ROW = { selected: 'focused' } as const;
const IN_CITED = `view == ${CITED_VIEW}`;
/** Papers stand in both, and the same can be done with them. */
const AMONG_PAPERS = `view =~ /^(${LIBRARY_VIEW}|${CITED_VIEW})$/`;
const ON_PAPER = `${AMONG_PAPERS} && viewItem =~ /^paper/`;
export const ON_CITED_PAPER = `${IN_CITED} && viewItem =~ /^paper/`;
export const ON_CITED = `${IN_CITED} && viewItem =~ /^(paper\\b.*\\.cited|unknown)\\b/`;
export const ON_WEB_PAPER = `${AMONG_PAPERS} && viewItem =~ /^paper\\b.*\\.web\\b/`;
export const ON_QUEUED = `${AMONG_PAPERS} && viewItem =~ /^paper\\b.*\\.queued\\b/`;
export const IN_PANEL = `activeWebviewPanelId == '${PAPER_PANEL}'`;
export const ON_HIGHLIGHT = `${IN_ANNOTATIONS} && viewItem =~ /^highlight/`;
export const ON_NOTE_OR_HIGHLIGHT = `${IN_ANNOTATIONS} && viewItem =~ /^(note|highlight)/`;
export const ON_DOUBTFUL = `${IN_ANNOTATIONS} && viewItem == highlight.doubtful`;
export const CITABLE_EDITOR =
  'editorLangId =~ /^(markdown|quarto|rmd|latex|tex|typst)$/ || resourceExtname =~ /^\\.(qmd|[Rr]md|typ)$/';

export function onPaper(group: string): MenuEntry {
  return { menu: 'view/item/context', when: ON_PAPER, group };
}

export function onTreeKey(key: string, when = TREE_FOCUSED): readonly KeyEntry[] {
  return [
    { key, when: `${when} && listMultiSelection`, args: SELECTED_ROWS },
    { key, when: `${when} && !listMultiSelection`, args: FOCUSED_ROW },
  ];
}

function inViewMenu(submenu: string, group = '1'): readonly MenuEntry[] {
  return [{ menu: submenu, group }];
}

export function grouping(title: string, value: string, order: number) {
  return {
    title: `Group by ${title}`,
    enablement: `gloss:grouping != ${value}`,
    menus: inViewMenu('gloss.arrange', `1_group@${String(order)}`),
  } as const;
}

export function annotationGrouping(title: string, value: string, order: number) {
  return {
    title: `Group Annotations by ${title}`,
    enablement: `gloss:annotationsGrouping != ${value}`,
    menus: inViewMenu('gloss.arrangeAnnotations', `1_group@${String(order)}`),
  } as const;
}

export function sorting(title: string, value: string, order: number) {
  return {
    title: `Sort by ${title}`,
    enablement: `gloss:sorting != ${value}`,
    menus: inViewMenu('gloss.arrange', `2_sort@${String(order)}`),
  } as const;
}

/**
 * The one table of what Gloss contributes to the editor: commands with their menus and keys, views,
 * settings, context keys. `scripts/manifest.ts` writes `package.json` and `package.nls.json` from it.
 * Types derive from it, so that a wrong id or a forgotten handler does not compile.
 */

export interface MenuEntry {
  readonly menu: string;
  readonly when?: string;
  readonly group?: string;
}

export interface KeyEntry {
  readonly key: string;
  readonly when?: string;
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

interface SubmenuEntry {
  readonly label: string;
  readonly icon: string;
  readonly menus: readonly MenuEntry[];
}

export const VIEW_CONTAINER = 'gloss';
export const LIBRARY_VIEW = 'gloss.library';
export const PAPER_PANEL = 'gloss.paper';
/** Scheme of the tree's resources: what badges (file decorations) hang on. */
export const PAPER_SCHEME = 'gloss-paper';
/** What a dragged paper carries: a JSON array of citation keys. */
export const PAPERS_MIME = 'application/vnd.gloss.papers';

/** Every context key that Gloss sets, with what it means. */
export const contextKeys = {
  /** The search list is open. */
  'gloss:searching': 'boolean',
  'gloss:grouping': 'string',
  'gloss:sorting': 'string',
  'gloss:filtered': 'boolean',
  /** "ready", "empty" (no source is on) or "failed"; not set before the papers are read. */
  'gloss:library': 'string',
  'gloss:canGoBack': 'boolean',
  'gloss:canGoForward': 'boolean',
  /** The active panel is the preview that the next paper reuses. */
  'gloss:preview': 'boolean',
} as const;

const IN_LIBRARY = `view == ${LIBRARY_VIEW}`;
const ON_PAPER = `${IN_LIBRARY} && viewItem =~ /^paper/`;
const ON_WEB_PAPER = `${IN_LIBRARY} && viewItem == paper.web`;
const IN_PANEL = `activeWebviewPanelId == '${PAPER_PANEL}'`;
const CITABLE_EDITOR =
  'editorLangId =~ /^(markdown|quarto|rmd|latex|tex|typst)$/ || resourceExtname =~ /^\\.(qmd|[Rr]md|typ)$/';

function onPaper(group: string): MenuEntry {
  return { menu: 'view/item/context', when: ON_PAPER, group };
}

function inViewMenu(submenu: string, group = '1'): readonly MenuEntry[] {
  return [{ menu: submenu, group }];
}

export const commands = {
  'gloss.searchPapers': {
    title: 'Search Papers',
    icon: '$(search)',
    menus: [{ menu: 'view/title', when: IN_LIBRARY, group: 'navigation@1' }],
    // Also while its list is open, where the key would otherwise open a menu of the window.
    keys: [{ key: 'alt+shift+s' }],
  },
  'gloss.insertCitation': {
    title: 'Insert Citation',
    icon: '$(quote)',
    menus: [
      { menu: 'editor/context', when: CITABLE_EDITOR, group: '1_modification@9' },
      onPaper('inline@1'),
      onPaper('1_cite@1'),
      { menu: 'editor/title', when: IN_PANEL, group: 'navigation@1' },
    ],
    keys: [{ key: 'alt+shift+z', when: '!gloss:searching' }],
  },
  'gloss.openPaper': {
    title: 'Open Paper',
    icon: '$(open-preview)',
    menus: [onPaper('0_open@1')],
  },
  'gloss.openPaperToSide': {
    title: 'Open Paper to the Side',
    icon: '$(split-horizontal)',
    menus: [onPaper('0_open@2')],
  },
  'gloss.openOnWeb': {
    title: 'Open on the Web',
    icon: '$(link-external)',
    menus: [
      { menu: 'view/item/context', when: ON_WEB_PAPER, group: 'inline@2' },
      { menu: 'view/item/context', when: ON_WEB_PAPER, group: '0_open@3' },
    ],
  },
  'gloss.copyCitation': { title: 'Copy Citation', menus: [onPaper('2_copy@1')] },
  'gloss.copyCitationKey': { title: 'Copy Citation Key', menus: [onPaper('2_copy@2')] },
  'gloss.copyBibtex': { title: 'Copy BibTeX', menus: [onPaper('2_copy@3')] },
  'gloss.copyCslJson': { title: 'Copy CSL-JSON', menus: [onPaper('2_copy@4')] },
  'gloss.editNote': { title: 'Edit Note', icon: '$(edit)', menus: [onPaper('3_annotate@1')] },
  'gloss.editTags': { title: 'Edit Tags', icon: '$(tag)', menus: [onPaper('3_annotate@2')] },
  'gloss.markUnread': { title: 'Mark as Unread', menus: [onPaper('4_status@1')] },
  'gloss.markReading': { title: 'Mark as Reading', menus: [onPaper('4_status@2')] },
  'gloss.markRead': { title: 'Mark as Read', menus: [onPaper('4_status@3')] },
  'gloss.filterLibrary': {
    title: 'Filter Library',
    icon: '$(filter)',
    menus: [
      { menu: 'view/title', when: `${IN_LIBRARY} && !gloss:filtered`, group: 'navigation@2' },
    ],
  },
  'gloss.clearLibraryFilter': {
    title: 'Clear Library Filter',
    icon: '$(clear-all)',
    enablement: 'gloss:filtered',
    menus: [{ menu: 'view/title', when: `${IN_LIBRARY} && gloss:filtered`, group: 'navigation@2' }],
  },
  'gloss.groupByTopic': grouping('Topic', 'topic', 1),
  'gloss.groupByYear': grouping('Year', 'year', 2),
  'gloss.groupByVenue': grouping('Venue', 'venue', 3),
  'gloss.groupByAuthor': grouping('First Author', 'author', 4),
  'gloss.groupByStatus': grouping('Reading Status', 'status', 5),
  'gloss.groupByCode': grouping('Code', 'code', 6),
  'gloss.sortByTitle': sorting('Title', 'title', 1),
  'gloss.sortByYear': sorting('Year', 'year', 2),
  'gloss.sortByRecent': sorting('Recently Opened', 'recent', 3),
  'gloss.goBack': {
    title: 'Go Back to the Previous Paper',
    icon: '$(arrow-left)',
    enablement: `${IN_PANEL} && gloss:canGoBack`,
  },
  'gloss.goForward': {
    title: 'Go Forward to the Next Paper',
    icon: '$(arrow-right)',
    enablement: `${IN_PANEL} && gloss:canGoForward`,
  },
  'gloss.keepPaperOpen': {
    title: 'Keep Paper Open',
    icon: '$(pin)',
    enablement: `${IN_PANEL} && gloss:preview`,
  },
  'gloss.citeFromSearch': {
    title: 'Cite the Papers Chosen in the List',
    palette: false,
    keys: [{ key: 'alt+shift+z', when: 'gloss:searching' }],
  },
  'gloss.tickInSearch': {
    title: 'Tick the Paper in the List',
    palette: false,
    keys: [{ key: 'alt+shift+x', when: 'gloss:searching' }],
  },
  'gloss.showLog': { title: 'Show Log' },
  'gloss.showSetAside': { title: 'Show Annotations That Could Not Be Read' },
  'gloss.reloadLibrary': { title: 'Reload Library', icon: '$(refresh)' },
} as const satisfies Record<`gloss.${string}`, CommandEntry>;

export type CommandId = keyof typeof commands;

function grouping(title: string, value: string, order: number) {
  return {
    title: `Group by ${title}`,
    enablement: `gloss:grouping != ${value}`,
    menus: inViewMenu('gloss.arrange', `1_group@${String(order)}`),
  } as const;
}

function sorting(title: string, value: string, order: number) {
  return {
    title: `Sort by ${title}`,
    enablement: `gloss:sorting != ${value}`,
    menus: inViewMenu('gloss.arrange', `2_sort@${String(order)}`),
  } as const;
}

export const submenus = {
  'gloss.arrange': {
    label: 'Group and Sort',
    icon: '$(list-tree)',
    menus: [{ menu: 'view/title', when: IN_LIBRARY, group: 'navigation@3' }],
  },
} as const satisfies Record<`gloss.${string}`, SubmenuEntry>;

/** What the Library view says when there is nothing to show, by the state of the library. */
export const viewsWelcome = [
  { key: 'empty', when: 'gloss:library == empty' },
  { key: 'failed', when: 'gloss:library == failed' },
  { key: 'noMatch', when: 'gloss:library == ready && gloss:filtered' },
] as const;

export const settings = {
  'gloss.library.bundled': {
    type: 'boolean',
    default: true,
    scope: 'window',
  },
  'gloss.citation.syntax': {
    type: 'string',
    enum: ['auto', 'pandoc', 'pandoc-textual', 'latex', 'typst', 'link'],
    default: 'auto',
    scope: 'language-overridable',
  },
} as const;

export interface SettingTypes {
  readonly 'gloss.library.bundled': boolean;
  readonly 'gloss.citation.syntax': (typeof settings)['gloss.citation.syntax']['enum'][number];
}

/** The sentences of the manifest, in English; the source of `package.nls.json`. */
export const sentences = {
  'extension.description':
    'Browse, search, read, annotate and cite research papers while you write about them in Markdown.',
  'view.library.name': 'Library',
  'welcome.empty':
    'No papers: the bundled library is switched off and no other source is open.\n[Open the Setting](command:workbench.action.openSettings?%5B%22gloss.library.bundled%22%5D)',
  'welcome.failed':
    'The library could not be read.\n[Try Again](command:gloss.reloadLibrary)\n[Show Log](command:gloss.showLog)',
  'welcome.noMatch':
    'No paper matches the filter.\n[Change Filter](command:gloss.filterLibrary)\n[Show All Papers](command:gloss.clearLibraryFilter)',
  'setting.gloss.library.bundled':
    'When on, the 77 papers that come with Gloss stand in the Library view, in search and in completion. When off, they are left out of all of these; notes written about them are kept and are back when this is on again.',
  'setting.gloss.citation.syntax': 'How `Gloss: Insert Citation` writes a citation.',
  'setting.gloss.citation.syntax.auto':
    'As the language of the file has it: LaTeX in LaTeX, Typst in Typst, pandoc everywhere else.',
  'setting.gloss.citation.syntax.pandoc': 'Pandoc and Quarto: `[@ibrahim2023comet]`',
  'setting.gloss.citation.syntax.pandoc-textual': 'Pandoc, in the text: `@ibrahim2023comet`',
  'setting.gloss.citation.syntax.latex': 'LaTeX: `\\cite{ibrahim2023comet}`',
  'setting.gloss.citation.syntax.typst': 'Typst: `@ibrahim2023comet`',
  'setting.gloss.citation.syntax.link':
    'A Markdown link to the paper: `[Ibrahim et al. 2023](https://…)`',
  'walkthrough.title': 'Read, annotate and cite with Gloss',
  'walkthrough.description':
    'From a library of papers to a citation in your Markdown, in four steps.',
  'walkthrough.browse.title': 'Browse the library',
  'walkthrough.browse.description':
    'Papers stand by topic in the Gloss side bar; group them by year, venue, author or reading status as you like.\n[Open the Library](command:gloss.library.focus)',
  'walkthrough.search.title': 'Search while you type',
  'walkthrough.search.description':
    'Typing mistakes are forgiven, and filters such as `topic:` or `year:2023..` narrow the list.\n[Search Papers](command:gloss.searchPapers)',
  'walkthrough.annotate.title': 'Write down what you think',
  'walkthrough.annotate.description':
    'Each paper has a note, tags and a reading status; they are saved as you type and found by search.\n[Write a Note](command:gloss.editNote)',
  'walkthrough.cite.title': 'Cite in your Markdown',
  'walkthrough.cite.description':
    'Insert a citation at the cursor, or drag a paper from the Library into your text.\n[Insert Citation](command:gloss.insertCitation)',
} as const;

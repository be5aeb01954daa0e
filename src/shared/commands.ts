/**
 * The commands of Gloss, each with its menus and keys: a part of the one table in `manifest.ts`. A handler
 * that is forgotten, or an id that there is not, does not compile.
 */
import {
  CITABLE_EDITOR,
  IN_ANNOTATIONS,
  IN_LIBRARY,
  IN_PANEL,
  ON_CITED,
  ON_CITED_PAPER,
  ON_DOUBTFUL,
  ON_HIGHLIGHT,
  ON_NOTE_OR_HIGHLIGHT,
  ON_QUEUED,
  ON_WEB_PAPER,
  TREE_FOCUSED,
  annotationGrouping,
  grouping,
  onPaper,
  onTreeKey,
  sorting,
  type CommandEntry,
} from './commandPlaces.ts';

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
  'gloss.editCitation': {
    title: 'Edit Citation',
    menus: [{ menu: 'editor/context', when: CITABLE_EDITOR, group: '1_modification@9' }],
  },
  'gloss.convertCitations': {
    title: 'Convert Citations',
  },
  'gloss.insertComparisonTable': { title: 'Insert Comparison Table', menus: [onPaper('1_cite@3')] },
  'gloss.insertReferenceList': { title: 'Insert Reference List' },
  'gloss.openPaper': {
    title: 'Open Paper',
    icon: '$(open-preview)',
    menus: [
      onPaper('0_open@1'),
      { menu: 'view/item/context', when: ON_CITED_PAPER, group: 'inline@3' },
    ],
  },
  'gloss.openRow': { title: 'Open the Row', palette: false },
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
  'gloss.findCitations': {
    title: 'Find Citations',
    menus: [onPaper('0_open@4'), { menu: 'editor/title', when: IN_PANEL, group: '1_cited@1' }],
  },
  'gloss.goToCitation': {
    title: 'Go to the Citation',
    palette: false,
    menus: [{ menu: 'view/item/context', when: ON_CITED, group: '0_open@0' }],
  },
  'gloss.copyCitation': { title: 'Copy Citation', menus: [onPaper('2_copy@1')] },
  'gloss.copyCitationKey': { title: 'Copy Citation Key', menus: [onPaper('2_copy@2')] },
  'gloss.addToBibliography': {
    title: 'Add to Bibliography',
    menus: [onPaper('1_cite@2')],
  },
  'gloss.syncBibliography': { title: 'Sync Bibliography' },
  'gloss.copyReference': { title: 'Copy Formatted Reference', menus: [onPaper('2_copy@3')] },
  'gloss.copyBibtex': { title: 'Copy BibTeX', menus: [onPaper('2_copy@4')] },
  'gloss.copyBiblatex': { title: 'Copy BibLaTeX', menus: [onPaper('2_copy@5')] },
  'gloss.copyCslJson': { title: 'Copy CSL-JSON', menus: [onPaper('2_copy@6')] },
  'gloss.copyRis': { title: 'Copy RIS', menus: [onPaper('2_copy@7')] },
  'gloss.editNote': { title: 'Edit Note', icon: '$(edit)', menus: [onPaper('3_annotate@1')] },
  'gloss.quickNote': { title: 'Write a Quick Note in the Panel' },
  'gloss.selectPassage': {
    title: 'Select a Passage with the Keyboard',
    enablement: IN_PANEL,
    keys: [{ key: 'alt+shift+h', when: IN_PANEL }],
  },
  'gloss.addPassage': { title: 'Add a Passage' },
  'gloss.editTags': {
    title: 'Edit Tags',
    icon: '$(tag)',
    menus: [onPaper('3_annotate@2')],
    keys: onTreeKey('alt+t'),
  },
  'gloss.renameTag': { title: 'Rename Tag' },
  'gloss.mergeTags': { title: 'Merge Tags' },
  'gloss.markUnread': {
    title: 'Mark as Unread',
    menus: [onPaper('4_status@1')],
    keys: onTreeKey('alt+1'),
  },
  'gloss.markReading': {
    title: 'Mark as Reading',
    menus: [onPaper('4_status@2')],
    keys: onTreeKey('alt+2'),
  },
  'gloss.markRead': {
    title: 'Mark as Read',
    menus: [onPaper('4_status@3')],
    keys: onTreeKey('alt+3'),
  },
  'gloss.addToQueue': {
    title: 'Add to Reading Queue',
    menus: [onPaper('5_queue@1')],
    keys: onTreeKey('alt+4'),
  },
  'gloss.removeFromQueue': {
    title: 'Remove from Reading Queue',
    menus: [{ ...onPaper('5_queue@2'), when: ON_QUEUED }],
    keys: onTreeKey('alt+5'),
  },
  'gloss.moveUpInQueue': {
    title: 'Move Up in Reading Queue',
    menus: [{ ...onPaper('5_queue@3'), when: ON_QUEUED }],
    keys: onTreeKey('alt+up', `${TREE_FOCUSED} && gloss:grouping == queue`),
  },
  'gloss.moveDownInQueue': {
    title: 'Move Down in Reading Queue',
    menus: [{ ...onPaper('5_queue@4'), when: ON_QUEUED }],
    keys: onTreeKey('alt+down', `${TREE_FOCUSED} && gloss:grouping == queue`),
  },
  'gloss.insertQuotation': {
    title: 'Insert Quotation',
    menus: [{ menu: 'editor/context', when: CITABLE_EDITOR, group: '1_modification@9' }],
  },
  'gloss.goToPassage': {
    title: 'Go to Quoted Passage',
    menus: [{ menu: 'editor/context', when: CITABLE_EDITOR, group: 'navigation@9' }],
  },
  'gloss.insertLiteratureNote': {
    title: 'Insert Literature Note',
    icon: '$(notebook)',
    menus: [onPaper('3_annotate@3')],
  },
  'gloss.updateLiteratureNotes': {
    title: 'Update Literature Notes in This Document',
    enablement: CITABLE_EDITOR,
  },
  'gloss.filterAnnotations': {
    title: 'Filter Annotations',
    icon: '$(filter)',
    menus: [
      {
        menu: 'view/title',
        when: `${IN_ANNOTATIONS} && !gloss:annotationsFiltered`,
        group: 'navigation@1',
      },
    ],
  },
  'gloss.clearAnnotationsFilter': {
    title: 'Clear Annotations Filter',
    icon: '$(clear-all)',
    enablement: 'gloss:annotationsFiltered',
    menus: [
      {
        menu: 'view/title',
        when: `${IN_ANNOTATIONS} && gloss:annotationsFiltered`,
        group: 'navigation@1',
      },
    ],
  },
  'gloss.groupAnnotationsByPaper': annotationGrouping('Paper', 'paper', 1),
  'gloss.groupAnnotationsByTag': annotationGrouping('Tag', 'tag', 2),
  'gloss.groupAnnotationsByColour': annotationGrouping('Colour', 'colour', 3),
  'gloss.groupAnnotationsByDate': annotationGrouping('Date', 'date', 4),
  'gloss.openAnnotation': {
    title: 'Open',
    palette: false,
    menus: [{ menu: 'view/item/context', when: ON_NOTE_OR_HIGHLIGHT, group: '0_open@1' }],
  },
  'gloss.quoteHighlight': {
    title: 'Quote in Document',
    icon: '$(quote)',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: ON_HIGHLIGHT, group: 'inline@2' },
      { menu: 'view/item/context', when: ON_HIGHLIGHT, group: '1_use@1' },
    ],
  },
  'gloss.acceptHighlight': {
    title: 'Accept Where It Was Found',
    icon: '$(check)',
    palette: false,
    menus: [
      { menu: 'view/item/context', when: ON_DOUBTFUL, group: 'inline@1' },
      { menu: 'view/item/context', when: ON_DOUBTFUL, group: '2_review@1' },
    ],
  },
  'gloss.removeHighlight': {
    title: 'Remove Highlight',
    palette: false,
    menus: [{ menu: 'view/item/context', when: ON_HIGHLIGHT, group: '3_remove@1' }],
  },
  'gloss.exportAnnotations': {
    title: 'Export Annotations…',
    menus: [
      { menu: 'view/title', when: IN_ANNOTATIONS, group: '2_transfer@1' },
      onPaper('6_transfer@1'),
    ],
  },
  'gloss.importAnnotations': {
    title: 'Import Annotations…',
    menus: [{ menu: 'view/title', when: IN_ANNOTATIONS, group: '2_transfer@2' }],
  },
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
  'gloss.groupByTag': grouping('Tag', 'tag', 7),
  'gloss.groupByQueue': grouping('Reading Queue', 'queue', 8),
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
  'gloss.suggestCitations': {
    title: 'Suggest Citations for Selection',
    enablement: CITABLE_EDITOR,
    menus: [{ menu: 'editor/context', when: CITABLE_EDITOR, group: '1_modification@9' }],
  },
  'gloss.addCited': { title: 'Add What Is Cited to the Bibliography', palette: false },
  'gloss.acceptKey': { title: 'Add the Completed Paper to the Bibliography', palette: false },
  'gloss.citeInPlace': { title: 'Search Papers to Cite Here', palette: false },
  'gloss.tickInSearch': {
    title: 'Tick the Paper in the List',
    palette: false,
    keys: [{ key: 'alt+shift+x', when: 'gloss:searching' }],
  },
  'gloss.showLog': { title: 'Show Log' },
  'gloss.shareAnnotations': { title: 'Keep Annotations in a File of the Project…' },
  'gloss.keepAnnotationsPrivate': { title: 'Keep Annotations in Private Storage' },
  'gloss.restoreAnnotations': { title: 'Restore Annotations…' },
  'gloss.restoreDeletedAnnotation': { title: 'Restore Deleted Annotation' },
  'gloss.showSetAside': { title: 'Show Annotations That Could Not Be Read' },
  'gloss.reloadLibrary': { title: 'Reload Library', icon: '$(refresh)' },
} as const satisfies Record<`gloss.${string}`, CommandEntry>;

export type CommandId = keyof typeof commands;

/**
 * The protocol between the paper panel's page and its host: one map a direction, checked on arrival
 * (`parse.ts`). Data only: no markup crosses. A page says `ready` whenever it (re)loads and then gets
 * the whole state; every request is answered, also when its handler fails.
 */
import type {
  HighlightColour,
  HighlightField,
  ReadingStatus,
} from '../core/annotations/annotation.ts';
import type { CitedIn, Page, PageAnnotations, PageFound } from '../core/view/page.ts';

/** For requests that say all by their name. */
type NoParams = object;

export type CopyFormat = 'bibtex' | 'csl-json' | 'key';

/** A passage of the text as the page shows it; the host refuses it where its own text differs. */
export interface Passage {
  readonly field: HighlightField;
  /** UTF-16 code units of the field as stored; end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** What the page asks of its host; each is answered with nothing but success or an error. */
export interface PageRequests {
  /** The note as it stands after an input; sent at once for every input. */
  'note.change': { readonly key: string; readonly note: string };
  /** The page wants what it has sent to be stored now (the field lost focus). */
  'note.commit': { readonly key: string };
  'status.set': { readonly key: string; readonly status: ReadingStatus };
  'tags.set': { readonly key: string; readonly tags: readonly string[] };
  /** Opens the note in an editor. */
  'note.edit': { readonly key: string };
  /** `id` is a UUID that the page makes, so that it can go on with the highlight at once. */
  'highlight.create': {
    readonly key: string;
    readonly id: string;
    readonly colour: HighlightColour;
    readonly passage: Passage;
  };
  /** What is absent stays. */
  'highlight.change': {
    readonly key: string;
    readonly id: string;
    readonly colour?: HighlightColour;
    readonly comment?: string;
    readonly tags?: readonly string[];
    /** Of a passage from elsewhere only. */
    readonly locator?: string;
  };
  /** The highlight is to stand on this passage: resized, moved, or found again by the reader. */
  'highlight.attach': { readonly key: string; readonly id: string; readonly passage: Passage };
  /** A doubtful highlight is right where it was found. */
  'highlight.accept': { readonly key: string; readonly id: string };
  'highlight.remove': { readonly key: string; readonly id: string };
  'highlight.undo': { readonly key: string };
  'highlight.redo': { readonly key: string };
  /** Writes the highlight's words with a citation into the document. */
  'highlight.quote': { readonly key: string; readonly id: string };
  /** The same for words that are selected, not marked. */
  'passage.quote': { readonly key: string; readonly passage: Passage };
  /** A passage from elsewhere, entered by hand. */
  'passage.add': {
    readonly key: string;
    readonly id: string;
    readonly exact: string;
    /** "p. 5", "sec. 3"; empty for none. */
    readonly locator: string;
    readonly colour: HighlightColour;
    readonly comment: string;
    readonly tags: readonly string[];
  };
  'paper.cite': { readonly key: string };
  'paper.copy': { readonly key: string; readonly format: CopyFormat };
  /** Opens another paper in this panel. */
  'paper.open': { readonly key: string };
  /** Goes to a citation of the paper: in one of the documents that the host named, in the line that it named. */
  'citation.open': { readonly key: string; readonly document: string; readonly line: number };
  /** Shows a topic in the Library view. */
  'topic.show': { readonly id: string };
  /** An address that the page shows; the host opens only the paper's own and those in its note. */
  'link.open': { readonly url: string };
  'history.back': NoParams;
  'history.forward': NoParams;
  'panel.keepOpen': NoParams;
  /** What a search found is not to be marked any longer. */
  'found.forget': NoParams;
}

export type PageRequestName = keyof PageRequests;

/** A message from the page. `page` is a fresh id for each load of the page's script. */
export type FromPage =
  | { readonly kind: 'ready'; readonly page: string }
  | {
      [Name in PageRequestName]: {
        readonly kind: 'request';
        readonly page: string;
        readonly id: number;
        readonly name: Name;
        readonly params: PageRequests[Name];
      };
    }[PageRequestName];

/** What stands around the page: history, pinning, where "Cite" would write. */
export interface PanelChrome {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** False for the preview that the next paper reuses. */
  readonly keptOpen: boolean;
  /** Where "Cite" writes, as a sentence: "Cite in related-work.md" or "Copy the citation". */
  readonly citeTooltip: string;
  /** The eight colours in order, named as the user reads them: "Yellow", "Yellow: method". */
  readonly colours: readonly { readonly colour: HighlightColour; readonly name: string }[];
  /** All tags in use, for completion. */
  readonly knownTags: readonly string[];
}

/** What the page is to bring before the reader, once it shows the paper. */
export type Focus =
  | { readonly kind: 'note' }
  | { readonly kind: 'highlight'; readonly id: string }
  /** A passage without a highlight of its own: selected, so that it is seen. */
  | {
      readonly kind: 'passage';
      readonly field: HighlightField;
      readonly start: number;
      readonly end: number;
    }
  /** Begins selecting with the keyboard. */
  | { readonly kind: 'selection' };

/** State of storing what the user wrote: quiet, said once, or stays until dealt with. */
export type SaveState =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly message: string };

/** A message to the page. */
export type ToPage =
  /** Shows a paper afresh. */
  | {
      readonly kind: 'show';
      readonly page: Page;
      readonly chrome: PanelChrome;
      readonly strings: PanelStrings;
      readonly focus?: Focus;
      readonly found?: PageFound;
    }
  /** Annotations changed, here or elsewhere; the page ignores what it is itself typing. */
  | { readonly kind: 'annotations'; readonly key: string; readonly annotations: PageAnnotations }
  /** Where the workspace cites the paper, as far as it has been read. */
  | { readonly kind: 'cited'; readonly key: string; readonly cited: readonly CitedIn[] }
  | { readonly kind: 'chrome'; readonly chrome: PanelChrome }
  | { readonly kind: 'save'; readonly key: string; readonly state: SaveState }
  /** There is no such paper (any more): the page says so. */
  | { readonly kind: 'missing'; readonly message: string; readonly strings: PanelStrings }
  | { readonly kind: 'focus'; readonly focus: Focus }
  | {
      readonly kind: 'answer';
      readonly page: string;
      readonly id: number;
      readonly error?: string;
    };

/** Every sentence the page shows, translated by the host. `{0}` stands for an argument. */
export interface PanelStrings extends HighlightStrings {
  readonly abstract: string;
  readonly noAbstract: string;
  readonly keyResults: string;
  readonly related: string;
  readonly citedIn: string;
  /** {0}: the document, {1}: the line: "Go to related-work.md, line 12" */
  readonly citedInLine: string;
  readonly note: string;
  readonly notePlaceholder: string;
  readonly tags: string;
  readonly addTag: string;
  /** {0}: the tag */
  readonly removeTag: string;
  readonly status: string;
  readonly statusUnread: string;
  readonly statusReading: string;
  readonly statusRead: string;
  readonly cite: string;
  readonly copyBibtex: string;
  readonly copyCslJson: string;
  readonly copyKey: string;
  readonly back: string;
  readonly forward: string;
  readonly keepOpen: string;
  readonly topics: string;
  readonly links: string;
  readonly code: string;
  /** {0}: the topic's label */
  readonly showTopic: string;
  readonly alsoUnder: string;
  /** {0}: a topic's label: "Same topic: Gating" */
  readonly sameTopic: string;
  /** {0}: terms, joined by commas: "Shared terms: gate, expert" */
  readonly sharedTerms: string;
  readonly saving: string;
  readonly saved: string;
  readonly authors: string;
  /** {0}: how many: "Show all 23 authors" */
  readonly allAuthors: string;
  readonly fewerAuthors: string;
  readonly published: string;
  /** Names the part of the page that the user writes: "Your annotations". */
  readonly annotations: string;
  /** Names the row of "Cite" and the copy buttons: "Cite and copy". */
  readonly actions: string;
  /** Names the bar with back and forward: "Papers shown". */
  readonly history: string;
  /** The host has not answered in time: what was changed last may not be stored. */
  readonly noAnswer: string;
  readonly dismiss: string;
  /** Names the button that takes away the marks of what a search found. */
  readonly forgetFound: string;
  /** Is announced with them, and when they are gone. */
  readonly foundMarked: string;
  readonly foundForgotten: string;
}

/** Those of them that are about highlights and the note. */
export interface HighlightStrings {
  readonly highlights: string;
  readonly noHighlights: string;
  /** Names the tool bar at a selection. */
  readonly highlightTools: string;
  /** {0}: the colour's name: "Highlight in Yellow" */
  readonly highlightIn: string;
  readonly comment: string;
  readonly commentPlaceholder: string;
  readonly addComment: string;
  readonly highlightTags: string;
  readonly colour: string;
  readonly quoteInDocument: string;
  readonly removeHighlight: string;
  readonly editHighlight: string;
  readonly closeEditor: string;
  readonly resize: string;
  readonly undo: string;
  readonly redo: string;
  /** Sections of the list. */
  readonly inTitle: string;
  readonly inAbstract: string;
  readonly fromElsewhere: string;
  /** A highlight whose text changed: where it stands is a guess. */
  readonly doubtful: string;
  readonly doubtfulHint: string;
  readonly accept: string;
  readonly move: string;
  /** A highlight whose text is gone. */
  readonly orphan: string;
  readonly orphanHint: string;
  readonly attach: string;
  /** Says that a passage entered by hand is not in the text here. */
  readonly elsewhereHint: string;
  readonly addPassage: string;
  readonly passageText: string;
  readonly locator: string;
  readonly locatorPlaceholder: string;
  readonly save: string;
  readonly cancel: string;
  /** Choosing a new passage for a highlight: what to do, and the button that ends it. */
  readonly choosePassage: string;
  readonly useSelection: string;
  /** Selecting with the keyboard. */
  readonly selectByKeyboard: string;
  readonly selectionModeOn: string;
  readonly selectionModeOff: string;
  readonly selectionModeHelp: string;
  /** {0}: the selected words */
  readonly selected: string;
  readonly nothingSelected: string;
  /** What is announced: {0}: the colour's name */
  readonly highlighted: string;
  readonly highlightRemoved: string;
  readonly undone: string;
  readonly redone: string;
  /** A highlight stands on another passage now. */
  readonly moved: string;
  /** A doubtful highlight belongs where it was found. */
  readonly accepted: string;
  /** Names the button that leads from a highlight in the list to its passage. */
  readonly showInText: string;
  /** White space that the caret passed, when there is nothing else to read out. */
  readonly space: string;
  readonly editNote: string;
  readonly writeNote: string;
  readonly readNote: string;
}

/** A passage from elsewhere, as it is typed in. */
export interface ForeignDraft {
  readonly exact: string;
  readonly locator: string;
  readonly colour: HighlightColour;
  readonly comment: string;
  readonly tags: readonly string[];
}

/** What the page keeps for itself (`setState`) and the serializer gets after a window reload. */
export interface PersistedPanel {
  readonly version: 1;
  readonly key: string;
  /** Half-written passages: one leaves the page to copy the words from the PDF. */
  readonly drafts?: readonly { readonly key: string; readonly draft: ForeignDraft }[];
  /** CSS pixels from the top. */
  readonly scroll: number;
  readonly keptOpen: boolean;
}

/**
 * The protocol between the paper panel's page and its host: one map a direction, checked on arrival
 * (`parse.ts`). Data only: no markup crosses. A page says `ready` whenever it (re)loads and then gets
 * the whole state; every request is answered, also when its handler fails.
 */
import type { ReadingStatus } from '../core/annotations/annotation.ts';
import type { Page, PageAnnotations } from '../core/view/page.ts';

/** For requests that say all by their name. */
type NoParams = object;

export type CopyFormat = 'bibtex' | 'csl-json' | 'key';

/** What the page asks of its host; each is answered with nothing but success or an error. */
export interface PageRequests {
  /** The note as it stands after an input; sent at once for every input. */
  'note.change': { readonly key: string; readonly note: string };
  /** The page wants what it has sent to be stored now (the field lost focus). */
  'note.commit': { readonly key: string };
  'status.set': { readonly key: string; readonly status: ReadingStatus };
  'tags.set': { readonly key: string; readonly tags: readonly string[] };
  'paper.cite': { readonly key: string };
  'paper.copy': { readonly key: string; readonly format: CopyFormat };
  /** Opens another paper in this panel. */
  'paper.open': { readonly key: string };
  /** Shows a topic in the Library view. */
  'topic.show': { readonly id: string };
  /** An address that the page shows; the host opens only those that are the paper's own. */
  'link.open': { readonly url: string };
  'history.back': NoParams;
  'history.forward': NoParams;
  'panel.keepOpen': NoParams;
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
}

/** State of storing what the user wrote: quiet, said once, or stays until dealt with. */
export type SaveState =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly message: string };

/** A message to the page. */
export type ToPage =
  /** Shows a paper afresh; `focus` moves the caret to the note. */
  | {
      readonly kind: 'show';
      readonly page: Page;
      readonly chrome: PanelChrome;
      readonly strings: PanelStrings;
      readonly focus?: 'note';
    }
  /** Annotations changed, here or elsewhere; the page ignores what it is itself typing. */
  | { readonly kind: 'annotations'; readonly key: string; readonly annotations: PageAnnotations }
  | { readonly kind: 'chrome'; readonly chrome: PanelChrome }
  | { readonly kind: 'save'; readonly key: string; readonly state: SaveState }
  /** There is no such paper (any more): the page says so. */
  | { readonly kind: 'missing'; readonly message: string; readonly strings: PanelStrings }
  | { readonly kind: 'focusNote' }
  | {
      readonly kind: 'answer';
      readonly page: string;
      readonly id: number;
      readonly error?: string;
    };

/** Every sentence the page shows, translated by the host. `{0}` stands for an argument. */
export interface PanelStrings {
  readonly abstract: string;
  readonly noAbstract: string;
  readonly keyResults: string;
  readonly related: string;
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
}

/** What the page keeps for itself (`setState`) and the serializer gets after a window reload. */
export interface PersistedPanel {
  readonly version: 1;
  readonly key: string;
  /** CSS pixels from the top. */
  readonly scroll: number;
  readonly keptOpen: boolean;
}

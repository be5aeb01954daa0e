/**
 * Marking passages: everything that makes, changes or removes a highlight, with undo and redo for each
 * paper. What a passage is, is decided here from the paper's own text, whoever names it.
 */
import { GlossError } from '../base/errors.ts';
import { milliseconds } from '../base/time.ts';
import type { Paper } from '../library/paper.ts';
import type { Clock, Ids } from '../ports.ts';
import { anchorOf, fieldText } from './anchoring/anchors.ts';
import { describe } from './anchoring/selectors.ts';
import { HIGHLIGHT_FIELDS } from './annotation.ts';
import type { Highlight, HighlightColour, HighlightField } from './annotation.ts';
import { applyEdit, changedFields, highlightOf } from './highlights.ts';
import type { HighlightEdit, HighlightFields } from './highlights.ts';
import type { AnnotationStore } from './store.ts';
import { normaliseTags } from './tags.ts';

/** Words of the paper's text: UTF-16 code units of the field as stored; `exact` is what they are. */
export interface Passage {
  readonly field: HighlightField;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** What can be changed of a highlight without moving it; what is absent stays. */
export interface HighlightChange {
  readonly colour?: HighlightColour;
  readonly comment?: string;
  readonly tags?: readonly string[];
  readonly locator?: string;
}

/** A passage that is not in the text here, as the reader enters it. */
export interface ForeignPassage {
  readonly exact: string;
  /** Empty for none. */
  readonly locator: string;
  readonly colour: HighlightColour;
  readonly comment: string;
  readonly tags: readonly string[];
}

interface History {
  readonly undo: readonly HighlightEdit[];
  readonly redo: readonly HighlightEdit[];
  /** When the last edit was made; ISO 8601. */
  readonly at: string;
}

const NO_HISTORY: History = { undo: [], redo: [], at: '' };
/** Whoever pauses for longer while writing a comment begins another step. */
const PAUSE_MS = 10_000;
/** Steps of undo that are kept for a paper. */
const MOST_STEPS = 200;

export class Highlighter {
  readonly #store: AnnotationStore;
  readonly #clock: Clock;
  readonly #ids: Ids;
  /** By the paper's citation key. */
  readonly #histories = new Map<string, History>();

  constructor(
    store: AnnotationStore,
    { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#ids = ids;
  }

  /**
   * Marks a passage. An id that is taken already means the same request came twice: nothing happens.
   * @throws GlossError `highlight.textChanged` where the words are not in this place of the text,
   *   `highlight.blank` where they are white space
   */
  create(
    paper: Paper,
    passage: Passage,
    { colour, id = this.#ids.uuid() }: { readonly colour: HighlightColour; readonly id?: string },
  ): Highlight {
    const highlight = { id, ...selectors(paper, passage), ...this.#fresh(), colour };
    return this.#add(paper, highlight);
  }

  /**
   * Takes in a passage that the reader found elsewhere, in the PDF for instance.
   * @throws GlossError `highlight.blank` without words
   */
  addForeign(paper: Paper, passage: ForeignPassage, id: string = this.#ids.uuid()): Highlight {
    const exact = passage.exact.trim();
    if (exact === '') throw new GlossError('highlight.blank', []);
    const locator = passage.locator.trim();
    return this.#add(paper, {
      id,
      quote: { exact, prefix: '', suffix: '' },
      ...this.#fresh(),
      ...(locator !== '' && { locator }),
      colour: passage.colour,
      comment: passage.comment,
      tags: normaliseTags(passage.tags),
    });
  }

  /** @throws GlossError `highlight.gone` */
  change(paper: Paper, id: string, change: HighlightChange): void {
    const former = highlightOf(this.#highlights(paper), id);
    const { colour = former.colour, comment = former.comment } = change;
    const tags = change.tags === undefined ? former.tags : normaliseTags(change.tags);
    const changed = { ...former, colour, comment, tags };
    this.#replace(paper, former, withLocator(changed, change.locator));
  }

  /**
   * Puts a highlight on another passage: resized, moved, or found again by the reader.
   * @throws GlossError as `create`, and `highlight.gone`
   */
  attach(paper: Paper, id: string, passage: Passage): void {
    const former = highlightOf(this.#highlights(paper), id);
    this.#replace(paper, former, { ...former, ...selectors(paper, passage) });
  }

  /**
   * The reader finds a doubtful highlight right where it was found: from now on it belongs there.
   * @throws GlossError `highlight.gone`, also for one that is found nowhere
   */
  accept(paper: Paper, id: string): void {
    const former = highlightOf(this.#highlights(paper), id);
    const anchor = anchorOf(paper, former);
    if (former.field === undefined || !('start' in anchor)) {
      throw new GlossError('highlight.gone', []);
    }
    const { start, end } = anchor;
    const exact = fieldText(paper, former.field).slice(start, end);
    this.attach(paper, id, { field: former.field, start, end, exact });
  }

  /** Puts a highlight that was removed back to its place in the list; nothing where it is there again. */
  putBack(paper: Paper, highlight: Highlight, at: number): void {
    const present = this.#highlights(paper).some(({ id }) => id === highlight.id);
    if (!present) this.#do(paper, { kind: 'add', highlight, at });
  }

  /** @throws GlossError `highlight.gone` */
  remove(paper: Paper, id: string): void {
    this.#do(paper, { kind: 'remove', id });
  }

  /** Takes the last edit of this paper's highlights back; false where there is none. */
  undo(paper: Paper): boolean {
    return this.#step(paper, 'undo');
  }

  /** Does again what was taken back last; false where there is none. */
  redo(paper: Paper): boolean {
    return this.#step(paper, 'redo');
  }

  /** Whether there is anything to undo, and to redo. */
  steps(paper: Paper): { readonly canUndo: boolean; readonly canRedo: boolean } {
    const { undo, redo } = this.#history(paper);
    const applies = (edit: HighlightEdit) => this.#applies(paper, edit);
    return { canUndo: undo.some(applies), canRedo: redo.some(applies) };
  }

  #fresh(): Pick<Highlight, 'comment' | 'tags' | 'created' | 'modified'> {
    const now = this.#clock.now();
    return { comment: '', tags: [], created: now, modified: now };
  }

  #highlights(paper: Paper): readonly Highlight[] {
    return this.#store.get(paper)?.highlights ?? [];
  }

  #add(paper: Paper, highlight: Highlight): Highlight {
    const known = this.#highlights(paper).find(({ id }) => id === highlight.id);
    if (known !== undefined) return known;
    this.#do(paper, { kind: 'add', highlight });
    return highlight;
  }

  /** Nothing happens, and nothing is to be undone, where nothing differs. */
  #replace(paper: Paper, former: Highlight, next: Highlight): void {
    const fields = changedFields(former, next);
    if (Object.keys(fields).length === 0) return;
    const modified = this.#clock.now();
    this.#do(paper, { kind: 'set', id: former.id, fields: { ...fields, modified } });
  }

  #do(paper: Paper, edit: HighlightEdit): void {
    const { undo, at: before } = this.#history(paper);
    const at = this.#clock.now();
    const { highlights, inverse } = applyEdit(this.#highlights(paper), edit);
    const pause = milliseconds(at) - milliseconds(before);
    const isOneStep = pause <= PAUSE_MS && goesOn(undo.at(-1), edit);
    const steps = isOneStep ? undo : [...undo, inverse];
    this.#change(paper, highlights, { undo: steps.slice(-MOST_STEPS), redo: [], at });
  }

  /** An edit of a highlight that is gone meanwhile can't be undone: it is dropped, and the next tried. */
  #step(paper: Paper, direction: 'undo' | 'redo'): boolean {
    const history = this.#history(paper);
    const back = direction === 'undo' ? 'redo' : 'undo';
    for (let left = history[direction]; left.length > 0; left = left.slice(0, -1)) {
      const edit = left.at(-1);
      if (edit === undefined || !this.#applies(paper, edit)) continue;
      const { highlights, inverse } = applyEdit(this.#highlights(paper), edit);
      const next = { [direction]: left.slice(0, -1), [back]: [...history[back], inverse] };
      this.#change(paper, highlights, { ...history, ...next });
      return true;
    }
    return false;
  }

  #applies(paper: Paper, edit: HighlightEdit): boolean {
    const id = edit.kind === 'add' ? edit.highlight.id : edit.id;
    const present = this.#highlights(paper).some((highlight) => highlight.id === id);
    return present === (edit.kind !== 'add');
  }

  #history(paper: Paper): History {
    return this.#histories.get(paper.key) ?? NO_HISTORY;
  }

  /** The history is in place before anyone hears of the change and asks for it. */
  #change(paper: Paper, highlights: readonly Highlight[], history: History): void {
    this.#histories.set(paper.key, history);
    this.#store.change(paper, { highlights });
  }
}

/**
 * The words of a passage, as they stand in the paper's text.
 * @throws GlossError `highlight.textChanged`, `highlight.blank` as `Highlighter.create` does
 */
export function wordsOf(paper: Paper, passage: Passage): string {
  return selectors(paper, passage).quote.exact;
}

/** Only a passage from elsewhere has one; an empty one takes it away. */
function withLocator(highlight: Highlight, locator: string | undefined): Highlight {
  if (locator === undefined || highlight.field !== undefined) return highlight;
  const changed = Object.entries({ ...highlight, locator: locator.trim() });
  const kept = changed.filter(([name, value]) => name !== 'locator' || value !== '');
  return Object.fromEntries(kept) as Highlight;
}

/** Whoever shows a text may show its white space otherwise. */
function folded(words: string): string {
  return words.replace(/\s+/gu, ' ');
}

/** The passage of these words where they stand at one place of the paper alone; else undefined. */
export function passageOf(paper: Paper, words: string): Passage | undefined {
  const exact = words.trim();
  if (exact === '') return undefined;
  const places = HIGHLIGHT_FIELDS.flatMap((field) => {
    const text = fieldText(paper, field);
    const start = text.indexOf(exact);
    if (start < 0) return [];
    const passage = { field, start, end: start + exact.length, exact };
    return text.includes(exact, start + 1) ? [passage, passage] : [passage];
  });
  return places.length === 1 ? places[0] : undefined;
}

function selectors(
  paper: Paper,
  { field, start, end, exact }: Passage,
): Pick<Highlight, 'quote' | 'position'> & { readonly field: HighlightField } {
  const text = fieldText(paper, field);
  const words = text.slice(start, end);
  if (words === '' || folded(words) !== folded(exact)) {
    throw new GlossError('highlight.textChanged', []);
  }
  if (words.trim() === '') throw new GlossError('highlight.blank', []);
  return { field, ...describe(text, start, end) };
}

/** Whether an edit goes on with writing the comment that the last one wrote: both are one step. */
function goesOn(last: HighlightEdit | undefined, edit: HighlightEdit): boolean {
  return (
    last?.kind === 'set' &&
    edit.kind === 'set' &&
    last.id === edit.id &&
    setsOnlyComment(last.fields) &&
    setsOnlyComment(edit.fields)
  );
}

function setsOnlyComment(fields: HighlightFields): boolean {
  return Object.keys(fields).every((name) => name === 'comment' || name === 'modified');
}

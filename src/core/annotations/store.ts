/**
 * The one writer of annotations: holds the current snapshot, takes changes, tells who listens, and
 * writes behind. Where and how they are stored is the state port's business.
 */
import { Emitter, type Disposable, type Event } from '../base/emitter.ts';
import { GlossError } from '../base/errors.ts';
import type { Paper } from '../library/paper.ts';
import type { Ports } from '../ports.ts';
import type { AnnotationChange, AnnotationSet, PaperRecord } from './annotation.ts';
import { AnnotationIndex, mergeRecords, recordOf } from './identity.ts';
import { readStored, writeStored, type ReadResult } from './stored.ts';
import { normaliseTags } from './tags.ts';

const STATE_KEY = 'annotations';
/** Stored values that were no annotations, each with the time it was set aside. */
const ASIDE_KEY = 'annotations.aside';

/** The longest that a change waits for being stored. */
const SAVE_DELAY_MS = 300;
const RETRY_DELAY_MS = 5_000;

export interface AnnotationsChange {
  readonly before: AnnotationSet | undefined;
  readonly after: AnnotationSet;
}

export type SaveOutcome =
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What was wrong with the stored annotations when they were read. */
export type LoadProblem =
  | { readonly kind: 'damaged'; readonly count: number }
  | { readonly kind: 'newer'; readonly version: number };

export class AnnotationStore implements Disposable {
  readonly #ports: Ports;
  readonly #sets = new Map<string, AnnotationSet>();
  readonly #loaded: ReadResult;
  readonly #index = new AnnotationIndex();
  #asideWritten: boolean;
  #timer: Disposable | undefined;
  #retry: Disposable | undefined;
  #running: Promise<void> | undefined;
  /** How many changes were made, and how many of them are stored. */
  #changes = 0;
  #stored = 0;
  #disposed = false;

  readonly #changed = new Emitter<AnnotationsChange>();
  readonly #saved = new Emitter<SaveOutcome>();
  /** A paper's annotations changed, from wherever. */
  readonly onDidChange: Event<AnnotationsChange> = this.#changed.event;
  /** Storing began, ended or failed. */
  readonly onDidSave: Event<SaveOutcome> = this.#saved.event;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#loaded = readStored(ports.state.get(STATE_KEY));
    for (const set of this.#loaded.sets) this.#hold(set);
    this.#asideWritten = this.#loaded.damaged.length === 0;
  }

  /** What was wrong with the stored annotations; empty when all was well. */
  get problems(): readonly LoadProblem[] {
    const { newerVersion, damaged } = this.#loaded;
    if (newerVersion !== undefined) return [{ kind: 'newer', version: newerVersion }];
    return damaged.length > 0 ? [{ kind: 'damaged', count: damaged.length }] : [];
  }

  /** Everything that could not be read, now and in earlier sessions, for the user to look at. */
  get setAside(): readonly unknown[] {
    const before = this.#asideBefore();
    return this.#asideWritten ? before : [...before, ...this.#loaded.damaged];
  }

  all(): readonly AnnotationSet[] {
    return [...this.#sets.values()];
  }

  /** The annotations of a paper; undefined if it has none yet. */
  get(paper: Paper): AnnotationSet | undefined {
    return this.#index.find(recordOf(paper));
  }

  /** The annotations that know this citation key; for papers whose source is gone. */
  withKey(key: string): AnnotationSet | undefined {
    return this.#index.find({ keys: [key], title: '' });
  }

  /**
   * Changes annotations that there are, also of a paper whose source is gone.
   * @throws GlossError `annotations.newer` as `change` does, `annotations.gone` without such a set
   */
  edit(id: string, change: AnnotationChange): AnnotationSet {
    const before = this.#sets.get(id);
    if (before === undefined) throw new GlossError('annotations.gone', []);
    return this.#put(before, before.paper, change);
  }

  /**
   * Changes a paper's annotations, tells every listener at once and stores within 300 ms.
   * @throws GlossError `annotations.newer` when a newer version of Gloss wrote the stored ones
   */
  change(paper: Paper, change: AnnotationChange): AnnotationSet {
    const record = recordOf(paper);
    return this.#put(this.#index.find(record), record, change);
  }

  /**
   * Takes in whole sets as they are, each in the place of the one with its id or of its paper.
   * @throws GlossError `annotations.newer` as `change` does
   */
  adopt(sets: readonly AnnotationSet[]): void {
    for (const set of sets) {
      const before = this.#sets.get(set.id) ?? this.#index.find(set.paper);
      this.#write(before, { ...set, id: before?.id ?? set.id });
    }
  }

  /** Stores what is not stored yet; resolves when that is done (true) or has failed (false). */
  async flush(): Promise<boolean> {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#retry?.dispose();
    const wanted = this.#changes;
    while (this.#running !== undefined) await this.#running;
    if (this.#stored < wanted) {
      this.#running = this.#save();
      await this.#running;
    }
    return this.#stored >= wanted;
  }

  /** Hands over at once what is not stored yet; nothing is tried again after that. */
  dispose(): void {
    this.#disposed = true;
    void this.flush();
    this.#changed.dispose();
    this.#saved.dispose();
  }

  async #save(): Promise<void> {
    const upTo = this.#changes;
    this.#saved.fire({ kind: 'saving' });
    try {
      await this.#writeAside();
      await this.#ports.state.set(STATE_KEY, writeStored(this.all(), this.#loaded.rest));
      this.#stored = upTo;
      if (upTo === this.#changes) this.#saved.fire({ kind: 'saved' });
    } catch (error) {
      this.#retryLater();
      this.#saved.fire({ kind: 'failed', error });
    } finally {
      this.#running = undefined;
    }
  }

  #retryLater(): void {
    if (this.#disposed) return;
    this.#retry = this.#ports.clock.after(RETRY_DELAY_MS, () => void this.flush());
  }

  /** Damaged values are kept elsewhere before the first write replaces them. */
  async #writeAside(): Promise<void> {
    if (this.#asideWritten) return;
    const at = this.#ports.clock.now();
    const added = this.#loaded.damaged.map((value) => ({ at, value }));
    await this.#ports.state.set(ASIDE_KEY, [...this.#asideBefore(), ...added]);
    this.#asideWritten = true;
  }

  #asideBefore(): readonly unknown[] {
    const stored = this.#ports.state.get(ASIDE_KEY);
    if (stored === undefined) return [];
    return Array.isArray(stored) ? (stored as unknown[]) : [stored];
  }

  #put(
    before: AnnotationSet | undefined,
    record: PaperRecord,
    change: AnnotationChange,
  ): AnnotationSet {
    const after = this.#apply(before ?? this.#fresh(record), record, change);
    return before !== undefined && sameContent(before, after) ? before : this.#write(before, after);
  }

  #write(before: AnnotationSet | undefined, after: AnnotationSet): AnnotationSet {
    if (this.#loaded.newerVersion !== undefined) {
      throw new GlossError('annotations.newer', [this.#loaded.newerVersion]);
    }
    this.#hold(after);
    this.#changes += 1;
    this.#retry?.dispose();
    this.#timer ??= this.#ports.clock.after(SAVE_DELAY_MS, () => void this.flush());
    this.#changed.fire({ before, after });
    return after;
  }

  #hold(set: AnnotationSet): void {
    this.#sets.set(set.id, set);
    this.#index.put(set);
  }

  #fresh(paper: PaperRecord): AnnotationSet {
    const now = this.#ports.clock.now();
    return {
      id: this.#ports.ids.uuid(),
      paper,
      note: '',
      tags: [],
      status: 'unread',
      highlights: [],
      created: now,
      modified: now,
    };
  }

  #apply(set: AnnotationSet, record: PaperRecord, change: AnnotationChange): AnnotationSet {
    const { queue, ...changed } = { ...set, ...change };
    return {
      ...changed,
      ...(queue !== undefined && { queue }),
      tags: change.tags === undefined ? set.tags : normaliseTags(change.tags),
      paper: mergeRecords(set.paper, record),
      modified: this.#ports.clock.now(),
    };
  }
}

function sameContent(one: AnnotationSet, other: AnnotationSet): boolean {
  return (
    one.note === other.note &&
    one.status === other.status &&
    one.queue === other.queue &&
    one.highlights === other.highlights &&
    one.tags.length === other.tags.length &&
    one.tags.every((tag, index) => tag === other.tags[index])
  );
}

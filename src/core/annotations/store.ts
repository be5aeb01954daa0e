/**
 * The one writer of annotations in this window: holds the current snapshot, takes changes, tells who listens,
 * and writes behind: first into the journal, which all windows share and which makes a change safe, then into
 * the copy in the workspace's state. `docs/durability.md` has the rules.
 */
import { Emitter, type Disposable, type Event } from '../base/emitter.ts';
import { GlossError, reasonOf } from '../base/errors.ts';
import { pause } from '../base/pause.ts';
import type { Paper } from '../library/paper.ts';
import type { Ports } from '../ports.ts';
import type { AnnotationChange, AnnotationSet, PaperRecord } from './annotation.ts';
import { changedSet, freshSet } from './change.ts';
import { knownBy, mergeRecords, recordOf } from './identity.ts';
import { isForgotten, withoutForgotten } from './journal/deleted.ts';
import type { Deleted } from './journal/elements.ts';
import { Journal } from './journal/journal.ts';
import { lackedBy, placeKey, type JournalRecord, type Place } from './journal/record.ts';
import { Replica, type TakenOver } from './journal/replica.ts';
import { StateKeeper } from './journal/stateKeeper.ts';
import { WriteBehind, type SaveOutcome } from './journal/writeBehind.ts';
import { journalFolder } from './workspaceIdentity.ts';

/** Another window's change is seen within two seconds. */
const LOOK_DELAY_MS = 1_000;
/** Records that are taken over between two pauses. */
const SLICE = 2_000;
/** Days on which Gloss was used whose backups are kept. */
const BACKUP_DAYS = 7;

export interface AnnotationsChange {
  readonly before: AnnotationSet | undefined;
  readonly after: AnnotationSet;
}

/** What was wrong with stored annotations when they were read. */
export type LoadProblem =
  /** `file` holds what could not be read; without one it is in the workspace's state. */
  | { readonly kind: 'damaged'; readonly count: number; readonly file?: string }
  | { readonly kind: 'newer'; readonly version: number; readonly file?: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string }
  /** The state knows of annotations that are in no journal any more. */
  | { readonly kind: 'missing'; readonly notes: number; readonly highlights: number };

export class AnnotationStore implements Disposable {
  readonly #ports: Ports;
  readonly #replica: Replica;
  readonly #journal: Journal;
  readonly #state: StateKeeper;
  readonly #saver: WriteBehind;
  readonly #problems: LoadProblem[] = [];
  /** What is not in the journal yet. */
  readonly #pending = new Map<string, Place>();
  #loading: Promise<void> | undefined;
  #isRead = false;
  #look: Disposable | undefined;
  #disposed = false;

  readonly #changed = new Emitter<AnnotationsChange>();
  readonly #conflict = new Emitter<AnnotationSet>();
  readonly #problem = new Emitter<LoadProblem>();
  /** A paper's annotations changed, from wherever. */
  readonly onDidChange: Event<AnnotationsChange> = this.#changed.event;
  /** A text was changed in two windows at once: it has the words of both now. */
  readonly onDidKeepBoth: Event<AnnotationSet> = this.#conflict.event;
  /** Something that was stored can't be read. */
  readonly onDidFindProblem: Event<LoadProblem> = this.#problem.event;
  /** Storing began, ended or failed. */
  readonly onDidSave: Event<SaveOutcome>;

  /** Knows what the workspace's state has; the rest comes with `load`. */
  constructor(ports: Ports) {
    this.#ports = ports;
    const writer = ports.ids.uuid();
    const folder = journalFolder(ports.workspace.identity());
    this.#journal = new Journal({ storage: ports.storage, clock: ports.clock, folder, writer });
    this.#replica = new Replica(writer);
    this.#state = new StateKeeper(ports);
    this.#saver = new WriteBehind(ports.clock, () => this.#save());
    this.onDidSave = this.#saver.onDidSave;
    const { records, damaged, newerVersion: version } = this.#state.copy;
    for (const { after } of this.#replica.take(records)) this.#state.measure(after);
    if (version !== undefined) this.#problems.push({ kind: 'newer', version });
    else if (damaged.length > 0) this.#problems.push({ kind: 'damaged', count: damaged.length });
  }

  /** What was wrong with what was stored; empty when all was well. */
  get problems(): readonly LoadProblem[] {
    return this.#problems;
  }

  /** The folder of the store that belongs to this workspace. */
  get folder(): string {
    return this.#journal.folder;
  }

  /** The random id in the workspace's state. */
  get workspaceId(): string {
    return this.#state.identity;
  }

  /** What of the state could not be read, now and in earlier sessions, for the user to look at. */
  get setAside(): readonly unknown[] {
    return this.#state.setAside;
  }

  /**
   * Resolves when the journal has been read, or could not be: then it is tried again, and `problems` says so. From
   * then on, what other windows write is taken over as it comes.
   */
  load(): Promise<void> {
    this.#loading ??= this.#readNews();
    return this.#loading;
  }

  all(): readonly AnnotationSet[] {
    return this.#replica.all();
  }

  /** The annotations of a paper; undefined if it has none yet. */
  get(paper: Paper): AnnotationSet | undefined {
    return this.#replica.isEmpty ? undefined : this.#replica.find(knownBy(paper));
  }

  /** The annotations that know this citation key; for papers whose source is gone. */
  withKey(key: string): AnnotationSet | undefined {
    return this.#replica.find({ keys: [key] });
  }

  /** What was deleted in the last 30 days, last first. */
  deleted(): readonly Deleted[] {
    const now = this.#ports.clock.now();
    return this.#replica.deleted().filter(({ at }) => !isForgotten(at, now));
  }

  /**
   * Changes annotations that there are, also of a paper whose source is gone.
   * @throws GlossError `annotations.newer` as `change` does, `annotations.gone` without such a set
   */
  edit(id: string, change: AnnotationChange): AnnotationSet {
    const before = this.#replica.get(id);
    if (before === undefined) throw new GlossError('annotations.gone', []);
    return this.#put(before, before.paper, change);
  }

  /**
   * Changes a paper's annotations, tells every listener at once and stores within 300 ms.
   * @throws GlossError `annotations.newer` when a newer version of Gloss wrote the stored ones
   */
  change(paper: Paper, change: AnnotationChange): AnnotationSet {
    const record = recordOf(paper);
    return this.#put(this.#replica.find(record), record, change);
  }

  /**
   * Takes in whole sets, each in the place of the one with its id or of its paper.
   * @throws GlossError `annotations.newer`
   */
  adopt(sets: readonly AnnotationSet[]): void {
    for (const set of sets) {
      const before = this.#replica.get(set.id) ?? this.#replica.find(set.paper);
      const paper = before === undefined ? set.paper : mergeRecords(before.paper, set.paper);
      this.#write(before, { ...set, id: before?.id ?? set.id, paper }, set.modified);
    }
  }

  /** Stores what is not stored yet; resolves when that is done (true) or has failed (false). */
  flush(): Promise<boolean> {
    return this.#saver.flush();
  }

  /** Hands over at once what is not stored yet; nothing is tried again after that. */
  dispose(): void {
    this.#disposed = true;
    this.#look?.dispose();
    this.#saver.dispose();
    this.#changed.dispose();
    this.#conflict.dispose();
    this.#problem.dispose();
  }

  async #readNews(): Promise<void> {
    try {
      const { records, problems } = await this.#journal.read();
      for (const problem of problems) this.#addProblem(problem);
      await this.#takeOver(records);
      if (!this.#isRead) this.#compareState(records);
      this.#isRead = true;
    } catch (error) {
      const { folder: file } = this.#journal;
      if (this.#problems.some(({ kind }) => kind === 'unreadable')) return;
      this.#addProblem({ kind: 'unreadable', file, reason: reasonOf(error) });
    } finally {
      this.#lookLater();
    }
  }

  /** In slices, so that whoever types does not wait for it. */
  async #takeOver(records: readonly JournalRecord[]): Promise<void> {
    for (let start = 0; start < records.length; start += SLICE) {
      if (start > 0) await pause(this.#ports.clock);
      this.#tell(this.#replica.take(records.slice(start, start + SLICE)));
    }
  }

  /** What only the state has, the journal has lost or never had. */
  #compareState(journal: readonly JournalRecord[]): void {
    const { records, missing } = this.#state.copy;
    this.#keep(lackedBy(journal, records));
    if (missing !== undefined && journal.length === 0) {
      this.#addProblem({ kind: 'missing', ...missing });
    }
    if (journal.length > 0) void this.#writeState().catch(() => undefined);
    void this.#backUp();
  }

  #lookLater(): void {
    if (this.#disposed) return;
    this.#look = this.#ports.clock.after(LOOK_DELAY_MS, () => void this.#readNews());
  }

  #addProblem(problem: LoadProblem): void {
    this.#problems.push(problem);
    this.#problem.fire(problem);
  }

  #tell(taken: readonly TakenOver[]): void {
    for (const { before, after, bothTexts } of taken) {
      this.#state.measure(after);
      this.#changed.fire({ before, after });
      if (bothTexts) this.#conflict.fire(after);
    }
  }

  #keep(places: readonly Place[]): void {
    if (places.length === 0) return;
    for (const { set, element } of places) {
      this.#pending.set(placeKey({ set, element }), { set, element });
    }
    this.#saver.touch();
  }

  async #save(): Promise<void> {
    const pending = [...this.#pending];
    this.#pending.clear();
    try {
      await this.#journal.append(this.#replica.records(pending.map(([, place]) => place)));
    } catch (error) {
      for (const [key, place] of pending) this.#pending.set(key, place);
      // The state may take what the journal can't; it is no more than a second chance.
      await this.#writeState().catch(() => undefined);
      throw error;
    }
    await this.#writeState().catch(() => undefined);
    void this.#compact();
  }

  #writeState(): Promise<void> {
    return this.#state.write(
      () => this.#replica.all(),
      (place) => this.#replica.register(place),
    );
  }

  /** What fails here lost nothing, and is tried again after the next change. */
  async #compact(): Promise<void> {
    const current = (places: readonly Place[]) => this.#lasting(places);
    await this.#journal.compact(current).catch(() => undefined);
  }

  async #backUp(): Promise<void> {
    const today = this.#ports.clock.now().slice(0, 10);
    await this.#journal.backUp(this.#lasting(), today, BACKUP_DAYS).catch(() => undefined);
  }

  #lasting(places?: readonly Place[]): readonly JournalRecord[] {
    const now = this.#ports.clock.now();
    return this.#replica.records(places).map((record) => withoutForgotten(record, now));
  }

  #put(
    before: AnnotationSet | undefined,
    record: PaperRecord,
    change: AnnotationChange,
  ): AnnotationSet {
    const modified = this.#ports.clock.now();
    const set = before ?? freshSet(record, this.#ports.ids.uuid(), modified);
    return this.#write(before, changedSet(set, record, { ...change, modified }), modified);
  }

  /** Nothing happens, and nobody is told, where nothing differs. */
  #write(before: AnnotationSet | undefined, after: AnnotationSet, at: string): AnnotationSet {
    this.#refuseNewer();
    if (before !== undefined && !this.#replica.differs(after)) return before;
    this.#keep(this.#replica.write(after, at));
    this.#state.measure(after);
    this.#changed.fire({ before, after });
    return after;
  }

  #refuseNewer(): void {
    const newer = this.#problems.find(({ kind }) => kind === 'newer');
    if (newer?.kind === 'newer') throw new GlossError('annotations.newer', [newer.version]);
  }
}

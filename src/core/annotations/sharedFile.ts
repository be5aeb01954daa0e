/**
 * Annotations in a file of the repository, kept equal to the store: what either side changed since they were
 * equal last is taken over by the other. What they were then is kept beside the journal, so that a highlight
 * that is missing on one side is known to be deleted there, or to be new on the other.
 */
import { isFields } from '../base/fields.ts';
import type { Ports } from '../ports.ts';
import type { AnnotationSet } from './annotation.ts';
import { writeLines } from './formats/lines.ts';
import { readLines } from './formats/readLines.ts';
import { AnnotationIndex } from './identity.ts';
import { mergeVersions } from './mergeVersions.ts';
import { readStored } from './stored.ts';
import type { AnnotationStore } from './store.ts';

const BASE = 'shared.';

export interface TextFile {
  /** Tells this file from others, e.g. its path in the workspace. */
  readonly name: string;
  /** Undefined where there is no such file. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

export interface SyncReport {
  /** Conflicts that git had left in the file; both sides were taken over. */
  readonly conflicts: number;
  /** Lines that could not be read; they stay in the file. */
  readonly unreadable: number;
  /** Sets whose note has the texts of both sides now. */
  readonly bothTexts: number;
}

export interface SharedFileParts {
  readonly annotations: AnnotationStore;
  readonly file: TextFile;
  readonly ports: Pick<Ports, 'storage' | 'clock' | 'ids'>;
}

export class SharedFile {
  readonly #parts: SharedFileParts;
  #last: Promise<unknown> = Promise.resolve();
  #base: readonly AnnotationSet[] | undefined;

  constructor(parts: SharedFileParts) {
    this.#parts = parts;
  }

  /**
   * Makes file and store equal; one call after the other.
   * @throws what reading and writing the file throw; then nothing is lost, and the next call tries again
   */
  sync(): Promise<SyncReport> {
    const run = this.#last.then(() => this.#sync());
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #sync(): Promise<SyncReport> {
    const { annotations, file } = this.#parts;
    await annotations.load();
    const text = await file.read();
    const theirs = readLines(text ?? writeLines([]));
    const base = (this.#base ??= await this.#readBase());
    // Only of a file that was read whole does it mean anything that something is not in it.
    const isWhole = text !== undefined && theirs.complete;
    const merged = mergeVersions(
      { sets: annotations.all().filter(isWritten) },
      theirs,
      isWhole ? base : [],
    );
    this.#takeOver(merged.sets);
    const written = writeLines(
      merged.sets.filter(isWritten),
      withoutTorn(theirs.aside, merged.sets),
    );
    if (written !== text) await file.write(written);
    await this.#keepBase(merged.sets);
    const conflicts = theirs.problems.filter(({ code }) => code === 'conflict').length;
    return {
      conflicts,
      unreadable: theirs.problems.length - conflicts,
      bothTexts: merged.bothTexts.length,
    };
  }

  #takeOver(sets: readonly AnnotationSet[]): void {
    const { annotations, ports } = this.#parts;
    const index = new AnnotationIndex();
    for (const set of sets) index.put(set);
    const modified = ports.clock.now();
    const gone = annotations
      .all()
      .filter((set) => isWritten(set) && index.find(set.paper) === undefined)
      .map((set) => emptied(set, modified));
    annotations.adopt([...sets, ...gone]);
  }

  /** The newest that a window kept, if it is of this file. */
  async #readBase(): Promise<readonly AnnotationSet[]> {
    const { ports, file, annotations } = this.#parts;
    const bases: { readonly at: string; readonly sets: readonly AnnotationSet[] }[] = [];
    for (const name of await this.#baseFiles()) {
      const text = await ports.storage.read(`${annotations.folder}/${name}`);
      const base = parseBase(text ?? '');
      if (base?.file === file.name) bases.push(base);
    }
    return bases.sort((one, other) => (one.at > other.at ? -1 : 1))[0]?.sets ?? [];
  }

  async #keepBase(sets: readonly AnnotationSet[]): Promise<void> {
    const { ports, file, annotations } = this.#parts;
    if (this.#base !== undefined && JSON.stringify(this.#base) === JSON.stringify(sets)) return;
    const old = await this.#baseFiles();
    const base = { version: 2, file: file.name, at: ports.clock.now(), sets };
    const path = (name: string) => `${annotations.folder}/${name}`;
    await ports.storage.write(path(`${BASE}${ports.ids.uuid()}.json`), JSON.stringify(base));
    this.#base = sets;
    for (const name of old) await ports.storage.remove(path(name));
  }

  async #baseFiles(): Promise<readonly string[]> {
    const names = await this.#parts.ports.storage.list(this.#parts.annotations.folder);
    return names.filter((name) => name.startsWith(BASE));
  }
}

/** A paper about which nothing is said any more has no line. */
function isWritten({ note, tags, status, queue, highlights }: AnnotationSet): boolean {
  return (
    note !== '' ||
    tags.length > 0 ||
    status !== 'unread' ||
    queue !== undefined ||
    highlights.length > 0
  );
}

function emptied(set: AnnotationSet, modified: string): AnnotationSet {
  const kept = Object.entries(set).filter(([name]) => name !== 'queue');
  const empty = { note: '', tags: [], status: 'unread', highlights: [], modified };
  return { ...Object.fromEntries(kept), ...empty } as unknown as AnnotationSet;
}

/** A line that ends too early is of a write that was cut off, where the whole of it is known. */
function withoutTorn(aside: readonly string[], sets: readonly AnnotationSet[]): readonly string[] {
  if (aside.length === 0) return aside;
  const lines = writeLines(sets).split('\n');
  return aside.filter((torn) => !lines.some((line) => line.startsWith(torn)));
}

function parseBase(
  text: string,
):
  | { readonly file: string; readonly at: string; readonly sets: readonly AnnotationSet[] }
  | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isFields(value)) return undefined;
    const { file, at } = value;
    const { sets, damaged } = readStored(value);
    // Half of what was equal once would make the other half look deleted.
    const isWhole = damaged.length === 0 && typeof file === 'string' && typeof at === 'string';
    return isWhole ? { file, at, sets } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Notes as files over the store: what an editor reads, writes and is told of. A file's size and time are
 * made so that an editor sees every change that is not its own.
 */
import type { Disposable, Event } from '../base/emitter.ts';
import { Emitter } from '../base/emitter.ts';
import { GlossError } from '../base/errors.ts';
import { fnv1a } from '../base/hash.ts';
import { milliseconds } from '../base/time.ts';
import type { Library } from '../library/library.ts';
import type { AnnotationSet } from './annotation.ts';
import { keyOfNotePath, notePath } from './notePath.ts';
import type { AnnotationStore } from './store.ts';

/** In UTF-16 code units; the panel has the same limit. */
export const LONGEST_NOTE = 5 * 1024 * 1024;

export interface NoteStat {
  /** Milliseconds since 1970; later for every other text. */
  readonly created: number;
  readonly modified: number;
  readonly bytes: number;
  /** Tells this text from others of the same length: from 0 to below 1. */
  readonly fingerprint: number;
}

export interface NoteFilesSources {
  readonly library: Library;
  readonly annotations: AnnotationStore;
}

export class NoteFiles implements Disposable {
  readonly #sources: NoteFilesSources;
  readonly #subscription: Disposable;
  /** What was last told of a note, by path. */
  readonly #told = new Map<string, { readonly note: string; readonly modified: number }>();
  readonly #changed = new Emitter<readonly string[]>();
  /** The notes under these paths changed, from wherever. */
  readonly onDidChange: Event<readonly string[]> = this.#changed.event;

  constructor(sources: NoteFilesSources) {
    this.#sources = sources;
    this.#subscription = sources.annotations.onDidChange(({ before, after }) => {
      if (before?.note !== after.note) this.#changed.fire(after.paper.keys.map(notePath));
    });
  }

  /** The paths of all notes that are not blank. */
  paths(): readonly string[] {
    const sets = this.#sources.annotations.all().filter(({ note }) => note.trim() !== '');
    return sets.flatMap(({ paper: { keys } }) => keys.slice(-1).map(notePath));
  }

  /** The text of a note, empty for a paper without one; undefined where there is no such paper. */
  read(path: string): string | undefined {
    const key = keyOfNotePath(path);
    if (key === undefined) return undefined;
    const found = this.#find(key);
    return found === undefined ? undefined : (found.set?.note ?? '');
  }

  /** Undefined where there is no such paper. */
  stat(path: string): NoteStat | undefined {
    const note = this.read(path);
    if (note === undefined) return undefined;
    const set = this.#find(keyOfNotePath(path) ?? '')?.set;
    return {
      created: set === undefined ? 0 : milliseconds(set.created),
      modified: this.#modified(path, note, set),
      bytes: utf8Length(note),
      fingerprint: fnv1a(note) / 2 ** 32,
    };
  }

  /**
   * Stores a note; resolves when that is done.
   * @throws GlossError `paper.unknown`, `note.tooLong`, `note.notSaved` where storing failed (it is
   *   tried again, and Gloss has the text)
   */
  async write(path: string, text: string): Promise<void> {
    const key = keyOfNotePath(path) ?? path;
    const found = this.#find(key);
    if (found === undefined) throw new GlossError('paper.unknown', [key]);
    if (text.length > LONGEST_NOTE) {
      throw new GlossError('note.tooLong', [LONGEST_NOTE / 1024 / 1024]);
    }
    const { annotations } = this.#sources;
    const note = text.replace(/\r\n?/gu, '\n');
    if (found.paper !== undefined) annotations.change(found.paper, { note });
    else annotations.edit(found.set.id, { note });
    if (!(await annotations.flush())) throw new GlossError('note.notSaved', []);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** A paper of the library, or annotations whose paper's source is gone. */
  #find(key: string) {
    const { library, annotations } = this.#sources;
    const paper = library.get(key);
    if (paper !== undefined) return { paper, set: annotations.get(paper) };
    const set = annotations.withKey(key);
    return set === undefined ? undefined : { paper, set };
  }

  /** Tags and highlights change a set's time, not its note's; two notes of one millisecond differ. */
  #modified(path: string, note: string, set: AnnotationSet | undefined): number {
    const told = this.#told.get(path);
    if (told?.note === note) return told.modified;
    const stored = set === undefined ? 0 : milliseconds(set.modified);
    const modified = told === undefined ? stored : Math.max(stored, told.modified + 1);
    this.#told.set(path, { note, modified });
    return modified;
  }
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

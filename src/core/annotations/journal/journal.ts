/**
 * The journal of one workspace's annotations: a folder of small files, each written once by one window and
 * never touched again but to be deleted, when another file that was read back holds all that it says. So a
 * file is either whole or known not to be, whenever a process is killed; `docs/durability.md` has the rules.
 */
import { reasonOf } from '../../base/errors.ts';
import { pause } from '../../base/pause.ts';
import type { Clock, StoragePort } from '../../ports.ts';
import { JournalReader, journalLines, parseJournalFile, type JournalFile } from './journalFile.ts';
import type { JournalRecord, Place } from './record.ts';

/** Files may come and go while they are read; then the folder is listed again. */
const MOST_LISTINGS = 20;
/** So many looks in a row find a file that is not whole unchanged: then it is said to be damaged. */
const LOOKS_AT_TORN = 3;
/** With more files than this, the smaller ones become one. */
const MOST_FILES = 24;
/** Lines that are made or read between two pauses. */
const SLICE = 1_000;
const ENDING = '.jsonl';

export type JournalProblem =
  /** `file` holds what could not be read, as it stood. */
  | { readonly kind: 'damaged'; readonly count: number; readonly file: string }
  | { readonly kind: 'newer'; readonly version: number; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

export interface News {
  readonly records: readonly JournalRecord[];
  readonly problems: readonly JournalProblem[];
}

export interface JournalOptions {
  readonly storage: StoragePort;
  readonly clock: Clock;
  /** The journal's folder, e.g. "thesis-1a2b3c4d". */
  readonly folder: string;
  /** An id that no other window has, nor ever had: letters, digits, hyphens. */
  readonly writer: string;
}

interface Torn {
  readonly text: string;
  readonly looks: number;
}

export class Journal {
  readonly #options: JournalOptions;
  /** Whole files that were read or written here, with their lengths. */
  readonly #whole = new Map<string, number>();
  readonly #newer = new Set<string>();
  /** Files that can't be read, of which that was said; they are tried again. */
  readonly #told = new Set<string>();
  readonly #torn = new Map<string, Torn>();
  #count = 0;
  #isCompacting = false;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  get folder(): string {
    return this.#options.folder;
  }

  /**
   * Reads what is new since the last call: all of it, the first time.
   * @throws what the storage throws when the folder can't be listed
   */
  async read(): Promise<News> {
    const records: JournalRecord[] = [];
    const problems: JournalProblem[] = [];
    // A file that vanished became part of another, which may have come after the list was made.
    for (let listing = 0; listing < MOST_LISTINGS; listing += 1) {
      const names = await this.#unread();
      let vanished = false;
      for (const name of names) {
        const news = await this.#readFile(name);
        if (news === undefined) vanished = true;
        records.push(...(news?.records ?? []));
        problems.push(...(news?.problems ?? []));
      }
      if (!vanished) break;
    }
    return { records, problems };
  }

  /**
   * Writes records; when it resolves, they survive the end of this process.
   * @throws what the storage throws
   */
  async append(records: readonly JournalRecord[]): Promise<void> {
    const name = this.#newName();
    try {
      await this.#writeVerified(name, records);
    } catch (error) {
      // Half a file is of no use to anyone; where it can't be removed it is known for what it is.
      await this.#options.storage.remove(this.#path(name)).catch(() => undefined);
      throw error;
    }
  }

  /**
   * Makes one file of many small ones, if there are many. `current` gives the newest records at places.
   * @throws what the storage throws; then nothing is lost, and the next call tries again
   */
  async compact(current: (places: readonly Place[]) => readonly JournalRecord[]): Promise<void> {
    const small = this.#isCompacting ? [] : this.#small();
    if (small.length === 0) return;
    this.#isCompacting = true;
    try {
      await this.#makeOne(small, current);
    } finally {
      this.#isCompacting = false;
    }
  }

  async #makeOne(
    small: readonly string[],
    current: (places: readonly Place[]) => readonly JournalRecord[],
  ): Promise<void> {
    const places = new Map<string, Place>();
    for (const name of small) {
      const text = await this.#options.storage.read(this.#path(name));
      for (const { set, element } of parseJournalFile(text ?? '').records) {
        places.set(`${set} ${element}`, { set, element });
      }
    }
    await this.#writeVerified(this.#newName(), current([...places.values()]));
    for (const name of small) await this.#remove(name);
  }

  /**
   * Keeps a copy of all records beside the journal, one a day, on the last `days` days on which there was one.
   * `today` is a date, "2026-01-31".
   * @throws what the storage throws
   */
  async backUp(records: readonly JournalRecord[], today: string, days: number): Promise<void> {
    const { storage, writer } = this.#options;
    const folder = this.#path('backups');
    const names = (await storage.list(folder)).filter((name) => name.endsWith(ENDING)).sort();
    if (records.length === 0 || names.some((name) => name.startsWith(today))) return;
    await this.#writeVerified(`backups/${today}.${writer}${ENDING}`, records);
    const dates = [...new Set([...names.map(dateOf), today])].sort().slice(-days);
    const old = names.filter((name) => !dates.includes(dateOf(name)));
    for (const name of old) await storage.remove(`${folder}/${name}`);
  }

  /** Names that are still to be read. */
  async #unread(): Promise<readonly string[]> {
    const names = await this.#options.storage.list(this.#options.folder);
    const there = new Set(names);
    for (const name of this.#whole.keys()) if (!there.has(name)) this.#whole.delete(name);
    for (const name of this.#torn.keys()) if (!there.has(name)) this.#torn.delete(name);
    return names.filter(
      (name) =>
        name.endsWith(ENDING) &&
        !name.startsWith(`${this.#options.writer}.`) &&
        !this.#whole.has(name) &&
        !this.#newer.has(name),
    );
  }

  /** Undefined for a file that is not there any more. */
  async #readFile(name: string): Promise<News | undefined> {
    const path = this.#path(name);
    let text: string | undefined;
    try {
      text = await this.#options.storage.read(path);
    } catch (error) {
      const problem = { kind: 'unreadable', file: path, reason: reasonOf(error) } as const;
      return { records: [], problems: this.#tellOnce(name, problem) };
    }
    if (text === undefined) return undefined;
    const file = await this.#parse(text);
    const { records, newerVersion } = file;
    if (newerVersion !== undefined) {
      // It is neither read again nor ever part of another file.
      this.#newer.add(name);
      return { records, problems: [{ kind: 'newer', version: newerVersion, file: path }] };
    }
    if (file.whole) {
      this.#whole.set(name, text.length);
      this.#torn.delete(name);
      return { records, problems: [] };
    }
    return { records, problems: await this.#lookAtTorn(name, text, file) };
  }

  #tellOnce(name: string, problem: JournalProblem): readonly JournalProblem[] {
    if (this.#told.has(name)) return [];
    this.#told.add(name);
    return [problem];
  }

  /**
   * Another window may be writing it just now. If not, it stays as it is, for nobody can tell whether its writer
   * is gone; what could not be read of it is set aside, once, for the user.
   */
  async #lookAtTorn(
    name: string,
    text: string,
    { unreadable }: JournalFile,
  ): Promise<readonly JournalProblem[]> {
    const known = this.#torn.get(name);
    const looks = known?.text === text ? known.looks + 1 : 1;
    this.#torn.set(name, { text, looks });
    if (looks !== LOOKS_AT_TORN) return [];
    const { storage } = this.#options;
    const told = await storage.list(this.#path('aside'));
    // An empty file never held anything: its writer ended before the first byte.
    if (text === '' || told.includes(name)) return [];
    const file = this.#path(`aside/${name}`);
    await this.#writeBack(file, unreadable.length > 0 ? unreadable.join('\n') : text);
    return [{ kind: 'damaged', count: Math.max(1, unreadable.length), file }];
  }

  /** The smaller files, as long as each is not much larger than all before it together. */
  #small(): readonly string[] {
    if (this.#whole.size <= MOST_FILES) return [];
    const files = [...this.#whole].sort(([, one], [, other]) => one - other);
    let total = 0;
    const end = files.findIndex(([, length], index) => {
      if (index >= MOST_FILES / 2 && length > total) return true;
      total += length;
      return false;
    });
    return files.slice(0, end < 0 ? files.length : end).map(([name]) => name);
  }

  async #writeVerified(name: string, records: readonly JournalRecord[]): Promise<void> {
    const text = await this.#textOf(records);
    await this.#writeBack(this.#path(name), text);
    if (!name.includes('/')) this.#whole.set(name, text.length);
  }

  async #writeBack(path: string, text: string): Promise<void> {
    const { storage } = this.#options;
    await storage.write(path, text);
    const written = await storage.read(path);
    if (written !== text) throw new Error(`${path} does not hold what was written`);
  }

  /** A file that another window removed is gone, too. */
  async #remove(name: string): Promise<void> {
    await this.#options.storage.remove(this.#path(name));
    this.#whole.delete(name);
  }

  async #textOf(records: readonly JournalRecord[]): Promise<string> {
    const parts: string[] = [];
    for (const line of journalLines(records)) {
      parts.push(line);
      if (parts.length % SLICE === 0) await pause(this.#options.clock);
    }
    return parts.join('');
  }

  async #parse(text: string): Promise<JournalFile> {
    const reader = new JournalReader();
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      reader.add(line);
      if (index % SLICE === SLICE - 1) await pause(this.#options.clock);
    }
    return reader.end();
  }

  #newName(): string {
    this.#count += 1;
    return `${this.#options.writer}.${String(this.#count).padStart(6, '0')}${ENDING}`;
  }

  #path(name: string): string {
    return `${this.#options.folder}/${name}`;
  }
}

/** "2026-01-31" of "2026-01-31.<writer>.jsonl" */
function dateOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

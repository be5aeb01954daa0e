/**
 * The entries of a `.bib` file as numbers: where each stands, and no more. What an entry says is read again from
 * its text when something asks for it, since a hundred thousand scanned entries would take a kilobyte each. An
 * entry, broken or not, is cut where the scan of the file found its end, so its own text says the same again.
 */
import type { FileText } from '../../base/utf8Text.ts';
import type { BibtexEntry, BibtexSource, BibtexString } from './file.ts';
import { scanAgain } from './scan.ts';

export interface EntryTable {
  /** Of each entry, in the order of the file. */
  readonly keys: readonly string[];
  /** Of each entry three offsets: its start, its end, where its key begins. */
  readonly places: Uint32Array;
  /** The entries that can be cited: the first of each key, without those that only hold fields for others. */
  readonly cited: Uint32Array;
  readonly strings: ReadonlyMap<string, BibtexString>;
}

export const OFFSETS = 3;

export class EntryTableBuilder {
  readonly #keys: string[] = [];
  readonly #places: number[] = [];
  readonly #cited: number[] = [];
  readonly #citedKeys = new Set<string>();

  add({ key, keySpan, start, end, type }: BibtexEntry): void {
    const index = this.#keys.length;
    this.#keys.push(key);
    this.#places.push(start, end, keySpan.start);
    if (type === 'xdata' || this.#citedKeys.has(key)) return;
    this.#citedKeys.add(key);
    this.#cited.push(index);
  }

  finish(strings: EntryTable['strings']): EntryTable {
    return {
      keys: this.#keys,
      places: new Uint32Array(this.#places),
      cited: new Uint32Array(this.#cited),
      strings,
    };
  }
}

/** The entry at an index as it stands in the text; undefined where the text is another than was scanned. */
export function entryAt(
  { keys, places, strings }: EntryTable,
  file: FileText,
  index: number,
): BibtexSource | undefined {
  const at = places[index * OFFSETS] ?? 0;
  const text = file.slice(at, places[index * OFFSETS + 1] ?? 0);
  const entry = scanAgain(text);
  return entry?.key === keys[index] && entry !== undefined
    ? { entry, text, strings, at }
    : undefined;
}

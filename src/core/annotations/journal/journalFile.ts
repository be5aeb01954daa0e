/**
 * The text of a journal file, version 1: a head that says how many records follow, then a line for each. Each
 * line begins with the fingerprint of its rest, so that a file that was torn, or damaged in one place, still
 * gives all other lines, and is known not to be whole.
 */
import { isFields } from '../../base/fields.ts';
import { fingerprint } from '../../base/hash.ts';
import { isReadable } from './elements.ts';
import { isRecordShape, type JournalRecord } from './record.ts';

export const JOURNAL_VERSION = 1;
const FORMAT = 'gloss annotations';

export interface JournalFile {
  readonly records: readonly JournalRecord[];
  /** Lines that can't be read, as they stand; in a newer version also those that this one does not know. */
  readonly unreadable: readonly string[];
  /** Whether every record that was written is here. */
  readonly whole: boolean;
  /** The version found, when it is newer than this code writes. */
  readonly newerVersion?: number;
}

/** The lines of a file with these records. */
export function* journalLines(records: readonly JournalRecord[]): Generator<string> {
  const head = { format: FORMAT, version: JOURNAL_VERSION, records: records.length };
  for (const value of [head, ...records]) yield line(JSON.stringify(value));
}

/** Reads a file; never throws. */
export function parseJournalFile(text: string): JournalFile {
  const reader = new JournalReader();
  for (const each of text.split('\n')) reader.add(each);
  return reader.end();
}

/** Reads a file line by line, so that whoever has many can pause between them. */
export class JournalReader {
  readonly #records: JournalRecord[] = [];
  readonly #unreadable: string[] = [];
  #head: Head | undefined;
  #lines = 0;

  add(text: string): void {
    if (text === '') return;
    this.#lines += 1;
    const value = unchecked(text);
    if (this.#lines === 1 && isHead(value)) this.#head = value;
    else if (isRecordShape(value) && isReadable(value)) this.#records.push(value);
    else this.#unreadable.push(text);
  }

  end(): JournalFile {
    const [records, unreadable, head] = [this.#records, this.#unreadable, this.#head];
    const whole = unreadable.length === 0 && head?.records === records.length;
    const newer = head !== undefined && head.version > JOURNAL_VERSION;
    return { records, unreadable, whole, ...(newer && { newerVersion: head.version }) };
  }
}

interface Head {
  readonly version: number;
  readonly records: number;
}

function isHead(value: unknown): value is Head {
  return (
    isFields(value) &&
    value['format'] === FORMAT &&
    typeof value['version'] === 'number' &&
    typeof value['records'] === 'number'
  );
}

function line(json: string): string {
  return `${fingerprint(json)} ${json}\n`;
}

/** The value on a line; undefined where the fingerprint does not fit or there is no JSON. */
function unchecked(text: string): unknown {
  const json = text.slice(9);
  if (text.slice(0, 8) !== fingerprint(json)) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

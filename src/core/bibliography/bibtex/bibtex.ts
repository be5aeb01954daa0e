/** A `.bib` file as references: found at once, decoded one by one when they are asked for. */
import type { FileText } from '../../base/utf8Text.ts';
import type { BibliographyProblem } from '../problem.ts';
import { breathe, inSlices, type Bibliography, type Reading } from '../reference.ts';
import { EntryTableBuilder, type EntryTable } from './entryTable.ts';
import type { PackedBriefs } from './packedBriefs.ts';
import { scanSteps, type Step } from './scan.ts';
import { packBriefs, tableReferences } from './tableReferences.ts';

/** What is known of a file when it was read, which is all but its text. */
export interface ReadBibtex {
  readonly table: EntryTable;
  readonly briefs: PackedBriefs | undefined;
  readonly problems: readonly BibliographyProblem[];
}

/** Reads a whole file at once. Throws nothing. */
export function readBibtex(text: string): Bibliography {
  const reader = new Reader(text);
  while (reader.next() !== undefined);
  return bibtexReferences(reader.finish(), text);
}

/** Characters between two pauses: some 10 ms of work where a machine is slow. */
const SLICE = 250_000;
/** Entries that are decoded between two pauses. */
const DECODED = 100;

/**
 * Reads a file in slices.
 * @throws GlossError `bibliography.cancelled`
 */
export async function readBibtexInSlices(text: string, reading: Reading): Promise<ReadBibtex> {
  const reader = new Reader(text);
  let paused = 0;
  for (let at = reader.next(); at !== undefined; at = reader.next()) {
    if (at - paused < SLICE) continue;
    paused = at;
    await breathe(reading);
  }
  await breathe(reading);
  return reader.finish();
}

/**
 * Makes the briefs of a file that was read, so that listing it asks for none of its text.
 * @throws GlossError `bibliography.cancelled`
 */
export async function withBriefs(
  read: ReadBibtex,
  text: FileText,
  reading: Reading,
): Promise<ReadBibtex> {
  const steps = packBriefs(tableReferences(read.table, text));
  return { ...read, briefs: await inSlices(steps, reading, DECODED) };
}

/** The references of a file that was read from this text. */
export function bibtexReferences(
  { table, briefs, problems }: ReadBibtex,
  text: FileText,
): Bibliography {
  return { references: tableReferences(table, text, briefs), problems };
}

class Reader {
  readonly #steps: Generator<Step, Pick<ReadBibtex, 'problems'> & Pick<EntryTable, 'strings'>>;
  readonly #entries = new EntryTableBuilder();
  #rest: (Pick<ReadBibtex, 'problems'> & Pick<EntryTable, 'strings'>) | undefined;

  constructor(text: string) {
    this.#steps = scanSteps(text);
  }

  /** The offset reached; undefined at the end. */
  next(): number | undefined {
    const step = this.#steps.next();
    if (step.done === true) {
      this.#rest = step.value;
      return undefined;
    }
    const { end, entry } = step.value;
    if (entry !== undefined) this.#entries.add(entry);
    return end;
  }

  finish(): ReadBibtex {
    const { strings = new Map(), problems = [] } = this.#rest ?? {};
    return { table: this.#entries.finish(strings), briefs: undefined, problems };
  }
}

/**
 * What was read of a `.bib` file as bytes, so that the next session need not read it again. Whoever keeps them sees
 * to it that they are whole, and of this file as it is (`base/sealed.ts`).
 */
import { ByteReader, ByteWriter } from '../../base/byteStream.ts';
import type { BibliographyProblem } from '../problem.ts';
import type { ReadBibtex } from './bibtex.ts';
import { OFFSETS, type EntryTable } from './entryTable.ts';
import type { BibtexString } from './file.ts';
import type { PackedBriefs } from './packedBriefs.ts';

/** Another number for every change of what is stored, or of what the reader makes of files. */
const VERSION = 3;

export type StoredBibtex = ReadBibtex & {
  readonly briefs: PackedBriefs;
  /** Whether the file's bytes are UTF-8. */
  readonly isUtf8: boolean;
};

/** What was read of a file, as bytes; made in steps. */
export function* bibtexToBytes({
  table,
  briefs,
  problems,
  isUtf8,
}: StoredBibtex): Generator<void, Uint8Array> {
  const writer = new ByteWriter();
  writer.number(VERSION);
  writer.number(isUtf8 ? 1 : 0);
  writer.texts(table.keys);
  yield;
  writer.numbers(distances(table.places));
  writer.numbers(table.cited);
  yield;
  const rest: Rest = {
    strings: [...table.strings.values()],
    problems,
  };
  writer.text(JSON.stringify(rest));
  yield;
  writer.numbers(briefs.starts);
  writer.number(briefs.chunks.length);
  for (const chunk of briefs.chunks) {
    writer.text(chunk);
    yield;
  }
  return writer.finish();
}

interface Rest {
  readonly strings: readonly BibtexString[];
  readonly problems: readonly BibliographyProblem[];
}

/** What was stored, read in steps; undefined where the bytes are of another version. */
export function* bibtexFromBytes(bytes: Uint8Array): Generator<void, StoredBibtex | undefined> {
  const reader = new ByteReader(bytes);
  if (reader.number() !== VERSION) return undefined;
  const isUtf8 = reader.number() === 1;
  const keys = reader.texts();
  yield;
  const places = fromDistances(reader.numbers());
  const cited = reader.numbers();
  yield;
  const { strings, problems } = JSON.parse(reader.text()) as Rest;
  yield;
  const starts = reader.numbers();
  const chunks: string[] = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    chunks.push(reader.text());
    yield;
  }
  if (!reader.isAtEnd()) return undefined;
  const table: EntryTable = {
    ...{ keys, places, cited },
    strings: new Map(strings.map((string) => [string.name, string])),
  };
  return { table, briefs: { chunks, starts }, problems, isUtf8 };
}

/** Places follow one another, so the distances between them are small. */
function distances(places: Uint32Array): Uint32Array {
  return places.map((place, at) => place - (places[before(at)] ?? 0));
}

function fromDistances(steps: Uint32Array): Uint32Array {
  const places = new Uint32Array(steps.length);
  for (let at = 0; at < steps.length; at += 1) {
    places[at] = (steps[at] ?? 0) + (places[before(at)] ?? 0);
  }
  return places;
}

/** Which place another is told from: the start of an entry from the end of the last, others from its start. */
function before(at: number): number {
  const which = at % OFFSETS;
  return which === 0 ? at - 2 : at - which;
}

/**
 * What was read of a `.bib` file as bytes, so that the next session need not read it again. It is made for the
 * bytes of one file as they were: for any others it is as if nothing were stored.
 */
import { ByteReader, ByteWriter } from '../../base/byteStream.ts';
import { digestSteps, type Digest } from '../../base/digest.ts';
import type { BibliographyProblem } from '../problem.ts';
import type { ReadBibtex } from './bibtex.ts';
import { OFFSETS, type EntryTable } from './entryTable.ts';
import type { BibtexString } from './file.ts';
import type { PackedBriefs } from './packedBriefs.ts';

/** Another number for every change of what is stored, or of what the reader makes of files. */
const VERSION = 2;
/** "GLSB" in ASCII, the lowest byte first. */
const MAGIC = 0x42534c47;
/** Of the digest at the end. */
const TAIL = 8;

export type StoredBibtex = ReadBibtex & {
  readonly briefs: PackedBriefs;
  /** Whether the file's bytes are UTF-8. */
  readonly isUtf8: boolean;
};

/** What was read of the file with this digest, as bytes; made in steps. */
export function* bibtexToBytes(
  { table, briefs, problems, isUtf8 }: StoredBibtex,
  file: Digest,
): Generator<void, Uint8Array> {
  const writer = new ByteWriter();
  writer.fixed(MAGIC);
  writer.number(VERSION);
  for (const part of [file.high, file.low]) writer.fixed(part);
  writer.number(file.length);
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
  const { high, low } = yield* digestSteps(writer.finish());
  for (const part of [high, low]) writer.fixed(part);
  return writer.finish();
}

interface Rest {
  readonly strings: readonly BibtexString[];
  readonly problems: readonly BibliographyProblem[];
}

/**
 * What was stored of the file with this digest, read in steps; undefined where the bytes are not whole, of
 * another version, of another file or of the file as it was at another time.
 */
export function* bibtexFromBytes(
  bytes: Uint8Array,
  file: Digest,
): Generator<void, StoredBibtex | undefined> {
  const reader = new ByteReader(bytes.subarray(0, Math.max(0, bytes.length - TAIL)));
  if (reader.fixed() !== MAGIC || reader.number() !== VERSION) return undefined;
  if (reader.fixed() !== file.high || reader.fixed() !== file.low) return undefined;
  if (reader.number() !== file.length || !(yield* isWhole(bytes))) return undefined;
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

function* isWhole(bytes: Uint8Array): Generator<void, boolean> {
  const end = bytes.length - TAIL;
  const { high, low } = yield* digestSteps(bytes.subarray(0, end));
  const tail = new ByteReader(bytes.subarray(end));
  return tail.fixed() === high && tail.fixed() === low;
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

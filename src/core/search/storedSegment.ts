/**
 * A segment as bytes, and back. Postings are stored as they are searched, so reading takes little more
 * than reading the words; numbers that grow are stored as differences in as few bytes as they need.
 */
import { ByteReader, ByteWriter } from '../base/byteStream.ts';
import type { Acronym } from './acronyms.ts';
import { PARTS } from './postings.ts';
import type { Part, Postings } from './postings.ts';
import type { Segment } from './segment.ts';

/** Another number for every change of what is stored or of how texts are analysed. */
const VERSION = 1;
/** "GLSI" in ASCII, the lowest byte first. */
const MAGIC = 0x49534c47;

export function segmentToBytes(segment: Segment): Uint8Array {
  const writer = new ByteWriter();
  writer.fixed(MAGIC);
  writer.number(VERSION);
  writer.texts(segment.keys);
  writer.numbers(segment.lengths);
  for (const print of segment.prints) writer.fixed(print);
  writer.text(segment.dictionary.text);
  writer.numbers(differences(segment.dictionary.starts));
  for (const stem of segment.stems) writer.fixed(stem);
  writer.numbers(segment.counts);
  for (const part of PARTS) {
    const { bytes, starts } = segment.postings[part];
    writer.numbers(differences(starts));
    writer.bytes(bytes);
  }
  writer.texts(segment.acronyms.flatMap(({ short, long }) => [short, long]));
  writer.numbers(segment.acronyms.map(({ papers }) => papers));
  return writer.finish();
}

/**
 * The segment that was stored; undefined where the bytes are not whole, of another version or not of
 * this kind at all. Its postings are a view into the bytes, which must not change.
 */
export function segmentFromBytes(bytes: Uint8Array): Segment | undefined {
  const reader = new ByteReader(bytes);
  if (reader.fixed() !== MAGIC || reader.number() !== VERSION) return undefined;
  const keys = reader.texts();
  const lengths = Uint16Array.from(reader.numbers());
  const prints = Uint32Array.from({ length: keys.length }, () => reader.fixed());
  const text = reader.text();
  const starts = sums(reader.numbers());
  const stems = Uint32Array.from({ length: starts.length - 1 }, () => reader.fixed());
  const counts = reader.numbers();
  const names = readPart(reader);
  const texts = readPart(reader);
  const acronyms = readAcronyms(reader);
  if (!reader.isAtEnd()) return undefined;
  const postings: Record<Part, Postings> = { names, texts };
  return { keys, lengths, prints, dictionary: { text, starts }, stems, counts, postings, acronyms };
}

function readPart(reader: ByteReader): Postings {
  const starts = sums(reader.numbers());
  return { starts, bytes: reader.bytes() };
}

function readAcronyms(reader: ByteReader): readonly Acronym[] {
  const texts = reader.texts();
  return Array.from(reader.numbers(), (papers, i) => ({
    short: texts[2 * i] ?? '',
    long: texts[2 * i + 1] ?? '',
    papers,
  }));
}

/** Of numbers that begin with 0 and never fall. */
function differences(starts: Uint32Array): Uint32Array {
  return Uint32Array.from(
    { length: starts.length - 1 },
    (_, i) => (starts[i + 1] ?? 0) - (starts[i] ?? 0),
  );
}

function sums(steps: Uint32Array): Uint32Array {
  const starts = new Uint32Array(steps.length + 1);
  for (let i = 0; i < steps.length; i++) starts[i + 1] = (starts[i] ?? 0) + (steps[i] ?? 0);
  return starts;
}

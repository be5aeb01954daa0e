/**
 * A segment as bytes, and back. Postings are stored as they are searched, so reading takes little more
 * than reading the words; numbers that grow are stored as differences in as few bytes as they need, and of
 * a word how many letters it begins like the one before it with, and the others (front coding).
 */
import { ByteReader, ByteWriter } from '../base/byteStream.ts';
import type { Acronym } from './acronyms.ts';
import { MAX_TERM } from './analyze.ts';
import type { Dictionary } from './dictionary.ts';
import { PARTS } from './postings.ts';
import type { Part, Postings } from './postings.ts';
import type { Segment } from './segment.ts';

/** Another number for every change of what is stored or of how texts are analysed. */
const VERSION = 3;
/** "GLSI" in ASCII, the lowest byte first. */
const MAGIC = 0x49534c47;

/** The segment as bytes; made in steps. */
export function* segmentToBytes(segment: Segment): Generator<void, Uint8Array> {
  const writer = new ByteWriter();
  writer.fixed(MAGIC);
  writer.number(VERSION);
  writer.texts(segment.keys);
  writer.numbers(segment.lengths);
  yield;
  writeDictionary(writer, segment.dictionary);
  yield;
  writer.fixeds(segment.stems);
  writer.numbers(segment.counts);
  yield;
  for (const part of PARTS) {
    const { bytes, starts } = segment.postings[part];
    writer.numbers(differences(starts));
    yield;
    writer.bytes(bytes);
    yield;
  }
  writer.texts(segment.acronyms.flatMap(({ short, long }) => [short, long]));
  writer.numbers(segment.acronyms.map(({ papers }) => papers));
  return writer.finish();
}

/**
 * The segment that was stored, read in steps; undefined where the bytes are not whole, of another version or not
 * of this kind at all. Its postings are a view into the bytes, which must not change.
 */
export function* segmentFromBytes(bytes: Uint8Array): Generator<void, Segment | undefined> {
  const reader = new ByteReader(bytes);
  if (reader.fixed() !== MAGIC || reader.number() !== VERSION) return undefined;
  const keys = reader.texts();
  const lengths = Uint16Array.from(reader.numbers());
  yield;
  const dictionary = readDictionary(reader);
  yield;
  const stems = reader.fixeds();
  const counts = reader.numbers();
  yield;
  const names = readPart(reader);
  const texts = readPart(reader);
  yield;
  const acronyms = readAcronyms(reader);
  if (dictionary === undefined || !reader.isAtEnd()) return undefined;
  const postings: Record<Part, Postings> = { names, texts };
  return { keys, lengths, dictionary, stems, counts, postings, acronyms };
}

function writeDictionary(writer: ByteWriter, { codes, starts }: Dictionary): void {
  const lengths = differences(starts);
  const shared = new Uint32Array(lengths.length);
  const rest = new Uint16Array(codes.length);
  let size = 0;
  for (let word = 0; word < lengths.length; word++) {
    const [before = 0, length = 0] = [lengths[word - 1], lengths[word]];
    const start = starts[word] ?? 0;
    let same = 0;
    while (same < Math.min(before, length) && codes[start - before + same] === codes[start + same])
      same++;
    shared[word] = same;
    for (let at = start + same; at < start + length; at++) rest[size++] = codes[at] ?? 0;
  }
  writer.numbers(lengths);
  writer.numbers(shared);
  writer.numbers(rest.subarray(0, size));
}

/** Undefined where its numbers can't be those of words. */
function readDictionary(reader: ByteReader): Dictionary | undefined {
  const lengths = reader.numbers();
  const shared = reader.numbers();
  const rest = reader.codes();
  for (let word = 0; word < lengths.length; word++) {
    const length = lengths[word] ?? 0;
    if (length > MAX_TERM || (shared[word] ?? 0) > length) return undefined;
  }
  const starts = sums(lengths);
  return { codes: readCodes(starts, shared, rest), starts };
}

/** Calls nothing for a word: it runs cold, before the first answer. */
function readCodes(starts: Uint32Array, shared: Uint32Array, rest: Uint16Array): Uint16Array {
  const codes = new Uint16Array(starts.at(-1) ?? 0);
  let next = 0;
  for (let word = 0, at = 0; word + 1 < starts.length; word++) {
    const own = at + (shared[word] ?? 0);
    const end = starts[word + 1] ?? 0;
    for (let from = starts[word - 1] ?? 0; at < own; at++) codes[at] = codes[from++] ?? 0;
    for (; at < end; at++) codes[at] = rest[next++] ?? 0;
  }
  return codes;
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
  const steps = new Uint32Array(starts.length - 1);
  for (let i = 0; i < steps.length; i++) steps[i] = (starts[i + 1] ?? 0) - (starts[i] ?? 0);
  return steps;
}

function sums(steps: Uint32Array): Uint32Array {
  const starts = new Uint32Array(steps.length + 1);
  for (let i = 0; i < steps.length; i++) starts[i + 1] = (starts[i] ?? 0) + (steps[i] ?? 0);
  return starts;
}

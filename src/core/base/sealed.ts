/**
 * Bytes that were made of a file and are kept for later, with what they are, of which bytes of the file they were
 * made, and a digest of all: for any other file, or damaged, it is as if nothing were kept.
 */
import { ByteReader, ByteWriter } from './byteStream.ts';
import { digestSteps, type Digest } from './digest.ts';

/** "GLSK" in ASCII, the lowest byte first. */
const MAGIC = 0x4b534c47;
/** Of the digest at the end. */
const TAIL = 8;

/**
 * Seals contents, in steps.
 * @param what what the contents are and who can read them, e.g. "index 0.3.0"
 * @param file the digest of the file they were made of
 */
export function* seal(
  contents: Uint8Array,
  what: string,
  file: Digest,
): Generator<void, Uint8Array> {
  const writer = new ByteWriter();
  writer.fixed(MAGIC);
  writer.text(what);
  for (const part of [file.high, file.low]) writer.fixed(part);
  writer.number(file.length);
  writer.bytes(contents);
  yield;
  const { high, low } = yield* digestSteps(writer.finish());
  for (const part of [high, low]) writer.fixed(part);
  yield;
  return writer.finish();
}

/** The contents, a view into the bytes; undefined where these are not whole, or of something else. In steps. */
export function* unseal(
  bytes: Uint8Array,
  what: string,
  file: Digest,
): Generator<void, Uint8Array | undefined> {
  const end = Math.max(0, bytes.length - TAIL);
  const reader = new ByteReader(bytes.subarray(0, end));
  if (reader.fixed() !== MAGIC || reader.text() !== what) return undefined;
  if (reader.fixed() !== file.high || reader.fixed() !== file.low) return undefined;
  if (reader.number() !== file.length) return undefined;
  const contents = reader.bytes();
  if (!reader.isAtEnd()) return undefined;
  const { high, low } = yield* digestSteps(bytes.subarray(0, end));
  const tail = new ByteReader(bytes.subarray(end));
  return tail.fixed() === high && tail.fixed() === low ? contents : undefined;
}

/**
 * A `.bib` file to which entries were appended since it was read, which is what citing does to it: what was read is taken
 * over, and the rest is read alone. Otherwise every citation would have all of a large file read and indexed anew.
 */
import { sameTextSteps } from '../../base/same.ts';
import type { FileText } from '../../base/utf8Text.ts';
import type { BibliographyProblemCode } from '../problem.ts';
import { breathe, inSlices, type Reading, type Reference } from '../reference.ts';
import type { ReadBibtex } from './bibtex.ts';
import { OFFSETS, type EntryTable } from './entryTable.ts';
import type { BibtexEntry } from './file.ts';
import { BriefPacker, type PackedBriefs } from './packedBriefs.ts';
import { scanBibtex } from './scan.ts';
import { grownReferences, tableReferences } from './tableReferences.ts';

/** A file as it was read. */
export interface KnownBibtex {
  readonly read: ReadBibtex;
  readonly references: readonly Reference[];
  readonly text: FileText;
}

/** Faults after which an entry ends where it does whatever follows. */
const HARMLESS: ReadonlySet<BibliographyProblemCode> = new Set([
  'entry.duplicateKey',
  'entry.shared',
  'entry.keySpace',
  'field.duplicate',
  'field.noValue',
  'string.undefined',
]);

/** More than this is read as quickly with all the rest. */
const MOST_APPENDED = 1_000_000;

/**
 * The file as it is, if it only has more at its end: with the very references that there were, which look into the new
 * text from now on. Undefined where it differs in any other way, or in what it appends might change what stands before.
 * @throws GlossError `bibliography.cancelled`
 */
export async function readAppended(
  known: KnownBibtex,
  text: FileText,
  reading: Reading,
): Promise<Omit<KnownBibtex, 'text'> | undefined> {
  const { table, briefs, problems } = known.read;
  const end = table.places.at(1 - OFFSETS) ?? 0;
  if (end === 0 || !problems.every(({ code, start }) => HARMLESS.has(code) && start < end)) return;
  if (text.length < end || text.length - end > MOST_APPENDED) return;
  if (!(await isSameUpTo(end, [known.text, text], reading))) return;
  const entries = appendedEntries(text.slice(end, text.length), table);
  if (entries === undefined || (await isReferredTo(entries, known.text, reading))) return;
  const grown = withEntries(table, entries, end);
  const all = withBriefsOf(briefs, grown, text);
  const read = { table: grown, briefs: all, problems };
  const references = grownReferences(known.references, grown, text, all);
  return references === undefined ? undefined : { read, references };
}

function isSameUpTo(
  end: number,
  [one, other]: readonly [FileText, FileText],
  reading: Reading,
): Promise<boolean> {
  const upTo = (text: FileText): FileText => ({ length: end, slice: (...at) => text.slice(...at) });
  return inSlices(sameTextSteps(upTo(one), upTo(other)), reading);
}

/** Undefined where they are not plain new ones. */
function appendedEntries(text: string, { keys }: EntryTable): readonly BibtexEntry[] | undefined {
  const { entries, problems, strings } = scanBibtex(text);
  const known = new Set(keys);
  const isPlain = problems.length === 0 && strings.size === 0;
  return isPlain && entries.every(({ key }) => !known.has(key)) ? entries : undefined;
}

const REFERENCE = /\b(?:crossref|xdata)\s*=\s*([^}"]{0,500})/giu;
/** Characters looked through at once, and so many of them twice. */
const PIECE = 1 << 20;
const OVERLAP = 600;

/** Whether an entry before has fields from one of these. */
async function isReferredTo(
  entries: readonly BibtexEntry[],
  text: FileText,
  reading: Reading,
): Promise<boolean> {
  if (entries.length === 0) return false;
  const keys = entries.map(({ key }) => key.toLowerCase());
  for (let start = 0; start < text.length; start += PIECE) {
    const piece = text.slice(start, Math.min(start + PIECE + OVERLAP, text.length));
    for (const [, list = ''] of piece.matchAll(REFERENCE)) {
      const named = list.toLowerCase();
      if (keys.some((key) => named.includes(key))) return true;
    }
    await breathe(reading);
  }
  return false;
}

function withEntries(
  { keys, places, cited, strings }: EntryTable,
  entries: readonly BibtexEntry[],
  offset: number,
): EntryTable {
  const added = entries.flatMap(({ start, end, keySpan }) => [start, end, keySpan.start]);
  const citable = entries.flatMap(({ type }, at) => (type === 'xdata' ? [] : [keys.length + at]));
  return {
    keys: [...keys, ...entries.map(({ key }) => key)],
    places: Uint32Array.from([...places, ...added.map((at) => at + offset)]),
    cited: Uint32Array.from([...cited, ...citable]),
    strings,
  };
}

function withBriefsOf(
  briefs: PackedBriefs | undefined,
  table: EntryTable,
  text: FileText,
): PackedBriefs | undefined {
  if (briefs === undefined) return undefined;
  const packer = new BriefPacker(briefs);
  const added = tableReferences(table, text).slice(briefs.starts.length);
  for (const { brief } of added) packer.add(brief);
  return packer.finish();
}

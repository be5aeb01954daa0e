/**
 * pandoc reads the same citations: keys, modes and prefixes of its document tree, and what its citeproc
 * makes of the suffixes, on documents written by hand and by chance.
 */
import assert from 'node:assert/strict';
import type { FoundItem } from '../../../../src/core/citations/citation.ts';
import {
  contextOf,
  OUTERMOST,
  plainText,
  readInlines,
  readerOf,
} from '../../../../src/core/citations/pandoc/inline.ts';
import { readInline } from '../../../../src/core/citations/pandoc/inlines.ts';
import { readPandoc } from '../../../../src/core/citations/pandoc/readPandoc.ts';
import { citesOf, locate, type Located, type Witness } from '../../../support/citationOracle.ts';
import { TRICKY } from './documents.ts';
import { generatedDocument } from './generated.ts';
import { MET } from './met.ts';

const GENERATED = 220;

/** Generated documents that pandoc reads otherwise, each with its reason. All of them are damaged ones. */
const OTHERWISE: ReadonlyMap<number, string> = new Map([
  [78, 'a grid table without its last border: pandoc cuts its cells elsewhere'],
  [204, 'a grid table without its last border'],
  [219, 'a grid table without its last border'],
]);

/** Documents that pandoc refuses: their metadata is no YAML. */
const REFUSED: ReadonlySet<number> = new Set([228]);

describe('citations in Markdown', function () {
  this.timeout(300_000);

  it('written by hand are those that pandoc finds', async () => {
    const pairs: Pair[] = [];
    for (const text of [...TRICKY, ...MET]) pairs.push(...(await pairsOf(text, text)));
    await compareTails(pairs);
  });

  it(`written by chance are those that pandoc finds, in ${String(GENERATED)} documents`, async () => {
    const pairs: Pair[] = [];
    const differing: number[] = [];
    for (let seed = 1; seed <= GENERATED; seed += 1) {
      if (REFUSED.has(seed)) continue;
      const { text } = generatedDocument(seed);
      if (await agrees(text)) pairs.push(...(await pairsOf(text, `document ${String(seed)}`)));
      else differing.push(seed);
    }
    assert.deepEqual(differing, [...OTHERWISE.keys()]);
    assert.ok(pairs.length > 800, String(pairs.length));
    await compareTails(pairs);
  });

  it('written by chance have every construct twenty times', () => {
    const total = new Map<string, number>();
    for (let seed = 1; seed <= GENERATED; seed += 1) {
      for (const [name, count] of generatedDocument(seed).used) {
        total.set(name, (total.get(name) ?? 0) + count);
      }
    }
    assert.deepEqual(
      [...total].filter(([, count]) => count < 20),
      [],
    );
    assert.ok(total.size >= 60, String(total.size));
  });
});

async function agrees(text: string): Promise<boolean> {
  const theirs = await citesOf(text);
  const ours = readPandoc(text).map(({ items }) => items.map(headOf).join('; '));
  return (
    theirs !== undefined &&
    same(
      ours,
      theirs.map((cite) => cite.map(headOf).join('; ')),
    )
  );
}

/** A picture alone in its paragraph stands twice in pandoc's tree, and a note as often as it is referred to. */
function same(ours: readonly string[], theirs: readonly string[]): boolean {
  const set = (heads: readonly string[]) => JSON.stringify([...new Set(heads)].sort());
  return set(ours) === set(theirs);
}

interface Head {
  readonly key: string;
  readonly mode: string;
}

function headOf({ key, mode }: Head): string {
  return `${key} ${mode}`;
}

interface Pair {
  readonly name: string;
  readonly ours: FoundItem;
  readonly theirs: Witness;
}

/** Each of our works with one of theirs of the same key and mode; prefixes are compared here. */
async function pairsOf(text: string, name: string): Promise<readonly Pair[]> {
  const theirs = (await citesOf(text))?.flat() ?? [];
  const ours = readPandoc(text).flatMap(({ items }) => items);
  assert.ok(
    same(ours.map(headOf), theirs.map(headOf)),
    `${name}: ${ours.map(headOf).join(', ')} for ${theirs.map(headOf).join(', ')}`,
  );
  if (ours.length !== theirs.length) return [];
  const byHead = <T extends Head>(list: readonly T[]) =>
    list.toSorted((one, other) =>
      headOf(one) < headOf(other) ? -1 : headOf(one) > headOf(other) ? 1 : 0,
    );
  const sorted = byHead(theirs);
  const heads = sorted.map(headOf);
  return byHead(ours).flatMap((item, index): readonly Pair[] => {
    const witness = sorted[index];
    // Where one key stands twice in a mode, notes may have changed the order.
    const isOnly = heads.filter((head) => head === headOf(item)).length === 1;
    // Examples are numbered by pandoc.
    const isNumbered = /@ex/u.test(item.prefix + item.suffix);
    if (witness === undefined || !isOnly || isNumbered) return [];
    assert.equal(
      letters(textOf(item.prefix)),
      letters(witness.prefix),
      `${name}: prefix of ${item.key}`,
    );
    return [{ name, ours: item, theirs: witness }];
  });
}

async function compareTails(pairs: readonly Pair[]): Promise<void> {
  const compared = pairs.filter(({ ours }) => !isOfDocument(ours));
  const located = await locate(compared.map(({ theirs }) => theirs.json));
  const differing = compared.flatMap(({ name, ours }, index) => {
    const theirs = located[index] ?? { label: '', locator: '', suffix: 'nothing' };
    const tail = tailOf({ ...ours, suffix: textOf(ours.suffix) });
    return tail === tailOf(theirs) ? [] : [`${name}: ${ours.key} ${tail} for ${tailOf(theirs)}`];
  });
  assert.deepEqual(differing, []);
  if (pairs.length > 800) assert.ok(compared.length > 600, String(compared.length));
}

/** Citations, notes and names of links within a suffix are text only to who knows the whole document. */
function isOfDocument({ locator, suffix }: FoundItem): boolean {
  return /@|\]\[|\[\^/u.test(locator + suffix);
}

function tailOf({ label, locator, suffix }: Located): string {
  // citeproc prints ranges with a dash of its own.
  const plain = locator
    .replace(/[-–—−]+/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  return JSON.stringify([label, plain, letters(suffix)]);
}

/** Letters and digits: white space and punctuation around them are citeproc's to arrange. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Markdown without its marks. */
function textOf(markdown: string): string {
  const reader = readerOf({ text: markdown, starts: [0], origins: [0] }, OUTERMOST, readInline);
  return plainText(readInlines(reader, 0, contextOf(markdown.length)).parts);
}

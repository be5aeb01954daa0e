/** Figures of a `.bib` file with 20,000 entries: from its text to papers in the library, in slices. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { paperOfReference } from '../../src/core/library/referencePaper.ts';
import { Library } from '../../src/core/library/library.ts';
import { readBibliography } from '../../src/core/bibliography/read.ts';

const ENTRIES = 20_000;
/** Enough to tell the time of an entry by. */
const PEER_ENTRIES = 1_000;
const ABSTRACT = 'Lorem ipsum dolor sit amet, {C}onsectetur \\& adipiscing elit. '.repeat(20);

function entries(count: number): string {
  const entry = (_: unknown, n: number) => `@article{key${String(n)},
  title = {Some {Title} of the Number ${String(n)}},
  author = {Doe, John and M{\\"u}ller, Ann},
  year = ${String(1990 + (n % 30))},
  month = jan,
  doi = {10.1000/${String(n)}},
  journal = {Journal of X},
  abstract = {${ABSTRACT}}
}
`;
  return Array.from({ length: count }, entry).join('\n');
}

interface Gaps {
  readonly pause: () => Promise<void>;
  /** The longest work between two pauses. */
  readonly longest: () => number;
}

function gaps(): Gaps {
  let [begun, longest] = [performance.now(), 0];
  const mark = () => {
    longest = Math.max(longest, performance.now() - begun);
  };
  return {
    pause: async () => {
      mark();
      await new Promise((resolve) => setImmediate(resolve));
      begun = performance.now();
    },
    longest: () => {
      mark();
      return longest;
    },
  };
}

async function main(): Promise<void> {
  const text = entries(ENTRIES);
  const { pause, longest } = gaps();
  const start = performance.now();
  const read = await readBibliography(text, 'bibtex', { pause, isCancelled: () => false });
  const scanned = performance.now();
  const library = new Library();
  const papers = read.references.map((reference) => paperOfReference(reference, 'bench'));
  await library.setLargeSource('bench', papers, pause);
  const merged = performance.now();
  const longestSlice = longest();
  for (const { item } of read.references) if (item.id === '') throw new Error('No id');
  const decoded = performance.now();
  const sample = entries(PEER_ENTRIES);
  const peer = performance.now();
  plugins.input.chain(sample, { forceType: '@biblatex/text', generateGraph: false });
  const peerEnd = performance.now();
  console.log(
    JSON.stringify({
      entries: library.papers().length,
      megabytes: round(text.length / 1e6),
      scanMs: round(scanned - start),
      mergeMs: round(merged - scanned),
      longestSliceMs: round(longestSlice),
      decodeMsPerEntry: round((decoded - merged) / ENTRIES, 4),
      citationJsMsPerEntry: round((peerEnd - peer) / PEER_ENTRIES, 4),
    }),
  );
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

void main();

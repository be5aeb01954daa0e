/**
 * Measures one reader over one file in a process of its own: `measure WHO FILE PEERS CACHE`. Prints one JSON object.
 * Milliseconds are from the file on the disk to the first key that a list would offer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { digestSteps } from '../../../src/core/base/digest.ts';
import { sameBytesSteps } from '../../../src/core/base/same.ts';
import { seal, unseal } from '../../../src/core/base/sealed.ts';
import type { FileText } from '../../../src/core/base/utf8Text.ts';
import {
  bibtexReferences,
  readBibtexInSlices,
  withBriefs,
} from '../../../src/core/bibliography/bibtex/bibtex.ts';
import {
  bibtexFromBytes,
  bibtexToBytes,
} from '../../../src/core/bibliography/bibtex/storedBibtex.ts';
import { addPapers } from '../../../src/core/bibliography/edit.ts';
import type { Bibliography } from '../../../src/core/bibliography/reference.ts';
import { createGloss } from '../../../src/core/index.ts';
import { parseCorpus, parseTopics } from '../../../src/core/library/corpus.ts';
import { paperOfReference } from '../../../src/core/library/referencePaper.ts';
import { inSlices } from '../../../src/extension/features/bibliography/breath.ts';
import {
  decodedAs,
  inPieces,
  textOfBytes,
} from '../../../src/extension/features/bibliography/decode.ts';
import { splicedBytes } from '../../../src/extension/features/bibliography/splicedBytes.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import type { Background } from '../../../src/core/ports.ts';
import type { PaperSearch } from '../../../src/core/search/paperSearch.ts';
import { segmentFromBytes } from '../../../src/core/search/storedSegment.ts';
import { testPorts } from '../../support/ports.ts';
import { Pauses } from './pauses.ts';
import { peer, type PeerId } from './readers.ts';

export interface Figures {
  readonly firstKeyMs: number;
  readonly entries: number;
  /** The longest piece of work between two pauses, without reading and decoding the file. */
  readonly longestBlockMs?: number;
  /** What is kept when all is read: heap and bytes. */
  readonly memoryMB?: number;
  /** Until all its papers are found by their words, from the first key on. */
  readonly indexMs?: number;
  readonly indexBlockMs?: number;
  /** From the decision to cite a new paper to the new text of the file. */
  readonly insertMs?: number;
  /** The longest piece of work of that between two pauses. */
  readonly insertBlockMs?: number;
}

const SEALED = 'read';

async function main([who = '', file = '', peers = '', cache = '']: readonly string[]) {
  if (who === 'gloss' || who === 'glossCached') {
    return gloss(file, cache, who === 'glossCached');
  }
  const read = await peer(who as PeerId, peers);
  const begun = performance.now();
  const keys = read(readFileSync(file, 'utf8'));
  if (keys[0] !== 'key0') throw new Error(`The first key is ${keys[0] ?? 'missing'}`);
  return { firstKeyMs: performance.now() - begun, entries: keys.length };
}

async function gloss(file: string, cache: string, isCached: boolean): Promise<Figures> {
  const { library, search, works } = bundled();
  const before = memory();
  const begun = performance.now();
  const bytes = new Uint8Array(readFileSync(file));
  const pauses = new Pauses();
  const read = isCached ? await readCached(bytes, cache, pauses) : await readCold(bytes, pauses);
  pauses.begin();
  const text = await inPieces(bytes, true, pauses);
  const { references } = bibtexReferences(read, text);
  const papers = references.map((reference) => paperOfReference(reference, 'file:///bench.bib'));
  await library.setLargeSource('file:///bench.bib', papers, pauses.pause);
  const { hits } = search.find('', { limit: 1_000 });
  const firstKeyMs = performance.now() - begun;
  pauses.end();
  if (!hits.some(({ key }) => key === 'key0')) throw new Error('The first key is missing');
  const figures = {
    ...{ firstKeyMs, entries: references.length, longestBlockMs: pauses.longest },
    ...(await indexed({ search, papers, works, kept: isCached ? `${cache}.index` : undefined })),
  };
  if (!isCached) writeFileSync(`${cache}.index`, await inSlices(search.toBytes(papers), pauses));
  if (isCached) return { ...figures, memoryMB: memory() - before };
  const digest = await inSlices(digestSteps(bytes), pauses);
  const { briefs } = read;
  if (briefs === undefined) throw new Error('No briefs');
  const contents = await inSlices(bibtexToBytes({ ...read, briefs, isUtf8: true }), pauses);
  writeFileSync(cache, await inSlices(seal(contents, SEALED, digest), pauses));
  return { ...figures, ...(await insertion({ ...bibtexReferences(read, text), bytes, text })) };
}

function bundled() {
  // The index is made behind the list, as in the extension; here it does not begin before the first key.
  const works: Work[] = [];
  const background: Background = {
    run: (steps, done) => {
      works.push({ steps, done });
      return { dispose: () => undefined };
    },
  };
  const gloss = createGloss({ ...testPorts(), background });
  const json = (name: string) => readFileSync(`data/${name}.json`, 'utf8');
  gloss.library.setSource('bundled', parseCorpus(json('corpus')), parseTopics(json('topics')));
  gloss.search.prepare();
  return { ...gloss, works };
}

interface Work {
  readonly steps: Iterator<unknown, unknown>;
  readonly done: () => void;
}

interface Indexing {
  readonly search: PaperSearch;
  readonly papers: readonly Paper[];
  readonly works: Work[];
  /** The file of the index that was kept, if it was. */
  readonly kept: string | undefined;
}

/** Until the words of all papers are found: by the kept index, or by one that is made and kept. */
async function indexed({
  search,
  papers,
  works,
  kept,
}: Indexing): Promise<Pick<Figures, 'indexMs' | 'indexBlockMs'>> {
  const pauses = new Pauses();
  const begun = performance.now();
  const bytes = kept && new Uint8Array(readFileSync(kept));
  const index = bytes && (await inSlices(segmentFromBytes(bytes), pauses));
  if (index) search.load(index, papers);
  for (const { steps, done } of works.slice()) {
    await inSlices(steps, pauses);
    done();
  }
  const { total } = search.find('lorem ', { limit: 50 });
  const indexMs = performance.now() - begun;
  pauses.end();
  if (total < papers.length || search.pending > 0) throw new Error(`${String(total)} are found`);
  return { indexMs, indexBlockMs: pauses.longest };
}

async function readCold(bytes: Uint8Array, pauses: Pauses) {
  const { text } = decodedAs(bytes);
  pauses.begin();
  return withBriefs(await readBibtexInSlices(text, pauses), text, pauses);
}

async function readCached(bytes: Uint8Array, cache: string, pauses: Pauses) {
  const kept = new Uint8Array(readFileSync(cache));
  pauses.begin();
  const digest = await inSlices(digestSteps(bytes), pauses);
  const contents = await inSlices(unseal(kept, SEALED, digest), pauses);
  const read = contents && (await inSlices(bibtexFromBytes(contents), pauses));
  if (read === undefined) throw new Error('Nothing is kept of this file');
  return read;
}

/**
 * A paper that the file has not: the file is the one that was read, and is looked through by identifiers and keys. As in
 * the extension, without what the disk takes.
 */
async function insertion(
  read: Bibliography & { readonly bytes: Uint8Array; readonly text: FileText },
): Promise<Pick<Figures, 'insertMs' | 'insertBlockMs'>> {
  const [paper] = parseCorpus(readFileSync('data/corpus.json', 'utf8'));
  if (paper === undefined) throw new Error('The corpus is empty');
  // Another array, as the disk gives one at each reading.
  const bytes = read.bytes.slice();
  const begun = performance.now();
  const pauses = new Pauses();
  const { text, isUtf8 } = await textOfBytes(bytes, pauses);
  // The file that was read, the file before it is written, and what was written.
  for (let times = 0; times < 3; times += 1) {
    const isSame = await inSlices(sameBytesSteps(read.bytes, bytes), pauses);
    if (!isSame) throw new Error('Other bytes');
  }
  const { splice } = await addPapers({ ...read, text, format: 'bibtex' }, [paper], {
    writing: { dialect: 'biblatex', version: 'preprint' },
    reading: pauses,
  });
  if (splice === undefined) throw new Error('Nothing was added');
  await splicedBytes({ bytes, text, isUtf8 }, [splice], pauses);
  pauses.end();
  return { insertMs: performance.now() - begun, insertBlockMs: pauses.longest };
}

function memory(): number {
  for (let times = 0; times < 4; times += 1) global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

main(process.argv.slice(2)).then(
  (figures) => {
    console.log(JSON.stringify(figures));
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(1);
  },
);

/**
 * Indexing a workspace: 2,000 Markdown files of 5 kB read in the background, one file of 4 MB behind them, and one
 * question. Prints one JSON object; times in milliseconds. "Blocked" is the longest gap of a 10 ms timer, which a busy
 * machine makes longer; "slice" is the longest stretch of work by the process's own clock.
 */
import { CitationIndex } from '../../src/core/cited/citationIndex.ts';
import { placeSteps } from '../../src/core/cited/places.ts';

const FILES = 2_000;
const CHARACTERS = 5_000;
const LONG = 4_000_000;
/** As the extension's background does: so long at a time, then others. */
const SLICE = 15;

const index = new CitationIndex();

async function main(): Promise<void> {
  const files = Array.from({ length: FILES }, (_, number) => document(number, CHARACTERS));
  const all = await measured(files.map((text, number) => [`file:///${String(number)}.md`, text]));
  const long = await measured([['file:///long.md', document(FILES, LONG)]]);
  const begun = performance.now();
  const found = index.citing(['doe2004', 'smith8']);
  const question = { ms: rounded(performance.now() - begun), documents: found.length };
  console.log(
    JSON.stringify({
      files: FILES,
      megabytes: rounded(files.reduce((sum, text) => sum + text.length, 0) / 1e6),
      keys: [...index.keys()].length,
      ...all,
      longFile: { megabytes: LONG / 1e6, ...long },
      question,
    }),
  );
}

async function measured(texts: readonly (readonly [string, string])[]) {
  let [last, blocked] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last - 10);
    last = now;
  }, 10);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const slice = await inSlices(read(texts));
  const [ms, cpuMs] = [performance.now() - start, spent(cpu)];
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(timer);
  return {
    ms: rounded(ms),
    cpuMs: rounded(cpuMs),
    blockedMs: rounded(blocked),
    sliceCpuMs: rounded(slice),
  };
}

function* read(texts: readonly (readonly [string, string])[]): Generator<void, void> {
  for (const [id, text] of texts) {
    index.set(id, yield* placeSteps(text, 'markdown'));
    yield;
  }
}

/** The longest slice, in milliseconds of the process. */
async function inSlices(steps: Iterator<unknown, unknown>): Promise<number> {
  let longest = 0;
  for (let isDone = false; !isDone;) {
    const [end, cpu] = [performance.now() + SLICE, process.cpuUsage()];
    while (!isDone && performance.now() < end) isDone = steps.next().done === true;
    longest = Math.max(longest, spent(cpu));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return longest;
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

/** Paragraphs, lists and headings, with a citation in every other one. */
function document(number: number, length: number): string {
  const blocks = [`---\ntitle: Document ${String(number)}\nbibliography: references.bib\n---\n`];
  let size = 0;
  for (let at = number; size < length; at += 1) {
    const block = blockOf(at);
    blocks.push(block);
    size += block.length;
  }
  return blocks.join('\n');
}

function blockOf(at: number): string {
  const blocks = [
    `As @doe${String(2_000 + (at % 30))} [p. ${String(at)}] says, gates route *tokens* to experts [see @smith${String(at % 50)}; @li].\n`,
    'Plain words with "quotes", $x_1$ and [a link](https://example.org), which go on\nover a second line.\n',
    `- an item with [@key${String(at % 500)}, chap. 3]\n- another one\n`,
    `## Heading ${String(at)}\n`,
  ];
  return blocks[at % blocks.length] ?? '';
}

function rounded(figure: number): number {
  return Number(figure.toFixed(1));
}

main().then(undefined, (error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

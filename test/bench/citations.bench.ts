/** Reading the citations of a document of 10,000 lines: milliseconds, the median of some runs. */
import { readPandoc } from '../../src/core/citations/pandoc/readPandoc.ts';

const LINES = 10_000;
const RUNS = 15;

const text = document();
const times = Array.from({ length: RUNS }, () => {
  const begun = performance.now();
  readPandoc(text);
  return performance.now() - begun;
}).sort((one, other) => one - other);

console.log(
  JSON.stringify({
    lines: text.split('\n').length,
    characters: text.length,
    citations: readPandoc(text).length,
    medianMs: Number((times[RUNS >> 1] ?? 0).toFixed(1)),
    slowestMs: Number((times.at(-1) ?? 0).toFixed(1)),
  }),
);

/** Paragraphs, lists, code and headings, a citation in every fourth line or so. */
function document(): string {
  const blocks: string[] = [];
  let lines = 0;
  for (let index = 0; lines < LINES; index += 1) {
    const block = blockOf(index);
    blocks.push(block);
    lines += block.split('\n').length;
  }
  return blocks.join('\n');
}

function blockOf(index: number): string {
  const number = String(index);
  const blocks = [
    `Sparse models such as @doe${number} [p. ${number}] route tokens to experts [see @smith${number}; -@li${number}, chap. 3], and\n` +
      `others prune weights with $a_${number}$ magnitudes (*so* it is said), which is cheap but rarely faster.\n`,
    'Some plain paragraph with *emphasis* and "quotes", that goes on for a while without a citation,\n' +
      'and then has another line about nothing in particular, with [a link](https://example.org) there.\n',
    '- an item with [@doe2020]\n- another item\n    - nested\n',
    index % 8 === 3 ? '```r\nx <- y@slot\n```\n' : `## Heading ${number}\n`,
  ];
  return blocks[index % 4] ?? '';
}

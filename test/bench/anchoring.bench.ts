/**
 * What finding highlights again costs and how well it goes. Prints one JSON object: milliseconds for
 * each highlight of the bundled abstracts by what happened to the text, for texts and passages that are
 * as bad as can be, and the shares of what came of highlights after random edits, in percent.
 */
import { resolve, type Anchor } from '../../src/core/annotations/anchoring/resolve.ts';
import { describe, type Selectors } from '../../src/core/annotations/anchoring/selectors.ts';
import { STRENGTHS } from '../core/annotations/anchoring/edits.ts';
import { ABSTRACTS, aPassage, many } from '../core/annotations/anchoring/texts.ts';
import { rates, trial, type Rates } from '../core/annotations/anchoring/trials.ts';
import { chance } from '../support/random.ts';

const HIGHLIGHTS = 4000;
const TRIALS = 10_000;
const MEGABYTE = 2 ** 20;

interface Sample {
  readonly text: string;
  readonly selectors: Selectors;
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}

const by = chance(1);
const samples = many(HIGHLIGHTS, (): Sample => {
  const text = by.of(ABSTRACTS);
  const { start, end } = aPassage(text, by);
  return { text, selectors: describe(text, start, end) };
});
/** Of a length at which words may be found although some letters of them are others. */
const phrases = samples.filter(({ selectors }) => selectors.quote.exact.length >= 10);

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

function times(some: readonly Sample[], work: (sample: Sample) => void): Times {
  const sorted = some.map((sample) => timed(() => work(sample))).sort((a, b) => a - b);
  const quantile = (share: number): number =>
    rounded(sorted[Math.floor(sorted.length * share)] ?? 0);
  return { p50: quantile(0.5), p99: quantile(0.99) };
}

/** Of those that come to this state in the changed text; finding out which do is the warming up. */
function resolving(
  state: Anchor['state'],
  some: readonly Sample[],
  change: (sample: Sample) => string,
): Times {
  const changed = some
    .map(({ text, selectors }) => ({ text: change({ text, selectors }), selectors }))
    .filter(({ text, selectors }) => resolve(text, selectors).state === state);
  return times(changed, ({ text, selectors }) => void resolve(text, selectors));
}

/** One letter of the passage is another. */
function misspelt({ text, selectors: { position } }: Sample): string {
  const middle = Math.floor((position.start + position.end) / 2);
  return `${text.slice(0, middle)}~${text.slice(middle + 1)}`;
}

/** Nothing is left of the passage or its surroundings. */
function without({ text, selectors: { position } }: Sample): string {
  return text.slice(0, position.start) + '~ '.repeat(50) + text.slice(position.end);
}

function worst(): Readonly<Record<string, number>> {
  const alike = 'a'.repeat(MEGABYTE);
  const prose = ABSTRACTS.join('\n').repeat(10).slice(0, MEGABYTE);
  const long = prose.slice(100_000, 150_000);
  const contexts = { prefix: 'a'.repeat(32), suffix: 'a'.repeat(32) };
  const cost = (text: string, exact: string): number =>
    rounded(timed(() => void resolve(text, { quote: { ...contexts, exact } })));
  return {
    describeInMegabyte: rounded(timed(() => void describe(prose, 100_000, 150_000))),
    describeInMegabyteOfOneLetter: rounded(timed(() => void describe(alike, 500_000, 550_000))),
    longInMegabyte: cost(prose, long),
    longChangedInMegabyte: cost(prose, long.replaceAll('sparse', 'dense')),
    letterInMegabyteOfIt: cost(alike, 'a'),
    longInMegabyteOfOneLetter: cost(alike, 'a'.repeat(50_000)),
    longChangedInMegabyteOfOneLetter: cost(alike, `b${'a'.repeat(50_000)}b`),
    sentenceChangedInMegabyteOfOneLetter: cost(alike, `${'a'.repeat(128)}b${'a'.repeat(127)}`),
  };
}

function shares(): Readonly<Record<string, Rates>> {
  return Object.fromEntries(
    STRENGTHS.map((strength) => {
      let seed = 0;
      return [strength, rates(many(TRIALS, () => trial(seed++, strength)))];
    }),
  );
}

const foreign = ABSTRACTS[0] ?? '';
console.log(
  JSON.stringify(
    {
      highlights: samples.length,
      describeMs: times(samples, ({ text, selectors: { position } }) => {
        describe(text, position.start, position.end);
      }),
      resolveMs: {
        unchanged: resolving('exact', samples, ({ text }) => text),
        moved: resolving('exact', samples, ({ text }) => `${foreign} ${text}`),
        approximate: resolving('doubtful', phrases, misspelt),
        orphan: resolving('orphan', phrases, without),
      },
      worstMs: worst(),
      afterEdits: shares(),
    },
    undefined,
    2,
  ),
);

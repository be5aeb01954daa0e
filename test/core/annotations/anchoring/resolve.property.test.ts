/** Highlights after random edits: what is certain is right, and what is intact is certain. */
import assert from 'node:assert/strict';
import { STRENGTHS } from './edits.ts';
import { ABSTRACTS, many } from './texts.ts';
import { rates, trial, type Trial } from './trials.ts';

const TRIALS = 10_000;
const real = new Set(ABSTRACTS);

function told({ before, passage, after, anchor }: Trial): string {
  return JSON.stringify({ before, passage, after: after.text, anchor }, undefined, 2);
}

describe('resolve after random edits', () => {
  for (const strength of STRENGTHS) {
    describe(strength, () => {
      let trials: readonly Trial[] = [];

      before(() => {
        let seed = 0;
        trials = many(TRIALS, () => trial(seed++, strength));
      });

      it('is never certain of a wrong place', () => {
        assert.deepEqual(
          trials.filter(({ verdict }) => verdict === 'wrong & unmarked').map(told),
          [],
        );
      });

      it('is never certain of a passage that is gone', () => {
        const certain = trials.filter(
          ({ fate, anchor }) => fate === 'gone' && anchor.state === 'exact',
        );
        assert.deepEqual(certain.map(told), []);
      });

      // Where 32 code units did not tell the place, more are stored, and an edit may well hit these.
      it('is certain of what is intact', () => {
        const { intactPlain } = rates(trials);
        const inAbstracts = rates(trials.filter(({ before }) => real.has(before))).intact;
        for (const { trials: count, found } of [intactPlain, inAbstracts]) {
          assert.ok(count > 200, `only ${String(count)} intact`);
          assert.ok(found >= 99, `${String(found)} % of ${String(count)}`);
        }
      });
    });
  }
});

// Mocha's own listing on the screen, and in the file that the runner names the counts, of all and of
// each file, and what failed.

import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { RESULT_VARIABLE } from './results.mjs';

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } =
  Mocha.Runner.constants;

/** @typedef {import('./results.mjs').Counts} Counts */

export default class Reporter extends Mocha.reporters.Spec {
  /**
   * @param {Mocha.Runner} runner
   * @param {Mocha.MochaOptions} [options]
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env[RESULT_VARIABLE];
    if (file === undefined) return;
    /** @type {Record<string, Counts>} */
    const files = {};
    /** @type {string[]} */
    const failures = [];
    const count = (/** @type {'passed' | 'failed' | 'skipped'} */ kind) => {
      return (/** @type {Mocha.Runnable} */ { file: of }) => {
        const counts = (files[of ?? ''] ??= { passed: 0, failed: 0, skipped: 0 });
        counts[kind] += 1;
      };
    };
    runner.on(EVENT_TEST_PASS, count('passed'));
    runner.on(EVENT_TEST_FAIL, count('failed'));
    runner.on(EVENT_TEST_FAIL, (test, /** @type {Error} */ { message }) => {
      failures.push(`${test.fullTitle()}: ${message}`);
    });
    runner.on(EVENT_TEST_PENDING, count('skipped'));
    runner.once(EVENT_RUN_END, () => {
      const { passes: passed, failures: failed, pending: skipped } = this.stats;
      writeFileSync(file, JSON.stringify({ passed, failed, skipped, files, failures }));
    });
  }
}

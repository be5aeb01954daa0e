/**
 * The entry that VS Code calls inside its extension host: runs mocha there over the test files, which
 * the launcher (run.mjs) bundles with this file, and tells the launcher what happened.
 *
 * Lines go through a file that the launcher follows, since the two kinds of host treat the console
 * differently; the counts go into the result file that every suite writes.
 */

import { appendFileSync, writeFileSync } from 'node:fs';
import type Mocha from 'mocha';

/** The listing is written by `report`; the console of an extension host is no place for it. */
const SILENT = function silent(): void {
  // Prints nothing.
} as unknown as Mocha.ReporterConstructor;

/** Called with functions that load one test file each; see run.mjs. */
export async function runTests(load: Readonly<Record<string, () => unknown>>): Promise<void> {
  // Not a static import: mocha is an ES module, which not every host can `require`.
  const { default: Runtime } = await import('mocha');
  const { EVENT_FILE_PRE_REQUIRE } = Runtime.Suite.constants;
  const mocha = new Runtime({ ui: 'bdd', timeout: 20_000, reporter: SILENT });
  const pattern = process.env['GLOSS_GREP'];
  if (pattern !== undefined && pattern !== '') mocha.grep(pattern);
  for (const [file, loadFile] of Object.entries(load)) {
    mocha.suite.emit(EVENT_FILE_PRE_REQUIRE, globalThis, file, mocha);
    loadFile();
  }
  const failures = await new Promise<number>((resolve) => {
    report(mocha.run(resolve), Runtime.Runner.constants);
  });
  if (failures > 0) throw new Error(`${String(failures)} failed`);
}

function report(runner: Mocha.Runner, constants: typeof Mocha.Runner.constants): void {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const files: Record<string, typeof total> = {};
  const failures: string[] = [];
  const count = ({ file = '' }: Mocha.Runnable, kind: keyof typeof total): void => {
    total[kind] += 1;
    (files[file] ??= { passed: 0, failed: 0, skipped: 0 })[kind] += 1;
  };
  let depth = 0;
  const say = (line: string): void => {
    write(`${'  '.repeat(depth)}${line}`);
  };
  runner.on(constants.EVENT_SUITE_BEGIN, (suite) => {
    if (!suite.root) say(suite.title);
    depth += 1;
  });
  runner.on(constants.EVENT_SUITE_END, () => (depth -= 1));
  runner.on(constants.EVENT_TEST_PASS, (test) => {
    count(test, 'passed');
    say(`✔ ${test.title}${(test.duration ?? 0) > 100 ? ` (${String(test.duration)} ms)` : ''}`);
  });
  runner.on(constants.EVENT_TEST_PENDING, (test) => {
    count(test, 'skipped');
    say(`- ${test.title}`);
  });
  runner.on(constants.EVENT_TEST_FAIL, (test, error) => {
    count(test, 'failed');
    say(`✘ ${test.title}`);
    failures.push(`${test.fullTitle()}: ${describeFailure(error)}`);
    for (const line of describeFailure(error).split('\n')) say(`    ${line}`);
  });
  runner.once(constants.EVENT_RUN_END, () => {
    const file = process.env['GLOSS_RESULT'];
    if (file !== undefined) writeFileSync(file, JSON.stringify({ ...total, files, failures }));
  });
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const difference =
    'expected' in error && 'actual' in error
      ? `\nexpected: ${JSON.stringify(error.expected)}\nactual:   ${JSON.stringify(error.actual)}`
      : '';
  return `${error.stack ?? error.message}${difference}`;
}

function write(line: string): void {
  const file = process.env['GLOSS_LISTING'];
  if (file === undefined) console.log(line);
  else appendFileSync(file, `${line}\n`);
}

// The suites of `npm test`, in the order in which they run: what is quick and near comes first.

import { glob } from './glob.mjs';
import { buildInto, packageInto, withBuildLock } from './build.mjs';

/**
 * @typedef {object} Run
 * @property {string} folder this run's own, removed at the end
 * @property {string} [grep] only tests whose titles match
 */

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {number} minutes after which it is ended and counts as failed
 * @property {(run: Run) => Promise<Command>} prepare
 * @property {(action: () => Promise<number>) => Promise<number>} [around]
 * @property {(run: Run, files: readonly string[]) => Promise<Command>} [again] runs files with failures once
 * more, each from the beginning: what goes through a whole editor can meet a moment of its machine
 */

/**
 * @typedef {object} Command what to run with Node
 * @property {string[]} args
 * @property {Record<string, string | undefined>} [env]
 * @property {boolean} [single] reports nothing but its exit code: one test
 */

/** All that runs in plain Node. */
const UNIT_TESTS = /^(?!(e2e|extension|bench|support)\/).*\.test\.ts$/;

/** @type {readonly Suite[]} */
export const SUITES = [
  {
    name: 'check',
    minutes: 10,
    prepare: () => Promise.resolve({ args: ['scripts/lib/runScript.mjs', 'check'], single: true }),
    around: (action) => withBuildLock(action),
  },
  {
    name: 'unit',
    minutes: 20,
    prepare: async (run) => mocha(run, await glob('test', UNIT_TESTS)),
  },
  host('1.139'),
  host('1.100'),
  {
    name: 'e2e',
    minutes: 30,
    prepare: async (run) => endToEnd(run, await glob('test', /^e2e\/.*\.test\.ts$/)),
    again: endToEnd,
  },
];

/**
 * @param {Run} run
 * @param {readonly string[]} files
 * @returns {Promise<Command>}
 */
async function endToEnd(run, files) {
  return {
    ...mocha(run, files, ['--timeout', '120000']),
    env: { GLOSS_VSIX: await packaged(run), GLOSS_RUN: run.folder },
  };
}

/**
 * @param {Run} run
 * @param {readonly string[]} files
 * @param {readonly string[]} [options]
 * @returns {Command}
 */
function mocha({ grep }, files, options = []) {
  const reporter = ['--reporter', 'scripts/lib/mochaReporter.mjs'];
  const pattern = grep === undefined ? [] : ['--grep', grep];
  const program = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js'];
  return { args: [...program, ...reporter, ...pattern, ...options, ...files] };
}

/**
 * @param {import('../host/versions.mjs').HostName} version
 * @returns {Suite}
 */
function host(version) {
  const inHost = async (
    /** @type {Run} */ run,
    /** @type {string} */ folder,
    /** @type {readonly string[]} */ files = [],
  ) => ({
    args: ['test/extension/run.mjs', version, `${run.folder}/${folder}-${version}`, ...files],
    env: { GLOSS_EXTENSION: await built(run), GLOSS_GREP: run.grep },
  });
  return {
    name: `host ${version}`,
    minutes: 10,
    prepare: (run) => inHost(run, 'host'),
    again: (run, files) => inHost(run, 'again', files),
  };
}

const built = oncePerRun((run) => buildInto(`${run.folder}/extension`), 'Building Gloss…');
const packaged = oncePerRun((run) => packageInto(`${run.folder}/package`), 'Packaging Gloss…');

/**
 * @param {(run: Run) => Promise<string>} make
 * @param {string} announcement
 * @returns {(run: Run) => Promise<string>}
 */
function oncePerRun(make, announcement) {
  /** @type {Promise<string> | undefined} */
  let made;
  return (run) => {
    if (made === undefined) console.log(announcement);
    return (made ??= make(run));
  };
}

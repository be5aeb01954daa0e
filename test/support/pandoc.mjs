// pandoc as a second witness of what Gloss writes. It is a tool for tests only (its licence and its size
// keep it out of the package), so it is no dependency: it is installed into the cache on first use.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnce, installPackages } from '../../scripts/lib/install.mjs';

/** Carries pandoc 3.10. */
const PANDOC = 'pandoc-wasm@1.1.0';

/**
 * @typedef {object} PandocOptions what would stand on pandoc's command line
 * @property {string} from
 * @property {string} to
 * @property {boolean} [standalone]
 * @property {boolean} [citeproc]
 * @property {readonly string[]} [bibliography]
 * @property {string} [csl]
 */

/** @typedef {Readonly<Record<string, string>>} PandocFiles names and texts of the files it may read */

/**
 * Converts a text.
 * @param {PandocOptions} options
 * @param {string} text
 * @param {PandocFiles} [files]
 * @returns {Promise<string>}
 * @throws Error with what pandoc printed, warnings too
 */
export async function pandoc(options, text, files = {}) {
  const { convert } = await load();
  const result = await convert(options, text, files);
  // That a file was read is reported like a warning.
  const warnings = result.warnings.filter(({ verbosity }) => verbosity !== 'INFO');
  if (result.stderr === '' && warnings.length === 0) return result.stdout;
  throw new Error(`pandoc: ${result.stderr}${JSON.stringify(warnings)}`);
}

/**
 * Converts a text that pandoc may warn of: a note that is not referred to, a div that is not closed.
 * @param {PandocOptions} options
 * @param {string} text
 * @param {PandocFiles} [files]
 * @returns {Promise<string | undefined>} undefined if pandoc refuses it
 */
export async function pandocDespiteWarnings(options, text, files = {}) {
  const { convert } = await load();
  const { stdout } = await convert(options, text, files);
  return stdout === '' ? undefined : stdout;
}

/**
 * @typedef {object} PandocModule
 * @property {(options: PandocOptions, text: string, files: PandocFiles) => Promise<PandocResult>} convert
 */

/**
 * @typedef {object} PandocResult
 * @property {string} stdout
 * @property {string} stderr
 * @property {readonly { readonly verbosity?: string }[]} warnings
 */

/** @type {Promise<PandocModule> | undefined} */
let loaded;

/** @returns {Promise<PandocModule>} */
function load() {
  loaded ??= installed().then((folder) => {
    const entry = join(folder, 'node_modules', 'pandoc-wasm', 'src', 'index.node.js');
    return import(pathToFileURL(entry).href);
  });
  return loaded;
}

/** @returns {Promise<string>} the folder in the cache */
function installed() {
  return installOnce(
    PANDOC.replace('@', '-'),
    'Fetching pandoc for the tests (60 MB, once)…',
    (folder) => installPackages(folder, [PANDOC], 'fetching pandoc'),
    console.log,
  );
}

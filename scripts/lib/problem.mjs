// An expected failure, told to the person at the terminal: a sentence that says what failed and what
// to do, without a stack. Anything else that is thrown is a bug and keeps its stack.

export class Problem extends Error {
  /**
   * @param {string} message
   * @param {{ exitCode?: number, cause?: unknown }} [options]
   */
  constructor(message, options = {}) {
    super(message, { cause: options.cause });
    this.name = 'Problem';
    /** What the process should exit with; 2 is for a wrong command line. */
    this.exitCode = options.exitCode ?? 1;
  }
}

/**
 * Runs a script's main function; prints what goes wrong and sets the exit code.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (error instanceof Problem) {
      console.error(`\n${error.message}`);
      process.exitCode = error.exitCode;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}

/**
 * @param {unknown} error
 * @returns {string | undefined} the system's code (`ENOENT`, …), or undefined when there is none
 */
export function errorCode(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

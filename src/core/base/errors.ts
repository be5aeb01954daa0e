/** Failures that are expected and are told to the user; everything else thrown is a bug. */

export class GlossError extends Error {
  /** What went wrong, e.g. "paper.unknown"; the edge has a sentence for it. */
  readonly code: string;
  /** What the sentence needs: the key, the file, the reason. */
  readonly args: readonly (string | number)[];

  /** `message` is for logs and scripts; without one it is made of the code and the arguments. */
  constructor(code: string, args: readonly (string | number)[], message?: string) {
    super(message ?? [code, ...args].join(': '));
    this.name = 'GlossError';
    this.code = code;
    this.args = args;
  }
}

/** What a failure says of itself, for a sentence or a log: an error's message, else the thing as text. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

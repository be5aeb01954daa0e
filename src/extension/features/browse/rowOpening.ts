/**
 * Opening a row's paper: what the editor runs when a row is clicked, and also when a row is selected only so
 * that a key can be about it. An extension is not told which row has the focus, but can have it selected.
 */
import type { Disposable } from '../../../core/base/emitter.ts';
import { isFields } from '../../../core/base/fields.ts';
import { Scope } from '../../../core/base/scope.ts';
import { registerCommands, runCommand } from '../../commands.ts';
import { clock } from '../../ports.ts';
import type { Services } from '../../services.ts';

/** How long the editor takes at most from selecting a row to running its command; mostly a few. */
const MILLISECONDS = 150;

export class RowOpening implements Disposable {
  readonly #scope = new Scope();
  /** Set while a selection is to open nothing: takes the key of the paper that would be opened. */
  #swallow: ((key: string) => void) | undefined;

  constructor({ log }: Services) {
    const open = (row: unknown) => {
      const key = isFields(row) ? row['key'] : undefined;
      if (this.#swallow === undefined || typeof key !== 'string') {
        return runCommand('gloss.openPaper', row);
      }
      this.#swallow(key);
      return undefined;
    };
    this.#scope.own(registerCommands({ 'gloss.openRow': open }, log));
  }

  /**
   * Runs something that selects one row, opens nothing for that, and gives the key of its paper; undefined
   * where no paper was selected, as `other` may tell before the time is up.
   */
  async without(
    select: () => Thenable<unknown>,
    other: Promise<void>,
  ): Promise<string | undefined> {
    const swallowed = new Promise<string>((resolve) => {
      this.#swallow = resolve;
    });
    try {
      await select();
      return (await Promise.race([swallowed, other, elapsed()])) ?? undefined;
    } finally {
      this.#swallow = undefined;
    }
  }

  dispose(): void {
    this.#scope.dispose();
  }
}

function elapsed(): Promise<void> {
  return new Promise((resolve) => {
    clock.after(MILLISECONDS, resolve);
  });
}

/** Pauses as the extension makes them, and how long the work between two of them took at most. */

/** Milliseconds of work without a pause: as in the extension. */
const SLICE = 12;

export class Pauses {
  longest = 0;
  #begun: Moment = now();

  /** Work begins to count here. */
  begin(): void {
    this.#begun = now();
  }

  end(): void {
    this.longest = Math.max(this.longest, since(this.#begun));
    this.begin();
  }

  readonly pause = async (): Promise<void> => {
    if (performance.now() - this.#begun.wall < SLICE) return;
    this.end();
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    this.begin();
  };

  readonly isCancelled = (): boolean => false;
}

interface Moment {
  readonly wall: number;
  readonly cpu: number;
}

function now(): Moment {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
}

/** On a machine that others use too, this process may be kept waiting: that is none of its work. */
function since({ wall, cpu }: Moment): number {
  const after = now();
  return Math.min(after.wall - wall, after.cpu - cpu);
}

/** The core's ports in memory: whole implementations, whose time the test turns by hand. */
import type { Ports, StatePort } from '../../src/core/ports.ts';

export class MemoryState implements StatePort {
  readonly values = new Map<string, unknown>();
  /** While set, storing fails with it. */
  failure: Error | undefined;
  writes = 0;

  constructor(values: Readonly<Record<string, unknown>> = {}) {
    for (const [key, value] of Object.entries(values)) this.values.set(key, value);
  }

  get(key: string): unknown {
    return structuredClone(this.values.get(key));
  }

  set(key: string, value: unknown): Promise<void> {
    this.writes += 1;
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.values.set(key, structuredClone(value));
    return Promise.resolve();
  }
}

export interface TestPorts extends Ports {
  readonly state: MemoryState;
  /** Lets time pass and everything that was due in it happen. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

export function testPorts(state = new MemoryState()): TestPorts {
  let now = Date.UTC(2026, 0, 1);
  let lastId = 0;
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    state,
    clock: {
      now: () => new Date(now).toISOString(),
      after: (milliseconds, run) => {
        const timer = { due: now + milliseconds, run };
        timers.add(timer);
        return { dispose: () => timers.delete(timer) };
      },
    },
    background: {
      run: (steps, done) => {
        while (steps.next().done !== true);
        done();
        return { dispose: () => undefined };
      },
    },
    preferences: { colourMeanings: () => ({}) },
    ids: { uuid: () => `id-${String((lastId += 1))}` },
    pass: async (milliseconds) => {
      now += milliseconds;
      for (const timer of [...timers].filter(({ due }) => due <= now)) {
        timers.delete(timer);
        timer.run();
      }
      await settled();
    },
  };
}

/** Lets promises that are settled already be followed to their end. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

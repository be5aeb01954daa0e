/**
 * A disk and a state that go wrong at one chosen operation, as real ones do: writing truncates first, and a
 * process may be killed before, within or behind any operation. What was killed never hears of it.
 */
import type { StatePort, StoragePort } from '../../src/core/ports.ts';

export const FAULTS = [
  /** The operation fails and does nothing. */
  'fail',
  /** A write stops in the middle, and says so. */
  'tear',
  /** A write stops in the middle, and claims that it did not. */
  'tear unsaid',
  /** A write stops in the middle, since the process is killed. */
  'tear and kill',
  /** What was being written is lost, since the process is killed: an empty file stays. */
  'lose and kill',
  'kill before',
  'kill behind',
  /** The operation is done only when others, begun later, are over. */
  'delay',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What is left of a write at first, from nothing to all of it, and how it ends. */
const COURSES: Readonly<Record<Fault, { readonly left?: number; readonly end: Ending }>> = {
  fail: { end: 'throws' },
  tear: { left: 0.6, end: 'throws' },
  'tear unsaid': { left: 0.6, end: 'claims' },
  'tear and kill': { left: 0.6, end: 'dies' },
  'lose and kill': { left: 0, end: 'dies' },
  'kill before': { end: 'dies' },
  'kill behind': { end: 'dies after all' },
  delay: { left: 0, end: 'is late' },
};
type Ending = 'throws' | 'dies' | 'dies after all' | 'is late' | 'claims';

export interface Plan {
  readonly fault: Fault;
  /** At which operation, counted from 0. */
  readonly at: number;
}

/** What outlives every process. */
export class Disk {
  readonly files = new Map<string, string>();
  readonly state = new Map<string, unknown>();
}

/** A process' view of the disk. */
export class FaultyWorld {
  readonly #disk: Disk;
  readonly #plan: Plan | undefined;
  readonly killed: Promise<void>;
  operations = 0;
  #dead = false;
  #kill: () => void = () => undefined;

  constructor(disk: Disk, plan?: Plan) {
    this.#disk = disk;
    this.#plan = plan;
    this.killed = new Promise((resolve) => {
      this.#kill = resolve;
    });
  }

  readonly storage: StoragePort = {
    list: (folder) => this.#run(() => this.#list(folder)),
    read: (path) => this.#run(() => this.#disk.files.get(path)),
    write: (path, text) =>
      this.#run(
        () => void this.#disk.files.set(path, text),
        (part) => void this.#disk.files.set(path, text.slice(0, Math.floor(text.length * part))),
      ),
    remove: (path) => this.#run(() => void this.#disk.files.delete(path)),
  };

  /** A state is stored whole or not at all. */
  readonly state: StatePort = {
    get: (key) => structuredClone(this.#disk.state.get(key)),
    set: (key, value) => this.#run(() => void this.#disk.state.set(key, structuredClone(value))),
  };

  /** `partly` leaves a part of the effect, from 0 to 1. */
  async #run<T>(effect: () => T, partly?: (part: number) => void): Promise<T> {
    if (this.#dead) return never();
    const plan = this.operations === this.#plan?.at ? this.#plan : undefined;
    this.operations += 1;
    if (plan === undefined) return Promise.resolve(effect());
    return this.#goWrong(plan.fault, effect, partly);
  }

  async #goWrong<T>(fault: Fault, effect: () => T, partly?: (part: number) => void): Promise<T> {
    const { left, end } = COURSES[fault];
    if (left !== undefined) partly?.(left);
    switch (end) {
      case 'throws':
        throw new Error('It failed');
      case 'dies':
        return this.#die();
      case 'dies after all':
        effect();
        return this.#die();
      case 'is late':
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
        return effect();
      case 'claims':
        // Only writing can be done in part.
        return partly === undefined ? effect() : (undefined as T);
    }
  }

  #die<T>(): Promise<T> {
    this.#dead = true;
    this.#kill();
    return never();
  }

  #list(folder: string): readonly string[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const inside = [...this.#disk.files.keys()].filter((path) => path.startsWith(prefix));
    return [...new Set(inside.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
  }
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

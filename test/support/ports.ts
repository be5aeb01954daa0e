/** The core's ports in memory: whole implementations, whose time the test turns by hand. */
import { AnnotationStore } from '../../src/core/annotations/store.ts';
import type { Ports, StatePort, StoragePort } from '../../src/core/ports.ts';
import type { WorkspaceIdentity } from '../../src/core/annotations/workspaceIdentity.ts';

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

/** Files in memory; folders are there as far as there are files in them. */
export class MemoryStorage implements StoragePort {
  readonly files = new Map<string, string>();
  /** While set, everything that changes a file fails with it. */
  failure: Error | undefined;
  /** While set, everything that reads fails with it. */
  unreadable: Error | undefined;
  writes = 0;

  async list(folder: string): Promise<readonly string[]> {
    await this.#readable();
    const prefix = folder === '' ? '' : `${folder}/`;
    const inside = [...this.files.keys()].filter((path) => path.startsWith(prefix));
    return [...new Set(inside.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
  }

  async read(path: string): Promise<string | undefined> {
    await this.#readable();
    return this.files.get(path);
  }

  async write(path: string, text: string): Promise<void> {
    this.writes += 1;
    await this.#writable();
    this.files.set(path, text);
  }

  async remove(path: string): Promise<void> {
    await this.#writable();
    this.files.delete(path);
  }

  #readable(): Promise<void> {
    return this.unreadable === undefined ? Promise.resolve() : Promise.reject(this.unreadable);
  }

  #writable(): Promise<void> {
    return this.failure === undefined ? Promise.resolve() : Promise.reject(this.failure);
  }
}

/** What a test may say of the world; the rest is as in a new window on an empty folder. */
export interface World {
  readonly state?: MemoryState;
  readonly storage?: StoragePort;
  readonly opened?: WorkspaceIdentity;
  readonly remotes?: readonly string[];
}

const THESIS: WorkspaceIdentity = { folders: [{ path: '/home/ada/thesis', name: 'thesis' }] };

export interface TestPorts extends Ports {
  readonly state: MemoryState;
  /** Lets time pass and everything that was due in it happen. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

/** No two windows ever have the same ids. */
let lastId = 0;

export function testPorts(world: World = {}): TestPorts {
  const { state = new MemoryState(), storage = new MemoryStorage(), opened = THESIS } = world;
  let now = Date.UTC(2026, 0, 1);
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    state,
    storage,
    workspace: {
      identity: () => opened,
      details: () => Promise.resolve({ ...opened, remotes: world.remotes ?? [] }),
    },
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

/** A window that opens on the same workspace: what it knows when it has read all that is stored. */
export async function reopened(world: World): Promise<AnnotationStore> {
  const store = new AnnotationStore(testPorts(world));
  await store.load();
  return store;
}

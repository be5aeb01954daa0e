/** All that the core asks of the world. The edge implements these over the editor. */
import type { HighlightColour } from './annotations/annotation.ts';
import type { IdentityRecord, WorkspaceIdentity } from './annotations/workspaceIdentity.ts';
import type { Disposable } from './base/emitter.ts';

/** A small key-value state that belongs to the workspace and outlives the window. */
export interface StatePort {
  /** The stored JSON value; undefined if there is none. */
  get(key: string): unknown;
  /** Resolves when the value is handed over for storing; rejects when that failed. */
  set(key: string, value: unknown): Promise<void>;
}

/**
 * A folder of small text files that all windows of the user share. It promises little, as file systems behind an
 * editor do: writing truncates first, nothing is locked, appended or flushed, and a process may end in between.
 * Paths have `/` between their parts.
 */
export interface StoragePort {
  /** Names of the files and folders in a folder; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Undefined where there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** Makes the folders on the way, too. */
  write(path: string, text: string): Promise<void>;
  /** Does nothing where there is no such file. */
  remove(path: string): Promise<void>;
}

/** What the window has open. */
export interface WorkspacePort {
  /** What is known at once: paths and names. */
  identity(): WorkspaceIdentity;
  /** All that can be found out, addresses of git remotes (without user or password) among it. */
  details(): Promise<Pick<IdentityRecord, 'folders' | 'file' | 'remotes'>>;
}

export interface Clock {
  /** The time now, ISO 8601 in UTC. */
  now(): string;
  /** Runs once after so many milliseconds, unless disposed before. */
  after(milliseconds: number, run: () => void): Disposable;
}

export interface Ids {
  /** A fresh UUID. */
  uuid(): string;
}

/** Work that may take long, and that nobody waits for. */
export interface Background {
  /** Takes the steps one after the other while others get their turn; `done` is told after the last. */
  run(steps: Iterator<unknown, unknown>, done: () => void): Disposable;
}

/** What the user set that the core must know. */
export interface Preferences {
  /** What highlight colours mean to the user, as far as they said. */
  colourMeanings(): Readonly<Partial<Record<HighlightColour, string>>>;
}

export interface Ports {
  readonly state: StatePort;
  readonly storage: StoragePort;
  readonly workspace: WorkspacePort;
  readonly clock: Clock;
  readonly background: Background;
  readonly ids: Ids;
  readonly preferences: Preferences;
}

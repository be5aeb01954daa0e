/** Reads the copy of all annotations in the workspace's state once, and keeps it up with what is changed. */
import type { AnnotationSet } from '../annotation.ts';
import { countsOf, type Counts } from '../counts.ts';
import type { Clock, Ids, StatePort } from '../../ports.ts';
import type { Place } from './record.ts';
import type { Register } from './register.ts';
import { MOST_IN_STATE, readStateCopy, writeStateCopy, type StateCopy } from './stateCopy.ts';

const STATE_KEY = 'annotations';
/** Stored values that were no annotations, each with the time it was set aside. */
const ASIDE_KEY = 'annotations.aside';

interface Measure extends Counts {
  /** UTF-16 code units of JSON. */
  readonly size: number;
}

const NOTHING: Measure = { papers: 0, notes: 0, highlights: 0, size: 0 };

export interface StateKeeperPorts {
  readonly state: StatePort;
  readonly clock: Clock;
  readonly ids: Ids;
}

export class StateKeeper {
  readonly #ports: StateKeeperPorts;
  readonly #copy: StateCopy;
  /** A random id of the workspace: the editor keeps it where it takes a workspace for the same. */
  readonly identity: string;
  readonly #measures = new Map<string, Measure>();
  #total = NOTHING;
  #asideWritten: boolean;

  constructor(ports: StateKeeperPorts) {
    this.#ports = ports;
    this.#copy = readStateCopy(ports.state.get(STATE_KEY));
    this.identity = this.#copy.identity === '' ? ports.ids.uuid() : this.#copy.identity;
    this.#asideWritten = this.#copy.damaged.length === 0;
  }

  /** What was read, when the window opened. */
  get copy(): Pick<StateCopy, 'records' | 'damaged' | 'newerVersion' | 'missing'> {
    return this.#copy;
  }

  /** Everything that could not be read, now and in earlier sessions, for the user to look at. */
  get setAside(): readonly unknown[] {
    const before = this.#asideBefore();
    return this.#asideWritten ? before : [...before, ...this.#copy.damaged];
  }

  /** A set is there, or another than before. */
  measure(set: AnnotationSet): void {
    const former = this.#measures.get(set.id) ?? NOTHING;
    const next = measured(set);
    this.#measures.set(set.id, next);
    this.#total = sum(this.#total, next, former);
  }

  /** Writes the copy: whole where it is small. */
  async write(
    sets: () => readonly AnnotationSet[],
    registerAt: (place: Place) => Register,
  ): Promise<void> {
    await this.#writeAside();
    const { size, ...counts } = this.#total;
    const { identity } = this;
    const content = { identity, rest: this.#copy.rest, counts, registerAt };
    const whole = size < MOST_IN_STATE ? { sets: sets() } : {};
    await this.#ports.state.set(STATE_KEY, writeStateCopy({ ...content, ...whole }));
  }

  /** Damaged values are kept elsewhere before the first write replaces them. */
  async #writeAside(): Promise<void> {
    if (this.#asideWritten) return;
    const at = this.#ports.clock.now();
    const added = this.#copy.damaged.map((value) => ({ at, value }));
    await this.#ports.state.set(ASIDE_KEY, [...this.#asideBefore(), ...added]);
    this.#asideWritten = true;
  }

  #asideBefore(): readonly unknown[] {
    const stored = this.#ports.state.get(ASIDE_KEY);
    if (stored === undefined) return [];
    return Array.isArray(stored) ? (stored as unknown[]) : [stored];
  }
}

function measured(set: AnnotationSet): Measure {
  return { ...countsOf([set]), size: JSON.stringify(set).length };
}

function sum(total: Measure, added: Measure, taken: Measure): Measure {
  return {
    papers: total.papers + added.papers - taken.papers,
    notes: total.notes + added.notes - taken.notes,
    highlights: total.highlights + added.highlights - taken.highlights,
    size: total.size + added.size - taken.size,
  };
}

/**
 * What one window knows: every element of all annotations in its versions, and the sets that they make. It
 * takes over what others wrote, in any order and any number of times, and two windows that know the same
 * versions show the same.
 */
import type { AnnotationSet } from '../annotation.ts';
import { AnnotationIndex, type KnownBy } from '../identity.ts';
import {
  deletedAt,
  elementsOf,
  FIRST_VALUES,
  formerOf,
  isConflict,
  setOf,
  type Deleted,
} from './elements.ts';
import type { JournalRecord, Place } from './record.ts';
import { seenBy, withVersion, type Register } from './register.ts';

export interface TakenOver {
  readonly before: AnnotationSet | undefined;
  readonly after: AnnotationSet;
  /** Two texts that were written at the same time became one with both. */
  readonly bothTexts: boolean;
}

type Registers = Map<string, Register>;

export class Replica {
  readonly #writer: string;
  readonly #registers = new Map<string, Registers>();
  readonly #sets = new Map<string, AnnotationSet>();
  readonly #index = new AnnotationIndex();
  /** The set that another one became part of, since both are about one paper. */
  readonly #partOf = new Map<string, string>();
  /** How many versions this writer has made. */
  #count = 0;

  /** `writer` is an id that no other window has, nor ever had. */
  constructor(writer: string) {
    this.#writer = writer;
  }

  all(): readonly AnnotationSet[] {
    return [...this.#sets.values()];
  }

  get isEmpty(): boolean {
    return this.#sets.size === 0;
  }

  get(id: string): AnnotationSet | undefined {
    return this.#sets.get(this.#main(id));
  }

  /** The annotations of the paper so recorded; undefined if it has none. */
  find(record: KnownBy): AnnotationSet | undefined {
    return this.#index.find(record);
  }

  /** The versions at a place; none where nothing was ever written. */
  register({ set, element }: Place): Register {
    return this.#registers.get(this.#main(set))?.get(element) ?? [];
  }

  /** Whether anything but its time is new in a set. */
  differs(set: AnnotationSet): boolean {
    return this.#written(set).length > 0;
  }

  /** All versions at a place, for the journal; those of all places without one. */
  records(places?: Iterable<Place>): readonly JournalRecord[] {
    return [...(places ?? this.#places())].flatMap(({ set, element }) => {
      const main = this.#main(set);
      return this.register({ set, element }).map((version) => ({ set: main, element, ...version }));
    });
  }

  /** What was removed and can be restored, last first. */
  deleted(): readonly Deleted[] {
    const deleted = [...this.#places()].flatMap(
      (place) => deletedAt(place, this.register(place)) ?? [],
    );
    return deleted.sort((one, other) => (one.at > other.at ? -1 : 1));
  }

  /**
   * Holds a changed set, and makes versions of what is new in it. Returns the places that changed.
   * `at` is the time of the change.
   */
  write(after: AnnotationSet, at: string): readonly Place[] {
    const written = this.#written(after);
    for (const { element, former, latter } of written) {
      const place = { set: after.id, element };
      const kept = formerOf(element, this.register(place), former, latter);
      this.#put(place, this.#version(place, at, latter, kept));
    }
    this.#hold(after);
    return written.map(({ element }) => ({ set: after.id, element }));
  }

  /** Takes over versions that others wrote; returns the sets that differ after it. */
  take(records: readonly JournalRecord[]): readonly TakenOver[] {
    const befores = new Map<string, AnnotationSet | undefined>();
    const conflicts = new Set<string>();
    for (const { set, element, ...version } of records) {
      const main = this.#main(set);
      if (!this.#put({ set: main, element }, version)) continue;
      if (!befores.has(main)) befores.set(main, this.#sets.get(main));
      if (isConflict(element, this.register({ set, element }))) conflicts.add(main);
    }
    const taken = [...befores].flatMap(([id, before]) => this.#rebuild(id, before, conflicts));
    return taken.filter(({ before, after }) => !isSame(before, after));
  }

  /** A set whose paper is known becomes part of the one that is there already. */
  #rebuild(
    id: string,
    before: AnnotationSet | undefined,
    conflicts: ReadonlySet<string>,
  ): readonly TakenOver[] {
    const registers = this.#registers.get(id);
    const after = registers && setOf(id, registers);
    if (registers === undefined || after === undefined) return [];
    const known = before === undefined ? this.#index.find(after.paper) : undefined;
    if (known === undefined || known.id === id) {
      this.#hold(after);
      return [{ before, after, bothTexts: conflicts.has(id) }];
    }
    this.#registers.delete(id);
    this.#partOf.set(id, known.id);
    return this.take(
      [...registers].flatMap(([element, register]) =>
        register.map((version) => ({ set: known.id, element, ...version })),
      ),
    );
  }

  /** The elements in which a set differs from the one that is held. */
  #written(after: AnnotationSet) {
    const before = this.#sets.get(after.id);
    const [formers, latters] = [before ? elementsOf(before) : FIRST_VALUES, elementsOf(after)];
    return [...new Set([...formers.keys(), ...latters.keys()])]
      .map((element) => ({
        element,
        former: formers.get(element),
        latter: latters.get(element),
      }))
      .filter(({ former, latter }) => !isSame(former, latter));
  }

  #version(place: Place, at: string, value: unknown, former: unknown): Register[number] {
    this.#count += 1;
    return {
      vector: { ...seenBy(this.register(place)), [this.#writer]: this.#count },
      at,
      ...(value !== undefined && { value }),
      ...(former !== undefined && { former }),
    };
  }

  /** Whether the version was new here. */
  #put({ set, element }: Place, version: Register[number]): boolean {
    const registers: Registers = this.#registers.get(set) ?? new Map<string, Register>();
    const before = registers.get(element) ?? [];
    const after = withVersion(before, version);
    if (after === before) return false;
    this.#registers.set(set, registers.set(element, after));
    return true;
  }

  #hold(set: AnnotationSet): void {
    this.#sets.set(set.id, set);
    this.#index.put(set);
  }

  /** The set that a set has become part of; itself where it stands for itself. */
  #main(id: string): string {
    return this.#partOf.get(id) ?? id;
  }

  *#places(): Generator<Place> {
    for (const [set, registers] of this.#registers) {
      for (const element of registers.keys()) yield { set, element };
    }
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The segments of an index, end to end, with the papers that came last in a small one of their own:
 * a changed paper is in it at once, its older version is marked as gone, and segments are made one now
 * and then. Long work comes in steps, so that whoever drives it can let others run between them.
 */
import { completed } from '../base/steps.ts';
import { indexed } from './indexed.ts';
import type { Indexed } from './indexed.ts';
import { mergeSegments } from './mergeSegments.ts';
import type { Living } from './mergeSegments.ts';
import type { SearchDocument } from './searchDocument.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segmentBuilder.ts';

/** Papers that wait to become a segment; with every change they are read again. */
const MOST_FRESH = 32;
/** Segments up to this many papers are joined at once, others in steps only. */
const SMALL = 2_048;
/** Papers of a segment while many are added; of the first fewer, so that something is found soon. */
const BATCH = 6_144;
const FIRST_BATCH = 2_048;
/** Postings after which a segment is finished early: long texts. */
const BATCH_POSTINGS = 1_200_000;
/** So many small segments become one. */
const FAN_IN = 8;
/** Segments of more papers than a batch are joined with the later ones unless they have so many times as many. */
const LARGER = 8;
/** So many of those that are made while papers are added: each joining copies all their postings. */
const MANY = 64;

export class Segments {
  #all: Indexed[] = [];
  /** Papers of the segment being made, by key; one that changed meanwhile is taken out. */
  readonly #building = new Set<string>();
  #builder = new SegmentBuilder();
  /** What makes a segment of what the builder has read, while it does. */
  #flushing: Generator<void, void> | undefined;
  #joining = false;
  readonly #fresh = new Map<string, SearchDocument>();
  #freshIndexed: Indexed | undefined;
  /** For each paper of a segment its number; made when one changes, which in a library that was stored may never be. */
  #numbers: Map<string, number> | undefined;
  /** Papers of segments that are there. */
  #living = 0;
  #changes = 0;

  /** How many papers are in a segment that is not finished, and so are not found yet. */
  get building(): number {
    return this.#building.size;
  }

  /** Whether segments are being made one. */
  get isJoining(): boolean {
    return this.#joining;
  }

  /** How many papers there are. */
  get size(): number {
    return this.#living + this.#fresh.size;
  }

  /** Another number after every change. */
  get changes(): number {
    return this.#changes;
  }

  /** All papers as they are now, in a list of its own after every change; numbers run through. */
  all(): readonly Indexed[] {
    if (this.#fresh.size === 0) return [...this.#all];
    this.#freshIndexed ??= indexed(segmentOf(this.#fresh.values()), this.#end());
    return [...this.#all, this.#freshIndexed];
  }

  /** Adds the paper, or puts it in the place of the one with its key. */
  set(document: SearchDocument): void {
    this.#forget(document.key);
    this.#fresh.set(document.key, document);
    this.#changed();
    if (this.#fresh.size > MOST_FRESH) this.#settle();
  }

  /** Whether there was such a paper. */
  remove(key: string): boolean {
    const known = this.#forget(key);
    if (known) this.#changed();
    return known;
  }

  clear(): void {
    this.#all = [];
    this.#fresh.clear();
    this.#building.clear();
    this.#numbers = undefined;
    this.#living = 0;
    this.#changed();
  }

  /** Adds papers that were indexed before; of papers with the same key, these are newer. */
  append(segment: Segment, alive?: Uint8Array): void {
    const each = indexed(segment, this.#end(), alive);
    if (this.size > 0 || this.#building.size > 0) this.#numbers ??= numbersOf(this.#all);
    this.#all.push(each);
    this.#living += livingIn(each);
    if (this.#numbers !== undefined) this.#replace(each, this.#numbers);
    this.#changed();
  }

  /** Papers with the keys of a segment that has just come are gone. Of a large one, its own are not numbered yet. */
  #replace({ segment, alive, first }: Indexed, numbers: Map<string, number>): void {
    const isLarge = segment.keys.length > numbers.size;
    for (const [i, key] of segment.keys.entries()) {
      if (alive[i] !== 1) continue;
      this.#forget(key);
      if (!isLarge) numbers.set(key, first + i);
    }
    if (isLarge) this.#numbers = undefined;
  }

  /** Adds the papers of a segment for which `accepts` holds; the keys of those. */
  load(segment: Segment, accepts: (key: string) => boolean): readonly string[] {
    const alive = new Uint8Array(segment.keys.length);
    const accepted = segment.keys.filter((key, i) => {
      const isAccepted = accepts(key);
      if (isAccepted) alive[i] = 1;
      return isAccepted;
    });
    if (accepted.length > 0) this.append(segment, alive);
    this.#dropDead();
    return accepted;
  }

  /** Of a segment whose papers have all come anew nothing is left to keep. */
  #dropDead(): void {
    // What is being made one is not to be touched.
    if (this.#joining) return;
    const living = this.#all.filter(({ alive }) => alive.includes(1));
    if (living.length === this.#all.length) return;
    this.#all = living;
    this.#renumber(0);
    this.#changed();
  }

  /** Adds many papers in steps; those of finished segments are found already. What they make is joined in the end. */
  *addAll(documents: Iterable<SearchDocument>): Generator<void, void> {
    this.#settle();
    let isMore = false;
    for (const document of documents) {
      isMore = true;
      this.#building.add(document.key);
      this.#builder.add(document);
      if (this.#isBatch()) {
        yield;
        yield* this.#flushInSteps();
        yield;
        yield* this.#joinAlike();
      }
      yield;
    }
    yield* this.#flushInSteps();
    // What was learnt of words takes room.
    this.#builder = new SegmentBuilder();
    yield;
    if (isMore) yield* this.#joinLast();
  }

  /** Joins the last segments, but for those before that are much larger: joining copies all their postings. */
  *#joinLast(): Generator<void, void> {
    let from = this.#all.length;
    for (let papers = 0; from > 0; from--) {
      const before = livingIn(this.#all[from - 1]);
      if (before > Math.max(BATCH, LARGER * papers)) break;
      papers += before;
    }
    if (this.#all.length - from > 1) yield* this.#join(from);
  }

  /** Whether what was read is enough for a segment. */
  #isBatch(): boolean {
    const most = this.#all.length === 0 ? FIRST_BATCH : BATCH;
    return this.#builder.size >= most || this.#builder.postings > BATCH_POSTINGS;
  }

  /** Makes a segment of what `addAll` has read so far: found from now on. */
  flush(): void {
    completed(this.#flushInSteps());
  }

  /** Someone who can't wait may take the last steps. */
  *#flushInSteps(): Generator<void, void> {
    const steps = (this.#flushing ??= this.#flushed());
    while (steps.next().done !== true) yield;
    this.#flushing = undefined;
  }

  *#flushed(): Generator<void, void> {
    if (this.#builder.size === 0) return;
    const segment = yield* this.#builder.finish();
    yield;
    // Of a paper read twice the later reading counts.
    const last = new Map(segment.keys.map((key, i) => [key, i]));
    const alive = Uint8Array.from(segment.keys, (key, i) =>
      this.#building.has(key) && last.get(key) === i ? 1 : 0,
    );
    this.#building.clear();
    this.append(segment, alive);
  }

  /** The papers for which `accepts` holds as one segment, for storing; in steps. */
  *toSegment(accepts: (key: string) => boolean): Generator<void, Segment> {
    this.#settle();
    const living = this.#all
      .map(({ segment, alive }) => ({ segment, alive: livingOf({ segment, alive }, accepts) }))
      .filter(({ alive }) => alive.includes(1));
    const [only] = living;
    const isWhole = living.length === 1 && !only?.alive.includes(0);
    return only !== undefined && isWhole ? only.segment : yield* mergeSegments(living);
  }

  #changed(): void {
    this.#freshIndexed = undefined;
    this.#changes++;
  }

  #end(): number {
    const last = this.#all.at(-1);
    return last === undefined ? 0 : last.first + last.segment.keys.length;
  }

  /** Marks the paper of a segment as gone; whether there was one. */
  #bury(key: string): boolean {
    this.#numbers ??= numbersOf(this.#all);
    const number = this.#numbers.get(key);
    if (number === undefined) return false;
    const home = this.#all.findLast(({ first }) => first <= number);
    if (home !== undefined) home.alive[number - home.first] = 0;
    this.#living--;
    return this.#numbers.delete(key);
  }

  /** Whether there was such a paper anywhere. */
  #forget(key: string): boolean {
    const known = [this.#bury(key), this.#fresh.delete(key), this.#building.delete(key)];
    return known.includes(true);
  }

  /** Makes a segment of what is fresh, and joins small ones. */
  #settle(): void {
    if (this.#fresh.size === 0) return;
    const segment = segmentOf(this.#fresh.values());
    this.#fresh.clear();
    this.append(segment);
    // What is being made one is not to be touched.
    if (this.#joining) return;
    let from = this.#all.length - 1;
    while (from > 0 && this.#papersFrom(from - 1) <= SMALL) from--;
    const joined = this.#all.length - from;
    if (joined >= FAN_IN) completed(this.#join(from));
  }

  #papersFrom(index: number): number {
    return this.#all.slice(index).reduce((sum, { segment }) => sum + segment.keys.length, 0);
  }

  /** Joins the last segments while there are enough that are no larger than their followers together. */
  *#joinAlike(): Generator<void, void> {
    const sizes = this.#all.map(({ segment }) => segment.keys.length);
    const last = sizes.at(-1) ?? 0;
    const run = sizes.length - 1 - sizes.findLastIndex((size) => size > last * 2);
    if (run >= MANY) yield* this.#join(this.#all.length - run);
  }

  /** Makes one of all segments from this one on. Papers that change meanwhile are looked to at the end. */
  *#join(from: number): Generator<void, void> {
    const joined = this.#all.slice(from);
    const living = joined.map(({ segment, alive }) => ({ segment, alive: alive.slice() }));
    this.#joining = true;
    const segment = yield* mergeSegments(living);
    yield;
    const still = new Uint8Array(segment.keys.length);
    let papers = 0;
    for (const [i, { alive }] of joined.entries()) {
      const before = living[i]?.alive;
      for (let j = 0; j < alive.length; j++) if (before?.[j] === 1) still[papers++] = alive[j] ?? 0;
    }
    const each = indexed(segment, joined[0]?.first ?? 0, still);
    this.#all.splice(from, joined.length, each);
    this.#joining = false;
    const sameNumbers = joined.every(({ alive }) => !alive.includes(0));
    if (!sameNumbers) this.#renumber(from);
    this.#changed();
    yield;
  }

  /** Numbers follow one another, and the papers of these segments get theirs. */
  #renumber(from: number): void {
    let first = from === 0 ? 0 : (this.#all[from]?.first ?? 0);
    for (let i = from; i < this.#all.length; i++) {
      const each = this.#all[i];
      if (each === undefined) continue;
      const moved: Indexed = { ...each, first };
      this.#all[i] = moved;
      if (this.#numbers !== undefined) addNumbers(moved, this.#numbers);
      first += each.segment.keys.length;
    }
  }
}

function numbersOf(all: readonly Indexed[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const each of all) addNumbers(each, numbers);
  return numbers;
}

function addNumbers({ segment, alive, first }: Indexed, numbers: Map<string, number>): void {
  for (const [i, key] of segment.keys.entries()) if (alive[i] === 1) numbers.set(key, first + i);
}

function livingIn(each: Indexed | undefined): number {
  let living = 0;
  for (const lives of each?.alive ?? []) living += lives;
  return living;
}

/** 1 for a paper that is there and for which `accepts` holds. */
function livingOf({ segment, alive }: Living, accepts: (key: string) => boolean): Uint8Array {
  return alive.map((lives, i) => (lives === 1 && accepts(segment.keys[i] ?? '') ? 1 : 0));
}

function segmentOf(documents: Iterable<SearchDocument>): Segment {
  const builder = new SegmentBuilder();
  for (const document of documents) builder.add(document);
  return completed(builder.finish());
}

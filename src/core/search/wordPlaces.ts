/**
 * Finds words by their stems in texts. A list shows the same papers at every key, so what was read of texts is
 * kept, as numbers of the stretches that they are made of.
 */
import { keep } from '../base/kept.ts';
import { withRoom } from '../base/typedArrays.ts';
import { chunkWords } from './analyze.ts';
import type { Word } from './analyze.ts';
import { ChunkTable } from './chunkTable.ts';
import { stem } from './stem.ts';

/** The stretches of a text by number, and where each begins. */
interface ReadText {
  readonly stretches: Int32Array;
  readonly starts: Uint32Array;
}

/** What is marked: the stretches of these stems, in a list for each, of so many that were known. */
interface Marked {
  readonly stems: ReadonlyMap<string, unknown> | undefined;
  readonly known: number;
  readonly lists: readonly (readonly number[])[];
}

/** Of a longer text the beginning is read: each key waits for it. */
const MAX_TEXT = 200_000;
/** Texts that are kept, and of how many stretches at most. */
const MAX_KEPT = { texts: 2_000, stretches: 2_000 } as const;
/** Stretches that are remembered before all are forgotten. */
const MAX_STRETCHES = 100_000;

export class WordPlaces {
  #table = new ChunkTable();
  /** The words of each stretch. */
  #words: (readonly Word[])[] = [];
  /** The stretches that have a word of each stem. */
  readonly #withStem = new Map<string, number[]>();
  readonly #kept = new Map<string, ReadText>();
  /** For each stretch 1 if it is looked for. */
  #marks = new Uint8Array(1024);
  #marked: Marked = { stems: undefined, known: 0, lists: [] };

  /** Words that have one of these stems, in the text's order. */
  find(text: string, stems: ReadonlyMap<string, unknown>): readonly Word[] {
    if (this.#words.length > MAX_STRETCHES) this.#forget();
    const { stretches, starts } = this.#read(text);
    this.#markThose(stems);
    const marks = this.#marks;
    const found: Word[] = [];
    for (let i = 0; i < stretches.length; i++) {
      const stretch = stretches[i] ?? 0;
      if (marks[stretch] === 1) this.#add(found, stretch, starts[i] ?? 0, stems);
    }
    return found;
  }

  /** Marks the stretches that have one of these stems; a paper's texts are looked through for the same ones. */
  #markThose(stems: ReadonlyMap<string, unknown>): void {
    const known = this.#words.length;
    if (this.#marked.stems === stems && this.#marked.known === known) return;
    this.#marks = withRoom(this.#marks, known);
    for (const stretches of this.#marked.lists) this.#mark(stretches, 0);
    const lists: (readonly number[])[] = [];
    for (const one of stems.keys()) lists.push(this.#withStem.get(one) ?? []);
    for (const stretches of lists) this.#mark(stretches, 1);
    this.#marked = { stems, known, lists };
  }

  #mark(stretches: readonly number[], mark: 0 | 1): void {
    for (const stretch of stretches) this.#marks[stretch] = mark;
  }

  #add(to: Word[], stretch: number, from: number, stems: ReadonlyMap<string, unknown>): void {
    for (const { start, end, terms } of this.#words[stretch] ?? []) {
      if (terms.some((term) => stems.has(stem(term))))
        to.push({ start: from + start, end: from + end, terms });
    }
  }

  #read(text: string): ReadText {
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const size = this.#table.read(text.slice(0, MAX_TEXT), this.#learn);
    const { values, starts } = this.#table;
    const read = { stretches: values.slice(0, size), starts: starts.slice(0, size) };
    if (size <= MAX_KEPT.stretches) keep(this.#kept, text, read, MAX_KEPT.texts);
    return read;
  }

  readonly #learn = (chunk: string): number => {
    const words = chunkWords(chunk);
    const stretch = this.#words.push(words) - 1;
    for (const one of new Set(words.flatMap(({ terms }) => terms.map(stem)))) {
      const others = this.#withStem.get(one);
      if (others === undefined) this.#withStem.set(one, [stretch]);
      else others.push(stretch);
    }
    return stretch;
  };

  #forget(): void {
    this.#table = new ChunkTable();
    this.#words = [];
    this.#withStem.clear();
    this.#kept.clear();
    this.#marks.fill(0);
    this.#marked = { stems: undefined, known: 0, lists: [] };
  }
}

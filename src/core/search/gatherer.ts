/**
 * Adds up, paper by paper, what the words that stand for one query word are worth. Arrays as long as
 * the library, used again for every word.
 */
import { FUZZY, makeFound, MATCH_KINDS, fieldBits } from './found.ts';
import type { Found, MatchKind } from './found.ts';
import { COMMONEST, fieldsOf, PARTS, weightTable } from './postings.ts';
import type { Part } from './postings.ts';
import type { SearchField } from './searchDocument.ts';
import type { Indexed } from './indexed.ts';
import type { Range } from './dictionary.ts';

/** What a word is worth by where it stands. */
export type FieldWeights = Readonly<Record<SearchField, number>>;

/** Words of one kind, gathered together: their occurrences are added up before they level off. */
export interface Group {
  readonly kind: MatchKind;
  /** What a match of the group is worth beside an exact one. */
  readonly worth: number;
}

interface Reading {
  /** What an occurrence is worth beside one of the word itself. */
  readonly share: number;
  /** Whether it is the word as typed. */
  readonly typed: boolean;
}

/** The fields of each byte, as bits of `Found.fields`. */
const FIELD_BITS: Readonly<Record<Part, Uint16Array>> = {
  names: Uint16Array.from({ length: 256 }, (_, byte) => fieldBits(fieldsOf('names', byte))),
  texts: Uint16Array.from({ length: 256 }, (_, byte) => fieldBits(fieldsOf('texts', byte))),
};

const EXACT = MATCH_KINDS.indexOf('exact');

export class Gatherer {
  readonly #weights: Readonly<Record<Part, Float32Array>>;
  readonly #norms: Float32Array;
  /** Weighted occurrences in the group being gathered. */
  readonly #times: Float32Array;
  readonly #scores: Float32Array;
  readonly #kinds: Uint8Array;
  readonly #words: Uint32Array;
  readonly #fields: Uint16Array;
  /** Papers of the group, then papers of all groups. */
  readonly #group: Uint32Array;
  readonly #papers: Uint32Array;
  #inGroup = 0;
  #size = 0;

  /** `norms` holds for each paper how many occurrences are worth half of infinitely many. */
  constructor(weights: FieldWeights, norms: Float32Array) {
    const size = norms.length;
    this.#weights = { names: weightTable('names', weights), texts: weightTable('texts', weights) };
    this.#norms = norms;
    this.#times = new Float32Array(size);
    this.#scores = new Float32Array(size);
    this.#kinds = new Uint8Array(size);
    this.#words = new Uint32Array(size);
    this.#fields = new Uint16Array(size);
    this.#group = new Uint32Array(size);
    this.#papers = new Uint32Array(size);
  }

  /** Papers found so far, groups ended. */
  get size(): number {
    return this.#size;
  }

  /** Adds the papers of one word to the group. `typed` marks the word as typed among its other forms. */
  add(each: Indexed, word: number, share: number, typed = false): void {
    for (const part of PARTS) this.#read(each, part, [word, word + 1], { share, typed });
  }

  /** Adds the papers of all these words, as far as they have them in these parts. */
  addRange(each: Indexed, range: Range, parts: readonly Part[]): void {
    for (const part of parts) this.#read(each, part, range, { share: 1, typed: false });
  }

  /** Ends a group: papers not found by an earlier one are found by this, the others keep their kind. */
  endGroup({ kind, worth }: Group): void {
    const [times, norms, scores, kinds] = [this.#times, this.#norms, this.#scores, this.#kinds];
    const [code, none] = [MATCH_KINDS.indexOf(kind), FUZZY];
    let size = this.#size;
    for (let i = 0; i < this.#inGroup; i++) {
      const paper = this.#group[i] ?? 0;
      const often = times[paper] ?? 0;
      const score = (worth * often) / (often + (norms[paper] ?? 1));
      const known = scores[paper] ?? 0;
      if (known === 0) {
        this.#papers[size++] = paper;
        // A form as typed has said so already.
        if (kinds[paper] === none) kinds[paper] = code;
      }
      if (score > known) scores[paper] = score;
      times[paper] = 0;
    }
    this.#inGroup = 0;
    this.#size = size;
  }

  /** What was found; ready for the next word. */
  finish(): Found {
    const found = makeFound(this.#size);
    const [scores, kinds, words, fields] = [this.#scores, this.#kinds, this.#words, this.#fields];
    for (let i = 0; i < found.papers.length; i++) {
      const paper = this.#papers[i] ?? 0;
      found.papers[i] = paper;
      found.scores[i] = scores[paper] ?? 0;
      found.kinds[i] = kinds[paper] ?? 0;
      found.words[i] = words[paper] ?? 0;
      found.fields[i] = fields[paper] ?? 0;
      scores[paper] = 0;
      kinds[paper] = 0;
      fields[paper] = 0;
    }
    this.#size = 0;
    return found;
  }

  /** The inmost loop of every search: reads lists as `PostingsWriter` wrote them, calling nothing. */
  // eslint-disable-next-line complexity -- parts of it as functions of their own take half as long again
  #read(each: Indexed, part: Part, [from, to]: Range, { share, typed }: Reading): void {
    const { bytes, starts } = each.segment.postings[part];
    const { alive, first } = each;
    const weights = this.#weights[part];
    const bits = FIELD_BITS[part];
    const [times, scores, words, fields] = [this.#times, this.#scores, this.#words, this.#fields];
    const [group, commonest] = [this.#group, COMMONEST];
    let inGroup = this.#inGroup;
    for (let word = from; word < to; word++) {
      let at = starts[word] ?? 0;
      const end = starts[word + 1] ?? 0;
      let local = -1;
      while (at < end) {
        let value = bytes[at++] ?? 0;
        if (value >= 0x80) {
          value &= 0x7f;
          for (let shift = 7; ; shift += 7) {
            const next = bytes[at++] ?? 0;
            value |= (next & 0x7f) << shift;
            if (next < 0x80) break;
          }
        }
        local += (value >>> 1) + 1;
        const byte = (value & 1) === 0 ? commonest : (bytes[at++] ?? 0);
        const weight = (weights[byte] ?? 0) * share;
        if (alive[local] !== 1 || weight === 0) continue;
        const paper = first + local;
        const before = times[paper] ?? 0;
        times[paper] = before + weight;
        fields[paper] = (fields[paper] ?? 0) | (bits[byte] ?? 0);
        if (typed) this.#kinds[paper] = EXACT;
        if (before > 0) continue;
        group[inGroup++] = paper;
        if (scores[paper] === 0) words[paper] = word;
      }
    }
    this.#inGroup = inGroup;
  }
}

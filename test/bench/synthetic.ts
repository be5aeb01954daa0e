/**
 * Papers that nobody wrote, for measuring at sizes that no collection here has: abstracts of about 180
 * words whose frequencies fall as in real text (Zipf and Mandelbrot), made of syllables so that words
 * share beginnings as real ones do. The same number gives the same papers everywhere.
 */

export interface SyntheticPaper {
  readonly key: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly year: number;
}

/** Distinct words that texts draw from; a large library meets most of them. */
const VOCABULARY = 200_000;
const FAMILY_NAMES = 20_000;
/** Of Mandelbrot's law: how fast frequencies fall, and how flat they begin. */
const EXPONENT = 1.07;
const SHIFT = 2.7;
/** The commonest words of English, which make two fifths of a text. */
const COMMON =
  'the of and to in a is that for we on with as by are this from be an which at can our it these'.split(
    ' ',
  );
const ONSETS =
  'b c d f g h l m n p r s t v w br cl cr dr fl gr pl pr sp st str tr th ch sh qu'.split(' ');
const VOWELS = 'a e i o u ea ou io ai'.split(' ');
const ENDINGS = ['', '', 'n', 'r', 's', 't', 'l', 'm', 'ng', 'nt', 'ck'];
const SUFFIXES = ['', '', '', '', 's', 'ing', 'ed', 'al', 'ity', 'tion', 'er', 'ly'];

/** A stream of numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class SyntheticLibrary {
  readonly #random: () => number;
  readonly #words: readonly string[];
  readonly #names: readonly string[];
  /** Sums of the words' frequencies, to draw by. */
  readonly #sums: Float64Array;

  constructor(seed = 1) {
    this.#random = randomNumbers(seed);
    this.#words = this.#makeWords(VOCABULARY);
    this.#names = this.#words
      .slice(1_000, 1_000 + FAMILY_NAMES)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    this.#sums = new Float64Array(VOCABULARY);
    let sum = 0;
    for (let rank = 0; rank < VOCABULARY; rank++) {
      sum += (rank + 1 + SHIFT) ** -EXPONENT;
      this.#sums[rank] = sum;
    }
  }

  /** Papers one after the other; `p0`, `p1`… are their keys. */
  *papers(count: number): Generator<SyntheticPaper, void> {
    for (let i = 0; i < count; i++) {
      yield {
        key: `p${String(i)}`,
        title: this.#sentence(6 + this.#below(8), 0.25),
        abstract: this.#text(110 + this.#below(140)),
        authors: Array.from({ length: 1 + this.#below(5) }, () => this.#name()),
        year: 1990 + this.#below(36),
      };
    }
  }

  /** A few words that stand in such papers, none of the commonest. */
  query(words: number): string {
    return Array.from({ length: words }, () => {
      let rank = 0;
      while (rank < 20 || rank > 20_000) rank = this.#draw();
      return this.#words[rank] ?? '';
    }).join(' ');
  }

  #text(words: number): string {
    const sentences: string[] = [];
    for (let left = words; left > 0; left -= 20)
      sentences.push(this.#sentence(Math.min(left, 20), 0.4));
    return sentences.join(' ');
  }

  #sentence(length: number, common: number): string {
    const words = Array.from({ length }, () =>
      this.#random() < common ? this.#of(COMMON) : (this.#words[this.#draw()] ?? ''),
    );
    const text = words.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  #name(): string {
    return `${this.#of('ABCDEFGHJKLMNPRSTW'.split(''))}. ${this.#of(this.#names)}`;
  }

  #makeWords(count: number): readonly string[] {
    const words = new Set<string>();
    while (words.size < count) {
      // Common words are short.
      const syllables = 1 + Math.floor(Math.log10(words.size + 3) / 1.7 + this.#random());
      let word = '';
      for (let i = 0; i < syllables; i++)
        word += this.#of(ONSETS) + this.#of(VOWELS) + this.#of(ENDINGS);
      words.add(word + this.#of(SUFFIXES));
    }
    return [...words];
  }

  #draw(): number {
    const wanted = this.#random() * (this.#sums[VOCABULARY - 1] ?? 0);
    let [low, high] = [0, VOCABULARY - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #of<T>(items: readonly T[]): T {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  }
}

/** What is typed in the list about the papers that are to be cited, behind the words that find them. */
import { typedSearch, type TypedSearch } from './typedParts.ts';

export class SaidAbout {
  readonly #isRead: boolean;
  readonly #said = new Map<string, string>();
  #lastTicked: string | undefined;

  /** @param isRead whether the list tells it from the words; else all that is typed is words */
  constructor(isRead: boolean) {
    this.#isRead = isRead;
  }

  read(input: string): TypedSearch {
    return this.#isRead ? typedSearch(input) : { words: input, said: '' };
  }

  /** Ticking a paper takes what is typed with it; without its tick (no input), a paper has nothing said. */
  tick(key: string, input: string | undefined): void {
    this.#lastTicked = input === undefined ? undefined : key;
    const said = input === undefined ? '' : this.read(input).said;
    if (said === '') this.#said.delete(key);
    else this.#said.set(key, said);
  }

  /** Without words to find another paper, what is typed is about the one that was ticked last. */
  type(input: string): void {
    const { words, said } = this.read(input);
    if (words !== '' || said === '' || this.#lastTicked === undefined) return;
    this.#said.set(this.#lastTicked, said);
  }

  /** Empty for nothing. */
  of(key: string): string {
    return this.#said.get(key) ?? '';
  }

  /** About the papers chosen; about one that was not ticked, what stands in the box. */
  about(keys: readonly string[], input: string): ReadonlyMap<string, string> {
    if (this.#lastTicked !== undefined || this.#said.size > 0) return this.#said;
    const { said } = this.read(input);
    return new Map(keys.map((key) => [key, said]));
  }
}

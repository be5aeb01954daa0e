/**
 * The library: one list of papers from several sources that come and go. A key is unique within a
 * source; across sources the one added first answers for it.
 */
import { Emitter, type Disposable, type Event } from '../base/emitter.ts';
import type { Paper } from './paper.ts';
import type { TopicGroup } from './topics.ts';

interface Source {
  readonly papers: readonly Paper[];
  readonly topics: readonly TopicGroup[];
}

export class Library implements Disposable {
  readonly #sources = new Map<string, Source>();
  #papers: readonly Paper[] = [];
  #byKey: ReadonlyMap<string, Paper> = new Map();

  readonly #changed = new Emitter<void>();
  /** The list of papers changed. */
  readonly onDidChange: Event<void> = this.#changed.event;

  /** All papers, source by source, each source in its own order. */
  papers(): readonly Paper[] {
    return this.#papers;
  }

  /** The topic groups of all sources. */
  topics(): readonly TopicGroup[] {
    return [...this.#sources.values()].flatMap(({ topics }) => topics);
  }

  /** The paper of this citation key; undefined if the library has none. */
  get(key: string): Paper | undefined {
    return this.#byKey.get(key);
  }

  /** Whether any source is open, be it an empty one. */
  get hasSources(): boolean {
    return this.#sources.size > 0;
  }

  /** Adds a source's papers and topics, in the place of those it gave before. */
  setSource(source: string, papers: readonly Paper[], topics: readonly TopicGroup[] = []): void {
    this.#sources.set(source, { papers, topics });
    this.#update();
  }

  removeSource(source: string): void {
    if (this.#sources.delete(source)) this.#update();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #update(): void {
    this.#papers = [...this.#sources.values()].flatMap(({ papers }) => papers);
    const byKey = new Map<string, Paper>();
    for (const paper of this.#papers) {
      if (!byKey.has(paper.key)) byKey.set(paper.key, paper);
    }
    this.#byKey = byKey;
    this.#changed.fire();
  }
}

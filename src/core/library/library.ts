/**
 * The library: one list of papers from several sources that come and go. A key is unique within a
 * source; the same work in several sources is one paper, known by all its keys. Where different works
 * have one key, the source added first answers for it.
 */
import { Emitter, type Disposable, type Event } from '../base/emitter.ts';
import { mergeSteps, type MergedPapers } from './merge.ts';
import type { Paper } from './paper.ts';
import type { TopicGroup } from './topics.ts';
import { completed } from '../base/steps.ts';

interface Source {
  readonly papers: readonly Paper[];
  readonly topics: readonly TopicGroup[];
}

/** Steps of merging between two pauses. */
const SLICE = 10;

const NOTHING: MergedPapers = { papers: [], byKey: new Map(), bySource: new Map() };

export class Library implements Disposable {
  readonly #sources = new Map<string, Source>();
  /** Papers of sources that are to be merged; undefined for a source that is to go. */
  readonly #coming = new Map<string, readonly Paper[] | undefined>();
  #merging: Promise<void> | undefined;
  #merged = NOTHING;

  readonly #changed = new Emitter<void>();
  /** The list of papers changed. */
  readonly onDidChange: Event<void> = this.#changed.event;

  /** All papers, each work once: the bundled ones, then source by source, each in its own order. */
  papers(): readonly Paper[] {
    return this.#merged.papers;
  }

  /** The topic groups of all sources. */
  topics(): readonly TopicGroup[] {
    return [...this.#sources.values()].flatMap(({ topics }) => topics);
  }

  /** The paper of this citation key, in whatever source; undefined if the library has none. */
  get(key: string): Paper | undefined {
    return this.#merged.byKey.get(key);
  }

  /** The paper that a key means in one source, e.g. a document's bibliography; undefined if none. */
  getIn(source: string, key: string): Paper | undefined {
    return this.#merged.bySource.get(source)?.get(key);
  }

  /** All papers that have this key in some source: several where sources give it to different works. */
  sharing(key: string): readonly Paper[] {
    const all = [...this.#merged.bySource.values()].map((papers) => papers.get(key));
    return [...new Set(all)].filter((paper) => paper !== undefined);
  }

  /** Whether any source is open, be it an empty one. */
  get hasSources(): boolean {
    return this.#sources.size > 0;
  }

  /** Adds a source's papers and topics, in the place of those it gave before. */
  setSource(source: string, papers: readonly Paper[], topics: readonly TopicGroup[] = []): void {
    this.#coming.delete(source);
    this.#sources.set(source, { papers, topics });
    this.#update();
  }

  /**
   * As `setSource`, for many papers: until all is merged the library stays as it was, and its host free. Sources
   * that come at the same time are merged together.
   * @param papers undefined takes the source out
   * @param pause called between slices of work; what it throws ends the work, and nothing has changed
   */
  async setLargeSource(
    source: string,
    papers: readonly Paper[] | undefined,
    pause: () => Promise<void>,
  ): Promise<void> {
    if (papers === undefined && !this.#sources.has(source) && !this.#coming.has(source)) return;
    this.#coming.set(source, papers);
    const isComing = () => this.#coming.has(source) && this.#coming.get(source) === papers;
    try {
      while (isComing()) {
        if (this.#merging === undefined) await this.#mergeComing(pause);
        // Who merges now may give up: then someone else goes on.
        else await this.#merging.catch(() => undefined);
      }
    } catch (error) {
      if (isComing()) this.#coming.delete(source);
      throw error;
    }
  }

  removeSource(source: string): void {
    this.#coming.delete(source);
    if (this.#sources.delete(source)) this.#update();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #mergeComing(pause: () => Promise<void>): Promise<void> {
    const merging = this.#mergeInSlices(pause);
    this.#merging = merging;
    try {
      await merging;
    } finally {
      this.#merging = undefined;
    }
  }

  async #mergeInSlices(pause: () => Promise<void>): Promise<void> {
    for (;;) {
      const [before, coming] = [this.#merged, new Map(this.#coming)];
      const sources = new Map(this.#sources);
      for (const [source, papers] of coming) {
        if (papers === undefined) sources.delete(source);
        else sources.set(source, { papers, topics: [] });
      }
      const merged = await mergedInSlices({ sources, before }, pause);
      // Whatever changed in the meantime must be in it: then it starts again.
      const isCurrent = [...coming].every(
        ([source, papers]) => this.#coming.has(source) && this.#coming.get(source) === papers,
      );
      if (this.#merged !== before || !isCurrent) continue;
      this.#sources.clear();
      for (const [source, added] of sources) this.#sources.set(source, added);
      for (const source of coming.keys()) this.#coming.delete(source);
      this.#take(merged);
      return;
    }
  }

  #update(): void {
    this.#take(completed(mergeSteps(papersOf(this.#sources), this.#merged)));
  }

  #take(merged: MergedPapers): void {
    this.#merged = merged;
    this.#changed.fire();
  }
}

async function mergedInSlices(
  {
    sources,
    before,
  }: { readonly sources: ReadonlyMap<string, Source>; readonly before: MergedPapers },
  pause: () => Promise<void>,
): Promise<MergedPapers> {
  const steps = mergeSteps(papersOf(sources), before);
  let step = steps.next();
  for (let count = 1; step.done !== true; count += 1) {
    if (count % SLICE === 0) await pause();
    step = steps.next();
  }
  return step.value;
}

function papersOf(sources: ReadonlyMap<string, Source>): ReadonlyMap<string, readonly Paper[]> {
  return new Map([...sources].map(([source, { papers }]) => [source, papers]));
}

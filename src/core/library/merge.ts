/** The papers of several sources as one list, in which each work stands once and each key means one paper. */
import { BUNDLED_SOURCE } from './corpus.ts';
import { factsWith, keysOf, type KeyInSource, type Paper } from './paper.ts';
import { idsOf, WorkIndex } from './works.ts';

/** Papers a step: the steps themselves take their time. */
const STEP = 50;

export interface MergedPapers {
  readonly papers: readonly Paper[];
  /** By each key; where several works have one, the work that came first. */
  readonly byKey: ReadonlyMap<string, Paper>;
  /** By source and the key in it. */
  readonly bySource: ReadonlyMap<string, ReadonlyMap<string, Paper>>;
}

/**
 * Merges papers in steps, each of some papers, so that a host can do other things in between. The bundled papers
 * come first, whose facts are the richest; other sources follow in the order given. What is one paper as it was
 * before stays the same object, so that nobody takes it for a new one.
 */
export function* mergeSteps(
  sources: ReadonlyMap<string, readonly Paper[]>,
  before?: MergedPapers,
): Generator<void, MergedPapers> {
  const index = new WorkIndex();
  const inOrder = ordered(sources);
  for (const [place, papers] of inOrder.entries()) {
    const neighbours = { isFirst: place === 0, isLast: place === inOrder.length - 1 };
    for (const [count, paper] of papers.entries()) {
      index.add(paper, neighbours);
      if (count % STEP === 0) yield;
    }
  }
  return yield* listed(index.works(), before);
}

function* listed(
  works: readonly (readonly Paper[])[],
  before: MergedPapers | undefined,
): Generator<void, MergedPapers> {
  const papers: Paper[] = [];
  const byKey = new Map<string, Paper>();
  const bySource = new Map<string, Map<string, Paper>>();
  const isTaken = (key: string) => byKey.has(key);
  for (const [count, work] of works.entries()) {
    const paper = asBefore(asOne(work, isTaken), before);
    papers.push(paper);
    byKey.set(paper.key, paper);
    for (const { source, key } of work) {
      const keys = bySource.get(source) ?? new Map<string, Paper>();
      bySource.set(source, keys.set(key, paper));
    }
    if (count % STEP === 0) yield;
  }
  // A paper's own key goes before the same key of another paper in another source.
  for (const [count, paper] of papers.entries()) {
    if (count % STEP === 0) yield;
    if (paper.known === undefined) continue;
    for (const key of keysOf(paper)) if (!byKey.has(key)) byKey.set(key, paper);
  }
  return { papers, byKey, bySource };
}

function ordered(sources: ReadonlyMap<string, readonly Paper[]>): readonly (readonly Paper[])[] {
  const bundled = sources.get(BUNDLED_SOURCE);
  const others = [...sources].filter(([source]) => source !== BUNDLED_SOURCE);
  return [...(bundled === undefined ? [] : [bundled]), ...others.map(([, papers]) => papers)];
}

/** The papers of a work as one: the first, with what it lacks from the others. */
function asOne(work: readonly Paper[], isTaken: (key: string) => boolean): Paper {
  const [first, ...others] = work;
  if (first === undefined) throw new Error('A work has a paper');
  if (others.length === 0 && !isTaken(first.key)) return first;
  const free = work.find(({ key }) => !isTaken(key))?.key;
  return new MergedPaper([first, ...others], free ?? freeHandle(first, isTaken));
}

function asBefore(paper: Paper, before: MergedPapers | undefined): Paper {
  if (!(paper instanceof MergedPaper)) return paper;
  const known = before?.byKey.get(paper.key);
  return known instanceof MergedPaper && known.isOf(paper) ? known : paper;
}

/** Where another work has the key, the paper is known by the key and its source. */
function freeHandle({ key, source }: Paper, isTaken: (key: string) => boolean): string {
  let handle = `${key}@${source}`;
  while (isTaken(handle)) handle += '’';
  return handle;
}

/** Papers that are one work; nothing of them is decoded before someone asks for it. */
class MergedPaper implements Paper {
  readonly key: string;
  readonly source: string;
  readonly known: readonly KeyInSource[];
  readonly #first: Paper;
  readonly #others: readonly Paper[];

  constructor(work: readonly [Paper, ...Paper[]], key: string) {
    const [first, ...others] = work;
    this.key = key;
    this.source = first.source;
    this.known = work.map((paper) => ({ source: paper.source, key: paper.key }));
    this.#first = first;
    this.#others = others;
  }

  /** Whether it is made of the very papers of which another is. */
  isOf(other: MergedPaper): boolean {
    const [mine, others] = [this, other].map((it) => [it.#first, ...it.#others]);
    return mine?.length === others?.length && !!mine?.every((it, index) => it === others?.[index]);
  }

  get ids() {
    const all = [this.#first, ...this.#others].map(idsOf);
    return {
      doi: all.find(({ doi }) => doi !== undefined)?.doi,
      arxiv: all.find(({ arxiv }) => arxiv !== undefined)?.arxiv,
    };
  }

  get item() {
    return this.#first.item;
  }

  get title() {
    return this.#first.title;
  }

  get authors() {
    return this.#first.authors;
  }

  get year() {
    return this.#first.year ?? this.#others.find(({ year }) => year !== undefined)?.year;
  }

  get abstract() {
    const { abstract } = this.#first;
    if (abstract !== '') return abstract;
    return this.#others.find((paper) => paper.abstract !== '')?.abstract ?? '';
  }

  get facts() {
    const { facts } = this.#first;
    return factsWith(facts, {
      arxiv: () => facts.arxiv ?? this.ids.arxiv,
      venue: () => facts.venue ?? this.#others.find((paper) => paper.facts.venue)?.facts.venue,
    });
  }
}

/** Which papers are offered where a citation key is typed, and in which order. */
import { keysOf, type Paper } from '../library/paper.ts';
import { ownFirst } from '../search/ownFirst.ts';
import type { Answer, FindOptions } from '../search/paperSearch.ts';

/** What there is to choose from. */
export interface Choices {
  readonly papers: readonly Paper[];
  readonly get: (key: string) => Paper | undefined;
  readonly find: (input: string, options: FindOptions) => Pick<Answer, 'hits'>;
  /** Whether a paper stands in the bibliographies of the document. */
  readonly isOwn: (paper: Paper) => boolean;
}

/** More than anyone reads of a list. */
export const MOST_CHOICES = 50;

/**
 * For what is typed of a key: papers that the search finds by it, in its order, behind papers whose key begins with
 * it and that it does not find.
 */
export function choicesFor(typed: string, choices: Choices): readonly Paper[] {
  const { find, get, isOwn } = choices;
  const begun = papersByKey(choices.papers, typed, MOST_CHOICES);
  // A key that breaks off at a sign goes on; the words before the sign are no search of their own.
  const isBroken = /[^\p{L}\p{N}]$/u.test(typed);
  const hits = isBroken ? [] : find(searchFor(typed), { limit: MOST_CHOICES }).hits;
  const ranked = ownFirst(hits, (key) => {
    const paper = get(key);
    return paper !== undefined && isOwn(paper);
  });
  const found = ranked.flatMap(({ key }) => get(key) ?? []);
  const listed = new Set(found);
  const byKeyAlone = begun.filter((paper) => !listed.has(paper));
  return [...byKeyAlone, ...found].slice(0, MOST_CHOICES);
}

/** Signs part words, so that no key is read as a filter of the search. */
function searchFor(typed: string): string {
  return typed.replace(/[^\p{L}\p{N}_-]+/gu, ' ').replace(/^[\s-]+/u, '');
}

/** What is known where nothing is typed yet. */
export interface Surroundings {
  /** The papers that the document cites, those nearest before the cursor first. */
  readonly cited: readonly Paper[];
  /** Those that other documents cite, and those that were opened lately. */
  readonly lately: readonly Paper[];
}

const MOST_CITED = 8;
const MOST_LATELY = 8;
/** Of how many papers, the nearest, the topic counts. */
const NEAREST = 3;
const MOST_OF_TOPIC = 8;

/** Without a word: what was cited last, papers of the same topic, the bibliography, then all others. */
export function choicesAtFirst(
  { papers, isOwn }: Pick<Choices, 'papers' | 'isOwn'>,
  { cited, lately }: Surroundings,
): readonly Paper[] {
  const chosen = new Set<Paper>(cited.slice(0, MOST_CITED));
  take(chosen, lately, MOST_LATELY);
  take(chosen, alike(papers, cited), MOST_OF_TOPIC);
  const own = papers.filter(isOwn);
  take(chosen, own, MOST_CHOICES);
  take(chosen, papers, MOST_CHOICES - chosen.size);
  return [...chosen].slice(0, MOST_CHOICES);
}

/** Papers of the topics of those cited nearest. Topics are a source's own: papers of others are not looked into. */
function alike(papers: readonly Paper[], cited: readonly Paper[]): readonly Paper[] {
  const nearest = cited.slice(0, NEAREST).filter((paper) => topicOf(paper).length > 0);
  if (nearest.length === 0) return [];
  const topics = new Set(nearest.flatMap(topicOf));
  const sources = new Set(nearest.map(({ source }) => source));
  const known = new Set(cited);
  return papers.filter(
    (paper) =>
      sources.has(paper.source) &&
      !known.has(paper) &&
      topicOf(paper).some((topic) => topics.has(topic)),
  );
}

/** Adds those that are not among the chosen, as many as `most`. */
function take(chosen: Set<Paper>, papers: readonly Paper[], most: number): void {
  const end = chosen.size + most;
  for (const paper of papers) {
    if (chosen.size >= end) return;
    chosen.add(paper);
  }
}

function topicOf({ facts }: Paper): readonly string[] {
  return facts.topics.primary === undefined ? [] : [facts.topics.primary];
}

interface KeyedPaper {
  readonly key: string;
  readonly paper: Paper;
}

const keyed = new WeakMap<readonly Paper[], readonly KeyedPaper[]>();

/** Papers one of whose keys begins with the words, in any case; none for no words. */
function papersByKey(papers: readonly Paper[], typed: string, most: number): readonly Paper[] {
  const beginning = typed.toLowerCase();
  if (beginning === '') return [];
  const found = new Set<Paper>();
  for (const { key, paper } of keysIn(papers)) {
    if (key.startsWith(beginning)) found.add(paper);
    if (found.size >= most) break;
  }
  return [...found];
}

/** Made once for each state of the library. */
function keysIn(papers: readonly Paper[]): readonly KeyedPaper[] {
  const known = keyed.get(papers);
  if (known !== undefined) return known;
  const made = papers.flatMap((paper) =>
    keysOf(paper).map((key) => ({ key: key.toLowerCase(), paper })),
  );
  keyed.set(papers, made);
  return made;
}

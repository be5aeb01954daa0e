/** What stands in the list for what is typed and ticked: the rows, and which of them Enter takes. */
import type { SaidAbout } from '../../../core/citations/saidAbout.ts';
import type { Gloss } from '../../../core/index.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { ownFirst } from '../../../core/search/ownFirst.ts';
import { matchesWhole, type Answer, type FoundPaper } from '../../../core/search/paperSearch.ts';
import { snippet } from '../../../core/search/snippet.ts';
import { snippetText } from '../../searchText.ts';
import { text } from '../../text.ts';
import { browsingGroups } from './browsingGroups.ts';
import {
  completionRow,
  messageRow,
  paperRow,
  problemRow,
  separatorRow,
  type PaperButtons,
  type SearchRow,
} from './searchRows.ts';

/** More than anyone reads of an answer, and few enough to be made within a keystroke. */
const MOST_HITS = 50;
/** In characters: what is seen of a row beside author, year and topic. */
const SNIPPET_LENGTH = 60;

/** What the rows are made from. */
type Known = Pick<Gloss, 'library' | 'annotations' | 'recent' | 'search'>;

export interface ListOptions {
  /** Whether several papers can be chosen, with check boxes. */
  readonly many: boolean;
  readonly isOwn?: (paper: Paper) => boolean;
}

/** The list as it stands. */
export interface ListState {
  readonly options: ListOptions;
  readonly input: string;
  readonly said: SaidAbout;
  readonly ticked: ReadonlySet<string>;
  /** Names of files whose papers are still to come. */
  readonly unread: readonly string[];
  /** Absent in lists that only ask for papers. */
  readonly buttons: PaperButtons | undefined;
}

export interface Listed {
  readonly rows: readonly SearchRow[];
  /** What Enter takes at first. */
  readonly first: SearchRow | undefined;
  /** How many papers were found: those with all words where there are any. */
  readonly shown: number;
  /** Whether more papers are to come by themselves. */
  readonly isComing: boolean;
}

export function listedRows(known: Known, list: ListState): Listed {
  const { words, said } = list.said.read(list.input);
  const answer = known.search.find(words, { limit: MOST_HITS });
  // None behind which something is said already: choosing one would write over it.
  const completions = said === '' ? known.search.completions(words).map(completionRow) : [];
  const papers = words.trim() === '' ? browsingRows(known, list) : foundRows(known, list, answer);
  const coming = comingRows(answer.pending, list.unread);
  const found = papers.length + completions.length + answer.problems.length;
  const rows = [
    ...tickedRows(known, list, words),
    ...answer.problems.map(problemRow),
    ...completions,
    ...papers,
    ...(found + coming.length === 0 ? [messageRow(text.noResults(words))] : []),
    ...coming,
  ];
  const first = firstOf(words, papers, completions) ?? rows[0];
  return { rows, first, shown: shownOf(answer), isComing: coming.length > 0 };
}

function shownOf({ hits, complete, total }: Answer): number {
  return complete > 0 && isParted(hits) ? complete : total;
}

/** Whether papers that have only some of the words come behind all others, if there are any: not so in a sentence. */
function isParted(hits: readonly FoundPaper[]): boolean {
  const part = hits.findIndex((hit) => !matchesWhole(hit));
  return part < 0 || !hits.slice(part).some(matchesWhole);
}

/** Enter opens; it completes only where a filter's value is still to come or finds nothing. */
function firstOf(
  words: string,
  papers: readonly SearchRow[],
  completions: readonly SearchRow[],
): SearchRow | undefined {
  const completion = completions[0];
  if (completion !== undefined && words.trimEnd().endsWith(':')) return completion;
  return papers.find(({ means }) => means === 'paper') ?? completion;
}

type FoundRow = Pick<FoundPaper, 'key' | 'hit'>;

/** Without a query. */
function browsingRows(known: Known, list: ListState): readonly SearchRow[] {
  const groups = browsingGroups(known, list.options.isOwn ?? (() => false));
  const isOne = groups.length === 1 && list.ticked.size === 0;
  return groups.flatMap(([heading, keys]) => [
    ...(isOne ? [] : [separatorRow(heading)]),
    ...keys.flatMap((key) => hitRow(known, list, { key })),
  ]);
}

/** In the engine's order, but for ties. */
function ranked(
  { library }: Known,
  { isOwn }: ListOptions,
  hits: readonly FoundPaper[],
): readonly FoundPaper[] {
  if (isOwn === undefined) return hits;
  return ownFirst(hits, (key) => {
    const paper = library.get(key);
    return paper !== undefined && isOwn(paper);
  });
}

/** A line parts off those that have only some of the words, where all of them come behind the others. */
function foundRows(
  known: Known,
  list: ListState,
  answer: { readonly hits: readonly FoundPaper[] },
): readonly SearchRow[] {
  const hits = ranked(known, list.options, answer.hits);
  const toRows = (found: readonly FoundPaper[]) => found.flatMap((it) => hitRow(known, list, it));
  const part = hits.findIndex((hit) => !matchesWhole(hit));
  if (part <= 0 || !isParted(hits)) return toRows(hits);
  const some = separatorRow(text.someWords());
  return [...toRows(hits.slice(0, part)), some, ...toRows(hits.slice(part))];
}

function tickedRows(known: Known, list: ListState, words: string): readonly SearchRow[] {
  if (list.ticked.size === 0) return [];
  const rows = [...list.ticked].flatMap((key) => rowOf(known, list, { key }));
  const heading = words.trim() === '' ? [] : [separatorRow(text.foundPapers())];
  return [separatorRow(text.tickedPapers()), ...rows, ...heading];
}

/** A ticked paper stands among the first rows already. */
function hitRow(known: Known, list: ListState, found: FoundRow): readonly SearchRow[] {
  return list.ticked.has(found.key) ? [] : rowOf(known, list, found);
}

function rowOf(
  { library, annotations: store }: Known,
  { options: { many }, ticked, said, buttons }: ListState,
  { key, hit }: FoundRow,
): readonly SearchRow[] {
  const paper = library.get(key);
  if (paper === undefined) return [];
  const annotations = store.get(paper);
  const reason =
    hit === undefined
      ? ''
      : snippetText(snippet(hit, paper, annotations, { length: SNIPPET_LENGTH }));
  return [
    paperRow({
      paper,
      annotations,
      topics: library.topics(),
      reason,
      ticked: ticked.has(key) && !many,
      buttons,
      said: said.of(key),
    }),
  ];
}

/** What an answer has not got yet. */
function comingRows(pending: number, unread: readonly string[]): readonly SearchRow[] {
  return [
    ...(pending > 0 ? [messageRow(text.stillIndexing(pending))] : []),
    ...(unread.length > 0 ? [messageRow(text.stillReading(unread))] : []),
  ];
}

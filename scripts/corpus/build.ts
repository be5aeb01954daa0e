/**
 * From the source files to the corpus: a pure function of them, so that the same sources always give
 * the same bytes. Anything that does not fit together fails the build, naming the paper.
 */
import { GlossError } from '../../src/core/base/errors.ts';
import { citationKeys } from '../../src/core/library/citationKey.ts';
import { CORPUS_VERSION } from '../../src/core/library/corpus.ts';
import { requireCleanPage, type DigestPaper } from '../../src/core/library/formats/digestPage.ts';
import type { CslItem, PaperFacts } from '../../src/core/library/paper.ts';
import type { TopicGroup } from '../../src/core/library/topics.ts';
import { acronymsOf, addressesIn, cleanAddress, dateOf, venueNote } from './item.ts';
import type {
  BibliographyEntry,
  CorrectedField,
  CorrectionEntry,
  Labels,
  Source,
  TopicSource,
} from './source.ts';
import { correct, type CorrectedText, type Correction } from './text.ts';

/** A correction that was applied: undoing it gives the text of the page. */
export interface AppliedCorrection extends Correction {
  readonly field: CorrectedField;
}

/** What stands under `custom`: the paper's facts, and where they come from. */
export interface CorpusFacts extends PaperFacts {
  readonly version: number;
  /** The paper's place on the page, from 1. */
  readonly n: number;
  /** The line of the title on the page, from 1. */
  readonly line: number;
  readonly corrections: readonly AppliedCorrection[];
  /** What is uncertain about the bibliographic facts. */
  readonly doubt?: string;
  /** The pages on which they were read. */
  readonly sources: readonly string[];
}

export interface Corpus {
  readonly items: readonly (CslItem & { readonly custom: CorpusFacts & Record<string, unknown> })[];
  readonly topics: { readonly version: number; readonly groups: readonly TopicGroup[] };
}

/** All that is known of one paper. */
interface Facts {
  readonly page: DigestPaper;
  readonly bibliography: BibliographyEntry;
  readonly labels: Labels;
  readonly title: CorrectedText;
  readonly abstract: CorrectedText;
}

/** @throws GlossError `page.…`, `corpus.…` naming what does not fit */
export function buildCorpus(source: Source): Corpus {
  const topics = topicGroups(source.topics);
  const pages = requireCleanPage(source.page);
  requirePapers(source, pages.length);
  const papers = pages.map((page) => factsOf(source, page));
  const known = new Set(topics.flatMap((group) => group.topics.map(({ id }) => id)));
  for (const paper of papers) {
    requireTitle(paper);
    requireTopics(paper.labels, known);
    requireVenue(paper.bibliography);
    requireCode(paper);
  }
  const keys = citationKeys(
    papers.map(({ bibliography: { authors, submitted, title } }) => ({
      authors,
      year: Number(submitted.slice(0, 4)),
      title,
    })),
  );
  return {
    items: papers.map((paper, index) => itemOf(paper, keys[index] ?? '')),
    topics: { version: CORPUS_VERSION, groups: topics },
  };
}

function topicGroups({ groups, topics }: TopicSource): readonly TopicGroup[] {
  const grouped = new Set(groups.flatMap((group) => group.topics));
  const stray = topics.find(({ id }) => !grouped.has(id));
  if (stray !== undefined) throw misfit('topics.json', `topic "${stray.id}" is in no group`);
  return groups.map((group) => ({
    ...group,
    topics: group.topics.map((id) => {
      const topic = topics.find((candidate) => candidate.id === id);
      if (topic !== undefined) return topic;
      throw misfit(
        'topics.json',
        `group "${group.id}" names the topic "${id}", which there is not`,
      );
    }),
  }));
}

/** Bibliography and labels know each paper of the page once, the corrections no other. */
function requirePapers({ bibliography, labels, corrections }: Source, count: number): void {
  for (const [name, entries] of Object.entries({ bibliography, labels })) {
    if (entries.length !== count) {
      throw misfit(`${name}.json`, `${amount(entries.length)} where the page has ${amount(count)}`);
    }
    const misplaced = entries.find(({ n }, index) => n !== index + 1);
    if (misplaced !== undefined) {
      throw misfit(`${name}.json`, `paper ${String(misplaced.n)} is not at its place`);
    }
  }
  const astray = corrections.find(({ n }) => n < 1 || n > count);
  if (astray === undefined) return;
  throw misfit(
    'corrections.json',
    `"${astray.found}" is for paper ${String(astray.n)} of ${amount(count)}`,
  );
}

function amount(papers: number): string {
  return `${String(papers)} papers`;
}

function factsOf({ bibliography, labels, corrections }: Source, page: DigestPaper): Facts {
  const index = page.n - 1;
  const [entry, label] = [bibliography[index], labels[index]];
  if (entry === undefined || label === undefined) throw misfit(nameOf(page.n), 'is not known');
  const corrected = (field: CorrectedField) =>
    correct(page[field], correctionsOf(corrections, page.n, field), `${nameOf(page.n)}, ${field}`);
  return {
    page,
    bibliography: entry,
    labels: label,
    title: corrected('title'),
    abstract: corrected('abstract'),
  };
}

function correctionsOf(
  corrections: readonly CorrectionEntry[],
  n: number,
  field: CorrectedField,
): readonly CorrectionEntry[] {
  return corrections.filter((entry) => entry.apply && entry.n === n && entry.field === field);
}

function requireTitle({ page, title, bibliography }: Facts): void {
  if (title.text === bibliography.title) return;
  throw misfit(
    nameOf(page.n),
    `the page's title, corrected, is "${title.text}", that of the bibliography "${bibliography.title}"; correct one of them`,
  );
}

function requireTopics({ n, primary, secondary }: Labels, known: ReadonlySet<string>): void {
  const unknown = [primary, ...secondary].find((topic) => !known.has(topic));
  if (unknown !== undefined) throw misfit(nameOf(n), `the topic "${unknown}" is not known`);
  if (new Set([primary, ...secondary]).size <= secondary.length) {
    throw misfit(nameOf(n), 'a topic is given twice');
  }
}

function requireVenue({ n, venue, venueYear }: BibliographyEntry): void {
  if ((venue === undefined) === (venueYear === undefined)) return;
  throw misfit(nameOf(n), 'a venue has a year, and a year a venue; one of them is missing');
}

/** The code is what the abstract links to, no more and no less. */
function requireCode({ page, labels }: Facts): void {
  const linked = [...new Set(addressesIn(page.abstract))].sort().join(', ');
  const labelled = labels.code.map(cleanAddress).sort().join(', ');
  if (linked === labelled) return;
  throw misfit(
    nameOf(page.n),
    `the abstract links to ${linked || 'nothing'}, the labels have the code at ${labelled || 'no address'}`,
  );
}

function itemOf(paper: Facts, key: string): Corpus['items'][number] {
  const { title, abstract, bibliography } = paper;
  const { arxiv, authors, submitted } = bibliography;
  const note = venueNote(bibliography);
  return {
    id: key,
    type: 'article',
    title: title.text,
    author: authors,
    issued: dateOf(submitted),
    abstract: abstract.text,
    publisher: 'arXiv',
    number: `arXiv:${arxiv}`,
    DOI: `10.48550/arXiv.${arxiv}`,
    URL: `https://arxiv.org/abs/${arxiv}`,
    ...(note !== undefined && { note }),
    custom: customOf(paper),
  };
}

function customOf(paper: Facts): Corpus['items'][number]['custom'] {
  const { page, labels, abstract, bibliography } = paper;
  const { primary, secondary, method, aliases, keyphrases, datasets, models } = labels;
  const { arxiv, doubt, sources } = bibliography;
  const venue = venueOf(bibliography);
  return {
    version: CORPUS_VERSION,
    n: page.n,
    line: page.line,
    topics: { primary, secondary },
    ...(method !== undefined && { method }),
    aliases,
    acronyms: acronymsOf(method === undefined ? aliases : [method, ...aliases]),
    keyphrases,
    datasets,
    models,
    results: labels.results.map(abstract.quote),
    code: labels.code.map(cleanAddress),
    arxiv,
    ...(venue !== undefined && { venue }),
    ...(doubt !== undefined && { doubt }),
    sources,
    corrections: appliedTo(paper),
  };
}

function venueOf({ venue, venueYear, doi }: BibliographyEntry): PaperFacts['venue'] {
  if (venue === undefined) return undefined;
  return {
    name: venue,
    ...(venueYear !== undefined && { year: venueYear }),
    ...(doi !== undefined && { doi }),
  };
}

function appliedTo({ title, abstract }: Facts): readonly AppliedCorrection[] {
  const of = (field: CorrectedField, { corrections }: CorrectedText) =>
    corrections.map((correction) => ({ field, ...correction }));
  return [...of('title', title), ...of('abstract', abstract)];
}

function nameOf(n: number): string {
  return `paper ${String(n)}`;
}

function misfit(where: string, reason: string): GlossError {
  return new GlossError('corpus.misfit', [where, reason], `${where}: ${reason}.`);
}

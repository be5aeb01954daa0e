/**
 * Adding papers to a bibliography and taking references out, as one change of its text: nothing else in
 * it changes by a character. A work that is there is not added again.
 */
import { GlossError } from '../base/errors.ts';
import { lastUpTo } from '../base/ascending.ts';
import { whole, type FileText } from '../base/utf8Text.ts';
import { isWritableKey } from '../citations/grammar.ts';
import { arxivIdOf } from '../library/arxivId.ts';
import { baseCitationKey, citationKeySuffixed } from '../library/citationKey.ts';
import type { CslItem, Paper } from '../library/paper.ts';
import { bareDoi, idsOf } from '../library/works.ts';
import { bibtexAddition, bibtexRemoval, dialectOf } from './bibtex/edit.ts';
import { bibtexEntry, isBibtexKey, type BibtexOptions } from './bibtex/write.ts';
import { jsonAddition, jsonRemoval } from './csl/editJson.ts';
import type { BibliographyFormat } from './read.ts';
import type { Bibliography, Reading, Reference } from './reference.ts';
import type { Splice } from './splice.ts';
import { published, type PaperVersion } from './version.ts';

/** A bibliography file as it is now. */
export interface BibliographyText extends Bibliography {
  readonly text: FileText;
  readonly format: BibliographyFormat;
}

/** What an addition is made with. */
export interface Adding {
  readonly writing: BibtexOptions;
  readonly reading: Pick<Reading, 'pause'>;
}

export interface Addition {
  /** The keys by which to cite the papers, in their order: of what is there, its own. */
  readonly keys: readonly string[];
  /** Keys that were added. */
  readonly added: readonly string[];
  /** Of what was added, the keys that the file or a citation can't hold, with those in their place. */
  readonly replaced: readonly ReplacedKey[];
  /** Undefined where everything was there. */
  readonly splice: Splice | undefined;
}

export interface ReplacedKey {
  readonly key: string;
  readonly by: string;
}

/**
 * What it takes to have papers in a bibliography.
 * @param adding whose `writing.dialect` is for a `.bib` file that does not tell which it is written in
 * @throws GlossError `bibliography.notEditable` (format) where the file is of a kind that is only read, or too
 * broken to add to
 */
export async function addPapers(
  bibliography: BibliographyText,
  papers: readonly Paper[],
  { writing, reading }: Adding,
): Promise<Addition> {
  const { format } = bibliography;
  const taken = new Map(bibliography.references.map((reference) => [reference.key, reference]));
  const found = await referencesWith(bibliography, papers.flatMap(idsToFind), reading);
  const news: { readonly paper: Paper; readonly key: string }[] = [];
  const replaced: ReplacedKey[] = [];
  const keys = papers.map((paper) => {
    const present = presentKey({ found, taken, format }, paper);
    const earlier = news.find((other) => other.paper === paper)?.key;
    if (present !== undefined || earlier !== undefined) return present ?? earlier ?? '';
    const isTaken = { has: (key: string) => taken.has(key) || news.some((it) => it.key === key) };
    const own = ownKey(paper);
    const fitting = fittingKey(own, paper, format);
    const key = citationKeySuffixed(fitting, isTaken);
    if (fitting !== own) replaced.push({ key: own, by: key });
    news.push({ paper, key });
    return key;
  });
  const splice = news.length === 0 ? undefined : await spliceOf(bibliography, news, writing);
  return { keys, added: news.map(({ key }) => key), replaced, splice };
}

function ownKey({ key, known = [] }: Paper): string {
  return known.find((other) => other.key === key)?.key ?? known[0]?.key ?? key;
}

/** The key as it is where the file and pandoc's citations can hold it, else with hyphens for what they can't. */
function fittingKey(key: string, paper: Paper, format: BibliographyFormat): string {
  const isFitting = format === 'bibtex' ? isBibtexKey(key) : isWritableKey(key);
  if (isFitting) return key;
  const parts = key.split(/[^\p{L}\p{N}.:;?!/_+-]+/u).filter((part) => part !== '');
  return parts.length === 0 ? baseCitationKey(paper) : parts.join('-');
}

type New = readonly { readonly paper: Paper; readonly key: string }[];

async function spliceOf(
  { text, format }: BibliographyText,
  news: New,
  options: BibtexOptions,
): Promise<Splice> {
  switch (format) {
    case 'bibtex': {
      const dialect = dialectOf(text) ?? options.dialect;
      const entries = news.map(({ paper, key }) =>
        bibtexEntry(paper, key, { ...options, dialect }),
      );
      return bibtexAddition(text, entries);
    }
    case 'csl-json':
      return jsonAddition(whole(text), itemsOf(news, options.version));
    case 'csl-yaml': {
      const { yamlAddition } = await import('./csl/editYaml.ts');
      return yamlAddition(whole(text), itemsOf(news, options.version));
    }
    case 'ris':
      throw new GlossError('bibliography.notEditable', ['RIS']);
  }
}

/** Items as others use them: without the abstract, and without what only Gloss knows of a paper. */
function itemsOf(news: New, version: PaperVersion): readonly CslItem[] {
  return news.map(({ paper, key }) => {
    const item = version === 'published' ? published(paper) : paper.item;
    const kept = Object.entries(item).filter(([name]) => name !== 'custom' && name !== 'abstract');
    return { ...(Object.fromEntries(kept) as CslItem), id: key };
  });
}

/** By what a paper is known. */
function knownIds(paper: Paper) {
  const { doi, arxiv } = idsOf(paper);
  const dois = [doi, paper.facts.venue?.doi].flatMap((written) => bareDoi(written) ?? []);
  return { dois, arxiv };
}

function idsToFind(paper: Paper): readonly string[] {
  const { dois, arxiv } = knownIds(paper);
  return arxiv === undefined ? dois : [...dois, arxiv];
}

interface Present {
  /** By an id, the references in whose text it stands. */
  readonly found: ReadonlyMap<string, readonly Reference[]>;
  /** By key. */
  readonly taken: ReadonlyMap<string, Reference>;
  readonly format: BibliographyFormat;
}

/** The key that a paper has in a bibliography: by DOI or arXiv id, or by a key that is no other work's. */
function presentKey({ found, taken, format }: Present, paper: Paper): string | undefined {
  const { dois, arxiv } = knownIds(paper);
  const byId = idsToFind(paper)
    .flatMap((id) => found.get(id) ?? [])
    .find(({ brief }) => {
      const bare = bareDoi(brief.doi);
      return (bare !== undefined && dois.includes(bare)) || sameArxiv(brief.arxiv, arxiv);
    });
  if (byId !== undefined) return byId.key;
  const byKey = (paper.known ?? [{ key: paper.key }]).flatMap(({ key }) => taken.get(key) ?? []);
  const sameKey = byKey.find(({ brief }) => !isOther(brief, { dois, arxiv }));
  if (sameKey !== undefined) return sameKey.key;
  // A key that was made for it before tells less than its own, so that the title has to say the same.
  const made = taken.get(fittingKey(ownKey(paper), paper, format));
  const isMade = made !== undefined && lettersOf(made.brief.title) === lettersOf(paper.title);
  return isMade && !isOther(made.brief, { dois, arxiv }) ? made.key : undefined;
}

function lettersOf(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function sameArxiv(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one.toLowerCase() === other.toLowerCase();
}

/** Whether a reference of the same key is certainly another work. */
function isOther(
  brief: Reference['brief'],
  { dois, arxiv }: { readonly dois: readonly string[]; readonly arxiv: string | undefined },
): boolean {
  const doi = bareDoi(brief.doi);
  const known = brief.arxiv === undefined ? undefined : arxivIdOf(brief.arxiv);
  if (known !== undefined && arxiv !== undefined) return !sameArxiv(known, arxiv);
  return doi !== undefined && dois.length > 0 && !dois.includes(doi);
}

/** Characters that are searched at once. */
const PIECE = 1 << 20;
/** Of what is searched, so many stand in two pieces: more than an id is long. */
const OVERLAP = 1 << 10;

/** References in whose text, or behind it, ids stand: found without decoding the others. */
async function referencesWith(
  { text, references }: BibliographyText,
  ids: readonly string[],
  { pause }: Adding['reading'],
): Promise<Present['found']> {
  const patterns = [...new Set(ids)].map((id) => [id, idPattern(id)] as const);
  const found = new Map(patterns.map(([id]) => [id, new Set<Reference>()]));
  const starts = references.map(({ start }) => start);
  for (let start = 0; patterns.length > 0 && start < text.length; start += PIECE) {
    const piece = text.slice(start, Math.min(start + PIECE + OVERLAP, text.length));
    for (const [id, pattern] of patterns) {
      for (const { index } of piece.matchAll(pattern)) {
        const reference = references[lastUpTo(starts, start + index)];
        if (reference !== undefined) found.get(id)?.add(reference);
      }
      await pause();
    }
  }
  return new Map([...found].map(([id, all]) => [id, [...all]]));
}

function idPattern(id: string): RegExp {
  // In LaTeX an underscore may be escaped.
  const pattern = id.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replaceAll('_', '\\\\?_');
  return new RegExp(pattern, 'giu');
}

/**
 * What it takes to have a reference out of a bibliography.
 * @throws GlossError `bibliography.notEditable` (format)
 */
export async function removeReference(
  { text, format }: { readonly text: string; readonly format: BibliographyFormat },
  reference: Reference,
): Promise<Splice> {
  switch (format) {
    case 'bibtex':
      return bibtexRemoval(text, reference);
    case 'csl-json':
      return jsonRemoval(text, reference);
    case 'csl-yaml': {
      const { yamlRemoval } = await import('./csl/editYaml.ts');
      return yamlRemoval(text, reference);
    }
    case 'ris':
      throw new GlossError('bibliography.notEditable', ['RIS']);
  }
}

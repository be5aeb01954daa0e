/**
 * Adding papers to a bibliography and taking references out, as one change of its text: nothing else in
 * it changes by a character. A work that is there is not added again.
 */
import { GlossError } from '../base/errors.ts';
import { arxivIdOf } from '../library/arxivId.ts';
import { citationKeySuffixed } from '../library/citationKey.ts';
import type { CslItem, Paper } from '../library/paper.ts';
import { bareDoi, idsOf } from '../library/works.ts';
import { bibtexAddition, bibtexRemoval, dialectOf } from './bibtex/edit.ts';
import { bibtexEntry, type BibtexOptions } from './bibtex/write.ts';
import { jsonAddition, jsonRemoval } from './csl/editJson.ts';
import type { BibliographyFormat } from './read.ts';
import type { Bibliography, Reference } from './reference.ts';
import type { Splice } from './splice.ts';
import { published, type PaperVersion } from './version.ts';

/** A bibliography file as it is now. */
export interface BibliographyText extends Bibliography {
  readonly text: string;
  readonly format: BibliographyFormat;
}

export interface Addition {
  /** The keys by which to cite the papers, in their order: of what is there, its own. */
  readonly keys: readonly string[];
  /** Keys that were added. */
  readonly added: readonly string[];
  /** Undefined where everything was there. */
  readonly splice: Splice | undefined;
}

/**
 * What it takes to have papers in a bibliography.
 * @param options `dialect` is for a `.bib` file that does not tell which it is written in
 * @throws GlossError `bibliography.badKey`; `bibliography.notEditable` (format) where the file is of a kind
 * that is only read, or too broken to add to
 */
export async function addPapers(
  bibliography: BibliographyText,
  papers: readonly Paper[],
  options: BibtexOptions,
): Promise<Addition> {
  const taken = new Map(bibliography.references.map((reference) => [reference.key, reference]));
  const news: { readonly paper: Paper; readonly key: string }[] = [];
  const keys = papers.map((paper) => {
    const present = presentKey(bibliography, taken, paper);
    const earlier = news.find((other) => other.paper === paper)?.key;
    if (present !== undefined || earlier !== undefined) return present ?? earlier ?? '';
    const isTaken = { has: (key: string) => taken.has(key) || news.some((it) => it.key === key) };
    const key = citationKeySuffixed(ownKey(paper), isTaken);
    news.push({ paper, key });
    return key;
  });
  const splice = news.length === 0 ? undefined : await spliceOf(bibliography, news, options);
  return { keys, added: news.map(({ key }) => key), splice };
}

function ownKey({ key, known = [] }: Paper): string {
  return known.find((other) => other.key === key)?.key ?? known[0]?.key ?? key;
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
      return jsonAddition(text, itemsOf(news, options.version));
    case 'csl-yaml': {
      const { yamlAddition } = await import('./csl/editYaml.ts');
      return yamlAddition(text, itemsOf(news, options.version));
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

/** The key that a paper has in a bibliography: by DOI or arXiv id, or by a key that is no other work's. */
function presentKey(
  bibliography: BibliographyText,
  taken: ReadonlyMap<string, Reference>,
  paper: Paper,
): string | undefined {
  const { doi, arxiv } = idsOf(paper);
  const dois = [doi, paper.facts.venue?.doi].flatMap((written) => bareDoi(written) ?? []);
  const byId = [...dois, ...(arxiv === undefined ? [] : [arxiv])]
    .flatMap((id) => referencesWith(bibliography, id))
    .find(({ brief }) => {
      const found = bareDoi(brief.doi);
      return (found !== undefined && dois.includes(found)) || sameArxiv(brief.arxiv, arxiv);
    });
  if (byId !== undefined) return byId.key;
  const byKey = (paper.known ?? [{ key: paper.key }]).flatMap(({ key }) => taken.get(key) ?? []);
  return byKey.find(({ brief }) => !isOther(brief, { dois, arxiv }))?.key;
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

/** References in whose text an id stands, found without decoding the others. */
function referencesWith({ text, references }: BibliographyText, id: string): readonly Reference[] {
  // In LaTeX an underscore may be escaped.
  const pattern = id.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replaceAll('_', '\\\\?_');
  return Array.from(text.matchAll(new RegExp(pattern, 'giu')), ({ index }) =>
    references.find(({ start, end }) => start <= index && index < end),
  ).filter((reference) => reference !== undefined);
}

/**
 * What it takes to have a reference out of a bibliography.
 * @throws GlossError `bibliography.notEditable` (format)
 */
export async function removeReference(
  { text, format }: Pick<BibliographyText, 'text' | 'format'>,
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

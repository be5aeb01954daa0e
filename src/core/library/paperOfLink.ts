/** Which papers a text names that is nothing but their addresses or ids: what is copied from a browser. */
import { arxivIdIn, arxivIdOf } from './arxivId.ts';
import type { Paper } from './paper.ts';

/** A list of more is no list of papers to cite together. */
const MOST = 50;

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/iu;
const ARXIV_ADDRESS =
  /^https?:\/\/(?:www\.)?(?:arxiv\.org|alphaxiv\.org)\/(?:abs|pdf|html)\/\S+$/iu;
const WEB_ADDRESS = /^https?:\/\/\S+$/iu;

/** What the links of a text name, one a line, for `papersNamed`; undefined where anything else stands among them. */
export function linkNames(text: string): readonly string[] | undefined {
  const links = text.trim().split(/\s*\n\s*/u, MOST + 1);
  if (links.length > MOST) return undefined;
  const names = links.map(nameOf);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** The papers of these names, each once, in their order; undefined where one of them is not there. */
export function papersNamed(
  names: readonly string[],
  papers: readonly Paper[],
): readonly Paper[] | undefined {
  const wanted = new Set(names);
  const found = new Map<string, Paper>();
  for (const paper of papers) {
    for (const name of namesOf(paper)) {
      if (wanted.has(name) && !found.has(name)) found.set(name, paper);
    }
  }
  const named = names.map((name) => found.get(name));
  return named.every((paper) => paper !== undefined) ? [...new Set(named)] : undefined;
}

/** The same for all ways to write an id: arXiv's and DOIs', with or without address; undefined for what is none, and no address. */
function nameOf(link: string): string | undefined {
  const doi = DOI.exec(link)?.[1];
  const isArxiv = ARXIV_ADDRESS.test(link) || doi !== undefined;
  const arxiv = isArxiv ? arxivIdIn({ URL: link, DOI: doi ?? '' }) : arxivIdOf(link);
  if (arxiv !== undefined) return `arxiv:${arxiv.toLowerCase()}`;
  if (doi !== undefined) return `doi:${doi.toLowerCase()}`;
  return WEB_ADDRESS.test(link) ? addressName(link) : undefined;
}

function addressName(address: string): string {
  return `url:${address.replace(/^https?:\/\/(?:www\.)?|[?#].*$|\/$/giu, '').toLowerCase()}`;
}

function namesOf(paper: Paper): readonly string[] {
  // What a source has at hand is quicker than decoding the entry.
  if (paper.ids !== undefined) {
    const { doi, arxiv } = paper.ids;
    return [...linkName(doi), ...(arxiv === undefined ? [] : [`arxiv:${arxiv.toLowerCase()}`])];
  }
  const { item, facts } = paper;
  return [
    ...(facts.arxiv === undefined ? [] : [`arxiv:${facts.arxiv.toLowerCase()}`]),
    ...linkName(item.DOI),
    ...linkName(facts.venue?.doi),
    ...linkName(item.URL),
  ];
}

function linkName(link: string | undefined): readonly string[] {
  const name = link === undefined ? undefined : nameOf(link.trim());
  return name === undefined ? [] : [name];
}

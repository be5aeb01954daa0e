/** Papers by their addresses on the web, and addresses for papers that have none: how files from elsewhere name them. */
import { webAddress } from '../../citations/syntax.ts';
import type { Paper } from '../../library/paper.ts';
import type { PaperRecord } from '../annotation.ts';

export interface PaperFinder {
  /** The paper of this address, whatever its form; undefined if the library has none. */
  byAddress(address: string): Paper | undefined;
  /** By arXiv id, DOI or citation key, in this order. */
  byRecord(record: PaperRecord): Paper | undefined;
}

export function paperFinder(papers: readonly Paper[]): PaperFinder {
  const known = new Map<string, Paper>();
  for (const paper of papers) {
    for (const name of namesOf(paper)) if (!known.has(name)) known.set(name, paper);
  }
  const first = (names: readonly string[]): Paper | undefined =>
    names.map((name) => known.get(name)).find((paper) => paper !== undefined);
  return {
    byAddress: (address) => first([addressName(address)]),
    byRecord: ({ arxiv, doi, keys }) =>
      first([...arxivNames(arxiv), ...doiNames(doi), ...keys.map((key) => `key ${key}`)]),
  };
}

function namesOf(paper: Paper): readonly string[] {
  const { facts, item, key } = paper;
  const address = webAddress(paper);
  return [
    ...arxivNames(facts.arxiv),
    ...doiNames(item.DOI),
    ...doiNames(facts.venue?.doi),
    ...(address === undefined ? [] : [addressName(address)]),
    `key ${key}`,
  ];
}

function arxivNames(arxiv: string | undefined): readonly string[] {
  return arxiv === undefined ? [] : [`arxiv ${arxiv}`];
}

function doiNames(doi: string | undefined): readonly string[] {
  return doi === undefined ? [] : [`doi ${doi.toLowerCase()}`];
}

/** As an address, as its own scheme, or on a publisher's page: https://dl.acm.org/doi/pdf/10.1145/1 */
const DOI =
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:|https?:\/\/[^/]+\/doi\/(?:[a-z]+\/)?)(10\.\d+\/[^?#]+)/iu;

/** What an address says of a paper, for its record. */
export function idsInAddress(address: string): Pick<PaperRecord, 'arxiv' | 'doi'> {
  const arxiv =
    /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/([a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?(?:[?#].*)?$/u.exec(
      address,
    )?.[1];
  if (arxiv !== undefined) return { arxiv };
  const doi = DOI.exec(address)?.[1];
  return doi === undefined ? {} : { doi: decoded(doi) };
}

/** The same for all addresses of one paper that can be known to be so. */
export function addressName(address: string): string {
  const { arxiv, doi } = idsInAddress(address);
  const [name] = [...arxivNames(arxiv), ...doiNames(doi)];
  return (
    name ??
    address
      .replace(/#.*$/su, '')
      .replace(/^https?:\/\/(?:www\.)?/u, '')
      .replace(/\/$/u, '')
  );
}

/** An address that stays the same as long as the paper does; a name of Gloss's own where nothing else is known. */
export function addressOf({ arxiv, doi, keys }: PaperRecord): string {
  if (arxiv !== undefined) return `https://arxiv.org/abs/${encoded(arxiv)}`;
  if (doi !== undefined) return `https://doi.org/${encoded(doi)}`;
  return `urn:x-gloss:paper:${encoded(keys[0] ?? '')}`;
}

/** A lone surrogate can't be encoded. */
function encoded(text: string): string {
  return encodeURI(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(/[?#]/gu, encodeURIComponent);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

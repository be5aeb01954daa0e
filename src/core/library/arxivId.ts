/** arXiv ids wherever bibliographies write them, without version: "2306.02824", "math.GT/0309136". */
import type { CslItem } from './paper.ts';

const ID = String.raw`(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?`;
const WHOLE = new RegExp(String.raw`^\s*(?:arxiv:\s*)?${ID}\s*$`, 'iu');
const IN_ADDRESS = new RegExp(
  String.raw`(?:arxiv\.org\/(?:abs|pdf|html)\/|10\.48550\/arxiv\.)${ID}`,
  'iu',
);
const IN_TEXT = new RegExp(String.raw`\barxiv(?: preprint)?[:\s]\s*(?:arxiv:\s*)?${ID}`, 'iu');

/** The id in a field made for it, e.g. "arXiv:2306.02824v2"; undefined for what is none. */
export function arxivIdOf(written: string): string | undefined {
  return WHOLE.exec(written)?.[1];
}

/** The id in an item's DOI, address, number, venue or note; undefined where there is none. */
export function arxivIdIn(item: Partial<CslItem>): string | undefined {
  const { DOI, URL, number, note } = item;
  for (const address of [DOI, URL]) {
    const id = typeof address === 'string' ? IN_ADDRESS.exec(address)?.[1] : undefined;
    if (id !== undefined) return id;
  }
  for (const text of [number, item['container-title'], item.publisher, note]) {
    const id = typeof text === 'string' ? IN_TEXT.exec(text)?.[1] : undefined;
    if (id !== undefined) return id;
  }
  return undefined;
}

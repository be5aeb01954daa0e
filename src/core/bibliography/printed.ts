/** References as they come out where a document is built: what pandoc's citeproc makes of an entry. */
import type { CslItem } from '../library/paper.ts';
import type { BibliographyFormat } from './read.ts';

/**
 * The item that pandoc formats. Of a `.bib` entry such as `@misc`, for which CSL has no type, it formats an item
 * without any: styles treat that otherwise than CSL's type `document`.
 */
export function printedItem(item: CslItem, format: BibliographyFormat): CslItem {
  return format === 'bibtex' && item.type === 'document' ? { ...item, type: '' } : item;
}

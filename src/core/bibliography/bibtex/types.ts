/** Types of entries: what CSL calls them, and which fields mean what in them. */
import type { CslItem } from '../../library/paper.ts';
import type { FieldMap } from './fields.ts';
import type { Dialect } from './latexText.ts';
import { termOf } from './terms.ts';

const CHAPTERS = new Set('inbook incollection inproceedings inreference bookinbook'.split(' '));
const ARTICLES = new Set('article periodical suppperiodical review'.split(' '));
const BOOKS = new Set(
  (
    'book collection proceedings reference mvbook mvcollection mvproceedings mvreference bookinbook ' +
    'inbook incollection inproceedings inreference suppbook suppcollection'
  ).split(' '),
);

/** Part of a book: `booktitle` is its container. */
export function isChapterLike(type: string): boolean {
  return CHAPTERS.has(type);
}

/** In a periodical: `number` is the issue. */
export function isArticle(type: string): boolean {
  return ARTICLES.has(type);
}

/** In a series: `number` is the number in it. */
export function isBookLike(type: string): boolean {
  return BOOKS.has(type);
}

const CSL_TYPES: ReadonlyMap<string, string> = new Map(
  (
    'book=book booklet=pamphlet bookinbook=book collection=book dataset=dataset electronic=webpage ' +
    'inbook=chapter incollection=chapter inreference=entry-encyclopedia inproceedings=paper-conference ' +
    'conference=paper-conference manual=book mastersthesis=thesis mvbook=book mvcollection=book ' +
    'mvproceedings=book mvreference=book online=webpage patent=patent phdthesis=thesis proceedings=book ' +
    'reference=book report=report software=software suppbook=chapter suppcollection=chapter ' +
    'techreport=report thesis=thesis www=webpage artwork=graphic audio=song commentary=book ' +
    'image=graphic jurisdiction=legal_case legislation=legislation legal=treaty ' +
    'letter=personal_communication movie=motion_picture music=song performance=speech review=review ' +
    'standard=legislation video=motion_picture data=dataset letters=personal_communication ' +
    'newsarticle=article-newspaper'
  )
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/** The CSL type; `document` where CSL has none. */
export function cslTypeOf(type: string, fields: FieldMap): string {
  if (type === 'unpublished') return isEvent(fields) ? 'speech' : 'manuscript';
  if (type === 'article' || type === 'periodical' || type === 'suppperiodical') {
    const subtype = fields.get('entrysubtype')?.trim();
    return subtype === 'magazine' || subtype === 'newspaper'
      ? `article-${subtype}`
      : 'article-journal';
  }
  return CSL_TYPES.get(type) ?? 'document';
}

function isEvent(fields: FieldMap): boolean {
  return ['eventdate', 'eventtitle', 'venue'].some((name) => fields.has(name));
}

/** The kind of thesis or report, by `type` or by the type of the entry. */
export function genreOf(type: string, written: string | undefined): string | undefined {
  if (written !== undefined && written.trim() !== '') return termOf(written);
  if (type === 'phdthesis') return termOf('phdthesis');
  return type === 'mastersthesis' ? termOf('mathesis') : undefined;
}

/** The entry types of CSL types: BibTeX's, and BibLaTeX's where it has one of its own. */
const ENTRY_TYPES: readonly (readonly [csl: RegExp, bibtex: string, biblatex?: string])[] = [
  [/^(?:article-.+|review.*)$/u, 'article'],
  [/^book$/u, 'book'],
  [/^book in a book$/u, 'incollection', 'bookinbook'],
  [/^pamphlet$/u, 'booklet'],
  [/^chapter$/u, 'incollection'],
  [/^entry-.+$/u, 'incollection', 'inreference'],
  [/^paper-conference$/u, 'inproceedings'],
  [/^thesis$/u, 'phdthesis', 'thesis'],
  [/^report$/u, 'techreport', 'report'],
  [/^(?:webpage|post.*)$/u, 'misc', 'online'],
  [/^(dataset|software|patent|legislation)$/u, 'misc', '$1'],
  [/^(?:manuscript|speech)$/u, 'unpublished'],
  [/^graphic$/u, 'misc', 'artwork'],
  [/^song$/u, 'misc', 'music'],
  [/^motion_picture$/u, 'misc', 'movie'],
  [/^legal_case$/u, 'misc', 'jurisdiction'],
  [/^treaty$/u, 'misc', 'legal'],
  [/^personal_communication$/u, 'misc', 'letter'],
];

/**
 * The entry type of an item. A preprint is a @misc with its eprint: pandoc takes BibLaTeX's @online for a page of the
 * web, of which some styles (IEEE's) print no date.
 */
export function entryTypeOf(item: CslItem, dialect: Dialect): string {
  const type = isInBook(item) ? 'book in a book' : item.type;
  const [pattern, bibtex, biblatex] = ENTRY_TYPES.find(([csl]) => csl.test(type)) ?? [];
  if (pattern === undefined || bibtex === undefined) return 'misc';
  if (dialect === 'biblatex') return type.replace(pattern, biblatex ?? bibtex);
  return bibtex === 'phdthesis' && isMasters(item) ? 'mastersthesis' : bibtex;
}

/** A book in another one, e.g. of collected works. */
function isInBook(item: CslItem): boolean {
  return item.type === 'book' && item['container-title'] !== undefined;
}

function isMasters(item: CslItem): boolean {
  return typeof item['genre'] === 'string' && /master/iu.test(item['genre']);
}

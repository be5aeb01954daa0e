/** Types of entries: what CSL calls them, and which fields mean what in them. */
import type { FieldMap } from './fields.ts';

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
    'book=book booklet=pamphlet bookinbook=chapter collection=book dataset=dataset electronic=webpage ' +
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

/** What the keys that BibLaTeX defines for `type` and `pubstate` say in English. */
const TERMS: ReadonlyMap<string, string> = new Map([
  ['mathesis', 'Master’s thesis'],
  ['phdthesis', 'PhD thesis'],
  ['candthesis', 'Candidate thesis'],
  ['bathesis', 'Bachelor’s thesis'],
  ['techreport', 'technical report'],
  ['resreport', 'research report'],
  ['software', 'computer software'],
  ['datacd', 'CD-ROM'],
  ['audiocd', 'audio CD'],
  ['patent', 'patent'],
  ['inpreparation', 'in preparation'],
  ['submitted', 'submitted'],
  ['forthcoming', 'forthcoming'],
  ['inpress', 'in press'],
  ['prepublished', 'pre-published'],
]);

/** The words behind a key of BibLaTeX's; any other text stays as it is. */
export function termOf(text: string): string {
  return TERMS.get(text.trim().toLowerCase()) ?? text;
}

/** The kind of thesis or report, by `type` or by the type of the entry. */
export function genreOf(type: string, written: string | undefined): string | undefined {
  if (written !== undefined && written.trim() !== '') return termOf(written);
  if (type === 'phdthesis') return TERMS.get('phdthesis');
  return type === 'mastersthesis' ? TERMS.get('mathesis') : undefined;
}

/**
 * Entries of a `.bib` file as CSL-JSON items, which is what a citation is formatted from: the same fields
 * with the same values that pandoc reads, compared with it in a test.
 */
import type { CslDate, CslItem, CslName } from '../../library/paper.ts';
import { edtfDate, oldDate } from '../dates.ts';
import { allFields, type EntriesByKey, type FieldMap } from './fields.ts';
import type { BibtexSource } from './file.ts';
import { languageOf } from './languages.ts';
import { parseLatex, plainText, type Inline } from './latex.ts';
import { literals, namesOf } from './names.ts';
import { richText, sentenceCase, tidy } from './richText.ts';
import { termOf } from './terms.ts';
import { cslTypeOf, genreOf, isArticle, isBookLike, isChapterLike } from './types.ts';

/** What the parts of an item are made from. */
interface Source {
  readonly type: string;
  readonly fields: FieldMap;
  readonly options: ReadonlyMap<string, string>;
  /** Titles of other languages than English keep their case. */
  readonly english: boolean;
}

type Parts = Readonly<Record<string, unknown>>;

/** The item of an entry; `byKey` finds the entries it refers to. */
export function decodeEntry(byKey: EntriesByKey, written: BibtexSource): CslItem {
  const { entry } = written;
  const fields = allFields(byKey, written);
  const language = languageOf(fields);
  const english = language === undefined || language.startsWith('en');
  const source: Source = { type: entry.type, fields, options: optionsOf(fields), english };
  const item: Record<string, unknown> = { id: entry.key, type: cslTypeOf(entry.type, fields) };
  const take = (parts: Parts) => {
    for (const name in parts) {
      const part = parts[name];
      if (part !== undefined && part !== '') item[name] = part;
    }
  };
  for (const read of READERS) take(read(source));
  take({
    genre: genreOf(entry.type, fields.get('type')),
    language,
    'other-ids': fields.get('ids'),
  });
  return item as CslItem;
}

/** The title as it is written, for showing: without marks, in its own case. */
export function plainField(latex: string): string {
  return tidy(plainText(parseLatex(latex)));
}

function optionsOf(fields: FieldMap): ReadonlyMap<string, string> {
  const pairs = fields.get('options')?.split(',') ?? [];
  return new Map(
    pairs.map((pair) => {
      const [name = '', value = 'true'] = pair.toLowerCase().split('=');
      return [name.trim(), value.trim()];
    }),
  );
}

const READERS: readonly ((source: Source) => Parts)[] = [
  titlesIn,
  namesIn,
  datesIn,
  numbersIn,
  placesIn,
  identifiersIn,
  remarksIn,
];

function namesIn({ fields, options }: Source): Parts {
  const useprefix = options.get('useprefix') === 'true';
  const names = (name: string): readonly CslName[] | undefined => {
    const latex = fields.get(name);
    const list = latex === undefined ? [] : namesOf(latex, useprefix);
    return list.length === 0 ? undefined : list;
  };
  const editors = names('editor');
  const directed = fields.get('editortype')?.trim() === 'director';
  return {
    author: names('author'),
    editor: directed ? undefined : editors,
    director: directed ? editors : names('director'),
    translator: names('translator'),
    'container-author': names('bookauthor'),
  };
}

function datesIn({ fields }: Source): Parts {
  return {
    issued: issuedIn(fields),
    'event-date': dateIn(fields, 'event'),
    'original-date': dateIn(fields, 'orig'),
    accessed: dateIn(fields, 'url'),
  };
}

/** When the work came out, by `date`, or by `year`, `month` and `day`. */
export function issuedIn(fields: FieldMap): CslDate | undefined {
  return dateIn(fields, '');
}

function dateIn(fields: FieldMap, prefix: string): CslDate | undefined {
  const written = fields.get(`${prefix}date`);
  const edtf = written === undefined ? undefined : edtfDate(written);
  if (edtf !== undefined) return edtf;
  const year = fields.get(`${prefix}year`);
  return oldDate(
    year === undefined ? undefined : plainField(year),
    fields.get(`${prefix}month`),
    fields.get(`${prefix}day`),
  );
}

function titlesIn(source: Source): Parts {
  const { type, fields } = source;
  const whole = fields.has('maintitle') && !isChapterLike(type) ? 'main' : '';
  const periodical = type === 'periodical';
  const title = periodical && fields.has('issuetitle') ? 'issue' : whole;
  return {
    title: titled(source, title === 'issue' ? 'issuetitle' : `${whole}title`, {
      subtitle: periodical && fields.has('issuesubtitle') ? 'issuesubtitle' : `${whole}subtitle`,
      addon: `${whole}titleaddon`,
    }),
    'volume-title': volumeTitle(source),
    'container-title': containerTitle(source),
    'container-title-short': containerTitleShort(source),
    'collection-title': seriesTitle(source),
    'title-short': shortTitle(source, whole),
    'original-title': titleField(source, 'origtitle'),
    event: titleField(source, 'eventtitle'),
  };
}

/** "Title: Subtitle. Addition", with what there is of it. */
function titled(
  source: Source,
  name: string,
  { subtitle, addon }: { readonly subtitle: string; readonly addon: string },
): string | undefined {
  const title = titleField(source, name);
  if (title === undefined) return undefined;
  const full = joined(':', [title, titleField(source, subtitle)]);
  return joined('.', [full, titleField(source, addon)]);
}

function joined(sign: string, parts: readonly (string | undefined)[]): string {
  let all = '';
  for (const part of parts) {
    if (part === undefined || part === '') continue;
    if (all === '') all = part;
    else all += /[!?.,:;]$/u.test(all) ? ` ${part}` : `${sign} ${part}`;
  }
  return all;
}

function volumeTitle(source: Source): string | undefined {
  if (!source.fields.has('maintitle')) return undefined;
  const prefix = isChapterLike(source.type) ? 'book' : '';
  return titled(source, `${prefix}title`, {
    subtitle: `${prefix}subtitle`,
    addon: `${prefix}titleaddon`,
  });
}

/** The container's short title, else its title, as in the item of an entry with these fields. */
export function containerIn(type: string, fields: FieldMap): string | undefined {
  const language = languageOf(fields);
  const english = language === undefined || language.startsWith('en');
  const source: Source = { type, fields, options: new Map(), english };
  return [containerTitleShort(source), containerTitle(source)].find((title) => !!title);
}

/** Each part of the title by the first field that is there. */
function containerTitle(source: Source): string | undefined {
  const { type } = source;
  const part = (name: string) =>
    (type === 'periodical' ? field(source, name) : undefined) ??
    (isChapterLike(type)
      ? (titleField(source, `main${name}`) ?? titleField(source, `book${name}`))
      : undefined);
  const title = part('title') ?? field(source, 'journaltitle') ?? field(source, 'journal');
  if (title === undefined) return undefined;
  const subtitle = part('subtitle') ?? field(source, 'journalsubtitle');
  return joined('.', [joined(':', [title, subtitle]), part('titleaddon')]);
}

function containerTitleShort(source: Source): string | undefined {
  const isOwn = source.type === 'periodical' && !source.fields.has('maintitle');
  return (isOwn ? field(source, 'shorttitle') : undefined) ?? field(source, 'shortjournal');
}

/** A series that is a number only is meant as one: "2nd series" */
function seriesTitle(source: Source): string | undefined {
  const latex = source.fields.get('series');
  if (latex === undefined) return undefined;
  const title = inTitleCase(source, parseLatex(termOf(latex)));
  if (!/^\d+$/u.test(title)) return title;
  return `${ordinal(Number(title))} series`;
}

function ordinal(number: number): string {
  const suffixes: Readonly<Record<number, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };
  const teen = number % 100 > 10 && number % 100 < 14;
  return `${String(number)}${(teen ? undefined : suffixes[number % 10]) ?? 'th'}`;
}

/** Where there is none, what stands before the subtitle. */
function shortTitle(source: Source, whole: string): string | undefined {
  const { type, fields } = source;
  if (!fields.has('maintitle') || isChapterLike(type)) {
    const short = titleField(source, 'shorttitle');
    if (short !== undefined) return short;
  }
  const latex = fields.get('title');
  if (latex === undefined) return undefined;
  const content = parseLatex(latex);
  // A colon in braces or in another font is part of the name.
  const index = content.findIndex((part) => typeof part === 'string' && part.includes(':'));
  const hasMore = whole === '' && (fields.has('subtitle') || fields.has('titleaddon'));
  if (index < 0) return hasMore ? inTitleCase(source, content) : undefined;
  const part = content[index];
  const last = typeof part === 'string' ? part.slice(0, part.indexOf(':')) : '';
  return inTitleCase(source, [...content.slice(0, index), last]);
}

function inTitleCase({ english }: Source, content: readonly Inline[]): string {
  return english ? sentenceCase(content) : richText(content);
}

function numbersIn(source: Source): Parts {
  const { type } = source;
  const number = field(source, 'number');
  const volume = [field(source, 'volume'), field(source, 'part')].filter((part) => part);
  const issue = [number, field(source, 'issue')].filter((part) => part);
  return {
    page: field(source, 'pages')?.replaceAll('–', '-'),
    'number-of-pages': field(source, 'pagetotal'),
    volume: volume.join('.'),
    'number-of-volumes': field(source, 'volumes'),
    'chapter-number': field(source, 'chapter'),
    edition: field(source, 'edition'),
    version: field(source, 'version'),
    issue: isArticle(type) && number !== undefined ? issue.join(', ') : undefined,
    'collection-number': isBookLike(type) ? number : undefined,
    number: isArticle(type) || isBookLike(type) ? undefined : number,
  };
}

function placesIn(source: Source): Parts {
  const { type, fields } = source;
  const list = (name: string, write = richText) => {
    const latex = fields.get(name);
    return latex === undefined ? undefined : literals(parseLatex(latex), write);
  };
  const publishers = ['school', 'institution', 'organization', 'howpublished', 'publisher'];
  const publisher = publishers.map((name) =>
    name === 'howpublished' ? field(source, name) : list(name),
  );
  return {
    publisher: joined(';', publisher),
    'original-publisher': field(source, 'origpublisher'),
    'publisher-place': list('address') ?? (type === 'patent' ? undefined : list('location')),
    'original-publisher-place': list('origlocation'),
    'event-place': field(source, 'venue'),
    jurisdiction:
      type === 'patent' ? list('location', (part) => termOf(richText(part))) : undefined,
  };
}

const EPRINTS: ReadonlyMap<string, string> = new Map([
  ['arxiv', 'https://arxiv.org/abs/'],
  ['jstor', 'https://www.jstor.org/stable/'],
  ['pubmed', 'https://www.ncbi.nlm.nih.gov/pubmed/'],
  ['googlebooks', 'https://books.google.com?id='],
]);

function identifiersIn({ type, fields, options }: Source): Parts {
  const eprint = fields.get('eprint')?.trim();
  const archive = EPRINTS.get(fields.get('eprinttype')?.trim().toLowerCase() ?? '');
  const eprintUrl =
    eprint === undefined || archive === undefined ? undefined : `${archive}${eprint}`;
  const withUrl = type === 'online' || options.get('url') !== 'false';
  const raw = (name: string) => verbatim(fields.get(name));
  return {
    URL: (withUrl ? raw('url') : undefined) ?? eprintUrl,
    DOI: options.get('doi') === 'false' ? undefined : raw('doi'),
    ISBN: raw('isbn'),
    ISSN: raw('issn'),
    PMID: raw('pmid'),
    PMCID: raw('pmcid'),
    'call-number': raw('library'),
  };
}

/** Addresses are not LaTeX, yet many programs escape them. */
function verbatim(value: string | undefined): string | undefined {
  const url = value === undefined ? null : /^\s*\\url\{([^{}]*)\}\s*$/u.exec(value);
  return (url?.[1] ?? value)?.replace(/\\([_%#&~{}$])/gu, '$1').trim();
}

function remarksIn(source: Source): Parts {
  const { type, fields } = source;
  const status = field(source, 'pubstate') ?? issuedLater(fields);
  const note = type === 'periodical' ? undefined : field(source, 'note');
  return {
    note: joined('.', [note, field(source, 'addendum')]),
    annote: field(source, 'annotation') ?? field(source, 'annote'),
    abstract: field(source, 'abstract'),
    keyword: field(source, 'keywords'),
    status: status === undefined ? undefined : termOf(status),
  };
}

function issuedLater(fields: FieldMap): string | undefined {
  return fields.get('year')?.trim() === 'forthcoming' ? 'forthcoming' : undefined;
}

function field({ fields }: Source, name: string): string | undefined {
  const latex = fields.get(name);
  return latex === undefined ? undefined : richText(parseLatex(latex));
}

function titleField(source: Source, name: string): string | undefined {
  const latex = source.fields.get(name);
  return latex === undefined ? undefined : inTitleCase(source, parseLatex(latex));
}

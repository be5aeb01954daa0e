/**
 * Papers as BibTeX and BibLaTeX entries. What is written is read again by pandoc and by citation-js as the
 * paper it was; a test holds all bundled papers against both.
 */
import { GlossError } from '../../base/errors.ts';
import { arxivIdIn } from '../../library/arxivId.ts';
import {
  withParticle,
  type CslDate,
  type CslItem,
  type CslName,
  type Paper,
} from '../../library/paper.ts';
import { published, type PaperVersion } from '../version.ts';
import { langidOf } from './languages.ts';
import { latexText, type Dialect } from './latexText.ts';
import { entryTypeOf } from './types.ts';

export interface BibtexOptions {
  readonly dialect: Dialect;
  /** Which version of a paper the entry describes, where both are known. */
  readonly version: PaperVersion;
}

const PLAIN_BIBTEX: BibtexOptions = { dialect: 'bibtex', version: 'preprint' };

/**
 * One entry a paper under its citation key, each ending with a line end.
 * @throws GlossError `bibliography.badKey` (key) where BibTeX can't hold a key
 */
export function toBibtex(papers: readonly Paper[], options = PLAIN_BIBTEX): string {
  return papers.map((paper) => bibtexEntry(paper, paper.key, options)).join('\n');
}

/**
 * The entry of a paper under a key.
 * @throws GlossError `bibliography.badKey` (key)
 */
export function bibtexEntry(paper: Paper, key: string, options: BibtexOptions): string {
  requireKey(key);
  const item = options.version === 'published' ? published(paper) : paper.item;
  const arxiv = paper.facts.arxiv ?? arxivIdIn(item);
  const type = entryTypeOf(item, options.dialect);
  const lines = fieldsOf(item, type, { dialect: options.dialect, arxiv })
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value = '']) => `  ${name} = ${name === 'month' ? value : `{${value}}`},\n`);
  return `@${type}{${key},\n${lines.join('')}}\n`;
}

/** What both pandoc and BibTeX take for a key; a LaTeX command can name it too. */
const KEY = /^[\p{L}\p{N}.:;?!`/*@_+[\]&-]+$/u;

export function isBibtexKey(key: string): boolean {
  return KEY.test(key);
}

/** @throws GlossError `bibliography.badKey` (key) */
export function requireKey(key: string): void {
  if (!isBibtexKey(key)) throw new GlossError('bibliography.badKey', [key]);
}

type Field = readonly [name: string, value: string | undefined];

interface Writing {
  readonly dialect: Dialect;
  readonly arxiv: string | undefined;
}

function fieldsOf(item: CslItem, type: string, writing: Writing): readonly Field[] {
  const { dialect } = writing;
  const plain = (name: string) => written(item[name], { dialect });
  const title = (name: string) => written(item[name], { dialect, protect: true });
  const names = (name: string) => namesField(item[name], dialect);
  return [
    ['title', title('title')],
    ['author', names('author')],
    ['editor', names('editor')],
    ['translator', names('translator')],
    ...containerFields(item, type, writing),
    ['series', title('collection-title')],
    ['edition', plain('edition')],
    ['volume', plain('volume')],
    ['number', plain('issue') ?? plain('collection-number') ?? numberField(item, writing)],
    ['chapter', plain('chapter-number')],
    ['pages', pagesField(item['page'])],
    ...publisherFields(item, type, writing),
    ...dateFields(item.issued, dialect),
    ['doi', address(item.DOI)],
    ['isbn', plain('ISBN')],
    ['issn', plain('ISSN')],
    ['url', address(item.URL)],
    ...(dialect === 'biblatex' ? biblatexFields(item) : []),
    ...eprintFields(writing),
    ['note', plain('note')],
  ];
}

function written(value: unknown, options: Parameters<typeof latexText>[1]): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? latexText(value, options) : undefined;
}

/** The number of a preprint is its eprint. */
function numberField(item: CslItem, { dialect, arxiv }: Writing): string | undefined {
  if (arxiv !== undefined && item.number?.includes(arxiv) === true) return undefined;
  return written(item.number, { dialect });
}

function containerFields(item: CslItem, type: string, { dialect }: Writing): readonly Field[] {
  const container = item['container-title'];
  if (type === 'article') {
    const name = dialect === 'bibtex' ? 'journal' : 'journaltitle';
    const subtype = /^article-(magazine|newspaper)$/u.exec(item.type)?.[1];
    return [
      [name, written(container, { dialect })],
      ['entrysubtype', dialect === 'biblatex' ? subtype : undefined],
    ];
  }
  const name = /^(?:in|bookinbook)/u.test(type) ? 'booktitle' : 'howpublished';
  return [[name, written(container, { dialect, protect: name === 'booktitle' })]];
}

function publisherFields(item: CslItem, type: string, { dialect }: Writing): readonly Field[] {
  const institutions: Readonly<Record<string, string>> = {
    phdthesis: 'school',
    mastersthesis: 'school',
    thesis: 'institution',
    techreport: 'institution',
    report: 'institution',
  };
  const isTyped = dialect === 'biblatex' || /thesis|report/u.test(type);
  // To BibLaTeX, "and" stands between two of them.
  const list = (value: unknown) =>
    written(value, { dialect })?.replace(/(?<=\s)and(?=\s)/gu, '{and}');
  return [
    [institutions[type] ?? 'publisher', list(item.publisher)],
    [dialect === 'bibtex' ? 'address' : 'location', list(item['publisher-place'])],
    ['type', isTyped ? written(item['genre'], { dialect }) : undefined],
  ];
}

function biblatexFields(item: CslItem): readonly Field[] {
  const plain = (name: string) => written(item[name], { dialect: 'biblatex' });
  const names = [item.author, item['editor'], item['translator']];
  const keepsParticle = names.some(
    (list) => Array.isArray(list) && list.some((name: CslName) => name['non-dropping-particle']),
  );
  return [
    ['urldate', dateField(item['accessed'])],
    ['version', plain('version')],
    ['volumes', plain('number-of-volumes')],
    ['pagetotal', plain('number-of-pages')],
    ['shorttitle', written(item['title-short'], { dialect: 'biblatex', protect: true })],
    ['shortjournal', plain('container-title-short')],
    ['eventtitle', written(item['event'], { dialect: 'biblatex', protect: true })],
    ['venue', plain('event-place')],
    ['eventdate', dateField(item['event-date'])],
    ['origdate', dateField(item['original-date'])],
    ['pubstate', plain('status')],
    ['langid', typeof item['language'] === 'string' ? langidOf(item['language']) : undefined],
    ['options', keepsParticle ? 'useprefix=true' : undefined],
  ];
}

function eprintFields({ dialect, arxiv }: Writing): readonly Field[] {
  if (arxiv === undefined) return [];
  return [
    ['eprint', arxiv],
    [dialect === 'bibtex' ? 'archivePrefix' : 'eprinttype', 'arXiv'],
  ];
}

function pagesField(page: unknown): string | undefined {
  if (typeof page !== 'string' && typeof page !== 'number') return undefined;
  return String(page).replace(/\s*[-–]+\s*/gu, '--');
}

/** Addresses are taken verbatim by BibLaTeX and by `\url`; only what would end the field must not stand in them. */
function address(value: string | undefined): string | undefined {
  return value?.replace(
    /[{}\\\s]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

/** https://ctan.org/pkg/bibtex: the names that every style defines; they stand without braces. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function isDate(value: unknown): value is CslDate {
  return typeof value === 'object' && value !== null;
}

function dateFields(date: CslDate | undefined, dialect: Dialect): readonly Field[] {
  if (date === undefined) return [];
  const [first] = date['date-parts'] ?? [];
  const text = date.literal ?? date.raw;
  if (first === undefined || first.length === 0) {
    return [['year', text === undefined ? undefined : latexText(text, { dialect })]];
  }
  if (dialect === 'biblatex') return [['date', edtf(date)]];
  const [year, month] = first;
  return [
    ['year', String(year)],
    ['month', MONTHS[Number(month) - 1]],
  ];
}

function dateField(value: unknown): string | undefined {
  return isDate(value) ? edtf(value) : undefined;
}

/** "2020-03-04/2020-03-05", "1850~" for about then; undefined without a year. */
function edtf(date: CslDate): string | undefined {
  const parts = date['date-parts'] ?? [];
  if (parts.length === 0) return undefined;
  return parts
    .map(([year, ...others]) => [edtfYear(Number(year)), ...others.map(twoDigits)].join('-'))
    .join('/');
}

function twoDigits(part: number | string): string {
  return String(part).padStart(2, '0');
}

/** CSL has no year 0, EDTF does. */
function edtfYear(year: number): string {
  const astronomical = year < 0 ? year + 1 : year;
  const digits = String(Math.abs(astronomical)).padStart(4, '0');
  return astronomical < 0 ? `-${digits}` : digits;
}

function namesField(value: unknown, dialect: Dialect): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((name: CslName) => nameText(name, dialect)).join(' and ');
}

/** "von Last, Jr., First"; an institution in braces. */
function nameText(name: CslName, dialect: Dialect): string {
  const text = (part: string | undefined) => latexText(part ?? '', { dialect });
  if (name.literal !== undefined) {
    return name.literal === 'others' ? 'others' : `{${text(name.literal)}}`;
  }
  const particle = name['dropping-particle'] ?? name['non-dropping-particle'];
  if (isOneWord(name)) return text(name.family);
  const family = guarded(text(name.family), true);
  const last = withParticle(text(particle), family);
  const parts = [last, text(name.suffix), guarded(text(name.given), false)];
  const [, suffix = '', given = ''] = parts;
  // Without a comma the words would be told apart by their capitals.
  if (given === '' && suffix === '') return /\s/u.test(last) ? `{${last}}` : last;
  return parts.filter((part, index) => index !== 1 || part !== '').join(', ');
}

/** A name that reads as itself whatever its capitals. */
function isOneWord({ family = '', ...others }: CslName): boolean {
  return /^[\p{L}\p{M}]+$/u.test(family) && family !== 'others' && Object.keys(others).length === 0;
}

/** In braces where a comma, "and" or a small first letter of a word would be read as something else. */
function guarded(part: string, asFamily: boolean): string {
  const misread =
    /,|(?:^|\s)and(?:\s|$)/iu.test(part) || (asFamily && /(?:^|\s)\p{Ll}/u.test(part));
  return misread ? `{${part}}` : part;
}

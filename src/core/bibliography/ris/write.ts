/** Papers as RIS records, which reference managers import. */
import {
  withParticle,
  type CslDate,
  type CslItem,
  type CslName,
  type Paper,
} from '../../library/paper.ts';
import { withoutMarks } from '../reference.ts';
import { published, type PaperVersion } from '../version.ts';
import { risTypeOfCsl } from './types.ts';

/** One record a paper, each ending with an empty line. */
export function toRis(papers: readonly Paper[], version: PaperVersion): string {
  return papers.map((paper) => record(paper, version)).join('');
}

function record(paper: Paper, version: PaperVersion): string {
  const item = version === 'published' ? published(paper) : paper.item;
  const [start, end] = (text(item['page']) ?? '').split(/\s*[-–]+\s*/u);
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['ID', paper.key],
    ...names('AU', item.author),
    ...names('ED', item['editor']),
    ['TI', text(item.title)],
    ['T2', text(item['container-title'])],
    ['T3', text(item['collection-title'])],
    ...dates(item.issued),
    ['VL', text(item['volume'])],
    ['IS', text(item['issue'])],
    ['SP', start],
    ['EP', end],
    ['ET', text(item['edition'])],
    ['PB', text(item.publisher)],
    ['CY', text(item['publisher-place'])],
    ['SN', text(item['ISSN']) ?? text(item['ISBN'])],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['AB', text(item.abstract)],
    ['N1', text(item.note)],
    ['LA', text(item['language'])],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined || value === '' ? [] : [`${tag}  - ${value}`],
  );
  return [`TY  - ${typeOf(item)}`, ...lines, 'ER  - ', '', ''].join('\n');
}

function typeOf(item: CslItem): string {
  return risTypeOfCsl(item.type);
}

/** On one line and without marks, as RIS has it. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? withoutMarks(value).replace(/\s+/gu, ' ').trim() : undefined;
}

function names(tag: string, value: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(value)) return [];
  return value.map((name: CslName): [string, string] => [tag, nameText(name)]);
}

/** "Family, Given, Suffix"; an institution with a comma, so that it is not split into words. */
function nameText(name: CslName): string {
  if (name.literal !== undefined)
    return /\s/u.test(name.literal) ? `${name.literal},` : name.literal;
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'];
  const family = withParticle(particle, name.family ?? '');
  const parts = [family, name.given ?? (name.suffix === undefined ? undefined : ''), name.suffix];
  return parts.filter((part) => part !== undefined).join(', ');
}

function dates(date: CslDate | undefined): readonly (readonly [string, string])[] {
  const [first] = date?.['date-parts'] ?? [];
  const [year, month, day] = first ?? [];
  if (year === undefined) return [];
  const numbers = [month, day].map((part) =>
    part === undefined ? '' : String(part).padStart(2, '0'),
  );
  return [
    ['PY', String(year)],
    ['DA', `${String(year)}/${numbers.join('/')}`],
  ];
}

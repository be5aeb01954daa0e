/** Reads RIS: records of lines `TY  - JOUR` to `ER  -`, with the keys that pandoc gives them. */
import type { CslDate, CslItem, CslName } from '../../library/paper.ts';
import { completed } from '../../base/steps.ts';
import { Problems } from '../problem.ts';
import { referenceOf, type Bibliography, type Reference } from '../reference.ts';
import type { Span } from '../span.ts';
import { cslTypeOfRis } from './types.ts';

interface Line extends Span {
  readonly tag: string;
  readonly value: string;
}

interface RisRecord extends Span {
  readonly lines: readonly Line[];
}

/** The records of a file. Throws nothing; lines that are none of RIS's continue the one above. */
export function readRis(text: string): Bibliography {
  return completed(risSteps(text));
}

/** As `readRis`, in steps, one a record. */
export function* risSteps(text: string): Generator<void, Bibliography> {
  const problems = new Problems(text);
  const taken = new Map<string, number>();
  const references: Reference[] = [];
  for (const record of recordsOf(text, problems)) {
    const key = freeKey(keyOf(record), taken);
    const id = record.lines.find(({ tag }) => tag === 'ID');
    const item = itemOf(key, record);
    references.push({
      ...referenceOf(item),
      keySpan: id === undefined ? { start: record.start, end: record.start } : valueSpan(id),
      start: record.start,
      end: record.end,
    });
    yield;
  }
  return { references, problems: problems.all() };
}

function valueSpan({ value, end }: Line): Span {
  return { start: end - value.length, end };
}

const LINE = /^([A-Z][A-Z0-9])[ \t]+-(?:[ \t]+(.*?))?[ \t]*$/u;

/** One after the other, as they are asked for. */
function* recordsOf(text: string, problems: Problems): Generator<RisRecord, void> {
  let lines: Line[] = [];
  const closed = (end: number): readonly RisRecord[] => {
    const [first, record] = [lines[0], lines];
    lines = [];
    return first === undefined ? [] : [{ lines: record, start: first.start, end }];
  };
  let last = 0;
  for (const line of linesOf(text)) {
    if (line.tag === 'ER') {
      yield* closed(line.end);
      continue;
    }
    if (line.tag === 'TY' && lines.length > 0) {
      reportNoEnd(lines, problems);
      yield* closed(last);
    }
    if (lines.length === 0) reportBeginning(line, problems);
    if (line.tag !== '') lines.push(line);
    else if (lines.length > 0) lines.push(continued(lines.pop(), line));
    last = line.end;
  }
  if (lines.length > 0) reportNoEnd(lines, problems);
  yield* closed(last);
}

/** The lines that are not blank, without their ends; `tag` is empty where a line has none. */
function* linesOf(text: string): Generator<Line, void> {
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    const bom = match[0].startsWith('\uFEFF') ? 1 : 0;
    const written = match[0].slice(bom);
    if (written.trim() === '') continue;
    const start = match.index + bom;
    const [, tag = '', value = ''] = LINE.exec(written) ?? ['', '', written.trim()];
    yield { tag, value, start, end: start + written.trimEnd().length };
  }
}

function continued(above: Line | undefined, line: Line): Line {
  if (above === undefined) return line;
  return { ...above, value: `${above.value} ${line.value}`, end: line.end };
}

function reportBeginning(line: Line, problems: Problems): void {
  if (line.tag === 'TY') return;
  if (line.tag === '') problems.add('ris.junk', line, line.value.slice(0, 40));
  else problems.add('ris.noType', line, `The record of ${line.tag}`);
}

function reportNoEnd(lines: readonly Line[], problems: Problems): void {
  const [first] = lines;
  if (first === undefined) return;
  const title = lines.find(({ tag }) => tag === 'TI' || tag === 'T1')?.value;
  problems.add('ris.noEnd', first, title === undefined ? 'This record' : `“${title}”`);
}

/** As pandoc: the ID, else the authors' first words and the dates, joined by `_`. */
function keyOf({ lines }: RisRecord): string {
  const id = lines.find(({ tag, value }) => tag === 'ID' && value !== '');
  if (id !== undefined) return id.value;
  const authors = lines.filter(({ tag }) => tag === 'AU' || tag === 'A1');
  const dates = lines.filter(({ tag }) => tag === 'PY' || tag === 'Y1');
  const names = authors.map(({ value }) => /^[^,\s]*/u.exec(value)?.[0] ?? '').join('_');
  return names + dates.map(({ value }) => `_${value}`).join('');
}

/** As pandoc: the second of a key has `a` at its end, the third `b`. */
function freeKey(key: string, taken: Map<string, number>): string {
  let count = taken.get(key) ?? 0;
  let free = count === 0 ? key : key + suffix(count - 1);
  for (; taken.has(free); count += 1) free = key + suffix(count);
  taken.set(key, count + 1);
  if (free !== key) taken.set(free, 1);
  return free;
}

/** 0 is a, 25 is z, 26 is aa. */
function suffix(number: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (number % 26));
  return number < 26 ? letter : suffix(Math.floor(number / 26) - 1) + letter;
}

/** The CSL variable of each tag that holds text; of several the first that is there counts. */
const TEXTS: readonly (readonly [variable: string, ...tags: string[]])[] = [
  ['volume', 'VL'],
  ['issue', 'IS', 'CP'],
  ['publisher', 'PB'],
  ['publisher-place', 'PP', 'CY'],
  ['edition', 'ET'],
  ['number-of-volumes', 'NV'],
  ['abstract', 'AB', 'N2'],
  ['note', 'N1'],
  ['language', 'LA'],
  ['URL', 'UR', 'LK'],
  ['title-short', 'ST'],
  ['container-title-short', 'JA', 'J1', 'J2'],
  ['collection-title', 'T3'],
  ['call-number', 'CN'],
  ['archive', 'DB'],
];

const TITLES = ['TI', 'T1', 'CT'];
const CONTAINERS = ['JO', 'JF', 'T2', 'BT', 'JA', 'J2'];

function itemOf(id: string, { lines }: RisRecord): CslItem {
  const all = (...tags: string[]) =>
    lines.filter(({ tag, value }) => tags.includes(tag) && value !== '').map(({ value }) => value);
  const first = (...tags: readonly string[]) => tags.flatMap((tag) => all(tag))[0];
  const type = cslTypeOfRis(first('TY') ?? '');
  const isBook = type === 'book';
  const texts = TEXTS.map(([variable, ...tags]) => [variable, first(...tags)] as const);
  const fields: Record<string, unknown> = {
    title: first(...TITLES, ...(isBook ? ['BT'] : [])),
    'container-title': first(...(isBook ? ['T2'] : CONTAINERS)),
    author: names(all('AU', 'A1')),
    editor: names(all('ED', 'A2')),
    translator: names(all('A4')),
    issued: issuedOf([...all('PY'), ...all('Y1'), ...all('DA')]),
    accessed: all('Y2').map(dateOf)[0],
    page: [first('SP'), first('EP')].filter((page) => page !== undefined).join('-'),
    keyword: all('KW').join(', '),
    DOI: bareDoi(first('DO') ?? first('L3')),
    ...numberOf(first('SN')),
    ...Object.fromEntries(texts),
  };
  const known = Object.entries(fields).filter(([, field]) => field !== undefined && field !== '');
  return { id, type, ...Object.fromEntries(known) };
}

function names(written: readonly string[]): readonly CslName[] | undefined {
  return written.length === 0 ? undefined : written.map(nameOf);
}

/** "Family, Given, Suffix"; without a comma the last word is the family name. */
function nameOf(written: string): CslName {
  const [family = '', given, suffix] = written.split(',').map((part) => part.trim());
  if (given !== undefined) {
    return {
      ...withParticle(family),
      ...(given !== '' && { given }),
      ...(suffix !== undefined && { suffix }),
    };
  }
  const space = family.lastIndexOf(' ');
  if (space < 0) return { family };
  return { family: family.slice(space + 1), given: family.slice(0, space) };
}

/** "van Roe": what is written small before the family name. */
function withParticle(family: string): CslName {
  const [, particle, name] = /^((?:\p{Ll}[\p{L}’']*\s+)+)(\p{Lu}.*)$/u.exec(family) ?? [];
  if (particle === undefined || name === undefined) return { family };
  return { 'dropping-particle': particle.trim(), family: name };
}

/** The first date, or one of the same year that says more. */
function issuedOf(written: readonly string[]): CslDate | undefined {
  const [first, ...others] = written.map(dateOf);
  const parts = first?.['date-parts']?.[0] ?? [];
  const fuller = others.find((date) => {
    const more = date['date-parts']?.[0] ?? [];
    return more.length > parts.length && more[0] === parts[0];
  });
  return fuller ?? first;
}

/** "2001/02/03/spring" as far as it is numbers. */
function dateOf(written: string): CslDate {
  const parts: number[] = [];
  for (const part of written.split(/[/-]/u)) {
    if (!/^\d+$/u.test(part.trim())) break;
    parts.push(Number(part));
  }
  return parts.length === 0 ? { literal: written } : { 'date-parts': [parts.slice(0, 3)] };
}

function bareDoi(written: string | undefined): string | undefined {
  return written?.replace(/^\s*(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/iu, '');
}

/** An ISSN has eight digits, an ISBN ten or thirteen. */
function numberOf(written: string | undefined): { readonly ISBN?: string; readonly ISSN?: string } {
  if (written === undefined) return {};
  return written.replace(/[^\dX]/giu, '').length > 8 ? { ISBN: written } : { ISSN: written };
}

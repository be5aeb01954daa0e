/** Values read from JSON or YAML as CSL items: what is not allowed is left out and named. */
import { isFields, type Fields } from '../../base/fields.ts';
import type { CslItem, CslName } from '../../library/paper.ts';
import { rawDate } from '../dates.ts';
import { withParticles } from '../particles.ts';

export interface CheckedItem {
  readonly item: CslItem;
  /** Names of fields that were left out. */
  readonly bad: readonly string[];
}

const NAMES = new Set(
  (
    'author collection-editor composer container-author director editor editorial-director illustrator ' +
    'interviewer original-author recipient reviewed-author translator chair contributor curator ' +
    'executive-producer guest host narrator organizer performer producer script-writer series-creator compiler'
  ).split(' '),
);

const DATES = new Set(
  'accessed available-date container event-date issued original-date submitted'.split(' '),
);

/** Fields that hold other things than text in CSL-JSON and stay as they are. */
const OTHER = new Set(['id', 'type', 'custom', 'categories', 'citation-key']);

/** What CSL-JSON called some variables at first. */
const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ['journalAbbreviation', 'container-title-short'],
  ['shortTitle', 'title-short'],
]);

/** The id as text; undefined where there is none that can be cited. */
export function idOf(value: Fields): string | undefined {
  const id = value['id'];
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id.trim() !== '' ? id : undefined;
}

/** The item that a record with an id holds; numbers are text, and dates are lists of parts. */
export function checkedItem(value: Fields, id: string): CheckedItem {
  const bad: string[] = [];
  const item: Record<string, unknown> = {
    id,
    type: typeof value['type'] === 'string' ? value['type'] : 'document',
  };
  for (const [name, field] of Object.entries(value)) {
    const variable = variableOf(name, value);
    if (variable === undefined || field === null || field === undefined) continue;
    const checked = OTHER.has(name) ? field : checkedField(name, field);
    if (checked === undefined) bad.push(name);
    else if (checked !== NOTHING) item[variable] = checked;
  }
  return { item: item as CslItem, bad };
}

/** Undefined for what the item has already, and for an old name beside the new one. */
function variableOf(name: string, value: Fields): string | undefined {
  if (name === 'id' || name === 'type') return undefined;
  const variable = OLD_NAMES.get(name);
  if (variable === undefined) return name;
  return value[variable] === undefined ? variable : undefined;
}

function checkedField(name: string, field: unknown): unknown {
  if (NAMES.has(name)) return checkedNames(field);
  if (DATES.has(name)) return checkedDate(field);
  if (typeof field === 'number' || typeof field === 'boolean') return String(field);
  if (typeof field !== 'string') return undefined;
  return withoutLineEnds(name, field)
    .replaceAll('<sc>', '<span style="font-variant:small-caps;">')
    .replaceAll('</sc>', '</span>');
}

/** Texts of several paragraphs, or of lines that mean something. */
const LONG = new Set(['abstract', 'annote', 'note']);

function withoutLineEnds(name: string, text: string): string {
  return LONG.has(name) ? text : text.replace(/[ \t\r\n]+/gu, ' ');
}

/** Names as records; pandoc's YAML allows a name alone, and plain text for an institution. */
function checkedNames(field: unknown): unknown {
  const names: readonly unknown[] = Array.isArray(field) ? field : [field];
  const checked = names.flatMap((name) => {
    if (typeof name === 'string') return [{ literal: name }];
    return isFields(name) ? nameOf(name) : [];
  });
  return checked.length === 0 && names.length > 0 ? undefined : checked;
}

const NAME_TEXTS = [
  'family',
  'given',
  'literal',
  'dropping-particle',
  'non-dropping-particle',
  'suffix',
];
const NAME_FLAGS = ['comma-suffix', 'static-ordering'];

/** What CSL knows of a name, with its particles told apart as pandoc does; empty where there is nothing. */
function nameOf(written: Fields): readonly CslName[] {
  const texts = NAME_TEXTS.flatMap((part) => {
    const text = written[part];
    return isText(text) && text !== '' ? [[part, partOf(String(text))] as const] : [];
  });
  if (texts.length === 0) return [];
  const flags = NAME_FLAGS.flatMap((flag) => {
    const value = written[flag];
    return isText(value) || typeof value === 'boolean' ? [[flag, value] as const] : [];
  });
  return [withParticles(Object.fromEntries([...texts, ...flags]))];
}

/** Quotation marks around a name are those of a program that would not have it taken apart. */
function partOf(text: string): string {
  return text.replace(/[ \t\r\n]+/gu, ' ').replace(/^"([^"]*)"$/u, '$1');
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** A date as a record of parts or of words; undefined where it is none, and `NOTHING` where it says nothing. */
function checkedDate(field: unknown): unknown {
  if (typeof field === 'number') return { 'date-parts': [[field]] };
  if (typeof field === 'string') return field.trim() === '' ? NOTHING : rawDate(field);
  if (Array.isArray(field)) {
    const parts = oldParts(field);
    return parts === undefined ? undefined : { 'date-parts': parts };
  }
  return isFields(field) ? dateOf(field) : undefined;
}

/** Stands for a field that is there and says nothing. */
const NOTHING = null;

function dateOf(field: Fields): unknown {
  const parts = partsOf(field);
  if (parts === undefined) return undefined;
  const literal = wordsIn(field, 'literal');
  const said = literal === undefined ? undefined : { literal };
  if (parts.length > 0) return { 'date-parts': parts, ...said, ...remarksOf(field) };
  const raw = wordsIn(field, 'raw');
  const words = said ?? (raw === undefined ? undefined : rawDate(raw));
  return words === undefined ? NOTHING : { ...words, ...remarksOf(field) };
}

/** Empty where there are none; undefined where they are no dates. */
function partsOf(field: Fields): readonly (readonly number[])[] | undefined {
  const parts = field['date-parts'];
  if (parts === undefined) return oldParts([field]) ?? [];
  return Array.isArray(parts) ? dateParts(parts) : undefined;
}

/** What programs write for a date that is certain. */
const CERTAIN: ReadonlySet<unknown> = new Set([undefined, null, false, 0, '', 'false', '0']);

function remarksOf({ season, circa }: Fields): Fields {
  return { ...(isText(season) && { season }), ...(!CERTAIN.has(circa) && { circa: true }) };
}

/** Undefined where there are none. */
function wordsIn(field: Fields, name: string): string | undefined {
  const words = field[name];
  return isText(words) && String(words).trim() !== '' ? String(words) : undefined;
}

/** pandoc's older form: records of year, month and day, one or two of them. */
function oldParts(dates: readonly unknown[]): readonly (readonly number[])[] | undefined {
  const parts = dates.map((date) => {
    if (!isFields(date) || !isText(date['year'])) return undefined;
    return [date['year'], date['month'], date['day']].filter(isText).map(Number);
  });
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}

/** Lists of numbers; undefined where something else stands there. */
function dateParts(parts: readonly unknown[]): readonly (readonly number[])[] | undefined {
  // A single date is at times written without the outer list.
  const lists: readonly unknown[] = parts.every(isText) ? [parts] : parts;
  const dates = lists.map((list) => (Array.isArray(list) ? numbersIn(list) : undefined));
  const known = dates.filter((date) => date !== undefined);
  return known.length === dates.length ? known.filter((date) => date.length > 0) : undefined;
}

/** Programs write the parts that a date lacks as empty or null. */
function numbersIn(list: readonly unknown[]): readonly number[] | undefined {
  const texts = list.filter((part) => part !== '' && part !== null);
  if (!texts.every(isText)) return undefined;
  const numbers = texts.map(Number);
  return numbers.every(Number.isInteger) ? numbers : undefined;
}

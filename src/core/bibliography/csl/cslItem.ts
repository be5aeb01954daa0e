/** Values read from JSON or YAML as CSL items: what is not allowed is left out and named. */
import { isFields, type Fields } from '../../base/fields.ts';
import type { CslItem } from '../../library/paper.ts';
import { edtfDate } from '../bibtex/dates.ts';

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
    if (name === 'id' || name === 'type' || field === null || field === undefined) continue;
    const checked = OTHER.has(name) ? field : checkedField(name, field);
    if (checked === undefined) bad.push(name);
    else item[name] = checked;
  }
  return { item: item as CslItem, bad };
}

function checkedField(name: string, field: unknown): unknown {
  if (NAMES.has(name)) return checkedNames(field);
  if (DATES.has(name)) return checkedDate(field);
  if (typeof field === 'number' || typeof field === 'boolean') return String(field);
  return typeof field === 'string' ? field : undefined;
}

/** Names as records; pandoc's YAML allows a name alone, and plain text for an institution. */
function checkedNames(field: unknown): unknown {
  const names: readonly unknown[] = Array.isArray(field) ? field : [field];
  const checked = names.flatMap((name) => {
    if (typeof name === 'string') return [{ literal: name }];
    if (!isFields(name)) return [];
    const texts = Object.entries(name).filter(
      ([, part]) => isText(part) || typeof part === 'boolean',
    );
    return texts.length === 0 ? [] : [Object.fromEntries(texts)];
  });
  return checked.length === 0 && names.length > 0 ? undefined : checked;
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function checkedDate(field: unknown): unknown {
  if (typeof field === 'number') return { 'date-parts': [[field]] };
  if (typeof field === 'string') return edtfDate(field) ?? { literal: field };
  if (Array.isArray(field)) return dateOfParts(field);
  if (!isFields(field)) return undefined;
  const parts = field['date-parts'];
  if (parts !== undefined) {
    const checked = Array.isArray(parts) ? dateParts(parts) : undefined;
    return checked === undefined ? undefined : { ...field, 'date-parts': checked };
  }
  return dateOfParts([field]) ?? field;
}

/** pandoc's older form: records of year, month and day, one or two of them. */
function dateOfParts(dates: readonly unknown[]): unknown {
  const parts = dates.map((date) => {
    if (!isFields(date) || !isText(date['year'])) return undefined;
    return [date['year'], date['month'], date['day']].filter(isText).map(Number);
  });
  return parts.some((part) => part === undefined) ? undefined : { 'date-parts': parts };
}

function dateParts(
  parts: readonly unknown[],
): readonly (readonly (string | number)[])[] | undefined {
  // A single date is at times written without the outer list.
  const lists = parts.every(isText) ? [parts] : parts;
  return lists.every(
    (list): list is (string | number)[] => Array.isArray(list) && list.every(isText),
  )
    ? lists
    : undefined;
}

/** Dates as they are written: in EDTF, as BibTeX's `year`, `month` and `day`, and as CSL's `raw`. */
import type { CslDate } from '../library/paper.ts';

type Parts = readonly number[];

const DATE = /^(-?\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:Z+-]*)?([~?%]?)$/u;

/** A date or an interval such as `2019-02/2019-03`; undefined where it is none. */
export function edtfDate(written: string): CslDate | undefined {
  const [from = '', to, more] = written.trim().replaceAll('\u00a0', '~').split('/');
  if (more !== undefined) return undefined;
  const start = DATE.exec(unspecified(from));
  if (start === null) return undefined;
  const circa = start[4] === '~' || start[4] === '%';
  const parts = [partsOf(start), ...endParts(to)];
  return { 'date-parts': parts, ...(circa && { circa: true }) };
}

/** `199X` is read as the year it begins with; `..` and nothing are open ends. */
function unspecified(date: string): string {
  return date.trim().replace(/X/gu, '0');
}

function endParts(to: string | undefined): readonly Parts[] {
  if (to === undefined) return [];
  const end = DATE.exec(unspecified(to));
  return end === null ? [[0]] : [partsOf(end)];
}

function partsOf([, year, month, day]: readonly (string | undefined)[]): Parts {
  const [number = 0, ...others] = [year, month, day]
    .filter((part) => part !== undefined)
    .map(Number);
  // EDTF has a year 0, which is 1 BC; CSL has none.
  return [number > 0 ? number : number - 1, ...others];
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** From the fields of a date such as `year`, `month`, `day`; undefined where there is no year. */
export function oldDate(
  year: string | undefined,
  month?: string,
  day?: string,
): CslDate | undefined {
  if (year === undefined || year.trim() === '') return undefined;
  if (!/^-?\d+$/u.test(year.trim())) return { literal: year.trim() };
  const monthNumber = monthOf(month);
  const dayNumber = monthNumber === undefined ? undefined : wholeNumber(day);
  const parts = [Number(year), monthNumber, dayNumber].filter((part) => part !== undefined);
  return { 'date-parts': [parts] };
}

/** By its name of three letters, as every style defines it, or its number. */
function monthOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const named = MONTHS.indexOf(written.trim().toLowerCase());
  return named >= 0 ? named + 1 : wholeNumber(written);
}

const SEASONS = 'spr sum fal win'.split(' ');

/** A date as people write it into CSL's `raw`, as far as pandoc takes it for one; else its words. */
export function rawDate(written: string): CslDate {
  const text = written.trim();
  const known = /X/u.test(text) ? undefined : (edtfDate(text) ?? partsIn(text));
  return known ?? { literal: text };
}

function partsIn(text: string): CslDate | undefined {
  const [, from, to] = /^(\d{4})-(\d{4})$/u.exec(text) ?? [];
  if (from !== undefined) return { 'date-parts': [[Number(from)], [Number(to)]] };
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text) ?? [];
  if (month !== undefined && Number(month) <= 12) {
    return { 'date-parts': [[year, month, day].map(Number)] };
  }
  const [, word = '', of] = /^([A-Za-z]{3,})\.?\s+(\d+)$/u.exec(text) ?? [];
  const name = word.slice(0, 3).toLowerCase();
  const index = [...MONTHS, ...SEASONS].indexOf(name);
  return index < 0 ? undefined : { 'date-parts': [[Number(of), index + 1]] };
}

function wholeNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\d+$/u.test(written.trim()) ? Number(written) : undefined;
}

/** Writes a citation as a value: in pandoc's Markdown, LaTeX with its packages, or Typst. */
import { GlossError } from '../base/errors.ts';
import type { CitationItem } from './citation.ts';
import { isBareKey, isWritableKey } from './grammar.ts';
import { LOCATOR_TERMS, type LocatorLabel } from './locatorTerms.ts';
import type { Markup } from './markup.ts';
import { readNote } from './notes.ts';
import { readPandoc } from './pandoc/readPandoc.ts';
import { writeLatex } from './writeLatex.ts';
import { writeTypst } from './writeTypst.ts';
import type { Loss, Written, WrittenAs } from './written.ts';

/** What a citation is written for; of LaTeX, the package that makes the commands. */
export const DIALECTS = ['pandoc', 'latex', 'natbib', 'biblatex', 'typst'] as const;
export type Dialect = (typeof DIALECTS)[number];

export function markupOf(dialect: Dialect): Markup {
  if (dialect === 'pandoc') return 'markdown';
  return dialect === 'typst' ? 'typst' : 'latex';
}

/**
 * Writes the items as one citation; prefix and suffix are markup of the dialect already.
 * @param as of LaTeX, how it is written where it stands
 * @throws GlossError `citation.none` without items; `citation.pandocKey`, `citation.latexKey` or
 *   `citation.typstKey` for a key that the dialect can't hold
 */
export function writeCitation(
  items: readonly CitationItem[],
  dialect: Dialect,
  as: WrittenAs = {},
): Written {
  if (items.length === 0) throw new GlossError('citation.none', []);
  switch (dialect) {
    case 'pandoc':
      return writePandoc(items);
    case 'typst':
      return writeTypst(items, noteOf);
    case 'latex':
    case 'natbib':
    case 'biblatex':
      return writeLatex(items, dialect, noteOf, as);
  }
}

/** Of a citation the first work alone can be named in the text: another that is to be begins a citation of its own. */
function writePandoc(items: readonly CitationItem[]): Written {
  const losses = new Set<Loss>();
  const groups: CitationItem[][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    if (group === undefined || item.mode === 'textual') groups.push([item]);
    else group.push(item);
  }
  if (groups.length > 1) losses.add('group');
  const text = groups.map((group) => pandocGroup(group, losses)).join('; ');
  return { text, losses: [...losses] };
}

function pandocGroup(items: readonly CitationItem[], losses: Set<Loss>): string {
  const [first, ...others] = items;
  if (first?.mode !== 'textual') {
    return `[${items.map((item) => pandocItem(item, losses)).join('; ')}]`;
  }
  const tail = pandocTail(first, losses, true);
  if (first.prefix !== '') losses.add('prefix');
  const inside = [
    ...(tail === '' ? [] : [tail]),
    ...others.map((item) => pandocItem(item, losses)),
  ];
  const bracket = inside.length === 0 ? '' : ` [${inside.join('; ')}]`;
  const before = first.prefix === '' ? '' : `${first.prefix} `;
  return `${before}@${pandocKey(first.key)}${bracket}`;
}

/** One work in brackets. */
export function pandocItem(item: CitationItem, losses = new Set<Loss>()): string {
  if (item.mode === 'textual') losses.add('mode');
  const before = item.prefix === '' ? '' : `${item.prefix} `;
  const sign = item.mode === 'suppress' ? '-@' : '@';
  return before + sign + pandocKey(item.key) + pandocTail(item, losses, false);
}

/** @throws GlossError `citation.pandocKey` */
export function pandocKey(key: string): string {
  if (!isWritableKey(key) || key === '') throw new GlossError('citation.pandocKey', [key]);
  return isBareKey(key) ? key : `{${key}}`;
}

/** What follows the key: of all ways to write it, the first that pandoc reads as it is meant. */
function pandocTail(item: CitationItem, losses: Set<Loss>, isAlone: boolean): string {
  const { locator, suffix } = item;
  if (locator === '' && suffix === '') return '';
  const candidates = isAlone ? tails(item).map((tail) => tail.replace(/^, /u, '')) : tails(item);
  const right = candidates.find((tail) => {
    const [citation] = readPandoc(isAlone ? `@k [${tail}]` : `[@k${tail}]`);
    const read = citation?.items[0];
    return citation?.items.length === 1 && read !== undefined && isSameTail(read, item);
  });
  if (right === undefined) losses.add('note');
  return right ?? candidates[0] ?? '';
}

function tails(item: CitationItem): readonly string[] {
  const { locator, suffix } = item;
  const isJoined = /^[\p{P}\s]/u.test(suffix);
  if (locator === '') {
    const comma = isJoined ? suffix : `, ${suffix}`;
    return [comma, ` ${suffix}`, `{}${comma}`, `{} ${suffix}`];
  }
  const behind = suffix === '' || isJoined ? suffix : ` ${suffix}`;
  const spaced = suffix === '' ? '' : ` ${suffix}`;
  const counted = `${termOf(item)}${locator}`;
  return [`, ${counted}${behind}`, `, {${counted}}${behind}`, `, {${counted}}${spaced}`];
}

type Tail = Pick<CitationItem, 'label' | 'locator' | 'suffix'>;

function isSameTail(one: Tail, other: Tail): boolean {
  return (
    one.label === other.label &&
    plain(one.locator) === plain(other.locator) &&
    words(one.suffix) === words(other.suffix)
  );
}

function plain(locator: string): string {
  return locator.replace(/[-–]+/gu, '-').replace(/\s+/gu, ' ').trim();
}

/** A comma before a suffix is a matter of writing. */
function words(suffix: string): string {
  return suffix.replace(/^[,\s]+/u, '').trim();
}

/** "pp. ", in the number that the locator has; empty without a label. */
export function termOf({ label, locator }: Pick<CitationItem, 'label' | 'locator'>): string {
  if (!(label in LOCATOR_TERMS)) return '';
  const [one, several] = LOCATOR_TERMS[label as LocatorLabel];
  return `${/[-–,;&]| and /u.test(locator.trim()) ? several : one} `;
}

/** The same in one note of LaTeX or Typst; a tie keeps term and number together. */
export function noteOf(item: CitationItem, losses: Set<Loss>): string {
  const { locator, suffix } = item;
  if (locator === '') return words(suffix);
  const counted = termOf(item).replace(' ', '~') + locator.replace(/–/gu, '--');
  const isJoined = /^\p{P}/u.test(suffix);
  const candidates =
    suffix === ''
      ? [counted]
      : [counted + (isJoined ? suffix : ` ${suffix}`), `${counted}, ${suffix}`];
  const right = candidates.find((note) => isSameTail(readNote(note, 0), item));
  if (right === undefined) losses.add('note');
  return right ?? candidates[0] ?? '';
}

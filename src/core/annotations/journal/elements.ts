/**
 * A paper's annotations as elements that change apart from each other: what is stored of a change is the
 * elements that differ, and changes of two windows to different elements never meet.
 */
import { isFields } from '../../base/fields.ts';
import {
  isReadingStatus,
  type AnnotationSet,
  type Highlight,
  type PaperRecord,
} from '../annotation.ts';
import { mergeRecords } from '../identity.ts';
import { mergeTexts } from '../mergeTexts.ts';
import { isHighlight, isPaperRecord, isStrings } from '../stored.ts';
import { normaliseTags } from '../tags.ts';
import type { JournalRecord, Place } from './record.ts';
import type { Register, Version } from './register.ts';

/** All but what is an element of its own, with fields that this version does not know. */
interface About {
  readonly paper: PaperRecord;
  readonly created: string;
  readonly [unknownField: string]: unknown;
}

/** Fields of a set that are elements, or follow from them. */
const APART: ReadonlySet<string> = new Set([
  'id',
  'note',
  'tags',
  'status',
  'queue',
  'highlights',
  'modified',
]);

const ABOUT = 'about';
export const NOTE = 'note';
const HIGHLIGHT = 'highlight/';

/** What elements are before anyone changes them; such values are never written. */
export const FIRST_VALUES: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  [NOTE, ''],
  ['tags', []],
  ['status', 'unread'],
]);

export function isFirstValue(element: string, value: unknown): boolean {
  return JSON.stringify(FIRST_VALUES.get(element)) === JSON.stringify(value);
}

/** The elements of a set. */
export function elementsOf(set: AnnotationSet): ReadonlyMap<string, unknown> {
  const { note, tags, status, queue, highlights } = set;
  return new Map<string, unknown>([
    [ABOUT, Object.fromEntries(Object.entries(set).filter(([name]) => !APART.has(name)))],
    [NOTE, note],
    ['tags', tags],
    ['status', status],
    ['queue', queue],
    ...highlights.map((highlight) => [HIGHLIGHT + highlight.id, highlight] as const),
  ]);
}

/** The id of the highlight that an element is; undefined for one that is none. */
export function highlightId(element: string): string | undefined {
  return element.startsWith(HIGHLIGHT) ? element.slice(HIGHLIGHT.length) : undefined;
}

/** The set that these elements are; undefined as long as it is not known what paper it is about. */
export function setOf(
  id: string,
  registers: ReadonlyMap<string, Register>,
): AnnotationSet | undefined {
  const { paper, created, ...unknown } = aboutOf(registers.get(ABOUT)) ?? {};
  if (paper === undefined || created === undefined) return undefined;
  const value = (element: string) => registers.get(element)?.at(-1)?.value;
  const status = value('status');
  const queue = value('queue');
  return {
    ...unknown,
    id,
    paper,
    note: together((registers.get(NOTE) ?? []).map(noteOf)),
    tags: tagsOf(registers.get('tags')),
    status: isReadingStatus(status) ? status : 'unread',
    ...(typeof queue === 'number' && { queue }),
    highlights: highlightsOf(registers),
    created,
    modified: lastChange(registers),
  };
}

/** Whether two places changed a text at once, so that the reader has to make one of two. */
export function isConflict(element: string, register: Register): boolean {
  if (register.length < 2) return false;
  if (element === NOTE) return isBoth(register.map(noteOf));
  if (highlightId(element) === undefined) return false;
  return isBoth(alive(register).map(({ comment }) => comment));
}

/** Whether there is more in these texts than in any one of them. */
function isBoth(texts: readonly string[]): boolean {
  return !texts.includes(together(texts));
}

/** Whether the value of a record is one that its element can have. */
export function isReadable({ element, value, former }: JournalRecord): boolean {
  const id = highlightId(element);
  if (id !== undefined) return isHighlightOf(id, value) && isHighlightOf(id, former);
  switch (element) {
    case ABOUT:
      return (
        isFields(value) && typeof value['created'] === 'string' && isPaperRecord(value['paper'])
      );
    case NOTE:
      return typeof value === 'string' && (former === undefined || typeof former === 'string');
    case 'tags':
      return isStrings(value);
    case 'status':
      return isReadingStatus(value);
    case 'queue':
      return value === undefined || typeof value === 'number';
    default:
      return false;
  }
}

function isHighlightOf(id: string, value: unknown): boolean {
  return value === undefined || (isHighlight(value) && value.id === id);
}

/** What a new version of an element keeps of those before, so that it can be restored. */
export function formerOf(
  element: string,
  register: Register,
  before: unknown,
  after: unknown,
): unknown {
  if (highlightId(element) !== undefined) return after === undefined ? before : undefined;
  if (element !== NOTE) return undefined;
  const emptied = after === '' && typeof before === 'string' && before.trim() !== '';
  // Who writes another note since may still want the one that was deleted.
  return emptied ? before : register.at(-1)?.former;
}

/** What is known of a deleted highlight or note. */
export interface Deleted extends Place {
  /** The highlight, or the note's text. */
  readonly former: unknown;
  readonly at: string;
}

/** What was removed here and can be restored; undefined where nothing was, or something is there again. */
export function deletedAt(place: Place, register: Register): Deleted | undefined {
  const last = register.at(-1);
  if (register.length !== 1 || last?.former === undefined) return undefined;
  if (typeof last.former === 'string' && noteOf(last).includes(last.former)) return undefined;
  return { ...place, former: last.former, at: last.at };
}

function aboutOf(register: Register | undefined): About | undefined {
  // Only what `isReadable` let through is in a register.
  const values = (register ?? []).map(({ value }) => value as About);
  return values.reduce<About | undefined>(
    (older, newer) =>
      older === undefined
        ? newer
        : {
            ...older,
            ...newer,
            paper: mergeRecords(older.paper, newer.paper),
            created: older.created < newer.created ? older.created : newer.created,
          },
    undefined,
  );
}

function noteOf({ value }: Version): string {
  return typeof value === 'string' ? value : '';
}

/** One text with all that these have; blank ones have nothing. */
function together(texts: readonly string[]): string {
  const [first, ...others] = texts.filter((text) => text.trim() !== '');
  return first === undefined ? (texts.at(-1) ?? '') : others.reduce(mergeTexts, first);
}

function tagsOf(register: Register | undefined): readonly string[] {
  const lists = (register ?? []).flatMap(({ value }) => (isStrings(value) ? [value] : []));
  return lists.length === 1 ? (lists[0] ?? []) : normaliseTags(lists.flat());
}

/** A highlight that one place changed while another removed it stays. */
function alive(register: Register): readonly Highlight[] {
  return register.flatMap(({ value }) => (value === undefined ? [] : [value as Highlight]));
}

function highlightOf(register: Register): Highlight | undefined {
  const versions = alive(register);
  const last = versions.at(-1);
  if (last === undefined || versions.length === 1) return last;
  return {
    ...last,
    comment: together(versions.map(({ comment }) => comment)),
    tags: normaliseTags(versions.flatMap(({ tags }) => tags)),
  };
}

/** In the order in which they were made. */
function highlightsOf(registers: ReadonlyMap<string, Register>): readonly Highlight[] {
  const highlights = [...registers]
    .filter(([element]) => highlightId(element) !== undefined)
    .flatMap(([, register]) => highlightOf(register) ?? []);
  return highlights.sort((one, other) => {
    if (one.created !== other.created) return one.created < other.created ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  });
}

function lastChange(registers: ReadonlyMap<string, Register>): string {
  let last = '';
  for (const register of registers.values()) {
    const at = register.at(-1)?.at ?? '';
    if (at > last) last = at;
  }
  return last;
}

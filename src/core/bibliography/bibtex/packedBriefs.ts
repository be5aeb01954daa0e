/**
 * What lists and the telling of works apart need of each entry, as text in a few long strings: there may be a
 * hundred thousand entries, and as objects their titles and names would take ten times the room.
 */
import type { CslDate, CslName } from '../../library/paper.ts';
import type { Brief } from '../reference.ts';

export interface PackedBriefs {
  /** The texts of `ENTRIES` entries each. */
  readonly chunks: readonly string[];
  /** For each entry where it begins in its chunk. */
  readonly starts: Uint32Array;
}

/** One character that is not of Latin-1 doubles the room that its chunk takes, so chunks are small. */
export const ENTRIES = 128;

/** Between what is said of an entry, and between the parts of a name. */
const FIELD = '\u001E';
const PART = '\u001F';

export class BriefPacker {
  readonly #chunks: string[];
  readonly #starts: number[];
  #texts: string[] = [];
  #length = 0;

  /** @param before briefs to which others are added */
  constructor(before?: PackedBriefs) {
    this.#chunks = [...(before?.chunks ?? [])];
    this.#starts = [...(before?.starts ?? [])];
    const last = this.#starts.length % ENTRIES === 0 ? undefined : this.#chunks.pop();
    if (last !== undefined) this.#texts = [last];
    this.#length = last?.length ?? 0;
  }

  add(brief: Brief): void {
    const text = packed(brief);
    this.#starts.push(this.#length);
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#starts.length % ENTRIES === 0) this.#endChunk();
  }

  finish(): PackedBriefs {
    if (this.#texts.length > 0) this.#endChunk();
    return { chunks: this.#chunks, starts: new Uint32Array(this.#starts) };
  }

  #endChunk(): void {
    this.#chunks.push(this.#texts.join(''));
    this.#texts = [];
    this.#length = 0;
  }
}

/** The brief of the entry at an index. */
export function briefAt({ chunks, starts }: PackedBriefs, index: number): Brief {
  const chunk = chunks[Math.floor(index / ENTRIES)] ?? '';
  const isLast = index % ENTRIES === ENTRIES - 1 || index + 1 === starts.length;
  return new PackedBrief(chunk.slice(starts[index], isLast ? undefined : starts[index + 1]));
}

function packed({ title, authors, issued, doi, arxiv, container }: Brief): string {
  const fields = [title, doi ?? '', arxiv ?? '', packedDate(issued), container].map(withoutSigns);
  return [...fields, ...authors.map(packedName)].join(FIELD);
}

function withoutSigns(text: string): string {
  return text.replaceAll(FIELD, ' ').replaceAll(PART, ' ');
}

/** Nearly all dates are parts alone. */
function packedDate(date: CslDate | undefined): string {
  if (date === undefined) return '';
  const { 'date-parts': parts, ...rest } = date;
  return JSON.stringify(parts !== undefined && Object.keys(rest).length === 0 ? parts : date);
}

const NAME_PARTS = [
  'family',
  'given',
  'literal',
  'non-dropping-particle',
  'dropping-particle',
  'suffix',
] as const satisfies readonly (keyof CslName)[];

function packedName(name: CslName): string {
  const parts = NAME_PARTS.map((part) => withoutSigns(name[part] ?? ''));
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1).join(PART);
}

function nameOf(text: string): CslName {
  const name: { -readonly [part in keyof CslName]: CslName[part] } = {};
  for (const [index, part] of text.split(PART).entries()) {
    const field = NAME_PARTS[index];
    if (part !== '' && field !== undefined) name[field] = part;
  }
  return name;
}

/** Takes its text apart as far as it is asked: of most, only what tells works apart is. */
class PackedBrief implements Brief {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get title(): string {
    return this.#text.slice(0, this.#text.indexOf(FIELD));
  }

  get doi(): string | undefined {
    return this.#field(1);
  }

  get arxiv(): string | undefined {
    return this.#field(2);
  }

  get issued(): CslDate | undefined {
    const text = this.#field(3);
    if (text === undefined) return undefined;
    const date = JSON.parse(text) as CslDate | NonNullable<CslDate['date-parts']>;
    return isParts(date) ? { 'date-parts': date } : date;
  }

  get container(): string {
    return this.#field(4) ?? '';
  }

  get authors(): readonly CslName[] {
    const start = this.#start(5);
    return start === 0 ? [] : this.#text.slice(start).split(FIELD).map(nameOf);
  }

  #field(index: number): string | undefined {
    const start = this.#start(index);
    const end = this.#text.indexOf(FIELD, start);
    const text = this.#text.slice(start, end < 0 ? undefined : end);
    return text === '' ? undefined : text;
  }

  /** Where a field begins; 0 where there are fewer. */
  #start(index: number): number {
    let start = 0;
    for (let count = 0; count < index; count += 1) {
      start = this.#text.indexOf(FIELD, start) + 1;
      if (start === 0) return 0;
    }
    return start;
  }
}

function isParts(
  date: CslDate | NonNullable<CslDate['date-parts']>,
): date is NonNullable<CslDate['date-parts']> {
  return Array.isArray(date);
}

/** The references of a table of entries: decoded one by one when they are asked for. */
import { arxivIdIn, arxivIdOf } from '../../library/arxivId.ts';
import type { CslItem } from '../../library/paper.ts';
import type { FileText } from '../../base/utf8Text.ts';
import { withoutMarks, type Brief, type Reference } from '../reference.ts';
import type { Span } from '../span.ts';
import { containerIn, decodeEntry, issuedIn, plainField } from './decode.ts';
import { entryAt, OFFSETS, type EntryTable } from './entryTable.ts';
import { allFields, type EntriesByKey, type FieldMap } from './fields.ts';
import type { BibtexSource } from './file.ts';
import { namesOf } from './names.ts';
import { BriefPacker, briefAt, type PackedBriefs } from './packedBriefs.ts';

/** The references of a table; `briefs`, where there are any, spare reading entries for what lists show. */
export function tableReferences(
  table: EntryTable,
  text: FileText,
  briefs?: PackedBriefs,
): readonly Reference[] {
  const entries = new Entries(table, text, briefs);
  return Array.from(table.cited, (_, place) => new TableReference(entries, place));
}

/**
 * The references of a table that has all entries of the one they were made for, with the same text, and more behind
 * them: those that there were stay the same objects, and let go of the old text. Undefined for others than of a table.
 */
export function grownReferences(
  references: readonly Reference[],
  table: EntryTable,
  text: FileText,
  briefs: PackedBriefs | undefined,
): readonly Reference[] | undefined {
  const [first] = references;
  if (!(first instanceof TableReference)) return undefined;
  const { entries } = first;
  entries.become(table, text, briefs);
  const added = Array.from(table.cited, (_, place) => place).slice(references.length);
  return [...references, ...added.map((place) => new TableReference(entries, place))];
}

/** The briefs of all references, made in steps, one an entry. */
export function* packBriefs(references: readonly Reference[]): Generator<void, PackedBriefs> {
  const packer = new BriefPacker();
  for (const { brief } of references) {
    packer.add(brief);
    yield;
  }
  return packer.finish();
}

class Entries implements EntriesByKey {
  #table: EntryTable;
  #text: FileText;
  #briefs: PackedBriefs | undefined;
  #indexes: ReadonlyMap<string, number> | undefined;
  /** One paper is often asked for several things running. */
  #lastItem: { readonly index: number; readonly item: CslItem } | undefined;
  #lastBrief: { readonly place: number; readonly brief: Brief } | undefined;

  constructor(table: EntryTable, text: FileText, briefs: PackedBriefs | undefined) {
    this.#table = table;
    this.#text = text;
    this.#briefs = briefs;
  }

  get table(): EntryTable {
    return this.#table;
  }

  become(table: EntryTable, text: FileText, briefs: PackedBriefs | undefined): void {
    this.#table = table;
    this.#text = text;
    this.#briefs = briefs;
    this.#indexes = undefined;
  }

  get(key: string): BibtexSource | undefined {
    const { keys } = this.table;
    // The first of a key counts.
    this.#indexes ??= new Map(keys.map((each, index) => [each, index] as const).reverse());
    const index = this.#indexes.get(key);
    return index === undefined ? undefined : entryAt(this.table, this.#text, index);
  }

  itemOf(index: number): CslItem {
    if (this.#lastItem?.index !== index) {
      const entry = entryAt(this.table, this.#text, index);
      const id = this.table.keys[index] ?? '';
      const item = entry === undefined ? { id, type: 'document' } : decodeEntry(this, entry);
      this.#lastItem = { index, item };
    }
    return this.#lastItem.item;
  }

  briefOf(place: number, index: number): Brief {
    if (this.#lastBrief?.place !== place) {
      const brief = this.#briefs === undefined ? this.#read(index) : briefAt(this.#briefs, place);
      this.#lastBrief = { place, brief };
    }
    return this.#lastBrief.brief;
  }

  #read(index: number): Brief {
    const entry = entryAt(this.table, this.#text, index);
    return entry === undefined
      ? briefOf('', new Map())
      : briefOf(entry.entry.type, allFields(this, entry));
  }
}

class TableReference implements Reference {
  readonly isPlain = true;
  readonly entries: Entries;
  /** Among the entries that can be cited. */
  readonly #place: number;

  constructor(entries: Entries, place: number) {
    this.entries = entries;
    this.#place = place;
  }

  get key(): string {
    return this.entries.table.keys[this.#index] ?? '';
  }

  get keySpan(): Span {
    const start = this.#offset(2);
    return { start, end: start + this.key.length };
  }

  get start(): number {
    return this.#offset(0);
  }

  get end(): number {
    return this.#offset(1);
  }

  get item(): CslItem {
    return this.entries.itemOf(this.#index);
  }

  get brief(): Brief {
    return this.entries.briefOf(this.#place, this.#index);
  }

  get #index(): number {
    return this.entries.table.cited[this.#place] ?? 0;
  }

  #offset(which: number): number {
    return this.entries.table.places[this.#index * OFFSETS + which] ?? 0;
  }
}

function briefOf(type: string, fields: FieldMap): Brief {
  const [title, subtitle, author] = ['title', 'subtitle', 'author'].map((name) => fields.get(name));
  const whole = subtitle === undefined ? title : `${title ?? ''}: ${subtitle}`;
  return {
    title: whole === undefined ? '' : plainField(whole),
    authors:
      author === undefined ? [] : namesOf(author, /useprefix/u.test(fields.get('options') ?? '')),
    issued: issuedIn(fields),
    doi: fields.get('doi'),
    arxiv: arxivIdOf(fields.get('eprint') ?? '') ?? arxivIdIn(addressesIn(fields)),
    container: withoutMarks(containerIn(type, fields) ?? ''),
  };
}

/** The fields in which people write an arXiv id, as those of an item. */
function addressesIn(fields: FieldMap) {
  const text = (...names: readonly string[]) =>
    names.map((name) => fields.get(name) ?? '').join(' ');
  return {
    DOI: text('doi'),
    URL: text('url'),
    number: text('number', 'howpublished'),
    'container-title': text('journal', 'journaltitle'),
    note: text('note'),
  };
}

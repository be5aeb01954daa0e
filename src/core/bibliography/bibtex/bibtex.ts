/** A `.bib` file as references: found at once, decoded one by one when they are asked for. */
import { arxivIdIn, arxivIdOf } from '../../library/arxivId.ts';
import { firstOfEachKey, type Bibliography, type Brief, type Reference } from '../reference.ts';
import type { Span } from '../span.ts';
import { decodeEntry, issuedIn, plainField } from './decode.ts';
import { allFields, entriesByKey, type EntriesByKey, type FieldMap } from './fields.ts';
import type { BibtexEntry, BibtexFile } from './file.ts';
import { namesOf } from './names.ts';
import { scanBibtex } from './scan.ts';

/** The references of a scanned file, without those that only hold fields for others. */
export function referencesOf(file: BibtexFile): readonly Reference[] {
  const byKey = entriesByKey(file);
  const cited = file.entries.filter(({ type }) => type !== 'xdata');
  return firstOfEachKey(cited).map((entry) => new BibtexReference(file, byKey, entry));
}

/** Reads a whole file at once. Throws nothing. */
export function readBibtex(text: string): Bibliography {
  const file = scanBibtex(text);
  return { references: referencesOf(file), problems: file.problems };
}

/** There may be a hundred thousand: what can be read again from the text is not kept. */
class BibtexReference implements Reference {
  readonly #file: BibtexFile;
  readonly #byKey: EntriesByKey;
  readonly #entry: BibtexEntry;

  constructor(file: BibtexFile, byKey: EntriesByKey, entry: BibtexEntry) {
    this.#file = file;
    this.#byKey = byKey;
    this.#entry = entry;
  }

  get key(): string {
    return this.#entry.key;
  }

  get keySpan(): Span {
    return this.#entry.keySpan;
  }

  get start(): number {
    return this.#entry.start;
  }

  get end(): number {
    return this.#entry.end;
  }

  get item() {
    return decodeEntry(this.#file, this.#byKey, this.#entry);
  }

  get brief(): Brief {
    return briefOf(allFields(this.#file, this.#byKey, this.#entry));
  }
}

function briefOf(fields: FieldMap): Brief {
  const [title, subtitle, author] = ['title', 'subtitle', 'author'].map((name) => fields.get(name));
  const whole = subtitle === undefined ? title : `${title ?? ''}: ${subtitle}`;
  return {
    title: whole === undefined ? '' : plainField(whole),
    authors:
      author === undefined ? [] : namesOf(author, /useprefix/u.test(fields.get('options') ?? '')),
    issued: issuedIn(fields),
    doi: fields.get('doi'),
    arxiv: arxivIdOf(fields.get('eprint') ?? '') ?? arxivIdIn(addressesIn(fields)),
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

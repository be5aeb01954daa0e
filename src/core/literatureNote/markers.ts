/**
 * The comments between which Gloss's text stands in a document. Where they are not exactly as Gloss wrote
 * them, nobody can say what is whose: then nothing between them is touched.
 */

/** A literature note; lines count from 0. Its text is what stands between the two lines. */
export interface MarkedNote {
  readonly key: string;
  /** Names what Gloss wrote last. */
  readonly id: string;
  /** The line of the first marker, and that of the second. */
  readonly start: number;
  readonly end: number;
}

export type MarkerFault =
  /** There is no end to it, or another note begins before its end. */
  | 'open'
  /** An end without a beginning. */
  | 'stray'
  /** Something is wrong in the line: indented, with other words, without key or id. */
  | 'malformed'
  /** In a code block, or with a code block beginning inside that does not end there. */
  | 'code'
  /** Two notes with the same id: a copy, whose base nobody can tell apart. */
  | 'twice';

export interface MarkerProblem {
  readonly fault: MarkerFault;
  readonly line: number;
  /** As far as it can be read. */
  readonly key: string | undefined;
}

export interface Markers {
  readonly notes: readonly MarkedNote[];
  readonly problems: readonly MarkerProblem[];
}

const NAME = 'gloss:literature-note';
const END = `<!-- /${NAME} -->`;
const START_LINE = new RegExp(`^<!-- ${NAME} (\\S+) (\\S+) -->[ \\t]*$`, 'u');
const END_LINE = new RegExp(`^<!-- /${NAME} -->[ \\t]*$`, 'u');
const ANY_MARKER = new RegExp(`<!--\\s*/?${NAME}\\b`, 'u');

/** The text between its markers. */
export function markNote(key: string, id: string, body: string): string {
  return `<!-- ${NAME} ${encodeKey(key)} ${id} -->\n${body}\n${END}`;
}

/** The first marker alone, for a note whose text is there already. */
export function startMarker(key: string, id: string): string {
  return `<!-- ${NAME} ${encodeKey(key)} ${id} -->`;
}

/** What a first marker says; undefined where the line is none. */
export function readStartMarker(
  line: string,
): { readonly key: string; readonly id: string } | undefined {
  const [, key, id] = START_LINE.exec(line) ?? [];
  return key === undefined || id === undefined ? undefined : { key: decodeKey(key), id };
}

/**
 * A text that can stand between markers: what looks like one in it is none any more, and a code block that
 * is not closed ends.
 */
export function safeBody(body: string): string {
  const text = body.replace(/<!--(\s*\/?)gloss:(?=literature-note)/gu, '<!--$1gloss: ');
  const open = text.split('\n').reduce<string | undefined>(fenceAfter, undefined);
  return open === undefined ? text : `${text}\n${open}`;
}

/** All literature notes of a document, and the markers that are none. Never throws. */
export function findNotes(lines: readonly string[]): Markers {
  const reader = new MarkerReader();
  lines.forEach((line, at) => {
    reader.read(line, at);
  });
  return reader.finish();
}

class MarkerReader {
  readonly #notes: MarkedNote[] = [];
  readonly #problems: MarkerProblem[] = [];
  #fence: string | undefined;
  #open: Omit<MarkedNote, 'end'> | undefined;
  /** Whether the open note is none, since another began before its end. */
  #broken = false;

  read(line: string, at: number): void {
    const inCode = this.#fence !== undefined;
    this.#fence = fenceAfter(this.#fence, line);
    if (!ANY_MARKER.test(line)) return;
    const marker = readStartMarker(line);
    if (inCode) this.#report('code', at, marker?.key);
    else if (marker !== undefined) this.#begin(marker.key, marker.id, at);
    else if (END_LINE.test(line)) this.#end(at);
    else this.#report('malformed', at, undefined);
  }

  finish(): Markers {
    if (this.#open !== undefined) this.#report('open', this.#open.start, this.#open.key);
    const copies = this.#notes.filter(({ id }, at) =>
      this.#notes.some((other, place) => other.id === id && place !== at),
    );
    for (const { key, start } of copies) this.#report('twice', start, key);
    return {
      notes: this.#notes.filter((note) => !copies.includes(note)),
      problems: this.#problems.toSorted((one, other) => one.line - other.line),
    };
  }

  #begin(key: string, id: string, start: number): void {
    if (this.#open !== undefined) {
      this.#report('open', this.#open.start, this.#open.key);
      this.#broken = true;
    }
    this.#open = { key, id, start };
  }

  #end(end: number): void {
    if (this.#open === undefined) this.#report('stray', end, undefined);
    else if (this.#broken) this.#report('open', this.#open.start, this.#open.key);
    else this.#notes.push({ ...this.#open, end });
    this.#open = undefined;
    this.#broken = false;
  }

  /** A marker that is none may have been the end of the open note. */
  #report(fault: MarkerFault, line: number, key: string | undefined): void {
    this.#problems.push({ fault, line, key });
    if (this.#open !== undefined && (fault === 'code' || fault === 'malformed'))
      this.#broken = true;
  }
}

/** The fence of the code block that goes on behind this line, if any. */
function fenceAfter(fence: string | undefined, line: string): string | undefined {
  const [, run, rest = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/u.exec(line) ?? [];
  if (run === undefined) return fence;
  if (fence !== undefined) return run.startsWith(fence) && rest.trim() === '' ? undefined : fence;
  return run.startsWith('`') && rest.includes('`') ? undefined : run;
}

/** A key in a comment: without white space, and without what could end the comment. */
function encodeKey(key: string): string {
  return key.replace(/[%\s<>\p{Cc}]|-(?=-)|(?<=-)-|^-|-$/gu, encoded);
}

function encoded(character: string): string {
  return character === '-' ? '%2D' : encodeURIComponent(character);
}

function decodeKey(key: string): string {
  try {
    return key.replace(/(?:%[\dA-F]{2})+/gu, decodeURIComponent);
  } catch {
    return key;
  }
}

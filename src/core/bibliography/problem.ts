/** What is wrong with a bibliography file, as data: where, what, and in words what to do about it. */
import { placeCounter, type LineOf, type PlaceOf, type Span } from './span.ts';

/** The sentence of each problem, made of its arguments. */
const SENTENCES = {
  'entry.unclosed': (entry) => `${entry} is not closed: add a } after its last field.`,
  'entry.noKey': (entry) =>
    `${entry} has no key, so it can't be cited and is left out: add a key and a comma after the brace.`,
  'entry.noBrace': (entry) => `${entry} is left out: after the type a { is missing.`,
  'entry.keySpace': (entry) => `The key of ${entry} has a space in it: remove it.`,
  'entry.keyComma': (entry) => `A comma is missing after the key of ${entry}.`,
  'entry.duplicateKey': (entry, line) =>
    `${entry} has the key of the entry in line ${line}, which LaTeX takes, where pandoc takes this one: give one of them another key.`,
  'entry.strayBrace': (entry) =>
    `A } closes ${entry} before its last field: remove it. The fields after it are read all the same.`,
  'entry.shared': (entry) =>
    `${entry} is no reference: it holds fields for entries that name it under xdata.`,
  'entry.inComment': (entry) => `${entry} stands within @comment and is left out.`,
  'entry.afterPercent': (entry) =>
    `${entry} stands behind a % and is left out, as pandoc does; BibTeX would read it.`,
  'entry.undecoded': (entry, reason) => `${entry} is read in part only: ${reason}`,
  'field.noComma': (name) => `A comma is missing before the field ${name}.`,
  'field.unclosed': (name) =>
    `The value of the field ${name} is not closed: a } or " is missing. It is read up to the next field.`,
  'field.noValue': (name) =>
    `The field ${name} has no value: write one behind the =, or remove it.`,
  'field.duplicate': (name, line) =>
    `The field ${name} stands in line ${line} already; the last one counts.`,
  'field.junk': (found) => `“${found}” belongs to no field and is skipped.`,
  'string.undefined': (name) =>
    `${name} is defined by no @string above: define it, or put it into braces.`,
  'comment.unclosed': () => 'This @comment is not closed: only its first line is skipped.',
  'file.notJson': (reason) => `This is not JSON: ${reason}`,
  'file.notYaml': (reason) => `This is not YAML: ${reason}`,
  'file.notList': () => 'This holds no list of references.',
  'item.notObject': (which) => `${which} is not a reference but something else; it is left out.`,
  'item.broken': (which, reason) => `${which} can't be read and is left out: ${reason}`,
  'item.unclosed': (which) => `${which} is not closed and is left out: a } is missing.`,
  'item.noId': (which) => `${which} has no id, so it can't be cited and is left out.`,
  'item.badField': (which, field) => `${which}: ${field} is not what CSL allows and is left out.`,
  'item.duplicateId': (which, line) =>
    `${which} is the id of the reference in line ${line} too, which is the one that counts: give one of them another.`,
  'settings.noPath': (name) => `${name} names no file here: write a path, or a list of paths.`,
  'settings.noMap': () => 'This holds no settings: write them as “name: value”.',
  'ris.noEnd': (which) => `${which} does not end with “ER  -”.`,
  'ris.noType': (which) => `${which} does not begin with a TY line; it is read all the same.`,
  'ris.junk': (found) => `“${found}” is no line of RIS and is skipped.`,
} as const satisfies Record<string, (...args: string[]) => string>;

export type BibliographyProblemCode = keyof typeof SENTENCES;

export const PROBLEM_CODES = Object.keys(SENTENCES) as readonly BibliographyProblemCode[];

const REMARKS: ReadonlySet<BibliographyProblemCode> = new Set([
  'entry.inComment',
  'entry.afterPercent',
  'entry.shared',
  'string.undefined',
]);

/** Whether a problem may well be meant so, and is only worth knowing. */
export function isRemark(code: BibliographyProblemCode): boolean {
  return REMARKS.has(code);
}

export interface BibliographyProblem extends Span {
  readonly code: BibliographyProblemCode;
  readonly args: readonly string[];
  /** All four from 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The problem as a sentence in English. */
export function problemMessage({ code, args }: Pick<BibliographyProblem, 'code' | 'args'>): string {
  const sentence: (...args: string[]) => string = SENTENCES[code];
  return sentence(...args);
}

/** Who is told of problems. */
export interface ProblemSink {
  readonly add: (code: BibliographyProblemCode, span: Span, ...args: readonly string[]) => void;
  readonly lineOf: LineOf;
}

/** For what was read before: its problems are known. */
export const NO_PROBLEMS: ProblemSink = { add: () => undefined, lineOf: () => 1 };

/** Collects the problems of one text. */
export class Problems implements ProblemSink {
  readonly lineOf: LineOf;
  readonly #placeOf: PlaceOf;
  readonly #found: BibliographyProblem[] = [];

  constructor(text: string) {
    this.#placeOf = placeCounter(text);
    this.lineOf = (offset) => this.#placeOf(offset).line;
  }

  add(code: BibliographyProblemCode, { start, end }: Span, ...args: readonly string[]): void {
    const [{ line, column }, last] = [this.#placeOf(start), this.#placeOf(end)];
    const places = { start, end, line, column, endLine: last.line, endColumn: last.column };
    this.#found.push({ code, args, ...places });
  }

  /** In the order of the text. */
  all(): readonly BibliographyProblem[] {
    return [...this.#found].sort((one, other) => one.start - other.start);
  }
}

/**
 * What commands are called with, read once and checked: an object as key bindings and other
 * extensions pass it, rows of the tree, or nothing.
 */
import { GlossError } from '../core/base/errors.ts';
import { isFields } from '../core/base/fields.ts';
import { isCitationSyntax, type CitationSyntax } from '../core/citations/syntax.ts';
import type { Library } from '../core/library/library.ts';
import type { Paper } from '../core/library/paper.ts';
import type { CommandId } from '../shared/commands.ts';

function isPaperRow(value: unknown): value is { readonly key: string } {
  return isFields(value) && value['kind'] === 'paper' && typeof value['key'] === 'string';
}

/**
 * Whether a key binding of the tree called, and for which rows: `{ selected: true }`, or, where the focus
 * has gone on from the one row that is selected, `{ selected: 'focused' }`.
 */
export function rowsMeant([first]: readonly unknown[]): 'selected' | 'focused' | undefined {
  if (!isFields(first)) return undefined;
  if (first['selected'] === true) return 'selected';
  return first['selected'] === 'focused' ? 'focused' : undefined;
}

/**
 * The citation keys a command was called with: `{ key }`, `{ keys }`, one row, or a row with all that
 * are selected; undefined when it was called without any.
 * @throws GlossError `command.badArgument`
 */
export function keysOf(
  command: CommandId,
  args: readonly unknown[],
): readonly string[] | undefined {
  const [first, selection] = args;
  if (first === undefined || first === null) return undefined;
  if (isPaperRow(first)) return keysOfRows(first, selection);
  if (!isFields(first)) {
    throw new GlossError('command.badArgument', [command, JSON.stringify(first)]);
  }
  const { key, keys = key === undefined ? undefined : [key] } = first;
  if (keys === undefined) return undefined;
  if (Array.isArray(keys) && keys.every((entry) => typeof entry === 'string')) {
    return [...new Set(keys)];
  }
  throw new GlossError('command.badArgument', [command, 'keys is to be a list of citation keys']);
}

/** The tree calls with the row clicked and, where several are selected, all of them; it comes first. */
function keysOfRows(row: { readonly key: string }, selection: unknown): readonly string[] {
  const rows = Array.isArray(selection) ? selection.filter(isPaperRow) : [];
  return [...new Set([row, ...rows].map(({ key }) => key))];
}

/** @throws GlossError `command.badArgument` for a syntax that there is not */
export function syntaxOf(command: CommandId, args: readonly unknown[]): CitationSyntax | undefined {
  const [first] = args;
  if (!isFields(first) || first['syntax'] === undefined) return undefined;
  if (isCitationSyntax(first['syntax'])) return first['syntax'];
  throw new GlossError('command.badArgument', [
    command,
    `there is no citation syntax ${JSON.stringify(first['syntax'])}`,
  ]);
}

/**
 * What the caller says about each of the papers, in their order: `parts`, a list; a text is about the last, where
 * it stands in a citation too.
 * @throws GlossError `command.badArgument`
 */
export function saidOf(
  command: CommandId,
  args: readonly unknown[],
  count: number,
): readonly string[] {
  const one = textOf(args, 'parts');
  if (one !== undefined) return [...Array<string>(Math.max(0, count - 1)).fill(''), one];
  return textsOf(command, args, 'parts') ?? [];
}

/** The text under a field of the argument, e.g. the query of a search; undefined if there is none. */
export function textOf(args: readonly unknown[], field: string): string | undefined {
  const [first] = args;
  const value = isFields(first) ? first[field] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/**
 * The texts of a list under a field of the argument; undefined if there is none.
 * @throws GlossError `command.badArgument` for anything else there
 */
export function textsOf(
  command: CommandId,
  args: readonly unknown[],
  field: string,
): readonly string[] | undefined {
  const [first] = args;
  const value = isFields(first) ? first[field] : undefined;
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw new GlossError('command.badArgument', [command, `${field} is to be a list of texts`]);
}

/** @throws GlossError `paper.unknown` naming the first key that the library has no paper for */
export function papersOf(library: Library, keys: readonly string[]): readonly Paper[] {
  return keys.map((key) => {
    const paper = library.get(key);
    if (paper === undefined) throw new GlossError('paper.unknown', [key]);
    return paper;
  });
}

/**
 * What commands are called with, read once and checked: an object as key bindings and other
 * extensions pass it, rows of the tree, or nothing.
 */
import { GlossError } from '../core/base/errors.ts';
import { isCitationSyntax, type CitationSyntax } from '../core/citations/syntax.ts';
import type { Library } from '../core/library/library.ts';
import type { Paper } from '../core/library/paper.ts';
import type { CommandId } from '../shared/manifest.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isPaperRow(value: unknown): value is { readonly key: string } {
  return isFields(value) && value['kind'] === 'paper' && typeof value['key'] === 'string';
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

/** The text under a field of the argument, e.g. the query of a search; undefined if there is none. */
export function textOf(args: readonly unknown[], field: string): string | undefined {
  const [first] = args;
  const value = isFields(first) ? first[field] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** @throws GlossError `paper.unknown` naming the first key that the library has no paper for */
export function papersOf(library: Library, keys: readonly string[]): readonly Paper[] {
  return keys.map((key) => {
    const paper = library.get(key);
    if (paper === undefined) throw new GlossError('paper.unknown', [key]);
    return paper;
  });
}

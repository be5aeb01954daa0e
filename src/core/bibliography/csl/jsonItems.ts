/** Where the items of a JSON list stand in its text, also where one of them is broken. Nothing is parsed. */
import { completed } from '../../base/steps.ts';
import type { Span } from '../span.ts';

export interface JsonItems {
  /** The list, with its brackets; undefined where the text holds none. */
  readonly list: Span | undefined;
  /** The records in the list, each with its braces. */
  readonly items: readonly Span[];
  /** Places between items where something else stands. */
  readonly junk: readonly Span[];
  /** Items that are not closed before the next one begins, or the text ends. */
  readonly unclosed: readonly Span[];
}

const STRING = /"(?:[^"\\\n\r]|\\[\s\S])*"?/uy;

/**
 * The items of the text's outermost list, or of the list under `references` or `items` of an outermost
 * record. An item that is not closed ends where a line begins like the line of the first item.
 */
export function jsonItems(text: string): JsonItems {
  return completed(jsonItemSteps(text));
}

/** As `jsonItems`, in steps, one an item. */
export function* jsonItemSteps(text: string): Generator<void, JsonItems> {
  const open = listStart(text);
  if (open === undefined) return { list: undefined, items: [], junk: [], unclosed: [] };
  const items: Span[] = [];
  const junk: Span[] = [];
  const unclosed: Span[] = [];
  let at = open + 1;
  while (at < text.length && text[at] !== ']') {
    if (/[\s,]/u.test(text[at] ?? '')) at += 1;
    else if (text[at] === '{') {
      yield;
      const end = recordEnd(text, at);
      if (end === undefined) {
        const cut = nextItemStart(text, at) ?? text.length;
        unclosed.push({ start: at, end: cut });
        at = cut;
      } else {
        items.push({ start: at, end });
        at = end;
      }
    } else {
      const end = valueEnd(text, at);
      junk.push({ start: at, end });
      at = end;
    }
  }
  return { list: { start: open, end: Math.min(at + 1, text.length) }, items, junk, unclosed };
}

const LIST_FIELD = /"(?:references|items)"\s*:\s*\[/u;

function listStart(text: string): number | undefined {
  const first = /[^\s\uFEFF]/u.exec(text);
  if (first === null) return undefined;
  if (first[0] === '[') return first.index;
  if (first[0] !== '{') return undefined;
  const field = LIST_FIELD.exec(text);
  return field === null ? undefined : field.index + field[0].length - 1;
}

/** Behind the brace that closes a record; undefined where another item begins before, or nothing closes it. */
function recordEnd(text: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"') at = stringEnd(text, at) - 1;
    if (sign === '{' && beginsItem(text, start, at)) return undefined;
    depth += CHANGES[sign] ?? 0;
    if (depth === 0) return at + 1;
  }
  return undefined;
}

const CHANGES: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

function stringEnd(text: string, start: number): number {
  STRING.lastIndex = start;
  return start + (STRING.exec(text)?.[0].length ?? 1);
}

/** Whether a brace stands in its line as the brace of an item does, in a file with an item a line. */
function beginsItem(text: string, item: number, at: number): boolean {
  const indent = indentOf(text, item);
  return indent !== undefined && indent === indentOf(text, at);
}

/** The blanks before an offset; undefined where something else stands before it in its line. */
function indentOf(text: string, at: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return line.trim() === '' ? line : undefined;
}

function nextItemStart(text: string, item: number): number | undefined {
  const indent = indentOf(text, item);
  if (indent === undefined) return undefined;
  const next = text.indexOf(`\n${indent}{`, item);
  return next < 0 ? undefined : next + 1 + indent.length;
}

function valueEnd(text: string, start: number): number {
  if (text[start] === '"') return Math.max(stringEnd(text, start), start + 1);
  const rest = /[,\]{]/u.exec(text.slice(start + 1));
  return rest === null ? text.length : start + 1 + rest.index;
}

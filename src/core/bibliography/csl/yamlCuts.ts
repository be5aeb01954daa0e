/**
 * A YAML file cut into pieces that can be read by themselves: before the list of references, each of them, and behind.
 * What belongs to an entry of a list is indented more than its dash, so the lines tell where the next one begins, also
 * where an entry is broken.
 */
import type { Span } from '../span.ts';

interface Line extends Span {
  /** Blanks before the first other sign. */
  readonly indent: number;
  /** Without its end; empty where there is nothing, or a comment alone. */
  readonly content: string;
}

/** The pieces in their order, as they are found; all of it where it can't be cut. */
export function* yamlCuts(text: string): Generator<Span, void> {
  const lines = linesOf(text);
  const first = hasAnchors(text) ? undefined : firstEntry(lines);
  if (first === undefined) {
    yield { start: 0, end: text.length };
    return;
  }
  if (first.start > 0) yield { start: 0, end: first.start };
  let start = first.start;
  for (const line of lines) {
    if (line.content === '' || line.indent > first.indent) continue;
    if (isDash(line.content) && line.indent === first.indent) {
      yield { start, end: line.start };
      start = line.start;
      continue;
    }
    yield { start, end: line.start };
    if (!isEnd(line.content)) yield { start: line.start, end: endOf(text, line, lines) };
    return;
  }
  yield { start, end: text.length };
}

/** The first entry of a list that is the whole document, or stands under `references`; undefined where none does. */
function firstEntry(lines: Iterator<Line, void>): Line | undefined {
  let isUnderName = false;
  let isFirst = true;
  for (let step = lines.next(); step.done !== true; step = lines.next()) {
    const { content, indent } = step.value;
    if (content === '' || (isFirst && content === '---')) continue;
    if (isDash(content)) return isFirst || isUnderName ? step.value : undefined;
    // What stands in a value of several lines is indented.
    isUnderName = indent === 0 && /^references:\s*(?:#.*)?$/u.test(content);
    isFirst = false;
    if (isEnd(content)) return undefined;
  }
  return undefined;
}

function isDash(content: string): boolean {
  return content === '-' || /^-\s/u.test(content);
}

/** Behind it there may be text that is no YAML. */
function isEnd(content: string): boolean {
  return content === '---' || content === '...';
}

function endOf(text: string, from: Line, lines: Iterable<Line>): number {
  if (isEnd(from.content)) return from.start;
  for (const { content, indent, start } of lines) if (indent === 0 && isEnd(content)) return start;
  return text.length;
}

function* linesOf(text: string): Generator<Line, void> {
  const pattern = /[^\r\n]*(?:\r\n|\n|\r|$)/gu;
  for (let start = 0; start < text.length; start = pattern.lastIndex) {
    pattern.lastIndex = start;
    const line = pattern.exec(text)?.[0] ?? '';
    const written = line.replace(/^\uFEFF/u, '').trimEnd();
    const content = written.trimStart();
    const isComment = content.startsWith('#');
    const indent = written.length - content.length;
    yield { start, end: pattern.lastIndex, indent, content: isComment ? '' : content };
  }
}

/** Whether something is given a name, by which it may be meant elsewhere. */
function hasAnchors(text: string): boolean {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    const isNamed = /^&[^\s&]/u.test(text.slice(at, at + 2));
    const before = text.slice(Math.max(0, at - 20), at);
    if (isNamed && /(?:^|[\r\n]|[:?-][ \t]|[[{,])[ \t]*$/u.test(before)) return true;
  }
  return false;
}

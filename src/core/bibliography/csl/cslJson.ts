/** Reads CSL-JSON item by item: a broken one costs itself only. */
import { reasonOf } from '../../base/errors.ts';
import { isFields } from '../../base/fields.ts';
import { completed } from '../../base/steps.ts';
import { Problems } from '../problem.ts';
import { referenceOf, type Bibliography, type Reference } from '../reference.ts';
import type { Span } from '../span.ts';
import { checkedItem, idOf } from './cslItem.ts';
import { lastOfEach } from './lastOfEach.ts';
import { jsonItemSteps } from './jsonItems.ts';

/** The items of a list, or of `references` or `items` of a record. Throws nothing. */
export function readCslJson(text: string): Bibliography {
  return completed(cslJsonSteps(text));
}

/** As `readCslJson`, in steps, some for each item. */
export function* cslJsonSteps(text: string): Generator<void, Bibliography> {
  const problems = new Problems(text);
  const { list, items, junk, unclosed } = yield* jsonItemSteps(text);
  if (list === undefined) {
    problems.add(...notAList(text));
    return { references: [], problems: problems.all() };
  }
  for (const span of junk) problems.add('item.notObject', span, excerpt(text, span));
  for (const span of unclosed) {
    problems.add('item.unclosed', { start: span.start, end: span.start + 1 }, nameIn(text, span));
  }
  const read: Reference[] = [];
  for (const span of items) {
    const reference = readItem(text, span, problems);
    if (reference !== undefined) read.push(reference);
    yield;
  }
  const references = lastOfEach(read, problems);
  return { references, problems: problems.all() };
}

function notAList(text: string): ['file.notList' | 'file.notJson', Span, ...string[]] {
  const start = Math.max(text.search(/\S/u), 0);
  const span = { start, end: start };
  try {
    JSON.parse(text.replace(/^\uFEFF/u, ''));
    return ['file.notList', span];
  } catch (error) {
    return ['file.notJson', span, reasonOf(error)];
  }
}

function readItem(text: string, span: Span, problems: Problems): Reference | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.slice(span.start, span.end));
  } catch (error) {
    problems.add('item.broken', span, nameIn(text, span), reasonOf(error));
    return undefined;
  }
  if (!isFields(value)) return undefined;
  const id = idOf(value);
  if (id === undefined) {
    problems.add('item.noId', span, excerpt(text, span));
    return undefined;
  }
  const { item, bad } = checkedItem(value, id);
  for (const field of bad) problems.add('item.badField', span, id, field);
  return { ...referenceOf(item), keySpan: keySpan(text, span), ...span };
}

const ID = /"id"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(-?[\d.]+))/u;

function keySpan(text: string, { start, end }: Span): Span {
  const match = ID.exec(text.slice(start, end));
  if (match === null) return { start, end: start };
  const quoted = match[1] !== undefined;
  const behind = start + match.index + match[0].length - (quoted ? 1 : 0);
  return { start: behind - (match[1] ?? match[2] ?? '').length, end: behind };
}

function nameIn(text: string, span: Span): string {
  return ID.exec(text.slice(span.start, span.end))?.[1] ?? excerpt(text, span);
}

function excerpt(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + 40)).replace(/\s+/gu, ' ');
}

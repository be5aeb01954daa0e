/**
 * Adding references to the text of a CSL-YAML file and taking them out, with nothing else changed. The
 * YAML library is heavy: import this file only when there is YAML to change.
 */
import { isNode, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { GlossError } from '../../base/errors.ts';
import type { CslItem } from '../../library/paper.ts';
import type { Span } from '../span.ts';
import { indentAt, lineEndOf, type Splice } from '../splice.ts';
import { listOf } from './cslYaml.ts';

/**
 * Items at the end of the list, with its indentation.
 * @throws GlossError `bibliography.notEditable` where there is no list, or the text is no YAML
 */
export function yamlAddition(text: string, items: readonly CslItem[]): Splice {
  const lineEnd = lineEndOf(text);
  if (text.replace(/^\uFEFF/u, '').trim() === '') {
    const written = block(items, '', lineEnd);
    return { start: text.length, end: text.length, text: `references:${lineEnd}${written}` };
  }
  const list = listIn(text);
  const last = list.items.at(-1);
  if (list.flow === true || last === undefined) return intoFlow(text, list, items);
  const [start = 0, end = 0] = rangeOf(last);
  const indent = indentAt(text, start);
  // The range of a record may reach over the line ends and comments behind it.
  const content = text.slice(0, end).trimEnd().length;
  const rest = /^[^\r\n]*/u.exec(text.slice(content))?.[0].length ?? 0;
  const at = content + rest;
  const written = lineEnd + block(items, indent, lineEnd).slice(0, -lineEnd.length);
  return { start: at, end: at, text: at === text.length ? written + lineEnd : written };
}

function listIn(text: string): YAMLSeq {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, schema: 'core' });
  const errors = document.errors.filter(({ code }) => code !== 'MULTIPLE_DOCS');
  const list = listOf(document);
  if (errors.length > 0 || list === undefined) {
    throw new GlossError('bibliography.notEditable', ['YAML']);
  }
  return list;
}

function rangeOf(node: unknown): readonly number[] {
  return (isNode(node) ? node.range : undefined) ?? [];
}

/** Items as a list in block style, each line with its end. */
function block(items: readonly CslItem[], indent: string, lineEnd: string): string {
  const lines = stringify(items, { lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line) => (line === '' ? '' : indent + line) + lineEnd).join('');
}

/** JSON is YAML: in a list in brackets, items stand as JSON. */
function intoFlow(text: string, list: YAMLSeq, items: readonly CslItem[]): Splice {
  const [, end = 0] = rangeOf(list);
  const close = text.lastIndexOf(']', end - 1);
  const last = list.items.at(-1);
  const at = last === undefined ? close : (rangeOf(last)[1] ?? close);
  const written = items.map((item) => JSON.stringify(item)).join(', ');
  return { start: at, end: at, text: last === undefined ? written : `, ${written}` };
}

/** A reference with its dash and line ends, or in brackets with the comma that belongs to it. */
export function yamlRemoval(text: string, { start, end }: Span): Splice {
  const list = listIn(text);
  const index = list.items.findIndex((item) => rangeOf(item)[0] === start);
  const [next] = rangeOf(list.items[index + 1]);
  const [, previous] = rangeOf(list.items[index - 1]);
  if (list.flow === true) {
    if (next !== undefined) return { start, end: next, text: '' };
    return { start: previous ?? start, end, text: '' };
  }
  const first = dashBefore(text, start);
  if (next !== undefined) return { start: first, end: dashBefore(text, next), text: '' };
  const content = text.slice(0, end).trimEnd().length;
  const stop = content + (/^[^\r\n]*(?:\r\n|\n|\r)?/u.exec(text.slice(content))?.[0].length ?? 0);
  return { start: first, end: stop, text: '' };
}

/** The beginning of the line of the dash before a record. */
function dashBefore(text: string, start: number): number {
  const dash = text.lastIndexOf('-', start - 1);
  return dash - indentAt(text, dash).length;
}

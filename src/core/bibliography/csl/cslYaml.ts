/**
 * Reads CSL-YAML: a list of references, or a record with `references`, as pandoc writes them, with their
 * places in the text. The YAML library is heavy: import this file only when there is YAML to read.
 */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { reasonOf } from '../../base/errors.ts';
import { isFields } from '../../base/fields.ts';
import { completed } from '../../base/steps.ts';
import { Problems, type ProblemSink } from '../problem.ts';
import { referenceOf, type Bibliography, type Reference } from '../reference.ts';
import type { Span } from '../span.ts';
import { checkedItem, idOf } from './cslItem.ts';
import { lastOfEach } from './lastOfEach.ts';
import { withoutMarkdown } from './markdownItem.ts';
import { yamlCuts } from './yamlCuts.ts';

/** The references of a list, or of `references` of a record. Throws nothing. */
export function readCslYaml(text: string): Bibliography {
  return completed(cslYamlSteps(text));
}

/**
 * As `readCslYaml`, in steps, one for each reference where the file can be cut into them: then a broken one costs no
 * other, nor is all of a large file read at once.
 */
export function* cslYamlSteps(text: string): Generator<void, Bibliography> {
  const problems = new Problems(text);
  const read: Reference[] = [];
  let hasList = false;
  let hasFaults = false;
  for (const { start, end } of yamlCuts(text)) {
    const found = shiftedProblems(problems, start);
    const document = parsed(text.slice(start, end), found);
    hasFaults ||= document.errors.length > 0;
    const list = listOf(document);
    hasList ||= list !== undefined;
    for (const node of list?.items ?? []) {
      const reference = readItem(node, document, found);
      if (reference !== undefined) read.push(shifted(reference, start));
    }
    yield;
  }
  if (!hasList && !hasFaults) problems.add('file.notList', { start: 0, end: 0 });
  return { references: lastOfEach(read, problems), problems: problems.all() };
}

/** For problems with places in a piece of the text that begins at an offset. */
function shiftedProblems(problems: Problems, by: number): ProblemSink {
  return {
    add: (code, { start, end }, ...args) => {
      problems.add(code, { start: start + by, end: end + by }, ...args);
    },
    lineOf: (offset) => problems.lineOf(offset + by),
  };
}

function shifted(reference: Reference, by: number): Reference {
  const { start, end, keySpan } = reference;
  return {
    ...reference,
    start: start + by,
    end: end + by,
    keySpan: { start: keySpan.start + by, end: keySpan.end + by },
  };
}

/** A document, whole or as far as it could be read; its faults are reported. */
function parsed(text: string, problems: ProblemSink): Document.Parsed {
  const document = parseDocument(text, {
    keepSourceTokens: true,
    prettyErrors: false,
    uniqueKeys: false,
    // Dates would become objects, and `1_000` a number.
    schema: 'core',
    merge: true,
  });
  for (const { message, pos, code } of document.errors) {
    // pandoc ends YAML with `...` or a second `---`, behind which there may be text.
    if (code === 'MULTIPLE_DOCS') continue;
    problems.add('file.notYaml', { start: pos[0], end: pos[1] }, message);
  }
  return document;
}

/** The list of references, wherever it may stand. */
export function listOf(document: Document.Parsed): YAMLSeq | undefined {
  const { contents } = document;
  if (isSeq(contents)) return contents;
  if (!isMap(contents)) return undefined;
  const references = contents.get('references');
  return isSeq(references) ? references : undefined;
}

function readItem(
  node: unknown,
  document: Document.Parsed,
  problems: ProblemSink,
): Reference | undefined {
  const span = spanOf(node);
  const map = isAlias(node) ? node.resolve(document) : node;
  let value: unknown;
  try {
    value = isMap(map) ? map.toJS(document, { maxAliasCount: 100 }) : undefined;
  } catch (error) {
    // What begins with an asterisk and has no quotation marks is the name of something else in YAML.
    problems.add('item.broken', span, excerptOf(map), reasonOf(error));
    return undefined;
  }
  if (!isMap(map) || !isFields(value)) {
    problems.add('item.notObject', span, excerptOf(node));
    return undefined;
  }
  const id = idOf(value);
  if (id === undefined) {
    problems.add('item.noId', span, `A reference${isFields(value) ? titleOf(value) : ''}`);
    return undefined;
  }
  const { item, bad } = checkedItem(value, id);
  for (const field of bad) problems.add('item.badField', span, id, field);
  const marked = withoutMarkdown(item);
  return { ...referenceOf(marked), keySpan: idSpan(map), ...span };
}

function titleOf(value: { readonly [name: string]: unknown }): string {
  return typeof value['title'] === 'string' ? ` (“${value['title'].slice(0, 40)}”)` : '';
}

/** From the first character of a record to behind its last one. */
function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : undefined;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

function excerptOf(node: unknown): string {
  if (isScalar(node)) return String(node.value).slice(0, 40);
  const id = isMap(node) ? node.get('id') : undefined;
  return typeof id === 'string' ? id : 'An entry of the list';
}

function idSpan(node: YAMLMap): Span {
  const id = node.get('id', true);
  return id === undefined ? spanOf(node) : withoutQuotes(spanOf(id), id.source);
}

function withoutQuotes({ start, end }: Span, source: string | undefined): Span {
  const quoted = source !== undefined && end - start === source.length + 2;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/**
 * The files under `data/source/`, read and checked by shape, so that the build can rely on their types.
 * What each of them says is told in `data/source/README.md`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlossError } from '../../src/core/base/errors.ts';

export interface Author {
  readonly family: string;
  readonly given: string;
}

/** A paper of `bibliography.json`. */
export interface BibliographyEntry {
  readonly n: number;
  readonly title: string;
  readonly arxiv: string;
  /** "2023-09-25", or "2023-09" where the day was not seen. */
  readonly submitted: string;
  readonly authors: readonly Author[];
  readonly venue: string | undefined;
  readonly venueYear: number | undefined;
  readonly doi: string | undefined;
  readonly doubt: string | undefined;
  readonly sources: readonly string[];
}

/** A paper of `labels.json`; results are quoted from the raw abstract. */
export interface Labels {
  readonly n: number;
  readonly primary: string;
  readonly secondary: readonly string[];
  readonly method: string | undefined;
  readonly aliases: readonly string[];
  readonly code: readonly string[];
  readonly keyphrases: readonly string[];
  readonly datasets: readonly string[];
  readonly models: readonly string[];
  readonly results: readonly string[];
}

export type CorrectedField = 'title' | 'abstract';

/** An entry of `corrections.json`; only those with `apply` change anything. */
export interface CorrectionEntry {
  readonly n: number;
  readonly field: CorrectedField;
  readonly found: string;
  readonly shown: string;
  readonly apply: boolean;
}

/** `topics.json`: groups that name their topics, and the topics. */
export interface TopicSource {
  readonly groups: readonly {
    readonly id: string;
    readonly label: string;
    readonly topics: readonly string[];
  }[];
  readonly topics: readonly {
    readonly id: string;
    readonly label: string;
    readonly description: string;
  }[];
}

export interface Source {
  readonly page: string;
  readonly bibliography: readonly BibliographyEntry[];
  readonly labels: readonly Labels[];
  readonly corrections: readonly CorrectionEntry[];
  readonly topics: TopicSource;
}

/** @throws GlossError `corpus.source` naming file, entry and field */
export function readSource(folder: string): Source {
  return {
    page: readText(folder, 'similar-papers-page.txt'),
    bibliography: readEntries(folder, 'bibliography.json').map(bibliographyEntry),
    labels: readEntries(folder, 'labels.json').map(labelsEntry),
    corrections: readEntries(folder, 'corrections.json').map(correctionEntry),
    topics: topicSource(readJson(folder, 'topics.json')),
  };
}

/** A value of a source file with the words for where it stands. */
interface Node {
  readonly value: unknown;
  readonly where: string;
}

function bibliographyEntry(node: Node): BibliographyEntry {
  const submitted = text(field(node, 'submitted'));
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(submitted)) {
    throw fault(field(node, 'submitted'), 'is to be a date such as 2023-09-25 or 2023-09');
  }
  return {
    n: count(field(node, 'n')),
    title: text(field(node, 'title')),
    arxiv: text(field(node, 'arxiv')),
    submitted,
    authors: list(field(node, 'authors'), (author) => ({
      family: text(field(author, 'family')),
      given: text(field(author, 'given')),
    })),
    venue: optional(field(node, 'venue'), text),
    venueYear: optional(field(node, 'venue_year'), count),
    doi: optional(field(node, 'doi'), text),
    doubt: optional(field(node, 'doubt'), text),
    sources: list(field(node, 'sources'), text),
  };
}

function labelsEntry(node: Node): Labels {
  const texts = (name: string) => list(field(node, name), text);
  return {
    n: count(field(node, 'n')),
    primary: text(field(node, 'primary')),
    secondary: texts('secondary'),
    method: optional(field(node, 'method'), text),
    aliases: texts('aliases'),
    code: texts('code'),
    keyphrases: texts('keyphrases'),
    datasets: texts('datasets'),
    models: texts('models'),
    results: texts('results'),
  };
}

function correctionEntry(node: Node): CorrectionEntry {
  const apply = field(node, 'apply');
  if (typeof apply.value !== 'boolean') throw fault(apply, 'is to be true or false');
  const corrected = field(node, 'field');
  if (corrected.value !== 'title' && corrected.value !== 'abstract') {
    throw fault(corrected, 'is to be "title" or "abstract"');
  }
  return {
    n: count(field(node, 'n')),
    field: corrected.value,
    found: text(field(node, 'found')),
    shown: text(field(node, 'shown')),
    apply: apply.value,
  };
}

function topicSource(node: Node): TopicSource {
  return {
    groups: list(field(node, 'groups'), (group) => ({
      id: text(field(group, 'id')),
      label: text(field(group, 'label')),
      topics: list(field(group, 'topics'), text),
    })),
    topics: list(field(node, 'topics'), (topic) => ({
      id: text(field(topic, 'id')),
      label: text(field(topic, 'label')),
      description: text(field(topic, 'description')),
    })),
  };
}

function readText(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    throw fault({ value: undefined, where: name }, 'is missing or can not be read');
  }
}

function readJson(folder: string, name: string): Node {
  const json = readText(folder, name);
  try {
    return { value: JSON.parse(json), where: name };
  } catch (error) {
    throw fault({ value: json, where: name }, `is not JSON: ${String(error)}`);
  }
}

function readEntries(folder: string, name: string): readonly Node[] {
  return list(readJson(folder, name), (node) => node);
}

function field({ value, where }: Node, name: string): Node {
  if (typeof value !== 'object' || value === null) throw fault({ value, where }, 'is no object');
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return { value: fields[name], where: `${where}, ${name}` };
}

function list<T>(node: Node, read: (entry: Node) => T): readonly T[] {
  if (!Array.isArray(node.value)) throw fault(node, 'is to be a list');
  return node.value.map((value: unknown, index) =>
    read({ value, where: `${node.where}, entry ${String(index + 1)}` }),
  );
}

function text(node: Node): string {
  if (typeof node.value === 'string' && node.value !== '') return node.value;
  throw fault(node, 'is to be a text');
}

function count(node: Node): number {
  if (Number.isInteger(node.value)) return Number(node.value);
  throw fault(node, 'is to be a whole number');
}

/** What was not seen stands as null. */
function optional<T>(node: Node, read: (node: Node) => T): T | undefined {
  return node.value === null ? undefined : read(node);
}

function fault({ where }: Node, reason: string): GlossError {
  return new GlossError('corpus.source', [where, reason], `data/source/${where} ${reason}.`);
}

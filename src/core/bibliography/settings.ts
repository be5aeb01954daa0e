/**
 * What a document or a project says of its bibliography, in YAML: a Markdown front matter, Quarto's
 * `_quarto.yml` and `_metadata.yml`, pandoc's defaults files. The YAML library is heavy: import this file
 * only when there is YAML to read.
 */
import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { readCslYaml } from './csl/cslYaml.ts';
import { frontMatterOf } from './frontMatter.ts';
import { Problems, type BibliographyProblem } from './problem.ts';
import type { Reference } from './reference.ts';
import type { Span } from './span.ts';

/** A path as it is written, and where. */
export interface NamedFile extends Span {
  readonly path: string;
}

export interface BibliographySettings {
  /** The files under `bibliography`, in their order. */
  readonly bibliography: readonly NamedFile[];
  /** The file under `csl` or `citation-style`. */
  readonly csl: NamedFile | undefined;
  /** References that stand in the text itself; they go before those of the files. */
  readonly references: readonly Reference[];
  /** Keys that are listed though nothing cites them; `*` is all. */
  readonly nocite: readonly string[];
  /** The language of the document, e.g. "en-GB". */
  readonly lang: string | undefined;
  /** False by `suppress-bibliography`: no list of references. Undefined where the document does not say. */
  readonly isListed: boolean | undefined;
  /** `link-citations`; undefined where the document does not say. */
  readonly linksCitations: boolean | undefined;
  /** `reference-section-title`: what stands above a list of references at the end. */
  readonly sectionTitle: string | undefined;
  /** False by `notes-after-punctuation`: marks of notes stay where they are. */
  readonly notesAfterPunctuation: boolean | undefined;
  readonly problems: readonly BibliographyProblem[];
}

const NOTHING: BibliographySettings = {
  bibliography: [],
  csl: undefined,
  references: [],
  nocite: [],
  lang: undefined,
  isListed: undefined,
  linksCitations: undefined,
  sectionTitle: undefined,
  notesAfterPunctuation: undefined,
  problems: [],
};

/** Of a Markdown document; nothing where it has no front matter. Throws nothing. */
export function documentSettings(text: string): BibliographySettings {
  const block = frontMatterOf(text);
  return block === undefined ? NOTHING : settingsIn(blankAround(text, block));
}

/** Of a YAML file of Quarto's or pandoc's. Throws nothing. */
export function projectSettings(text: string): BibliographySettings {
  return settingsIn(text);
}

/** A part of a text in its place, with blanks and line ends alone before it. */
function blankAround(text: string, { start, end }: Span): string {
  return text.slice(0, start).replace(/[^\r\n]/gu, ' ') + text.slice(start, end);
}

function settingsIn(text: string): BibliographySettings {
  const problems = new Problems(text);
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, schema: 'core' });
  for (const { message, pos, code } of document.errors) {
    if (code !== 'MULTIPLE_DOCS') {
      problems.add('file.notYaml', { start: pos[0], end: pos[1] }, message);
    }
  }
  const { contents } = document;
  if (!isMap(contents)) {
    const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
    if (!isEmpty && document.errors.length === 0) {
      problems.add('settings.noMap', { start: 0, end: 0 });
    }
    return { ...NOTHING, problems: problems.all() };
  }
  return settingsOf(contents, text, problems);
}

function settingsOf(map: YAMLMap, text: string, problems: Problems): BibliographySettings {
  // pandoc's defaults have what a front matter would have under `metadata`.
  const metadata = map.get('metadata');
  const maps = isMap(metadata) ? [map, metadata] : [map];
  const node = (name: string) => maps.map((each) => each.get(name, true)).find(Boolean);
  const csl = node('csl') ?? node('citation-style');
  const inline = isSeq(map.get('references')) ? readCslYaml(text) : undefined;
  const files = filesIn(node('bibliography'), 'bibliography', problems);
  const [style] = filesIn(csl, 'csl', problems);
  // What is wrong with the YAML itself is reported once.
  const others = inline?.problems.filter(({ code }) => code !== 'file.notYaml') ?? [];
  const isSuppressed = booleanOf(node('suppress-bibliography'));
  return {
    bibliography: files,
    csl: style,
    references: inline?.references ?? [],
    nocite: keysIn(node('nocite')),
    lang: textOf(node('lang')),
    isListed: isSuppressed === undefined ? undefined : !isSuppressed,
    linksCitations: booleanOf(node('link-citations')),
    sectionTitle: textOf(node('reference-section-title')),
    notesAfterPunctuation: booleanOf(node('notes-after-punctuation')),
    problems: [...problems.all(), ...others],
  };
}

function textOf(node: unknown): string | undefined {
  return isScalar(node) && typeof node.value === 'string' ? node.value : undefined;
}

function booleanOf(node: unknown): boolean | undefined {
  const value = isScalar(node) ? node.value : undefined;
  return typeof value === 'boolean' ? value : undefined;
}

/** A path, a list of paths, or paths by name, as for several lists of references. */
function filesIn(node: unknown, name: string, problems: Problems): readonly NamedFile[] {
  if (node === undefined) return [];
  if (isSeq(node)) return node.items.flatMap((item) => filesIn(item, name, problems));
  if (isMap(node)) return node.items.flatMap(({ value }) => filesIn(value, name, problems));
  if (!isScalar(node) || typeof node.value !== 'string' || node.value.trim() === '') {
    problems.add('settings.noPath', rangeOf(node), name);
    return [];
  }
  const { start, end } = rangeOf(node);
  const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
  return [{ path: node.value, start: start + quoted, end: end - quoted }];
}

function rangeOf(node: unknown): Span {
  const [start, end] = (isScalar(node) ? node.range : undefined) ?? [0, 0];
  return { start, end };
}

const KEY =
  /(?<![\p{L}\p{N}])@(?:\{([^{}]*)\}|(\*|[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*))/gu;

function keysIn(node: unknown): readonly string[] {
  const texts = isSeq(node) ? node.items : [node];
  return texts.flatMap((item) => {
    const text = isScalar(item) && typeof item.value === 'string' ? item.value : '';
    return Array.from(text.matchAll(KEY), ([, braced, bare]) => braced ?? bare ?? '');
  });
}

/** The key that the cursor is on: in a document that cites, or that of an entry in a bibliography. */
import type * as vscode from 'vscode';
import type { KeySpan } from '../../../core/cited/keySpan.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { formatOf, readBibliography } from '../../../core/bibliography/read.ts';
import type { Reference } from '../../../core/bibliography/reference.ts';
import { NOTE_SCHEME } from '../../../shared/manifest.ts';
import type { Services } from '../../services.ts';
import { rangeAt } from '../../ranges.ts';
import { READING } from '../bibliography/breath.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { CITABLE, isCitable } from '../cite/documents.ts';
import { keyIn } from './documentCitations.ts';
import { keysOf } from './documentKeys.ts';
import type { WorkspaceCitations } from './workspaceCitations.ts';

/** What features that follow a key through the workspace work with. */
export interface Citing {
  readonly services: Services;
  readonly bibliographies: WorkspaceBibliographies;
  readonly citations: WorkspaceCitations;
}

/** Where one can be on a key. */
export const WITH_KEYS: vscode.DocumentSelector = [
  ...CITABLE,
  { pattern: '**/*.{bib,bibtex,ris,csl.json,csl.yaml}' },
  { pattern: '**/{references,bibliography}.{json,yaml,yml}' },
];

export interface KeyHere extends KeySpan {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  /** Whether it is the key of an entry. */
  readonly isEntry: boolean;
}

export async function keyHere(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeyHere | undefined> {
  const isEntry = !isCitable(document);
  const found = isEntry ? await entryAt(document, position) : keyIn(document, position);
  if (found === undefined) return undefined;
  return { ...found, range: rangeAt(document, found), document, isEntry };
}

async function entryAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<KeySpan | undefined> {
  const offset = document.offsetAt(position);
  const isOn = ({ keySpan: { start, end } }: Reference) => start <= offset && offset <= end;
  const reference = (await referencesIn(document)).find(isOn);
  return reference && { key: reference.key, ...reference.keySpan };
}

async function referencesIn(document: vscode.TextDocument): Promise<readonly Reference[]> {
  const format = formatOf(document.uri.path);
  if (format === undefined) return [];
  return (await readBibliography(document.getText(), format, READING)).references;
}

/** The paper that a key means where it stands; undefined where it means none. */
export async function paperOf(
  { services, bibliographies }: Citing,
  { document, key, isEntry }: Pick<KeyHere, 'document' | 'key' | 'isEntry'>,
): Promise<Paper | undefined> {
  await services.ready();
  const { library } = services.gloss;
  if (document.uri.scheme === NOTE_SCHEME) return library.get(key);
  if (!isEntry) return (await keysOf(services, bibliographies, document)).paper(key);
  if (bibliographies.get(document.uri) === undefined) await bibliographies.read(document.uri);
  return library.getIn(document.uri.toString(), key);
}

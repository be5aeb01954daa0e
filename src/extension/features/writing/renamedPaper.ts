/** What is renamed with a key: the bibliographies that have its entry, and the documents that mean this entry by it. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { keyOfNotePath } from '../../../core/annotations/notePath.ts';
import { GlossError } from '../../../core/base/errors.ts';
import type { KeyRename } from '../../../core/cited/renameInText.ts';
import { formatOf, type BibliographyFormat } from '../../../core/bibliography/read.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { NOTE_SCHEME } from '../../../shared/manifest.ts';
import { markupOf } from '../cite/documents.ts';
import { headOf, notebookOf, proseCells } from '../cite/notebookCells.ts';
import { noteUri } from '../notes/noteFileSystem.ts';
import { openedIfThere } from './citingPlaces.ts';
import { keysOf } from './documentKeys.ts';
import { paperOf, type Citing, type KeyHere } from './keyHere.ts';

export interface Renamed {
  /** Undefined for a key that means none. */
  readonly paper: Paper | undefined;
  /** The bibliographies whose entry gets the new key. */
  readonly files: readonly vscode.Uri[];
  /** The document that has the reference in itself, or a cell of the notebook that has it; nothing else means it. */
  readonly within: vscode.TextDocument | undefined;
}

/** @throws GlossError `rename.bundled` (key) where only Gloss's own papers have the key, which keep theirs */
export async function renamedPaper(citing: Citing, here: KeyHere): Promise<Renamed> {
  const { services, bibliographies } = citing;
  await services.ready();
  await bibliographies.start();
  const { document, key } = here;
  const paper = await paperOf(citing, here);
  if (here.isEntry) return { paper, files: [document.uri], within: undefined };
  if (await defines(document, key)) return { paper: undefined, files: [], within: document };
  const entry =
    document.uri.scheme === NOTE_SCHEME
      ? undefined
      : (await keysOf(services, bibliographies, document)).entry(key);
  if (entry !== undefined) return { paper, files: [entry.bibliography.uri], within: undefined };
  const files = filesWith(citing, paper, key);
  if (paper !== undefined && files.length === 0) throw new GlossError('rename.bundled', [key]);
  return { paper, files, within: undefined };
}

async function defines(document: vscode.TextDocument, key: string): Promise<boolean> {
  const text = headOf(document);
  if (markupOf(document) !== 'markdown' || !text.startsWith('---')) return false;
  const { documentSettings } = await import('../../../core/bibliography/settings.ts');
  return documentSettings(text).references.some((reference) => reference.key === key);
}

/** The bibliographies of the workspace that have the paper under the key. */
function filesWith(
  { bibliographies }: Citing,
  paper: Paper | undefined,
  key: string,
): readonly vscode.Uri[] {
  const known = paper === undefined ? [] : (paper.known ?? [paper]);
  return known
    .filter((each) => each.key === key && each.source.includes(':'))
    .map(({ source }) => vscode.Uri.parse(source))
    .filter((uri) => bibliographies.get(uri) !== undefined);
}

/** Those that mean the renamed entry by the key, opened; notes are among them. */
export async function documentsToRename(
  citing: Citing,
  renamed: Renamed,
  { from }: KeyRename,
): Promise<readonly vscode.TextDocument[]> {
  if (renamed.within !== undefined) return partsOf(renamed.within);
  const index = await citing.citations.current();
  const ids = index.citing([from]).map(({ id }) => vscode.Uri.parse(id));
  const files = ids.filter(({ scheme }) => scheme !== NOTE_SCHEME);
  const documents: vscode.TextDocument[] = [];
  for (const uri of [...files, ...cellsNaming(from), ...notesNaming(citing, from)]) {
    const document = await openedIfThere(uri);
    if (document !== undefined && (await meansSame(citing, renamed, document, from)))
      documents.push(document);
  }
  return documents;
}

async function meansSame(
  citing: Citing,
  { paper, files }: Renamed,
  document: vscode.TextDocument,
  key: string,
): Promise<boolean> {
  const { services, bibliographies } = citing;
  if (document.uri.scheme === NOTE_SCHEME) {
    return services.gloss.library.get(key)?.key === paper?.key;
  }
  if (await defines(document, key)) return false;
  const keys = await keysOf(services, bibliographies, document);
  const entry = keys.entry(key);
  if (entry === undefined) return keys.paper(key)?.key === paper?.key;
  return files.some((uri) => uri.toString() === entry.bibliography.uri.toString());
}

/** All cells of a notebook, which are one document with their metadata in the first. */
function partsOf(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const notebook = notebookOf(document);
  return notebook === undefined ? [document] : proseCells(notebook).map((cell) => cell.document);
}

/** Cells of notebooks that are open: what is closed has no text that could be edited. */
function cellsNaming(key: string): readonly vscode.Uri[] {
  return vscode.workspace.notebookDocuments
    .flatMap(proseCells)
    .filter(({ document }) => document.getText().includes(key))
    .map(({ document }) => document.uri);
}

/** Notes whose text names the key, also in an editor that is not saved. */
function notesNaming({ services }: Citing, key: string): readonly vscode.Uri[] {
  return services.gloss.annotations.all().flatMap((set) => {
    const open = openNote(set);
    const text = open?.getText() ?? set.note;
    const [own] = set.paper.keys;
    if (own === undefined || !text.includes(key)) return [];
    return [open?.uri ?? noteUri(own)];
  });
}

function openNote({ paper: { keys } }: AnnotationSet): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) =>
      !isClosed && uri.scheme === NOTE_SCHEME && keys.includes(keyOfNotePath(uri.path) ?? ''),
  );
}

/** @throws GlossError `bibliography.notEditable` for a file that is none by its name */
export function formatOfFile({ path }: vscode.Uri): BibliographyFormat {
  const format = formatOf(path);
  if (format === undefined) throw new GlossError('bibliography.notEditable', [path]);
  return format;
}

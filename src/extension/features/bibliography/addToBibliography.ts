/** Adding papers to the bibliography of a document, by itself or in one edit with what cites them. */
import type * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import { addPapers, type Addition } from '../../../core/bibliography/edit.ts';
import type { BibtexOptions } from '../../../core/bibliography/bibtex/write.ts';
import { formatOf } from '../../../core/bibliography/read.ts';
import type { Paper } from '../../../core/library/paper.ts';
import type { Services } from '../../services.ts';
import { readSetting } from '../../settings.ts';
import { markupOf } from '../cite/documents.ts';
import {
  changeOf,
  makeChange,
  openBibliography,
  type BibliographyChange,
} from './bibliographyFile.ts';
import { READING } from './breath.ts';
import { bibliographyOf } from './documentBibliography.ts';
import { readingOf } from './knownReading.ts';

/** An addition that is ready to be made. */
export interface PreparedAddition extends Addition {
  readonly file: vscode.Uri;
  /** Undefined where everything was there. */
  readonly change: BibliographyChange | undefined;
}

export interface Added extends Addition {
  readonly file: vscode.Uri;
  /** Whether undo takes it back. */
  readonly undoable: boolean;
}

/**
 * What it takes to have papers in a document's bibliography; nothing else in the file changes by a byte.
 * @throws GlossError `bibliography.…`: no file to add to, one that can't be read or added to
 */
export async function prepareAddition(
  { bibliographies }: Pick<Services, 'bibliographies'>,
  document: vscode.TextDocument,
  papers: readonly Paper[],
): Promise<PreparedAddition> {
  const uri = await bibliographyOf(document);
  const format = formatOf(uri.path);
  if (format === undefined) throw new GlossError('bibliography.notEditable', [uri.path]);
  const file = await openBibliography(uri);
  const { text } = file;
  const { references, problems } = await readingOf(bibliographies, file, format);
  const adding = { writing: writingFor(document), reading: READING };
  const addition = await addPapers({ references, problems, text, format }, papers, adding);
  const { splice } = addition;
  const change = splice === undefined ? undefined : await changeOf(file, [splice]);
  return { ...addition, file: uri, change };
}

/**
 * Sees to it that a document's bibliography has papers.
 * @throws GlossError as `prepareAddition`, and where the file can't be written
 */
export async function addToBibliography(
  services: Pick<Services, 'bibliographies'>,
  document: vscode.TextDocument,
  papers: readonly Paper[],
): Promise<Added> {
  const prepared = await prepareAddition(services, document, papers);
  const { change } = prepared;
  return { ...prepared, undoable: change === undefined || (await makeChange(change)) };
}

/** How entries are written for a document. */
export function writingFor(document: vscode.TextDocument): BibtexOptions {
  return {
    // pandoc reads a `.bib` file as BibLaTeX; LaTeX by itself does not.
    dialect: markupOf(document) === 'latex' ? 'bibtex' : 'biblatex',
    version: readSetting('gloss.citation.version', document),
  };
}

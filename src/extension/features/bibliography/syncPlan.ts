/** What a document's bibliography lacks, and what it has that nothing cites. */
import type * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import type { BibliographyText } from '../../../core/bibliography/edit.ts';
import { formatOf } from '../../../core/bibliography/read.ts';
import type { Reference } from '../../../core/bibliography/reference.ts';
import { citedKeys, uncited } from '../../../core/bibliography/sync.ts';
import { isNoWork } from '../../../core/citations/noWork.ts';
import { withKey, type Paper } from '../../../core/library/paper.ts';
import type { Services } from '../../services.ts';
import { markupOf } from '../cite/documents.ts';
import { headOf, wholeText } from '../cite/notebookCells.ts';
import { READING } from './breath.ts';
import { readingOf } from './knownReading.ts';
import { openBibliography, type BibliographyFile } from './bibliographyFile.ts';
import { citedInWorkspace } from './citedElsewhere.ts';
import { bibliographiesNamedBy, bibliographyOf } from './documentBibliography.ts';

export interface SyncPlan {
  readonly file: BibliographyFile;
  /** What it says. */
  readonly before: BibliographyText;
  /** Papers of the library that are cited and missing, under the keys they are cited by. */
  readonly missing: readonly Paper[];
  /** Keys that are cited and stand neither in the bibliography nor in the library. */
  readonly unknown: readonly string[];
  /** References that no document of the workspace cites; none where the document lists all. */
  readonly unused: readonly Reference[];
}

/**
 * Reads the document, its bibliography and, where something might be removed, the other documents.
 * @throws GlossError `bibliography.…`: no file, one that can't be read or is only read
 */
export async function planSync(
  document: vscode.TextDocument,
  services: Pick<Services, 'bibliographies' | 'gloss'>,
): Promise<SyncPlan> {
  const { library } = services.gloss;
  const uri = await bibliographyOf(document);
  const format = formatOf(uri.path);
  if (format === undefined || format === 'ris') {
    throw new GlossError('bibliography.notEditable', [uri.path]);
  }
  const file = await openBibliography(uri);
  const { references, problems } = await readingOf(services.bibliographies, file, format);
  const before = { references, problems, text: file.text, format };
  const cited = await citedKeys(wholeText(document), markupOf(document));
  const present = new Set([
    ...references.map(({ key }) => key),
    ...(await keysElsewhere(document, uri, services)),
  ]);
  const absent = cited.keys.filter((key) => !present.has(key));
  const missing = absent.flatMap((key) => {
    const paper = library.get(key);
    return paper === undefined ? [] : [withKey(paper, key)];
  });
  const unknown = absent.filter((key) => library.get(key) === undefined && !isNoWork(key));
  const unused = cited.all ? [] : await unusedOf(before, cited.keys);
  return { file, before, missing, unknown, unused };
}

async function unusedOf(
  bibliography: BibliographyText,
  cited: readonly string[],
): Promise<readonly Reference[]> {
  const here = await uncited(bibliography, new Set(cited), READING);
  if (here.length === 0) return here;
  const others = await citedInWorkspace();
  return others.all ? [] : uncited(bibliography, new Set([...cited, ...others.keys]), READING);
}

/** Keys of the other files that the document names, and of its own metadata. */
async function keysElsewhere(
  document: vscode.TextDocument,
  main: vscode.Uri,
  { bibliographies }: Pick<Services, 'bibliographies'>,
): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const { uri, path } of await bibliographiesNamedBy(document)) {
    const format = formatOf(path);
    if (format === undefined || uri.toString() === main.toString()) continue;
    const { references } = await readingOf(bibliographies, await openBibliography(uri), format);
    keys.push(...references.map(({ key }) => key));
  }
  if (markupOf(document) !== 'markdown') return keys;
  const { documentSettings } = await import('../../../core/bibliography/settings.ts');
  return [...keys, ...documentSettings(headOf(document)).references.map(({ key }) => key)];
}

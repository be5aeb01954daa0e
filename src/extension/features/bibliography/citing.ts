/** What is cited is added to the document's bibliography, and cited under the key that it has there. */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import { withKey, type Paper } from '../../../core/library/paper.ts';
import { reportError } from '../../commands.ts';
import { notify } from '../../notify.ts';
import type { Services } from '../../services.ts';
import { readSetting } from '../../settings.ts';
import { text } from '../../text.ts';
import { documentName, isCitable } from '../cite/documents.ts';
import { addToBibliography } from './addToBibliography.ts';
import { bibliographyOf } from './documentBibliography.ts';

const ASKED = 'gloss.bibliography.asked';

/**
 * The papers with the keys by which to cite them in a document. Where its bibliography can't be added to,
 * that is said and the papers keep their keys: the citation is written all the same.
 */
export async function citedIn(
  services: Services,
  document: vscode.TextDocument | undefined,
  papers: readonly Paper[],
): Promise<readonly Paper[]> {
  if (document === undefined || papers.length === 0 || !isCitable(document)) return papers;
  if (!readSetting('gloss.bibliography.add', document)) return papers;
  try {
    const file = await bibliographyOf(document);
    if (!(await exists(file))) {
      void offerToCreate(services, document, { file, papers });
      return papers;
    }
    const { keys, added } = await addToBibliography(document, papers);
    if (added.length > 0) notify.status(text.addedTo(added.join(', '), documentName(file)));
    return papers.map((paper, index) => withKey(paper, keys[index] ?? paper.key));
  } catch (error) {
    // A document that is not saved yet has no bibliography, and needs none to be cited in.
    if (error instanceof GlossError && error.code === 'bibliography.noFolder') return papers;
    reportError(error, services.log);
    return papers;
  }
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

/** Asks once in a workspace; the command that adds papers creates the file without asking. */
async function offerToCreate(
  { context, log }: Services,
  document: vscode.TextDocument,
  { file, papers }: { readonly file: vscode.Uri; readonly papers: readonly Paper[] },
): Promise<void> {
  if (context.workspaceState.get(ASKED) === true) return;
  await context.workspaceState.update(ASKED, true);
  const name = documentName(file);
  const create = text.createBibliography(name);
  if ((await notify.info(text.noBibliography(name), create)) !== create) return;
  await addToBibliography(document, papers).catch((error: unknown) => {
    reportError(error, log);
  });
}

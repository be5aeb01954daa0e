/**
 * What is cited is added to the document's bibliography in one edit with the citation, and cited under the
 * key that it has there.
 */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import type { Addition } from '../../../core/bibliography/edit.ts';
import { withKey, type Paper } from '../../../core/library/paper.ts';
import { reportError } from '../../commands.ts';
import { notify } from '../../notify.ts';
import type { Services } from '../../services.ts';
import { readSetting } from '../../settings.ts';
import { text } from '../../text.ts';
import { documentName, isCitable } from '../cite/documents.ts';
import { addToBibliography, prepareAddition, type PreparedAddition } from './addToBibliography.ts';
import { bibliographyOf } from './documentBibliography.ts';

/** The answer to whether bibliographies are to be made next to documents: given once in a workspace. */
const CREATING = 'gloss.bibliography.create';

/** Stored where the question is not to be asked again; closed without an answer, it comes with the next citation. */
const NEVER = 'never';

/** The workspaces in which it is being asked. */
const asking = new WeakSet<vscode.Memento>();

/** Papers that are about to be cited. */
export interface Cited {
  /** With the keys by which to cite them. */
  readonly papers: readonly Paper[];
  /** Adds their entries to the edit that cites them, where the editor holds the bibliography. */
  readonly addTo: (edit: vscode.WorkspaceEdit) => void;
  /** To be called when they are cited: writes what is not written yet, and says so. Never throws. */
  readonly finish: () => Promise<void>;
}

/**
 * What it takes to cite papers in a document. Where its bibliography can't be added to, that is said and
 * the papers keep their keys: the citation is written all the same.
 */
export async function toCite(
  services: Services,
  document: vscode.TextDocument | undefined,
  papers: readonly Paper[],
): Promise<Cited> {
  if (document === undefined || papers.length === 0 || !isCitable(document)) return asIs(papers);
  if (!readSetting('gloss.bibliography.add', document)) return asIs(papers);
  try {
    const file = await bibliographyOf(document);
    if (!(await exists(file)) && services.context.workspaceState.get(CREATING) !== true) {
      void offerToCreate(services, document, { file, papers });
      return asIs(papers);
    }
    return withEntries(services, await prepareAddition(services, document, papers), papers);
  } catch (error) {
    // A document that is not saved yet has no bibliography, and needs none to be cited in.
    if (error instanceof GlossError && error.code === 'bibliography.noFolder') return asIs(papers);
    reportError(error, services.log);
    return asIs(papers);
  }
}

/** Papers to be cited by the keys that they have, and nothing else. */
export function asIs(papers: readonly Paper[]): Cited {
  return { papers, addTo: () => undefined, finish: () => Promise.resolve() };
}

function withEntries(
  { log }: Services,
  { keys, added, replaced, file, change }: PreparedAddition,
  papers: readonly Paper[],
): Cited {
  const cited = papers.map((paper, index) => withKey(paper, keys[index] ?? paper.key));
  if (change === undefined) return asIs(cited);
  const finish = async () => {
    try {
      const undoable = await change.finish();
      const [entries, name] = [added.join(', '), documentName(file)];
      notify.status(undoable ? text.addedTo(entries, name) : text.addedOnDisk(entries, name));
      sayReplaced(replaced);
    } catch (error) {
      reportError(error, log);
    }
  };
  return { papers: cited, addTo: change.addTo, finish };
}

/** Cited by another key than the paper is known by: that is to be seen, and need not be at once. */
export function sayReplaced(replaced: Addition['replaced']): void {
  for (const { key, by } of replaced) void notify.info(text.keyReplaced(key, by));
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

/** Does not hold up the citation; the command that adds papers creates the file without asking. */
async function offerToCreate(
  services: Services,
  document: vscode.TextDocument,
  { file, papers }: { readonly file: vscode.Uri; readonly papers: readonly Paper[] },
): Promise<void> {
  const { workspaceState } = services.context;
  if (workspaceState.get(CREATING) === NEVER || asking.has(workspaceState)) return;
  asking.add(workspaceState);
  const name = documentName(file);
  const [create, never] = [text.createBibliography(name), text.neverCreate()];
  const answer = await notify.info(text.noBibliography(name), create, never);
  asking.delete(workspaceState);
  if (answer === never) await workspaceState.update(CREATING, NEVER);
  if (answer !== create) return;
  await workspaceState.update(CREATING, true);
  await addToBibliography(services, document, papers).catch((error: unknown) => {
    reportError(error, services.log);
  });
}

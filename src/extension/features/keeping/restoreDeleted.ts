/** Bringing a deleted note or highlight back. */
import * as vscode from 'vscode';
import {
  deletedAnnotations,
  restoreDeleted,
  type DeletedAnnotation,
} from '../../../core/annotations/undelete.ts';
import { dateText, keepingText } from '../../keepingText.ts';
import { notify } from '../../notify.ts';
import { plainLabel } from '../../plainLabel.ts';
import type { Services } from '../../services.ts';

/** A label of a list has one line. */
const LABEL_LENGTH = 200;

export async function restoreDeletedAnnotation({ gloss }: Services): Promise<void> {
  const { annotations } = gloss;
  await annotations.load();
  const deleted = deletedAnnotations(annotations);
  if (deleted.length === 0) {
    await notify.info(keepingText.nothingDeleted());
    return;
  }
  const chosen = await vscode.window.showQuickPick(deleted.map(itemOf), {
    placeHolder: keepingText.whichDeleted(),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  restoreDeleted(annotations, chosen.deleted);
  notify.status(keepingText.restoredOne(chosen.deleted.set.paper.title));
}

function itemOf(
  deleted: DeletedAnnotation,
): vscode.QuickPickItem & { readonly deleted: DeletedAnnotation } {
  const { what, set, at } = deleted;
  const words = what.kind === 'note' ? what.note : what.highlight.quote.exact;
  const line = words.replace(/\s+/gu, ' ').trim().slice(0, LABEL_LENGTH);
  const { title } = set.paper;
  return {
    label: plainLabel(line),
    description: keepingText.deletedOn(dateText(at)),
    detail: plainLabel(what.kind === 'note' ? keepingText.noteOf(title) : title),
    deleted,
  };
}

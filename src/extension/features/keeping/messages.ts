/** What becomes of stored annotations, said where the user has to know it. */
import * as vscode from 'vscode';
import type { LoadProblem } from '../../../core/annotations/store.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { runCommand, runGuarded } from '../../commands.ts';
import { keepingText } from '../../keepingText.ts';
import { notify } from '../../notify.ts';
import { hasWorkspace } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';

export function registerMessages(services: Services): Disposable {
  const scope = new Scope();
  const { annotations } = services.gloss;
  const tell = (problem: LoadProblem) =>
    void runGuarded(() => tellOf(problem, services), services.log);
  for (const problem of annotations.problems) tell(problem);
  scope.own(annotations.onDidFindProblem(tell));
  scope.own(warnWhenNotSaved(services));
  scope.own(tellOfBothTexts(services));
  if (!hasWorkspace()) scope.own(tellOfNoWorkspace(services));
  return scope;
}

/** Says once that storing fails; the panel says it too, and it is tried again until it succeeds. */
function warnWhenNotSaved({ gloss, log }: Services): Disposable {
  let failing = false;
  return gloss.annotations.onDidSave((outcome) => {
    if (outcome.kind === 'saved') failing = false;
    if (outcome.kind !== 'failed') return;
    log.error(outcome.error instanceof Error ? outcome.error : String(outcome.error));
    if (failing) return;
    failing = true;
    void runGuarded(async () => {
      const exportNow = keepingText.exportNow();
      const choice = await notify.warn(text.notSaved(reasonOf(outcome.error)), exportNow);
      if (choice === exportNow) await runCommand('gloss.exportAnnotations');
    }, log);
  });
}

function tellOfBothTexts({ gloss, log }: Services): Disposable {
  return gloss.annotations.onDidKeepBoth(({ paper: { keys, title } }) => {
    void runGuarded(async () => {
      const open = keepingText.openNote();
      const choice = await notify.warn(keepingText.bothTexts(title), open);
      if (choice === open) await runCommand('gloss.editNote', { keys: keys.slice(-1) });
    }, log);
  });
}

/** Says once where annotations go that belong to no folder. */
function tellOfNoWorkspace({ gloss }: Services): Disposable {
  const subscription = gloss.annotations.onDidChange(() => {
    subscription.dispose();
    void notify.info(text.noWorkspace());
  });
  return subscription;
}

async function tellOf(problem: LoadProblem, services: Services): Promise<void> {
  switch (problem.kind) {
    case 'newer': {
      const { file } = problem;
      await notify.warn(file === undefined ? text.newerAnnotations() : keepingText.newerFile(file));
      return;
    }
    case 'damaged': {
      const { file, count } = problem;
      const show = text.showSetAside();
      const message =
        file === undefined ? text.damagedAnnotations(count) : damagedFile(problem, services);
      if ((await notify.warn(message, show)) === show) await showSetAside(services);
      return;
    }
    case 'unreadable':
      services.log.error(`${problem.file}: ${problem.reason}`);
      await notify.warn(keepingText.unreadable(problem.reason));
      return;
    case 'missing': {
      const restore = keepingText.restore();
      const choice = await notify.warn(keepingText.missing(problem), restore);
      if (choice === restore) await runCommand('gloss.restoreAnnotations');
    }
  }
}

function damagedFile(
  { count, file = '' }: Extract<LoadProblem, { kind: 'damaged' }>,
  { storageUri }: Services,
): string {
  return keepingText.damagedFile(count, vscode.Uri.joinPath(storageUri, file).fsPath);
}

/** Shows all that ever could not be read, as documents to copy from. */
export async function showSetAside({ gloss, storageUri }: Services): Promise<void> {
  const { setAside } = gloss.annotations;
  const files = await gloss.archive.asideFiles();
  if (setAside.length === 0 && files.length === 0) {
    await notify.info(text.nothingSetAside());
    return;
  }
  for (const file of files) {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(storageUri, file), { preview: false });
  }
  if (setAside.length === 0) return;
  const content = JSON.stringify(setAside, null, 2);
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(document, { preview: false });
}

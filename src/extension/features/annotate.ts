/** Reading status from the tree and the palette, and what becomes of stored annotations. */
import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/emitter.ts';
import type { ReadingStatus } from '../../core/annotations/annotation.ts';
import type { AnnotationStore } from '../../core/annotations/store.ts';
import { reasonOf } from '../../core/base/errors.ts';
import { Scope } from '../../core/base/scope.ts';
import type { CommandId } from '../../shared/commands.ts';
import { registerCommands, runGuarded } from '../commands.ts';
import { annotationsText } from '../annotationsText.ts';
import { offerUndo } from '../offerUndo.ts';
import type { PaperAsker } from '../paperAsker.ts';
import { hasWorkspace } from '../ports.ts';
import { notify } from '../notify.ts';
import type { Services } from '../services.ts';
import { statusText, text } from '../text.ts';

export function registerAnnotate(services: Services, asker: PaperAsker): Disposable {
  const { annotations } = services.gloss;
  const scope = new Scope();
  const mark = (command: CommandId, status: ReadingStatus) => {
    return async (...args: unknown[]) => {
      const papers = (await asker.many(command, args)) ?? [];
      const former = papers.map((paper) => annotations.get(paper)?.status ?? 'unread');
      for (const paper of papers) annotations.change(paper, { status });
      if (papers.length < 2) return;
      const undo = () => {
        papers.forEach((paper, index) => {
          const now = annotations.get(paper)?.status;
          if (now === status) annotations.change(paper, { status: former[index] ?? now });
        });
      };
      offerUndo(annotationsText.marked(papers.length, statusText(status)), undo, services.log);
    };
  };
  const handlers = {
    'gloss.markUnread': mark('gloss.markUnread', 'unread'),
    'gloss.markReading': mark('gloss.markReading', 'reading'),
    'gloss.markRead': mark('gloss.markRead', 'read'),
    'gloss.showSetAside': () => showSetAside(annotations),
  };
  scope.own(registerCommands(handlers, services.log));
  scope.own(warnWhenNotSaved(services));
  if (!hasWorkspace()) scope.own(tellOfNoWorkspace(services));
  void runGuarded(() => tellOfProblems(services), services.log);
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
    void notify.warn(text.notSaved(reasonOf(outcome.error)));
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

/** Says what is wrong with stored annotations: of a newer version, or set aside in this session. */
async function tellOfProblems({ gloss }: Services): Promise<void> {
  const [problem] = gloss.annotations.problems;
  if (problem === undefined) return;
  if (problem.kind === 'newer') {
    await notify.warn(text.newerAnnotations());
    return;
  }
  const show = text.showSetAside();
  const choice = await notify.warn(text.damagedAnnotations(problem.count), show);
  if (choice === show) await showSetAside(gloss.annotations);
}

/** Shows all that ever could not be read, as a document to copy from. */
async function showSetAside({ setAside }: AnnotationStore): Promise<void> {
  if (setAside.length === 0) {
    await notify.info(text.nothingSetAside());
    return;
  }
  const content = JSON.stringify(setAside, null, 2);
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(document);
}

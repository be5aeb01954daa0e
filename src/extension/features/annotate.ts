/** Tags and reading status from the tree and the palette, and what becomes of stored annotations. */
import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/emitter.ts';
import type { ReadingStatus } from '../../core/annotations/annotation.ts';
import { normaliseTags, tagIdentity } from '../../core/annotations/tags.ts';
import type { AnnotationStore } from '../../core/annotations/store.ts';
import { Scope } from '../../core/base/scope.ts';
import type { Paper } from '../../core/library/paper.ts';
import type { CommandId } from '../../shared/manifest.ts';
import { registerCommands, runGuarded } from '../commands.ts';
import type { PaperAsker } from '../paperAsker.ts';
import { hasWorkspace } from '../ports.ts';
import { notify } from '../notify.ts';
import type { Services } from '../services.ts';
import { text } from '../text.ts';

export function registerAnnotate(services: Services, asker: PaperAsker): Disposable {
  const { annotations } = services.gloss;
  const scope = new Scope();
  const mark = (command: CommandId, status: ReadingStatus) => {
    return async (...args: unknown[]) => {
      for (const paper of (await asker.many(command, args)) ?? []) {
        annotations.change(paper, { status });
      }
    };
  };
  const handlers = {
    'gloss.markUnread': mark('gloss.markUnread', 'unread'),
    'gloss.markReading': mark('gloss.markReading', 'reading'),
    'gloss.markRead': mark('gloss.markRead', 'read'),
    'gloss.showSetAside': () => showSetAside(annotations),
    'gloss.editTags': async (...args: unknown[]) => {
      const papers = await asker.many('gloss.editTags', args);
      if (papers !== undefined && papers.length > 0) await editTags(services, papers);
    },
  };
  scope.own(registerCommands(handlers, services.log));
  scope.own(warnWhenNotSaved(services));
  if (!hasWorkspace()) scope.own(tellOfNoWorkspace(services));
  void runGuarded(() => tellOfProblems(services), services.log);
  return scope;
}

/** Edits the tags that all the papers have; tags that only some of them have stay as they are. */
async function editTags({ gloss }: Services, papers: readonly Paper[]): Promise<void> {
  const tagsOf = (paper: Paper) => gloss.annotations.get(paper)?.tags ?? [];
  const [first, ...others] = papers.map(tagsOf);
  const common = (first ?? []).filter((tag) => others.every((tags) => includesTag(tags, tag)));
  const entered = await vscode.window.showInputBox({
    title: text.tagsTitle(papers.length),
    value: common.join(', '),
    placeHolder: text.tagsPlaceholder(),
  });
  if (entered === undefined) return;
  const wanted = normaliseTags(entered.split(','));
  for (const paper of papers) {
    const kept = tagsOf(paper).filter((tag) => !includesTag(common, tag));
    gloss.annotations.change(paper, { tags: [...kept, ...wanted] });
  }
}

function includesTag(tags: readonly string[], tag: string): boolean {
  return tags.some((other) => tagIdentity(other) === tagIdentity(tag));
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
    const { error } = outcome;
    void notify.warn(text.notSaved(error instanceof Error ? error.message : String(error)));
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

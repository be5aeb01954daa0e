/** Annotations of other folders and of backups: offered where they may belong here, listed, merged. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import type { ArchivedJournal } from '../../../core/annotations/journal/archive.ts';
import { countsOf, restorePlan } from '../../../core/annotations/restore.ts';
import { runGuarded } from '../../commands.ts';
import { dateText, keepingText } from '../../keepingText.ts';
import { notify } from '../../notify.ts';
import { plainLabel } from '../../plainLabel.ts';
import type { Services } from '../../services.ts';

interface SourceItem extends vscode.QuickPickItem {
  /** What the source is called in a sentence. */
  readonly from: string;
  readonly sets: readonly AnnotationSet[];
}

/**
 * Asks which folder's annotations, or which backup, and merges them after saying what that changes. With a
 * folder's name of the store as argument, nothing is asked.
 */
export async function restoreAnnotations(services: Services): Promise<void> {
  const { gloss } = services;
  await gloss.annotations.load();
  const items = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: keepingText.looking() },
    () => sources(services),
  );
  if (items.length === 0) {
    await notify.info(keepingText.nothingElsewhere());
    return;
  }
  const chosen = await vscode.window.showQuickPick(items, {
    placeHolder: keepingText.whichToRestore(),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined || !('sets' in chosen)) return;
  await confirmAndRestore(services, chosen);
}

async function confirmAndRestore({ gloss }: Services, { from, sets }: SourceItem): Promise<void> {
  const plan = restorePlan(gloss.annotations.all(), sets);
  if (plan.sets.length === 0) {
    await notify.info(keepingText.nothingNew(from));
    return;
  }
  const question = [
    keepingText.plan(from, plan.added, plan.sets.length),
    ...(plan.bothTexts > 0 ? [keepingText.planBothTexts(plan.bothTexts)] : []),
    keepingText.planKeeps(),
  ].join(' ');
  if (!(await notify.confirm(question, keepingText.goOn()))) return;
  // What was written while the question stood is merged, too.
  const { sets: merged } = restorePlan(gloss.annotations.all(), sets);
  gloss.annotations.adopt(merged);
  void notify.info(keepingText.restored(plan.added));
}

async function sources(
  services: Services,
): Promise<readonly (SourceItem | vscode.QuickPickItem)[]> {
  const [backups, others] = [await backupItems(services), await folderItems(services)];
  const line = (label: string, items: readonly SourceItem[]) =>
    items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
  return [...line(keepingText.otherFolders(), others), ...line(keepingText.backupsHere(), backups)];
}

async function folderItems({ gloss: { archive } }: Services): Promise<readonly SourceItem[]> {
  const items: SourceItem[] = [];
  for (const journal of await archive.others()) {
    const sets = await archive.read(journal.folder);
    if (sets.length === 0) continue;
    const { name, path } = placeOf(journal);
    items.push({
      label: plainLabel(name),
      description: path,
      detail: keepingText.summary(countsOf(sets), dateText(lastChange(sets))),
      from: `“${name}”`,
      sets,
    });
  }
  return items;
}

async function backupItems({ gloss: { archive } }: Services): Promise<readonly SourceItem[]> {
  const items: SourceItem[] = [];
  for (const { date, path } of await archive.backups()) {
    const sets = await archive.readBackup(path);
    const from = keepingText.backupOf(dateText(date));
    items.push({ label: from, detail: keepingText.backupSummary(countsOf(sets)), from, sets });
  }
  return items;
}

/** Where the editor takes a known project for a new one, its annotations are offered, once. */
export async function offerRelatives(services: Services): Promise<void> {
  const { archive, annotations } = services.gloss;
  for (const journal of await archive.relatives()) {
    const weak = journal.likeness === 'name' || journal.likeness === 'inside';
    if (weak && annotations.all().length > 0) continue;
    const sets = await archive.read(journal.folder);
    const isNews = restorePlan(annotations.all(), sets).sets.length > 0;
    if (!isNews || !(await archive.tellOnce(journal.folder))) continue;
    const { path } = placeOf(journal);
    const message = keepingText.offer(countsOf(sets), path, dateText(lastChange(sets)));
    const bring = keepingText.bringHere();
    void runGuarded(async () => {
      if ((await notify.info(message, bring, keepingText.notThese())) !== bring) return;
      annotations.adopt(restorePlan(annotations.all(), sets).sets);
      notify.status(keepingText.restored(countsOf(sets)));
    }, services.log);
    return;
  }
}

/** What a person calls a workspace. */
function placeOf({ folder, identity }: ArchivedJournal): { name: string; path: string } {
  const { folders, file } = identity;
  const name = folders.map((each) => each.name).join(', ');
  const path = file ?? folders.map((each) => each.path).join(', ');
  return { name: name === '' ? folder : name, path: path === '' ? folder : path };
}

function lastChange(sets: readonly AnnotationSet[]): string {
  return sets.reduce((last, { modified }) => (modified > last ? modified : last), '');
}

/** Annotations of other folders and of backups: offered where they may belong here, listed, merged. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import type { ArchivedJournal } from '../../../core/annotations/journal/archive.ts';
import { countsOf } from '../../../core/annotations/counts.ts';
import { planImport, planned } from '../../../core/annotations/importPlan.ts';
import { runGuarded } from '../../commands.ts';
import { dateText, keepingText } from '../../keepingText.ts';
import { notify } from '../../notify.ts';
import { plainLabel } from '../../plainLabel.ts';
import type { Services } from '../../services.ts';
import { planText, transferText } from '../../transferText.ts';

interface SourceItem extends vscode.QuickPickItem {
  /** What the source is called in a sentence. */
  readonly from: string;
  readonly sets: readonly AnnotationSet[];
}

/** Asks which folder's annotations, or which backup, and merges them after saying what that changes. */
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
  const plan = () => planImport(gloss.annotations.all(), sets);
  const first = plan();
  if (planned(first).length === 0) {
    await notify.info(keepingText.nothingNew(from));
    return;
  }
  const detail = planText(first).join('\n');
  if (!(await notify.confirm(keepingText.confirmRestore(from), keepingText.goOn(), detail))) return;
  // Made anew: what was written while the question stood is merged, too.
  const done = plan();
  gloss.annotations.adopt(planned(done));
  void notify.info(transferText.imported(from, done));
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
    const isNews = planned(planImport(annotations.all(), sets)).length > 0;
    if (!isNews || !(await archive.tellOnce(journal.folder))) continue;
    const { path } = placeOf(journal);
    const message = keepingText.offer(countsOf(sets), path, dateText(lastChange(sets)));
    const bring = keepingText.bringHere();
    void runGuarded(async () => {
      if ((await notify.info(message, bring, keepingText.notThese())) !== bring) return;
      const plan = planImport(annotations.all(), sets);
      annotations.adopt(planned(plan));
      notify.status(transferText.imported(`“${path}”`, plan));
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

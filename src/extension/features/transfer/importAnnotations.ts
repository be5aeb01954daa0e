/** Annotations come in: the user sees what an import would do before it does anything; arguments say yes at once. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { paperFinder } from '../../../core/annotations/formats/paperFinder.ts';
import type { EntryProblem, FileContent } from '../../../core/annotations/formats/problems.ts';
import { readAnnotationFile } from '../../../core/annotations/formats/readFile.ts';
import { planImport, planned, type ImportPlan } from '../../../core/annotations/importPlan.ts';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { runGuarded } from '../../commands.ts';
import { notify } from '../../notify.ts';
import type { Services } from '../../services.ts';
import { planText, problemText, transferText } from '../../transferText.ts';
import { nameOf, placeOf } from './place.ts';

/** Problems that a message names; all of them stand in the report. */
const NAMED = 3;

export async function importAnnotations(
  services: Services,
  args: readonly unknown[],
): Promise<void> {
  const given = placeOf('gloss.importAnnotations', args);
  const uri = given ?? (await askForFile());
  if (uri === undefined) return;
  const { gloss, ready } = services;
  await ready();
  const name = nameOf(uri);
  const finder = paperFinder(gloss.library.papers());
  const { entries, problems } = readAnnotationFile(await contentOf(uri), finder);
  const plan = () => planImport(gloss.annotations.all(), entries);
  if (planned(plan()).length === 0) {
    sayNothing(services, name, { entries, problems });
    return;
  }
  if (given === undefined && !(await confirmed(name, plan(), problems))) return;
  // Made anew: there may be more annotations since.
  const done = plan();
  gloss.annotations.adopt(planned(done));
  say(services, transferText.imported(name, done), name, problems);
}

async function askForFile(): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: transferText.importTitle(),
    openLabel: transferText.chooseFile(),
    filters: { [transferText.annotations()]: ['json', 'jsonl', 'jsonld'] },
  });
  return files?.[0];
}

/** @throws GlossError `file.notRead` */
async function contentOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    throw new GlossError('file.notRead', [nameOf(uri), reasonOf(error)]);
  }
}

/** Why there is nothing to do. */
function sayNothing(
  services: Services,
  name: string,
  { entries, problems }: FileContent<AnnotationSet>,
): void {
  if (entries.length > 0) say(services, transferText.allHere(name), name, problems);
  else if (problems.length === 0) void notify.info(transferText.nothingIn(name));
  else say(services, transferText.nothingToImport(name, named(problems)), name, problems);
}

function confirmed(
  name: string,
  plan: ImportPlan,
  problems: readonly EntryProblem[],
): Promise<boolean> {
  const left = unreadable(problems);
  const lines = [
    ...planText(plan),
    ...(left.length === 0 ? [] : [`${transferText.unreadable(left.length)} ${named(left)}`]),
  ];
  return notify.confirm(
    transferText.confirmImport(name),
    transferText.doImport(),
    lines.join('\n'),
  );
}

/** Conflicts are read, whatever else is wrong. */
function unreadable(problems: readonly EntryProblem[]): readonly EntryProblem[] {
  return problems.filter(({ code }) => code !== 'conflict');
}

function named(problems: readonly EntryProblem[]): string {
  const more = problems.length > NAMED ? ' …' : '';
  return problems.slice(0, NAMED).map(problemText).join('; ') + more;
}

/** With a way to the whole list of what could not be read. */
function say(
  { log }: Services,
  message: string,
  name: string,
  problems: readonly EntryProblem[],
): void {
  if (problems.length === 0) {
    void notify.info(message);
    return;
  }
  const show = transferText.showUnreadable();
  void runGuarded(async () => {
    if ((await notify.warn(message, show)) === show) await showReport(name, problems);
  }, log);
}

async function showReport(name: string, problems: readonly EntryProblem[]): Promise<void> {
  const lines = [transferText.reportTitle(name), '', ...problems.map(problemText), ''];
  const document = await vscode.workspace.openTextDocument({ content: lines.join('\n') });
  await vscode.window.showTextDocument(document);
}

/** Annotations go out: all, or those of some papers, in the form and to the place that arguments or the user say. */
import * as vscode from 'vscode';
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { markdownFiles } from '../../../core/annotations/formats/markdown.ts';
import { paperFinder, type PaperFinder } from '../../../core/annotations/formats/paperFinder.ts';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { isFields } from '../../../core/base/fields.ts';
import type { Gloss } from '../../../core/index.ts';
import { runGuarded } from '../../commands.ts';
import { notify } from '../../notify.ts';
import { keysOf } from '../../paperArguments.ts';
import type { Services } from '../../services.ts';
import { markdownWords, transferText } from '../../transferText.ts';
import {
  EXTENSIONS,
  formatChoices,
  isExportFormat,
  writeFormat,
  type ExportFormat,
  type FileFormat,
} from './formats.ts';
import { nameOf, placeOf } from './place.ts';

const COMMAND = 'gloss.exportAnnotations';

interface Export {
  readonly sets: readonly AnnotationSet[];
  readonly finder: PaperFinder;
  /** Undefined where the user is to choose. */
  readonly place: vscode.Uri | undefined;
}

export async function exportAnnotations(
  { gloss, ready, log }: Services,
  args: readonly unknown[],
): Promise<void> {
  const [given, place] = [givenFormat(args), placeOf(COMMAND, args)];
  await ready();
  const sets = chosenSets(gloss, keysOf(COMMAND, args));
  if (sets.length === 0) {
    void notify.info(transferText.nothingToExport());
    return;
  }
  const format = given ?? (await askForFormat(sets.length));
  if (format === undefined) return;
  const what = { sets, finder: paperFinder(gloss.library.papers()), place };
  const written = await (format === 'markdownFiles' ? writeFolder(what) : writeFile(what, format));
  if (written === undefined) return;
  const message = transferText.exported(sets.length, nameOf(written));
  // A key binding with a place asks for no answer.
  if (place !== undefined) notify.status(message);
  else if (format === 'markdownFiles') void notify.info(message);
  else {
    void runGuarded(async () => {
      const open = transferText.open();
      if ((await notify.info(message, open)) === open)
        await vscode.window.showTextDocument(written);
    }, log);
  }
}

/** @throws GlossError `command.badArgument` for a format that there is not */
function givenFormat([first]: readonly unknown[]): ExportFormat | undefined {
  const format = isFields(first) ? first['format'] : undefined;
  if (format === undefined || isExportFormat(format)) return format;
  throw new GlossError('command.badArgument', [
    COMMAND,
    `there is no format ${JSON.stringify(format)}`,
  ]);
}

/**
 * All there are, or those of these papers, also of papers whose source is gone.
 * @throws GlossError `paper.unknown` for a key that neither the library nor any annotation knows
 */
function chosenSets(
  { annotations, library }: Gloss,
  keys: readonly string[] | undefined,
): readonly AnnotationSet[] {
  if (keys === undefined) return annotations.all();
  const sets = keys.flatMap((key) => {
    const paper = library.get(key);
    const set = paper === undefined ? annotations.withKey(key) : annotations.get(paper);
    if (set === undefined && paper === undefined) throw new GlossError('paper.unknown', [key]);
    return set ?? [];
  });
  return [...new Set(sets)];
}

async function askForFormat(papers: number): Promise<ExportFormat | undefined> {
  const title = transferText.whichFormat(papers);
  const choice = await vscode.window.showQuickPick(formatChoices(), { title, matchOnDetail: true });
  return choice?.format;
}

/** Where it was written; undefined if the user left. */
async function writeFile(
  { sets, finder, place }: Export,
  format: FileFormat,
): Promise<vscode.Uri | undefined> {
  const target = place ?? (await askForFile(EXTENSIONS[format]));
  if (target === undefined) return undefined;
  await write(target, writeFormat(format, sets, finder));
  return target;
}

async function writeFolder({ sets, finder, place }: Export): Promise<vscode.Uri | undefined> {
  const folder = place ?? (await askForFolder());
  if (folder === undefined) return undefined;
  const files = markdownFiles(sets, finder, markdownWords());
  if (place === undefined) {
    const taken = await namesIn(folder);
    const count = files.filter(({ name }) => taken.has(name.toLowerCase())).length;
    const question = transferText.confirmOverwrite(count, nameOf(folder));
    if (count > 0 && !(await notify.confirm(question, transferText.overwrite()))) return undefined;
  }
  for (const { name, text } of files) await write(vscode.Uri.joinPath(folder, name), text);
  return folder;
}

function askForFile(extension: string): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = `${transferText.fileName()}.${extension}`;
  return vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
    filters: { [transferText.annotations()]: [extension] },
  });
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const folders = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: transferText.chooseFolder(),
  });
  return folders?.[0];
}

/** In lower case; none where there is no such folder yet. */
async function namesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return new Set(entries.map(([name]) => name.toLowerCase()));
  } catch {
    return new Set();
  }
}

/** @throws GlossError `file.notWritten` */
async function write(uri: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    throw new GlossError('file.notWritten', [nameOf(uri), reasonOf(error)]);
  }
}

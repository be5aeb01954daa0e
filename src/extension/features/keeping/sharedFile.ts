/** The setting `gloss.annotations.file`: annotations in a file of the project, equal to the store both ways. */
import * as vscode from 'vscode';
import {
  SharedFile,
  type SyncReport,
  type TextFile,
} from '../../../core/annotations/sharedFile.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { reportError } from '../../commands.ts';
import { keepingText } from '../../keepingText.ts';
import { notify } from '../../notify.ts';
import { textOf } from '../../paperArguments.ts';
import { clock, ids } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import { folderStorage, orNothing } from '../../storage.ts';

const SETTING = 'gloss.annotations.file';
/** Whoever types saves several times a second; the file is for others, who can wait. */
const SYNC_DELAY_MS = 1_000;

/** Follows the setting: a file is kept equal as long as it is named there. */
export function registerSharedFile(services: Services): Disposable {
  const scope = new Scope();
  let current: Scope | undefined;
  const follow = () => {
    current?.dispose();
    current = new Scope();
    const uri = sharedUri();
    if (uri !== undefined) keepEqual(services, uri, current);
  };
  scope.own(onDidChangeSetting(SETTING, follow));
  scope.own({ dispose: () => current?.dispose() });
  follow();
  return scope;
}

/** Undefined without the setting, and without a folder; a path that leads out of the folder counts as none. */
function sharedUri(): vscode.Uri | undefined {
  const path = readSetting(SETTING).trim();
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder === undefined || !isInside(path)
    ? undefined
    : vscode.Uri.joinPath(folder.uri, path);
}

function isInside(path: string): boolean {
  return path !== '' && !/^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/u.test(path);
}

function keepEqual({ gloss, log, storageUri }: Services, uri: vscode.Uri, scope: Scope): void {
  const { annotations } = gloss;
  const ports = { storage: folderStorage(storageUri), clock, ids };
  const shared = new SharedFile({ annotations, file: textFile(uri), ports });
  let waiting: Disposable | undefined;
  let failing = false;
  const sync = async () => {
    waiting = undefined;
    // What is typed in it goes first; saving it comes back here.
    if (isDirty(uri)) return;
    try {
      say(await shared.sync(), uri);
      failing = false;
    } catch (error) {
      log.warn(`${uri.toString()}: ${reasonOf(error)}`);
      if (!failing)
        reportError(new GlossError('annotations.file', [nameOf(uri), reasonOf(error)]), log);
      failing = true;
    }
  };
  const soon = () => {
    waiting ??= clock.after(SYNC_DELAY_MS, () => void sync());
  };
  scope.own({ dispose: () => waiting?.dispose() });
  scope.own(
    annotations.onDidSave(({ kind }) => {
      if (kind === 'saved') soon();
    }),
  );
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const pattern = new vscode.RelativePattern(folder ?? uri, readSetting(SETTING).trim());
  const watcher = scope.own(vscode.workspace.createFileSystemWatcher(pattern));
  for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) {
    scope.own(event(soon));
  }
  scope.own(
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (document.uri.toString() === uri.toString()) soon();
    }),
  );
  void sync();
}

function textFile(uri: vscode.Uri): TextFile {
  const { fs } = vscode.workspace;
  return {
    name: nameOf(uri),
    read: async () => {
      const bytes = await orNothing(fs.readFile(uri));
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    write: async (text) => {
      await fs.writeFile(uri, new TextEncoder().encode(text));
    },
  };
}

function isDirty(uri: vscode.Uri): boolean {
  const open = vscode.workspace.textDocuments;
  return open.some((document) => document.isDirty && document.uri.toString() === uri.toString());
}

function say({ conflicts, unreadable, bothTexts }: SyncReport, uri: vscode.Uri): void {
  const name = nameOf(uri);
  if (conflicts > 0) void notify.warn(keepingText.fileConflicts(name, conflicts, bothTexts));
  else if (bothTexts > 0) void notify.warn(keepingText.fileBothTexts(name, bothTexts));
  if (unreadable > 0) void notify.warn(keepingText.fileUnreadable(name, unreadable));
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}

/** Asks for the file, unless an argument `{ file }` names it, and sets the setting for this workspace. */
export async function shareAnnotations(args: readonly unknown[]): Promise<void> {
  if (vscode.workspace.workspaceFolders === undefined) {
    void notify.info(keepingText.fileNeedsFolder());
    return;
  }
  const file = textOf(args, 'file') ?? (await askForFile());
  if (file === undefined) return;
  if (!isInside(file)) throw new GlossError('annotations.fileOutside', [file]);
  await setFile(file);
  notify.status(keepingText.fileShared(file));
}

function askForFile(): Thenable<string | undefined> {
  const known = readSetting(SETTING);
  return vscode.window.showInputBox({
    prompt: keepingText.filePrompt(),
    value: known === '' ? 'annotations.jsonl' : known,
    validateInput: (path) => (isInside(path.trim()) ? undefined : keepingText.fileInside()),
  });
}

/** The file stays where it is; the store has all that it has. */
export async function keepAnnotationsPrivate(): Promise<void> {
  const file = readSetting(SETTING);
  if (file === '') {
    void notify.info(keepingText.filePrivateAlready());
    return;
  }
  await setFile(undefined);
  void notify.info(keepingText.filePrivate(file));
}

function setFile(file: string | undefined): Thenable<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  return vscode.workspace.getConfiguration().update(SETTING, file, target);
}

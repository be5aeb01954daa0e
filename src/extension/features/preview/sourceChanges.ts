/** When what documents are printed with may be another: bibliographies, the library, styles, files of projects, settings. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { clock } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { onDidChangeSetting } from '../../settings.ts';
import { PROJECT_FILES } from '../bibliography/projectFiles.ts';

const FILES = ['**/*.csl', PROJECT_FILES];
const SETTINGS = [
  'gloss.citation.style',
  'gloss.citation.version',
  'gloss.bibliography.path',
] as const;

/** Several changes come in a row: of bibliographies, when they are read. */
const SETTLED_MILLISECONDS = 300;

export function watchSources({ gloss }: Services, changed: () => void): Disposable {
  const scope = new Scope();
  let settling: Disposable | undefined;
  const soon = () => {
    settling?.dispose();
    settling = clock.after(SETTLED_MILLISECONDS, changed);
  };
  scope.own({ dispose: () => settling?.dispose() });
  scope.own(gloss.library.onDidChange(soon));
  for (const pattern of FILES) {
    const watcher = scope.own(vscode.workspace.createFileSystemWatcher(pattern));
    scope.own(watcher.onDidCreate(soon));
    scope.own(watcher.onDidChange(soon));
    scope.own(watcher.onDidDelete(soon));
  }
  for (const setting of SETTINGS) scope.own(onDidChangeSetting(setting, soon));
  return scope;
}

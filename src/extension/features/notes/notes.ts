/** Notes in real editors: the file system behind them, and the command that opens one. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { NoteFiles } from '../../../core/annotations/noteFiles.ts';
import { NOTE_SCHEME } from '../../../shared/manifest.ts';
import { registerCommands } from '../../commands.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import type { Services } from '../../services.ts';
import { besidePanel } from '../../besidePanel.ts';
import { NoteFileSystem, noteUri } from './noteFileSystem.ts';

export function registerNotes(services: Services, asker: PaperAsker): Disposable {
  const scope = new Scope();
  const { library, annotations } = services.gloss;
  const files = scope.own(new NoteFiles({ library, annotations }));
  const provider = scope.own(new NoteFileSystem(files, services));
  scope.own(
    vscode.workspace.registerFileSystemProvider(NOTE_SCHEME, provider, { isCaseSensitive: true }),
  );
  scope.own(
    registerCommands(
      {
        'gloss.editNote': async (...args) => {
          const paper = await asker.one('gloss.editNote', args);
          if (paper !== undefined) await openNote(paper.key);
        },
      },
      services.log,
    ),
  );
  return scope;
}

async function openNote(key: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(noteUri(key));
  await vscode.window.showTextDocument(document, { viewColumn: besidePanel(), preview: false });
}

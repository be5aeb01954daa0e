/** What features share: the core, and the few things of the edge that more than one of them needs. */
import type * as vscode from 'vscode';
import type { Gloss } from '../core/index.ts';
import type { BundledLibrary } from './bundledLibrary.ts';
import type { WorkspaceBibliographies } from './features/bibliography/workspaceBibliographies.ts';

export interface Services {
  readonly gloss: Gloss;
  readonly bundled: BundledLibrary;
  /** Bibliography files as they were last read. */
  readonly bibliographies: WorkspaceBibliographies;
  /** Resolves when papers and annotations are there; rejects with what kept the papers from it. */
  readonly ready: () => Promise<void>;
  readonly log: vscode.LogOutputChannel;
  readonly context: vscode.ExtensionContext;
  /** The folder with the journals of all workspaces. */
  readonly storageUri: vscode.Uri;
}

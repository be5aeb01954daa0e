/** What features share: the core, and the few things of the edge that more than one of them needs. */
import type * as vscode from 'vscode';
import type { Gloss } from '../core/index.ts';
import type { BundledLibrary } from './bundledLibrary.ts';

export interface Services {
  readonly gloss: Gloss;
  readonly bundled: BundledLibrary;
  readonly log: vscode.LogOutputChannel;
  readonly context: vscode.ExtensionContext;
}

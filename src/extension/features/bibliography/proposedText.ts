/** Showing what would become of a file, beside what it is, before anything is written. */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';

const SCHEME = 'gloss-proposed';

export interface Proposal {
  readonly file: vscode.Uri;
  /** What the file holds, as it was read. */
  readonly before: string;
  readonly after: string;
  readonly title: string;
}

export class ProposedTexts implements vscode.Disposable {
  readonly #scope = new Scope();
  readonly #texts = new Map<string, string>();
  #count = 0;

  constructor() {
    this.#scope.own(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()),
      }),
    );
  }

  /** Opens the comparison; what is returned closes it again. */
  async show({ file, before, after, title }: Proposal): Promise<() => Promise<void>> {
    const [left, right] = [this.#add(file, before), this.#add(file, after)];
    await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: false });
    return async () => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const shown = tabs.filter(
        ({ input }) =>
          input instanceof vscode.TabInputTextDiff &&
          input.modified.toString() === right.toString(),
      );
      await vscode.window.tabGroups.close(shown);
      this.#texts.delete(left.toString());
      this.#texts.delete(right.toString());
    };
  }

  dispose(): void {
    this.#scope.dispose();
  }

  /** The path stays, so that the editor knows the language. */
  #add(file: vscode.Uri, content: string): vscode.Uri {
    this.#count += 1;
    const uri = file.with({ scheme: SCHEME, query: String(this.#count) });
    this.#texts.set(uri.toString(), content);
    return uri;
  }
}

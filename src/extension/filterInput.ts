/** The input box that filters a view while one types. */
import * as vscode from 'vscode';

/** A view's rows, of which those are shown that match. */
export interface Filterable {
  /** The filter in force, empty for none. */
  readonly filter: string;
  setFilter(filter: string): void;
}

/** Resolves when the box is closed: Enter keeps the filter, Escape brings the former one back. */
export async function askForFilter(
  rows: Filterable,
  prompt: string,
  /** What is wrong with a filter; empty where nothing is. */
  problemOf: (filter: string) => string = () => '',
): Promise<void> {
  const before = rows.filter;
  const box = vscode.window.createInputBox();
  box.prompt = prompt;
  box.value = before;
  // The tree is there to be clicked while its filter is typed.
  box.ignoreFocusOut = true;
  box.onDidChangeValue((filter) => {
    rows.setFilter(filter);
    box.validationMessage = problemOf(filter);
  });
  const answered = new Promise<'accepted' | 'left'>((resolve) => {
    box.onDidAccept(() => {
      resolve('accepted');
    });
    box.onDidHide(() => {
      resolve('left');
    });
  });
  box.show();
  const answer = await answered;
  box.dispose();
  if (answer === 'left') rows.setFilter(before);
}

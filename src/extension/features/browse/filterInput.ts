/** The input box that filters the Library view while one types. */
import * as vscode from 'vscode';
import type { PaperSearch } from '../../../core/search/paperSearch.ts';
import { problemText } from '../../searchText.ts';
import { text } from '../../text.ts';
import type { LibraryTree } from './libraryTree.ts';

/** Resolves when the box is closed: Enter keeps the filter, Escape brings the former one back. */
export async function askForFilter(search: PaperSearch, tree: LibraryTree): Promise<void> {
  const before = tree.filter;
  const box = vscode.window.createInputBox();
  box.prompt = text.filterPrompt();
  box.value = before;
  // The tree is there to be clicked while its filter is typed.
  box.ignoreFocusOut = true;
  const apply = (filter: string) => {
    tree.setFilter(filter);
    const [problem] = search.find(filter, { limit: 0 }).problems;
    box.validationMessage = problem === undefined ? '' : problemText(problem);
  };
  box.onDidChangeValue(apply);
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
  if (answer === 'left') tree.setFilter(before);
}

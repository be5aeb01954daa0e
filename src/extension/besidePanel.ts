/** Where a text is opened beside a paper. */
import * as vscode from 'vscode';

/**
 * Not over the panel: the paper stays in sight while one reads or writes beside it. The column is named, since which one
 * is active may have changed by the time that the editor opens the text.
 */
export function besidePanel(): vscode.ViewColumn {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const hasPanel = ({ activeTab }: vscode.TabGroup) =>
    activeTab?.input instanceof vscode.TabInputWebview;
  const group = hasPanel(activeTabGroup) ? all.find((each) => !hasPanel(each)) : activeTabGroup;
  return group?.viewColumn ?? vscode.ViewColumn.Beside;
}

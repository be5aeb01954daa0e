/** What Gloss says of where papers are cited, and of renaming their keys. */
import { l10n } from 'vscode';

export const citedText = {
  citedNowhere: (title: string) =>
    l10n.t('No document of the workspace and no note cites “{0}” yet.', title),
  keyNowhere: (key: string) => l10n.t('“{0}” is cited nowhere in the workspace.', key),
  noKeyHere: () => l10n.t('There is no citation key here to rename.'),
} as const;

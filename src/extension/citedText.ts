/** What Gloss says of where papers are cited, and of renaming their keys. */
import { l10n } from 'vscode';

export const citedText = {
  citedNowhere: (title: string) =>
    l10n.t('No document of the workspace and no note cites “{0}” yet.', title),
  keyNowhere: (key: string) => l10n.t('“{0}” is cited nowhere in the workspace.', key),
  uncited: () => l10n.t('Not cited yet of these topics'),
  times: (count: number) => l10n.t('{0}×', count),
  notInBibliography: () => l10n.t('not in the bibliography'),
  unknownKey: () => l10n.t('unknown'),
  unknownKeyHint: (key: string) =>
    l10n.t('No paper of the library and no bibliography of this document has the key “{0}”.', key),
  citedHere: (document: string, count: number) => l10n.t('Cited in {0} ({1}×)', document, count),
  citedElsewhere: (count: number) =>
    count === 1
      ? l10n.t('Cited in another document')
      : l10n.t('Cited in {0} other documents', count),
  noKeyHere: () => l10n.t('There is no citation key here to rename.'),
} as const;

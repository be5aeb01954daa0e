/** What Gloss says while it brings a bibliography in line with a document. */
import { l10n } from 'vscode';

export const syncText = {
  removeUncited: (count: number) =>
    l10n.t('References that no document of the workspace cites: {0}', count),
  removeUncitedHelp: () => l10n.t('Tick what is to be removed; press Enter to go on'),
  proposedFor: (file: string) => l10n.t('{0}: now and as proposed', file),
  proposed: (file: string, added: number, removed: number) =>
    l10n.t('To be added to {0}: {1}; to be removed: {2}. Write it?', file, added, removed),
  writeBibliography: (file: string) => l10n.t('Write {0}', file),
  synced: (file: string, added: string, removed: string) =>
    l10n.t('{0} was written. Added: {1}. Removed: {2}.', file, added, removed),
  syncedOnDisk: () => l10n.t('It was written on the disk: undo does not take it back.'),
  notInLibrary: (keys: string) =>
    l10n.t('Cited, but neither in the bibliography nor in the library: {0}.', keys),
  citedOtherwise: (keys: string) =>
    l10n.t('Cited by another key than the bibliography has for the work: {0}.', keys),
  allInSync: (file: string) => l10n.t('{0} has all that is cited; nothing was changed.', file),
  nothingToSync: (file: string) => l10n.t('Nothing was changed in {0}.', file),
} as const;

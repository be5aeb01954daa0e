/** What Gloss says about how annotations are kept: what could not be stored or read, and what is found again. */
import { env, l10n } from 'vscode';
import type { Counts } from '../core/annotations/counts.ts';
import { annotationsText } from './annotationsText.ts';

export const keepingText = {
  damagedFile: (count: number, file: string) =>
    count === 1
      ? l10n.t(
          'One line of the stored annotations could not be read. It is kept in {0}; nothing was overwritten, and all other annotations are here.',
          file,
        )
      : l10n.t(
          '{0} lines of the stored annotations could not be read. They are kept in {1}; nothing was overwritten, and all other annotations are here.',
          count,
          file,
        ),
  newerFile: (file: string) =>
    l10n.t(
      'Some annotations were stored by a newer version of Gloss, in {0}. All are shown as far as this version can read them and stay as they are; update Gloss to change them.',
      file,
    ),
  unreadable: (reason: string) =>
    l10n.t(
      'Stored annotations can’t be read just now ({0}). Gloss keeps trying; what you write meanwhile is kept beside them, and nothing is overwritten.',
      reason,
    ),
  missing: (counts: Omit<Counts, 'papers'>) =>
    l10n.t(
      'There were {0} here, but the files that held them are gone. A backup or another folder’s annotations may have them.',
      annotationsText.counts(counts.notes, counts.highlights),
    ),
  bothTexts: (title: string) =>
    l10n.t(
      'A text about “{0}” was changed in two windows at once. Both texts are kept in it, one below the other.',
      title,
    ),
  openNote: () => l10n.t('Open Note'),
  exportNow: () => l10n.t('Export Now…'),
  restore: () => l10n.t('Restore Annotations…'),
  offer: (counts: Counts, place: string, date: string) =>
    l10n.t(
      'Gloss has {0} from “{1}” (last changed {2}), which may be this project. Bring them here? They stay there, too.',
      annotationsText.counts(counts.notes, counts.highlights),
      place,
      date,
    ),
  bringHere: () => l10n.t('Bring Them Here'),
  notThese: () => l10n.t('No'),
  whichToRestore: () => l10n.t('Annotations of which folder, or which backup, are to be restored?'),
  backupOf: (date: string) => l10n.t('Backup of {0}', date),
  backupsHere: () => l10n.t('backups of this folder'),
  otherFolders: () => l10n.t('other folders'),
  summary: (counts: Counts, date: string) =>
    l10n.t(
      '{0} on {1}, last changed {2}',
      annotationsText.counts(counts.notes, counts.highlights),
      annotationsText.papers(counts.papers),
      date,
    ),
  backupSummary: (counts: Counts) =>
    l10n.t(
      '{0} on {1}',
      annotationsText.counts(counts.notes, counts.highlights),
      annotationsText.papers(counts.papers),
    ),
  looking: () => l10n.t('Looking for annotations…'),
  nothingElsewhere: () => l10n.t('There are no annotations of other folders, and no backups.'),
  nothingNew: (from: string) =>
    l10n.t('Everything from {0} is here already, so nothing was changed.', from),
  confirmRestore: (from: string) =>
    l10n.t('Restore annotations from {0}? Nothing that is here is taken away.', from),
  goOn: () => l10n.t('Restore'),
  filePrompt: () =>
    l10n.t('A file of the workspace’s folder, for git: one line for each note and highlight'),
  fileInside: () => l10n.t('Name a file in the workspace’s folder, by its path from there.'),
  fileNeedsFolder: () => l10n.t('Open a folder first: the file is kept in it.'),
  fileShared: (file: string) => l10n.t('Annotations are kept in {0}, too', file),
  filePrivateAlready: () => l10n.t('Annotations are in Gloss’s own storage alone already.'),
  filePrivate: (file: string) =>
    l10n.t(
      'Annotations are in Gloss’s own storage alone from now on. {0} stays as it is; delete it if nobody needs it.',
      file,
    ),
  fileConflicts: (file: string, conflicts: number, bothTexts: number) =>
    l10n.t(
      '{0} had {1} conflicts of a git merge. Both sides were taken over, and {2} notes have both texts. Look at the file, then add it to git.',
      file,
      conflicts,
      bothTexts,
    ),
  fileBothTexts: (file: string, notes: number) =>
    l10n.t('{0} notes differ here and in {1}; they have both texts now.', notes, file),
  fileUnreadable: (file: string, lines: number) =>
    l10n.t('{0} lines of {1} can’t be read. They stay in the file, at its end.', lines, file),
  nothingDeleted: () => l10n.t('Nothing was deleted in the last 30 days.'),
  whichDeleted: () => l10n.t('Which deleted note or highlight is to come back?'),
  deletedOn: (date: string) => l10n.t('deleted {0}', date),
  noteOf: (title: string) => l10n.t('Note on “{0}”', title),
  restoredOne: (title: string) => l10n.t('Restored to “{0}”', title),
} as const;

/** "3 Nov 2026", in the user's language, of an ISO 8601 time or date. */
export function dateText(at: string): string {
  const format = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium' });
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : format.format(date);
}

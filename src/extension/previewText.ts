/** What Gloss says in the Markdown preview. */
import { l10n } from 'vscode';

export const previewText = {
  /** Of the way back from a reference. */
  back: (number: number, count: number) =>
    count === 1 ? l10n.t('To the citation') : l10n.t('To the citation, {0} of {1}', number, count),
  /** The same for a script that puts in the numbers itself: {0} of {1}. */
  backPatterns: () => ({
    one: l10n.t('To the citation'),
    several: l10n.t('To the citation, {0} of {1}', '{0}', '{1}'),
  }),
  unknownKey: (key: string) => l10n.t('The bibliography of this document has no entry “{0}”', key),
  otherStyle: (reason: string) => l10n.t('{0} The references are in APA.', reason),
};

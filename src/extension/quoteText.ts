/** What Gloss says about quotations and literature notes. */
import { l10n } from 'vscode';
import type { MarkerFault } from '../core/literatureNote/markers.ts';

export const quoteText = {
  chooseHighlight: () => l10n.t('Which passage? Type words of it, of its comment, or an author'),
  noHighlights: () =>
    l10n.t(
      'No passage is marked yet. Open a paper, select words of its title or abstract and choose a colour; then it can be quoted here.',
    ),
  noHighlightsOf: (authorYear: string) =>
    l10n.t(
      'No passage of {0} is marked yet. Open the paper, select words and choose a colour; then they can be quoted here.',
      authorYear,
    ),
  searchPapers: () => l10n.t('Search Papers'),
  noQuotation: () =>
    l10n.t(
      'There is no quotation with a citation at the cursor. Put it into a block quote or quotation marks with a citation such as [@key] beside them.',
    ),
  noCitedPaper: (key: string) =>
    l10n.t('The quotation cites “{0}”, which the library does not have.', key),
  notFound: (authorYear: string) =>
    l10n.t(
      'These words are not in the title, the abstract or the highlights of {0}; the paper is open.',
      authorYear,
    ),
  noDocument: () => l10n.t('No document is open here. Open the one with the quotation first.'),
  whereTo: (authorYear: string) => l10n.t('Where is the literature note of {0} to go?', authorYear),
  intoNewFile: () => l10n.t('Into a New File'),
  atCursor: (document: string) => l10n.t('At the Cursor of {0}', document),
  inPlace: (document: string) => l10n.t('{0} has one already: update it', document),
  noMarkdown: () =>
    l10n.t(
      'A literature note is Markdown, and no Markdown document is open. Open one, or let the note go into a new file.',
    ),
  notMarkdown: (document: string) =>
    l10n.t('{0} is not Markdown, so it has no literature notes.', document),
  notWritten: (document: string) =>
    l10n.t('{0} can’t be written to, so its literature notes stay as they are.', document),
  newFile: (document: string) => l10n.t('{0} is new and not saved yet', document),
  fileHasNote: (path: string, authorYear: string) =>
    l10n.t('{0} has a literature note of {1} already.', path, authorYear),
  openAndUpdate: () => l10n.t('Open and Update It'),
  noNotes: (document: string) =>
    l10n.t(
      'There is no literature note in {0}. Insert one with “Gloss: Insert Literature Note”.',
      document,
    ),
  upToDate: (count: number) =>
    count === 1
      ? l10n.t('The literature note is up to date')
      : l10n.t('All {0} literature notes are up to date', count),
  updated: (count: number) =>
    count === 1
      ? l10n.t('1 literature note updated')
      : l10n.t('{0} literature notes updated', count),
  both: (count: number, lines: string) =>
    count === 1
      ? l10n.t('in 1 your text and the new one both stay: look at line {0}', lines)
      : l10n.t('in {0} your text and the new one both stay: look at lines {1}', count, lines),
  unknownPapers: (keys: string) =>
    l10n.t('not updated, since the library does not have the paper: {0}', keys),
  leftAlone: (faults: string) => l10n.t('not touched: {0}', faults),
} as const;

/** Why Gloss does not touch a literature note; lines count from 1. */
export function faultText(fault: MarkerFault, line: number): string {
  switch (fault) {
    case 'open':
      return l10n.t(
        'line {0}, whose end marker (<!-- /gloss:literature-note -->) is missing or belongs to another note',
        line,
      );
    case 'stray':
      return l10n.t('line {0}, an end marker without a beginning', line);
    case 'malformed':
      return l10n.t(
        'line {0}, a marker that was changed: it has to stand alone, at the beginning of its line',
        line,
      );
    case 'code':
      return l10n.t('line {0}, a marker in a code block', line);
    case 'twice':
      return l10n.t(
        'line {0}, a copy of another note in this document: delete one of the two',
        line,
      );
  }
}

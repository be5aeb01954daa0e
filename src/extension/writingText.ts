/** What is said about citations where they stand: in completions, hovers, hints and the status bar. */
import { l10n } from 'vscode';

export const writingText = {
  searchToCite: () => l10n.t('Search papers…'),
  searchToCiteHelp: () =>
    l10n.t(
      'Several words, filters, several papers, a page: opens the list of papers, and cites here what you choose.',
    ),
  note: () => l10n.t('Note'),
  highlights: () => l10n.t('Highlights'),
  moreHighlights: (count: number) => l10n.t('and {0} more', count),
  notInBibliography: () =>
    l10n.t('Not in the bibliography of this document yet: is added when you choose it.'),
  openPaper: () => l10n.t('Open Paper'),
  citeAgain: () => l10n.t('Cite Again'),
  citationsName: () => l10n.t('Citations in the Document'),
  citationsHere: (citations: number, papers: number, problems: number) =>
    problems === 0
      ? l10n.t('Citations: {0}, of {1} different papers', citations, papers)
      : l10n.t(
          'Citations: {0}, of {1} different papers; problems: {2}',
          citations,
          papers,
          problems,
        ),
} as const;

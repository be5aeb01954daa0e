/** What is said about tables and lists of references that are inserted. */
import { l10n } from 'vscode';
import type { ComparisonColumn } from '../core/citations/comparisonTable.ts';

export const insertText = {
  columns: () => l10n.t('Which columns should the table have?'),
  comparison: (count: number) => l10n.t('A table of {0} papers', count),
  references: (count: number) => l10n.t('A list of {0} references', count),
  unknownCited: (keys: string) =>
    l10n.t('Not in the list, since the library does not have them: {0}', keys),
} as const;

export function comparisonHeadings(): Readonly<Record<ComparisonColumn, string>> {
  return {
    citation: l10n.t('Paper'),
    title: l10n.t('Title'),
    method: l10n.t('Method'),
    year: l10n.t('Year'),
    venue: l10n.t('Venue'),
    results: l10n.t('Key results'),
    code: l10n.t('Code'),
  };
}

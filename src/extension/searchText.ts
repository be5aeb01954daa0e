/** The search's findings in words: problems of a query, why a paper matched. */
import { l10n } from 'vscode';
import type { QueryProblem } from '../core/search/query.ts';
import type { SearchField } from '../core/search/searchDocument.ts';
import type { Snippet } from '../core/search/snippet.ts';
import type { Reason } from '../core/search/why.ts';

export function problemText({ code, args }: QueryProblem): string {
  const { name, value, suggestion } = args;
  switch (code) {
    case 'unknownFilter':
      return suggestion === undefined
        ? l10n.t('There is no filter “{0}:”', name)
        : l10n.t('There is no filter “{0}:”. Did you mean “{1}:”?', name, suggestion);
    case 'badYear':
      return l10n.t('“{0}” is not a year: write year:2023, year:2021..2023 or year:2023..', value);
    case 'unknownValue':
      return suggestion === undefined
        ? l10n.t('No paper has {0} “{1}”', name, value)
        : l10n.t('No paper has {0} “{1}”. Did you mean “{2}”?', name, value, suggestion);
  }
}

/** The passage that matched best, with its field where that is not the abstract, and what words were taken for. */
export function snippetText({ field, text, reasons, elsewhere }: Snippet): string {
  const passage = field === 'abstract' ? text : `${fieldText(field)}: ${text}`;
  const why = [...reasons.map(reasonText), ...whereText(elsewhere)];
  return [passage, ...why.map((it) => `(${it})`)].join(' ');
}

/** Why a search found a paper, for a reader who sees its marks; fields are named where there are none. */
export function foundText(
  query: string,
  reasons: readonly Reason[],
  elsewhere: readonly SearchField[],
): string {
  const more = [...reasons.map(reasonText), ...whereText(elsewhere)].map((it) => ` (${it})`);
  return `${l10n.t('Found by “{0}”', query)}${more.join('')}`;
}

function whereText(fields: readonly SearchField[]): readonly string[] {
  return fields.length === 0 ? [] : [l10n.t('in: {0}', fields.map(fieldText).join(', '))];
}

function reasonText({ kind, typed, found }: Reason): string {
  switch (kind) {
    case 'fuzzy':
      return l10n.t('typo: {0} → {1}', typed, found);
    case 'stem':
      return l10n.t('form: {0} → {1}', typed, found);
    case 'acronym':
      return l10n.t('acronym: {0} → {1}', typed, found);
    case 'part':
      return l10n.t('part: {0} → {1}', typed, found);
  }
}

function fieldText(field: SearchField): string {
  switch (field) {
    case 'title':
      return l10n.t('Title');
    case 'method':
      return l10n.t('Method');
    case 'authors':
      return l10n.t('Authors');
    case 'topics':
      return l10n.t('Topic');
    case 'record':
      return l10n.t('Key, year, venue');
    case 'abstract':
      return l10n.t('Abstract');
    case 'note':
      return l10n.t('Note');
    case 'highlights':
      return l10n.t('Highlight');
    case 'tags':
      return l10n.t('Tags');
    case 'keyphrases':
      return l10n.t('Key phrases');
    case 'aliases':
      return l10n.t('Also known as');
  }
}

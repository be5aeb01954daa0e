/** What Gloss says about annotations as a whole: their view, tags of many papers, the reading queue. */
import { env, l10n } from 'vscode';
import type { AnnotationGrouping, AnnotationLabel } from '../core/view/annotationRows.ts';
import { colourName } from './colours.ts';

export const annotationsText = {
  /** "3 notes, 12 highlights" */
  counts: (notes: number, highlights: number) =>
    [
      notes === 1 ? l10n.t('1 note') : l10n.t('{0} notes', notes),
      highlights === 1 ? l10n.t('1 highlight') : l10n.t('{0} highlights', highlights),
    ].join(', '),
  filter: (matching: number, all: number, filter: string) =>
    l10n.t('{0} of {1} notes and highlights match “{2}”', matching, all, filter),
  filterPrompt: () =>
    l10n.t('Show only notes and highlights with these words: theirs, their tags’, their paper’s'),
  note: () => l10n.t('Note'),
  sourceGone: (title: string) =>
    l10n.t(
      '“{0}” is not in the library now, so it can’t be opened; what you wrote about it is kept. If it belongs to the bundled library, see that the setting gloss.library.bundled is on.',
      title,
    ),
  highlightRemoved: (title: string) => l10n.t('A highlight was removed from “{0}”.', title),
  marked: (count: number, status: string) => l10n.t('{0} papers marked: {1}', count, status),
  undo: () => l10n.t('Undo'),
  papers: (count: number) => (count === 1 ? l10n.t('1 paper') : l10n.t('{0} papers', count)),
  tagsOf: (count: number) => (count === 1 ? l10n.t('Tags') : l10n.t('Tags of {0} papers', count)),
  tagsPlaceholder: () => l10n.t('Find a tag, or type new ones; a comma stands between two'),
  onSome: (some: number, all: number) => l10n.t('on {0} of {1}', some, all),
  addTags: (tags: readonly string[]) =>
    l10n.t('Add {0}', tags.map((tag) => l10n.t('“{0}”', tag)).join(', ')),
  whichTag: () => l10n.t('Which tag is to be renamed?'),
  whichTags: () => l10n.t('Which tags are to be one? Tick them'),
  newName: () => l10n.t('The tag’s new name, on all papers and highlights'),
  oneName: () => l10n.t('Type one name, without commas: they stand between tags.'),
  merge: () => l10n.t('Merge'),
  confirmMerge: (of: { from: string; into: string; moved: number; there: number }) =>
    l10n.t(
      'There is a tag “{0}” already, on {1}. Make “{2}”, on {3}, the same tag?',
      of.into,
      annotationsText.papers(of.there),
      of.from,
      annotationsText.papers(of.moved),
    ),
  nothingToRetag: (from: readonly string[], into: string) =>
    l10n.t('No paper has a tag {0} that could become “{1}”.', quoted(from), into),
  retagged: (from: readonly string[], into: string, papers: number) =>
    l10n.t('{0} is now “{1}” on {2}.', quoted(from), into, annotationsText.papers(papers)),
  retaggingUndone: () => l10n.t('The tags are as they were'),
  inQueue: () => l10n.t('in the reading queue'),
  queued: (count: number) =>
    count === 1
      ? l10n.t('Added to the reading queue')
      : l10n.t('{0} papers added to the reading queue', count),
  dequeued: (count: number) =>
    count === 1
      ? l10n.t('Taken out of the reading queue')
      : l10n.t('{0} papers taken out of the reading queue', count),
  noneQueued: () =>
    l10n.t('No paper that is in the reading queue was chosen, so nothing was moved.'),
} as const;

function quoted(tags: readonly string[]): string {
  return tags.map((tag) => l10n.t('“{0}”', tag)).join(', ');
}

export function annotationLabelText(label: AnnotationLabel): string {
  if ('text' in label) return label.text;
  if ('colour' in label) return colourName(label.colour);
  if ('month' in label) return monthText(label.month);
  switch (label.code) {
    case 'review':
      return l10n.t('To review');
    case 'tag.none':
      return l10n.t('Without tags');
    case 'colour.none':
      return l10n.t('Notes');
    case 'date.today':
      return l10n.t('Today');
    case 'date.yesterday':
      return l10n.t('Yesterday');
    case 'date.week':
      return l10n.t('This week');
  }
}

/** "November 2026" of "2026-11". */
function monthText(month: string): string {
  const format = new Intl.DateTimeFormat(env.language, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

export function annotationGroupingText(grouping: AnnotationGrouping): string {
  switch (grouping) {
    case 'paper':
      return l10n.t('by paper');
    case 'tag':
      return l10n.t('by tag');
    case 'colour':
      return l10n.t('by colour');
    case 'date':
      return l10n.t('by date');
  }
}

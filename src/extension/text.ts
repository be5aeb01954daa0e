/** All that Gloss says, in one place: sentences for codes of the core and for the panel. */
import { env, l10n } from 'vscode';
import type { ReadingStatus } from '../core/annotations/annotation.ts';
import type { Label } from '../core/view/label.ts';
import type { Grouping } from '../core/view/rows.ts';
import type { PanelStrings } from '../shared/messages.ts';
import { highlightStrings } from './highlightText.ts';
import { syncText } from './syncText.ts';

/** A count as the reader writes it: 20,077. */
const counted = (count: number): string => count.toLocaleString(env.language);

export const text = {
  showLog: () => l10n.t('Show Log'),
  showSetAside: () => l10n.t('Show What Was Set Aside'),
  choosePaper: () => l10n.t('Which paper?'),
  choosePapers: () => l10n.t('Which papers? Tick several, or press Enter for one'),
  choosePapersToCite: () =>
    l10n.t(
      'Which papers? Say more behind the words: “comet p. 3”, “comet; see … chap. 2”. Tick several, or press Enter for one',
    ),
  saidAbout: (parts: string) => l10n.t('cited with “{0}”', parts),
  tags: (tags: string) => l10n.t('Tags: {0}', tags),
  hasNotes: () => l10n.t('Has notes'),
  mainly: (authorYear: string, topic: string) => l10n.t('{0} · mainly {1}', authorYear, topic),
  libraryFilter: (matching: number, all: number, filter: string) =>
    l10n.t('{0} of {1} papers match “{2}”', counted(matching), counted(all), filter),
  filterPrompt: () => l10n.t('Show only papers that match, e.g. sparse gating year:2023..'),
  searchPlaceholder: () =>
    l10n.t(
      'Search titles, authors, abstracts and notes; narrow with topic: year: author: tag: status: has:',
    ),
  searchTitle: () => l10n.t('Search Papers'),
  count: (shown: number, all: number) => l10n.t('{0} of {1}', counted(shown), counted(all)),
  ticked: (count: number) =>
    count === 1
      ? l10n.t('1 paper ticked for citing')
      : l10n.t('{0} papers ticked for citing', count),
  openToSide: () => l10n.t('Open to the Side'),
  openOnWeb: () => l10n.t('Open on the Web'),
  noResults: (query: string) => l10n.t('No paper matches “{0}”', query),
  stillReading: (files: readonly string[]) => {
    const named = files.slice(0, 3).join(', ');
    return files.length <= 3
      ? l10n.t('Still being read: {0}', named)
      : l10n.t('Still being read: {0} and {1} more', named, files.length - 3);
  },
  stillIndexing: (count: number) => l10n.t('{0} papers are still being indexed', counted(count)),
  ownPapers: () => l10n.t('in the bibliography of the document'),
  recentlyOpened: () => l10n.t('recently opened'),
  allPapers: () => l10n.t('all papers'),
  someWords: () => l10n.t('some of the words'),
  foundPapers: () => l10n.t('found'),
  tickedPapers: () => l10n.t('ticked'),
  citeIn: (document: string) => l10n.t('Cite in {0}', document),
  citeToClipboard: () => l10n.t('Copy the citation: no document is open to cite in'),
  editCitation: () => l10n.t('Edit Citation'),
  editCitationOf: (key: string) => l10n.t('Edit Citation of {0}', key),
  editCitationHelp: () =>
    l10n.t(
      'For example “p. 3”, “see …, chap. 2 and more”, “-” to leave out the author, “@” to name them in the text',
    ),
  moveWorkUp: () => l10n.t('Move to the Front by One'),
  removeWork: () => l10n.t('Remove from the Citation'),
  citedIn: (citation: string, document: string) => l10n.t('{0} is in {1}', citation, document),
  citationCopied: (citation: string) =>
    l10n.t('No document is open to cite in; {0} is on the clipboard.', citation),
  citationCopiedNot: (document: string, citation: string) =>
    l10n.t(
      '{0} is not Markdown, LaTeX or Typst, so nothing was written in it; {1} is on the clipboard.',
      document,
      citation,
    ),
  citationCopiedReadOnly: (document: string, citation: string) =>
    l10n.t('{0} can’t be written to; {1} is on the clipboard.', document, citation),
  passagePrompt: () => l10n.t('The words of the passage, copied from the paper'),
  locatorPrompt: () => l10n.t('Page or section, e.g. p. 5 or sec. 3; empty for none'),
  passageMarked: (authorYear: string) => l10n.t('Marked in {0}', authorYear),
  passageKept: (authorYear: string) =>
    l10n.t(
      'Kept with {0} as a passage from elsewhere: its words are not in the text here',
      authorYear,
    ),
  addedTo: (keys: string, file: string) => l10n.t('Added to {1}: {0}', keys, file),
  addedOnDisk: (keys: string, file: string) =>
    l10n.t('Added to {1} on the disk, where undo does not remove it: {0}', keys, file),
  keyReplaced: (key: string, by: string) =>
    l10n.t(
      '“{0}” can’t be a key there, since it has spaces, commas, braces or the like: it is cited as “{1}”.',
      key,
      by,
    ),
  alreadyIn: (keys: string, file: string) => l10n.t('In {1} already: {0}', keys, file),
  ...syncText,
  noBibliography: (file: string) =>
    l10n.t('This document has no bibliography yet. Should what you cite be kept in {0}?', file),
  tooManyBibliographies: (most: number) =>
    l10n.t(
      'There are more than {0} bibliography files in this workspace. Gloss reads {0} of them, and those that documents name.',
      most,
    ),
  neverCreate: () => l10n.t('Don’t Ask Again'),
  createBibliography: (file: string) => l10n.t('Create {0}', file),
  references: (count: number) => l10n.t('{0} references', count),
  copied: (what: string) => l10n.t('{0} is on the clipboard', what),
  noWebAddress: (title: string) => l10n.t('No web address is known for “{0}”.', title),
  insertCitationEdit: () => l10n.t('Insert Citation'),
  pasteCitationEdit: () => l10n.t('Paste as Citation'),
  damagedAnnotations: (count: number) =>
    l10n.t(
      'Some stored annotations could not be read ({0}). They are set aside, not overwritten, and can be shown at any time with “Gloss: Show Annotations That Could Not Be Read”; all others are here.',
      count,
    ),
  nothingSetAside: () => l10n.t('All stored annotations could be read; nothing was set aside.'),
  newerAnnotations: () =>
    l10n.t(
      'Your notes were stored by a newer version of Gloss. They are shown as far as this version can read them and stay as they are; update Gloss to change them.',
    ),
  notSaved: (reason: string) =>
    l10n.t(
      'Not saved yet: {0} Gloss keeps what you wrote and tries again; copy it if you close the window.',
      reason,
    ),
  refused: (reason: string) => l10n.t('Gloss could not take this over: {0}', reason),
  noWorkspace: () =>
    l10n.t(
      'No folder is open: what you write is kept for windows without a folder. To keep notes with a project, open its folder first.',
    ),
  missingPaper: (key: string) =>
    l10n.t(
      'There is no paper “{0}” in the library now. If it belongs to the bundled library, see that the setting gloss.library.bundled is on.',
      key,
    ),
} as const;

export function statusText(status: ReadingStatus): string {
  switch (status) {
    case 'unread':
      return l10n.t('Unread');
    case 'reading':
      return l10n.t('Reading');
    case 'read':
      return l10n.t('Read');
  }
}

export function labelText(label: Label): string {
  if ('text' in label) return label.text;
  switch (label.code) {
    case 'status.unread':
      return statusText('unread');
    case 'status.reading':
      return statusText('reading');
    case 'status.read':
      return statusText('read');
    case 'year.none':
      return l10n.t('No year');
    case 'venue.none':
      return l10n.t('No venue known');
    case 'author.none':
      return l10n.t('No author');
    case 'topic.none':
      return l10n.t('Without topic');
    case 'code.yes':
      return l10n.t('With code');
    case 'code.no':
      return l10n.t('Without code');
    case 'tag.none':
      return l10n.t('Without tags');
    case 'queue.yes':
      return l10n.t('Reading queue');
    case 'queue.no':
      return l10n.t('Not in the queue');
  }
}

export function groupingText(grouping: Grouping): string {
  switch (grouping) {
    case 'topic':
      return l10n.t('by topic');
    case 'year':
      return l10n.t('by year');
    case 'venue':
      return l10n.t('by venue');
    case 'author':
      return l10n.t('by first author');
    case 'status':
      return l10n.t('by reading status');
    case 'code':
      return l10n.t('by code');
    case 'tag':
      return l10n.t('by tag');
    case 'queue':
      return l10n.t('by reading queue');
  }
}

export function panelStrings(): PanelStrings {
  return {
    abstract: l10n.t('Abstract'),
    noAbstract: l10n.t('No abstract is known for this paper.'),
    keyResults: l10n.t('Key results'),
    related: l10n.t('Related papers'),
    citedIn: l10n.t('Cited in'),
    citedInLine: l10n.t('Go to {0}, line {1}'),
    note: l10n.t('Note'),
    notePlaceholder: l10n.t('What do you make of it? Markdown, saved as you type.'),
    tags: l10n.t('Tags'),
    addTag: l10n.t('Add a tag'),
    removeTag: l10n.t('Remove the tag {0}'),
    status: l10n.t('Reading status'),
    statusUnread: statusText('unread'),
    statusReading: statusText('reading'),
    statusRead: statusText('read'),
    cite: l10n.t('Cite'),
    copyBibtex: l10n.t('Copy BibTeX'),
    copyCslJson: l10n.t('Copy CSL-JSON'),
    copyKey: l10n.t('Copy Citation Key'),
    back: l10n.t('Go back'),
    forward: l10n.t('Go forward'),
    keepOpen: l10n.t('Keep open'),
    topics: l10n.t('Topics'),
    links: l10n.t('Links'),
    code: l10n.t('Code'),
    showTopic: l10n.t('Show the topic {0} in the Library'),
    alsoUnder: l10n.t('also under'),
    sameTopic: l10n.t('Same topic: {0}'),
    sharedTerms: l10n.t('Shared terms: {0}'),
    saving: l10n.t('Saving…'),
    saved: l10n.t('Saved'),
    authors: l10n.t('Authors'),
    allAuthors: l10n.t('Show all {0} authors'),
    fewerAuthors: l10n.t('Show fewer authors'),
    published: l10n.t('Published'),
    annotations: l10n.t('Your annotations'),
    actions: l10n.t('Cite and copy'),
    history: l10n.t('Papers shown'),
    noAnswer: l10n.t(
      'Gloss does not answer, so the last change may not be stored. Copy what you wrote, then reload the window.',
    ),
    forgetFound: l10n.t('Remove the marks of the search (Escape)'),
    foundMarked: l10n.t('It is marked in the text; Escape removes the marks.'),
    foundForgotten: l10n.t('The marks of the search are gone.'),
    dismiss: l10n.t('Dismiss'),
    ...highlightStrings(),
  };
}

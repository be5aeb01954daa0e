/** Sentences for what went wrong: one for each code of the core. */
import { l10n } from 'vscode';
import { GlossError, reasonOf } from '../core/base/errors.ts';
import { text } from './text.ts';

/** What went wrong, for a reader: where, what, and what to do. */
export function errorText(error: unknown): string {
  if (!(error instanceof GlossError)) {
    return l10n.t('Gloss could not do this: {0}', reasonOf(error));
  }
  const sentence = sentences[error.code];
  return sentence === undefined ? error.message : sentence(...error.args.map(String));
}

const sentences: Readonly<
  Record<string, ((...args: (string | undefined)[]) => string) | undefined>
> = {
  'annotations.newer': () => text.newerAnnotations(),
  'annotations.gone': () =>
    l10n.t('These annotations are not there any more, so nothing was changed.'),
  'annotations.file': (file, reason) =>
    l10n.t(
      'Annotations can’t be kept in {0} just now ({1}). They are safe in Gloss’s own storage; it is tried again at the next change.',
      file ?? '',
      reason ?? '',
    ),
  'annotations.fileOutside': (file) =>
    l10n.t('{0} is not in the workspace’s folder, so annotations were not put there.', file ?? ''),
  'highlight.gone': () =>
    l10n.t('This highlight is not there any more; it was removed elsewhere, or its text is gone.'),
  'highlight.textChanged': () =>
    l10n.t('The text has changed since you selected it, so nothing was marked. Select it again.'),
  'highlight.blank': () => l10n.t('There are no words in this passage, so nothing was marked.'),
  'note.tooLong': (limit) =>
    l10n.t('A note can have {0} MB at most; this one was not saved.', limit ?? ''),
  'note.notText': () =>
    l10n.t(
      'This note is not written in UTF-8, so it was not saved. Choose “Save with Encoding”, then UTF-8.',
    ),
  'note.notSaved': () =>
    l10n.t('The note could not be stored. It stays open here; save it again in a moment.'),
  'paper.unknown': (key) =>
    l10n.t(
      'There is no paper with the citation key “{0}” in the library. Search for it, or check the key.',
      key ?? '',
    ),
  'file.notRead': (file, reason) => l10n.t('{0} can’t be read: {1}', file ?? '', reason ?? ''),
  'file.notWritten': (file, reason) =>
    l10n.t('{0} could not be written: {1}', file ?? '', reason ?? ''),
  'command.badArgument': (command, reason) =>
    l10n.t('{0} was called with an argument it can’t use: {1}', command ?? '', reason ?? ''),
  'citation.unknownSyntax': (syntax) => l10n.t('There is no citation syntax “{0}”.', syntax ?? ''),
  'citation.none': () => l10n.t('No paper was chosen, so there is nothing to cite.'),
  'citation.latexKey': (key) =>
    l10n.t(
      '“{0}” can’t stand in \\cite{}: LaTeX keys have no spaces, commas, braces or backslashes.',
      key ?? '',
    ),
  'citation.pandocKey': (key) =>
    l10n.t(
      '“{0}” can’t be cited in pandoc’s Markdown: keys have no spaces, and braces only in pairs.',
      key ?? '',
    ),
  'citation.typstKey': (key) => l10n.t('“{0}” can’t be a label in Typst.', key ?? ''),
  'citation.multimarkdownKey': (key) =>
    l10n.t(
      '“{0}” can’t be cited in MultiMarkdown: keys have no spaces, brackets or semicolons.',
      key ?? '',
    ),
  'citation.noneHere': () =>
    l10n.t('There is no citation at the cursor. Put it on one, or insert one.'),
  'citation.notCitable': () => l10n.t('Open a document in Markdown, LaTeX or Typst first.'),
  'citation.notWritten': () => l10n.t('The document can’t be written to; nothing was changed.'),
  'rename.exists': (key) =>
    l10n.t(
      '“{0}” is in the bibliography already, so it can’t be the new key. Choose another one.',
      key ?? '',
    ),
  'rename.taken': (key, title) =>
    l10n.t('“{0}” is the key of “{1}”, so it can’t be the new key.', key ?? '', title ?? ''),
  'rename.bundled': (key) =>
    l10n.t(
      '“{0}” stands in no bibliography: it is the key of a paper that comes with Gloss, and stays. Add the paper to the bibliography first, then rename it there.',
      key ?? '',
    ),
  'rename.noKey': (key) =>
    l10n.t(
      'The record of “{0}” has no ID of its own in the bibliography, so its key can’t be renamed.',
      key ?? '',
    ),
  'rename.notInEditor': (file) =>
    l10n.t(
      'The editor would not write {0} back as it is (its encoding, its line ends or its size), so nothing was renamed. Open it, save it in UTF-8, and try again.',
      file ?? '',
    ),
  'table.notMarkdown': () =>
    l10n.t('The table is written in Markdown: open a document in Markdown to insert it.'),
  'references.noDocument': () =>
    l10n.t('Open a document in Markdown, LaTeX or Typst first: what it cites is listed.'),
  'references.nothingCited': (unknown) =>
    unknown === undefined || unknown === ''
      ? l10n.t('This document cites nothing yet, so there is nothing to list.')
      : l10n.t('The library has none of the works that this document cites: {0}', unknown),
  'link.foreign': (url) =>
    l10n.t('{0} is not an address of this paper, so it was not opened.', url ?? ''),
  'bibliography.noFolder': () =>
    l10n.t(
      'This document is not saved and names no bibliography, so there is none to add to. Save it first, or write “bibliography: references.bib” into its front matter.',
    ),
  'bibliography.outside': (path) =>
    l10n.t(
      'The bibliography {0} is outside the workspace, so Gloss does not write to it.',
      path ?? '',
    ),
  'bibliography.unreadable': (file, reason) =>
    l10n.t('The bibliography {0} can’t be read: {1}', file ?? '', reason ?? ''),
  'bibliography.notEditable': (what) =>
    l10n.t(
      'Gloss can’t add to this bibliography ({0}): it is damaged, or of a kind that is only read. It was left as it is.',
      what ?? '',
    ),
  'bibliography.notWritten': (file, reason) =>
    l10n.t(
      'The bibliography {0} could not be written: {1}. It was left as it was.',
      file ?? '',
      reason ?? '',
    ),
  'bibliography.notSaved': (file) =>
    l10n.t(
      'The bibliography {0} could not be saved. What was to be written is in its editor, and can be undone there.',
      file ?? '',
    ),
  'bibliography.badKey': (key) =>
    l10n.t(
      'BibTeX can’t hold the citation key “{0}”: keys have letters, digits and signs such as - _ : /, and no spaces, commas or braces.',
      key ?? '',
    ),
  'csl.missing': (style) => l10n.t('There is no citation style {0}.', style ?? ''),
  'csl.unreadable': (style, reason) =>
    l10n.t('The citation style {0} can’t be read: {1}', style ?? '', reason ?? ''),
  'csl.badStyle': (reason) => l10n.t('This citation style is damaged: {0}', reason ?? ''),
  'csl.dependent': (parent) =>
    l10n.t('This citation style only stands for another one: use {0} instead.', parent ?? ''),
  'csl.noBibliography': () =>
    l10n.t('This citation style is for notes and prints no list of references: choose another.'),
  'corpus.notJson': (reason) =>
    l10n.t(
      'The bundled library is damaged ({0}). Reinstall Gloss; your notes are not affected.',
      reason ?? '',
    ),
  'corpus.newer': () =>
    l10n.t(
      'The bundled library was written for a newer version of Gloss. Update or reinstall Gloss; your notes are not affected.',
    ),
  'corpus.badItem': (which, reason) =>
    l10n.t(
      'The bundled library is damaged at {0}: {1}. Reinstall Gloss; your notes are not affected.',
      which ?? '',
      reason ?? '',
    ),
  'corpus.unreadable': (reason) =>
    l10n.t(
      'The bundled library can’t be read ({0}). Reinstall Gloss; your notes are not affected.',
      reason ?? '',
    ),
};

/** Sentences for what is wrong with bibliography files: one for each code of the core, in the user's language. */
import { l10n } from 'vscode';
import type { BibliographyProblem, BibliographyProblemCode } from '../core/bibliography/problem.ts';

/** What is wrong, and what to do about it. */
export function problemText({ code, args }: Pick<BibliographyProblem, 'code' | 'args'>): string {
  const sentence: (...args: string[]) => string = sentences[code];
  return sentence(...args);
}

const sentences: Readonly<Record<BibliographyProblemCode, (...args: string[]) => string>> = {
  'entry.unclosed': (entry) => l10n.t('{0} is not closed: add a } after its last field.', entry),
  'entry.noKey': (entry) =>
    l10n.t(
      "{0} has no key, so it can't be cited and is left out: add a key and a comma after the brace.",
      entry,
    ),
  'entry.noBrace': (entry) => l10n.t('{0} is left out: after the type a { is missing.', entry),
  'entry.keySpace': (entry) => l10n.t('The key of {0} has a space in it: remove it.', entry),
  'entry.keyComma': (entry) => l10n.t('A comma is missing after the key of {0}.', entry),
  'entry.duplicateKey': (entry, line) =>
    l10n.t(
      '{0} has the key of the entry in line {1}, which LaTeX takes, where pandoc takes this one: give one of them another key.',
      entry,
      line,
    ),
  'entry.strayBrace': (entry) =>
    l10n.t(
      'A } closes {0} before its last field: remove it. The fields after it are read all the same.',
      entry,
    ),
  'entry.shared': (entry) =>
    l10n.t('{0} is no reference: it holds fields for entries that name it under xdata.', entry),
  'entry.inComment': (entry) => l10n.t('{0} stands within @comment and is left out.', entry),
  'entry.afterPercent': (entry) =>
    l10n.t('{0} stands behind a % and is left out, as pandoc does; BibTeX would read it.', entry),
  'entry.undecoded': (entry, reason) => l10n.t('{0} is read in part only: {1}', entry, reason),
  'field.noComma': (name) => l10n.t('A comma is missing before the field {0}.', name),
  'field.unclosed': (name) =>
    l10n.t(
      'The value of the field {0} is not closed: a } or " is missing. It is read up to the next field.',
      name,
    ),
  'field.noValue': (name) =>
    l10n.t('The field {0} has no value: write one behind the =, or remove it.', name),
  'field.duplicate': (name, line) =>
    l10n.t('The field {0} stands in line {1} already; the last one counts.', name, line),
  'field.junk': (found) => l10n.t('“{0}” belongs to no field and is skipped.', found),
  'string.undefined': (name) =>
    l10n.t('{0} is defined by no @string above: define it, or put it into braces.', name),
  'comment.unclosed': () => l10n.t('This @comment is not closed: only its first line is skipped.'),
  'file.notJson': (reason) => l10n.t('This is not JSON: {0}', reason),
  'file.notYaml': (reason) => l10n.t('This is not YAML: {0}', reason),
  'file.notList': () => l10n.t('This holds no list of references.'),
  'item.notObject': (which) =>
    l10n.t('{0} is not a reference but something else; it is left out.', which),
  'item.broken': (which, reason) => l10n.t("{0} can't be read and is left out: {1}", which, reason),
  'item.unclosed': (which) => l10n.t('{0} is not closed and is left out: a } is missing.', which),
  'item.noId': (which) => l10n.t("{0} has no id, so it can't be cited and is left out.", which),
  'item.badField': (which, field) =>
    l10n.t('{0}: {1} is not what CSL allows and is left out.', which, field),
  'item.duplicateId': (which, line) =>
    l10n.t(
      '{0} is the id of the reference in line {1} too, which is the one that counts: give one of them another.',
      which,
      line,
    ),
  'settings.noPath': (name) =>
    l10n.t('{0} names no file here: write a path, or a list of paths.', name),
  'settings.noMap': () => l10n.t('This holds no settings: write them as “name: value”.'),
  'ris.noEnd': (which) => l10n.t('{0} does not end with “ER  -”.', which),
  'ris.noType': (which) =>
    l10n.t('{0} does not begin with a TY line; it is read all the same.', which),
  'ris.junk': (found) => l10n.t('“{0}” is no line of RIS and is skipped.', found),
};

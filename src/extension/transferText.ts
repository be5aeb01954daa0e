/** What Gloss says when annotations go out and come in. */
import { l10n } from 'vscode';
import type { EntryProblem, ProblemCode } from '../core/annotations/formats/problems.ts';
import type { MarkdownWords } from '../core/annotations/formats/markdown.ts';
import type { ImportPlan } from '../core/annotations/importPlan.ts';
import { annotationsText } from './annotationsText.ts';
import { colourName } from './colours.ts';
import { statusText, text } from './text.ts';

export const transferText = {
  nothingToExport: () =>
    l10n.t('Nothing is written about these papers yet, so there is nothing to export.'),
  whichFormat: (papers: number) =>
    l10n.t('Export what you wrote about {0} as…', annotationsText.papers(papers)),
  markdown: () => l10n.t('Markdown, one File'),
  markdownAbout: () => l10n.t('For reading and sharing'),
  markdownFiles: () => l10n.t('Markdown, one File per Paper'),
  markdownFilesAbout: () => l10n.t('Into a folder, named by citation key'),
  json: () => l10n.t('JSON'),
  jsonAbout: () => l10n.t('Complete: for backups, other windows and “Gloss: Import Annotations”'),
  webAnnotations: () => l10n.t('Web Annotations (JSON-LD)'),
  webAnnotationsAbout: () => l10n.t('The W3C’s form, for other programs'),
  lines: () => l10n.t('Lines (JSONL)'),
  linesAbout: () => l10n.t('Complete, one line for each note and highlight: for git'),
  chooseFolder: () => l10n.t('Export Here'),
  annotations: () => l10n.t('Annotations'),
  fileName: () => l10n.t('annotations'),
  confirmOverwrite: (files: number, folder: string) =>
    files === 1
      ? l10n.t('{0} has a file of this name already. Write over it?', folder)
      : l10n.t('{0} has {1} files of these names already. Write over them?', folder, files),
  overwrite: () => l10n.t('Write Over'),
  exported: (papers: number, where: string) =>
    l10n.t('What you wrote about {0} is in {1}.', annotationsText.papers(papers), where),
  open: () => l10n.t('Open'),
  chooseFile: () => l10n.t('Import'),
  importTitle: () => l10n.t('Annotations of Gloss, Web Annotations, or annotations of Hypothesis'),
  nothingToImport: (file: string, reasons: string) =>
    l10n.t('Nothing was imported from {0}: {1}', file, reasons),
  nothingIn: (file: string) => l10n.t('There are no annotations in {0}.', file),
  allHere: (file: string) =>
    l10n.t('All annotations of {0} are here already, so nothing was changed.', file),
  confirmImport: (file: string) => l10n.t('Import the annotations of {0}?', file),
  doImport: () => l10n.t('Import'),
  imported: (file: string, plan: ImportPlan) =>
    l10n.t('Imported from {0}: {1}', file, planText(plan).join(' ')),
  showUnreadable: () => l10n.t('Show What Could Not Be Read'),
  unreadable: (count: number) =>
    count === 1
      ? l10n.t('1 entry can’t be read and is left out.')
      : l10n.t('{0} entries can’t be read and are left out.', count),
  reportTitle: (file: string) => l10n.t('What could not be read in {0}', file),
} as const;

/** What an import does, in sentences. */
export function planText({ added, changed }: ImportPlan): readonly string[] {
  const both = changed.filter(({ bothTexts }) => bothTexts).map(({ after }) => after.paper.title);
  return [
    ...(added.length === 0
      ? []
      : [l10n.t('New annotations of {0}.', annotationsText.papers(added.length))]),
    ...(changed.length === 0
      ? []
      : [l10n.t('More in your annotations of {0}.', annotationsText.papers(changed.length))]),
    ...(both.length === 0
      ? []
      : [
          l10n.t(
            'Where your note and the one in the file differ, both texts are kept, with a line between them: {0}.',
            both.map((title) => l10n.t('“{0}”', title)).join(', '),
          ),
        ]),
  ];
}

/** "sets[3].highlights[2].colour: this is none of the eight colours" */
export function problemText({ entry, code }: EntryProblem): string {
  return entry === '' ? reason(code) : l10n.t('{0}: {1}', entry, reason(code));
}

function reason(code: ProblemCode): string {
  const said = REASONS[code];
  return said();
}

const REASONS: Readonly<Record<ProblemCode, () => string>> = {
  text: () => l10n.t('text is missing here'),
  texts: () => l10n.t('this is no list of texts'),
  number: () => l10n.t('this is no number'),
  place: () => l10n.t('this is no whole number'),
  object: () => l10n.t('this is no JSON object'),
  list: () => l10n.t('this is no list'),
  colour: () => l10n.t('this is none of the eight colours'),
  status: () => l10n.t('this is no reading status: unread, reading or read'),
  field: () => l10n.t('this is no text of a paper: title or abstract'),
  repeated: () => l10n.t('another entry has the same id'),
  json: () => l10n.t('this is not JSON'),
  format: () => l10n.t('this is no form of annotations that Gloss knows'),
  newer: () =>
    l10n.t('this was written by a newer version of Gloss; it was read as far as possible'),
  reply: () => l10n.t('this is an answer to another annotation, which Gloss does not have'),
  target: () => l10n.t('this does not say which paper or which words it is about'),
  alone: () => l10n.t('the line of its paper is missing'),
  conflict: () => l10n.t('git left a conflict here; both sides were read'),
  marker: () => l10n.t('a conflict marker of git stands in the wrong place'),
};

export function markdownWords(): MarkdownWords {
  return {
    title: l10n.t('Annotations'),
    note: l10n.t('Note'),
    highlights: l10n.t('Highlights'),
    status: statusText,
    queued: annotationsText.inQueue(),
    colour: colourName,
    field: (field) => (field === 'title' ? l10n.t('title') : l10n.t('abstract')),
    tags: text.tags,
  };
}

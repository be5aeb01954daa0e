/** The forms in which annotations go out. */
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import { writeJson } from '../../../core/annotations/formats/json.ts';
import { writeLines } from '../../../core/annotations/formats/lines.ts';
import { writeMarkdown } from '../../../core/annotations/formats/markdown.ts';
import type { PaperFinder } from '../../../core/annotations/formats/paperFinder.ts';
import { writeWebAnnotations } from '../../../core/annotations/formats/webAnnotations.ts';
import { markdownWords, transferText } from '../../transferText.ts';

/** `markdownFiles` goes into a folder, all others are one file. */
export const EXPORT_FORMATS = [
  'markdown',
  'markdownFiles',
  'json',
  'webAnnotations',
  'lines',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type FileFormat = Exclude<ExportFormat, 'markdownFiles'>;

export function isExportFormat(value: unknown): value is ExportFormat {
  return EXPORT_FORMATS.some((format) => format === value);
}

export const EXTENSIONS: Readonly<Record<FileFormat, string>> = {
  markdown: 'md',
  json: 'json',
  webAnnotations: 'jsonld',
  lines: 'jsonl',
};

export function formatChoices(): readonly {
  readonly format: ExportFormat;
  readonly label: string;
  readonly detail: string;
}[] {
  return EXPORT_FORMATS.map((format) => ({
    format,
    label: transferText[format](),
    detail: transferText[`${format}About`](),
  }));
}

export function writeFormat(
  format: FileFormat,
  sets: readonly AnnotationSet[],
  finder: PaperFinder,
): string {
  switch (format) {
    case 'markdown':
      return writeMarkdown(sets, finder, markdownWords());
    case 'json':
      return writeJson(sets);
    case 'webAnnotations':
      return writeWebAnnotations(sets, finder);
    case 'lines':
      return writeLines(sets);
  }
}

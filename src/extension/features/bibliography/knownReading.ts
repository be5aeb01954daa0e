/** What a bibliography file says now: as it was read before, where it has not changed since, else read anew. */
import { sameBytesSteps, sameTextSteps } from '../../../core/base/same.ts';
import { whole } from '../../../core/base/utf8Text.ts';
import { readBibliography, type BibliographyFormat } from '../../../core/bibliography/read.ts';
import type { Bibliography } from '../../../core/bibliography/reference.ts';
import type { BibliographyFile } from './bibliographyFile.ts';
import { inSlices, READING } from './breath.ts';
import type { WorkspaceBibliographies, WorkspaceBibliography } from './workspaceBibliographies.ts';

/** The references of the very text of a file, with their places in it. */
export async function readingOf(
  bibliographies: Pick<WorkspaceBibliographies, 'get'>,
  file: Pick<BibliographyFile, 'uri' | 'text' | 'disk' | 'document'>,
  format: BibliographyFormat,
): Promise<Bibliography> {
  const known = bibliographies.get(file.uri);
  if (known?.format === format && (await isReadFrom(known, file))) return known;
  return readBibliography(whole(file.text), format, READING);
}

function isReadFrom(
  { from }: WorkspaceBibliography,
  { text, disk, document }: Pick<BibliographyFile, 'text' | 'disk' | 'document'>,
): Promise<boolean> {
  const isOfDisk = from.bytes !== undefined && disk !== undefined && document === undefined;
  const steps = isOfDisk ? sameBytesSteps(from.bytes, disk.bytes) : sameTextSteps(from.text, text);
  return inSlices(steps, READING);
}

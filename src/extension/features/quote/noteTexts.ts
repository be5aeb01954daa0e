/** What literature notes say in a document, and what it takes to cite their papers there. */
import type * as vscode from 'vscode';
import { HIGHLIGHT_COLOURS } from '../../../core/annotations/annotation.ts';
import { NO_REFERENCES, type References } from '../../../core/citations/footnote.ts';
import { citationKeys } from '../../../core/citations/keys.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { renderNote, type LiteratureNote } from '../../../core/literatureNote/template.ts';
import { colourMeanings, colourName } from '../../colours.ts';
import type { Services } from '../../services.ts';
import { readSetting } from '../../settings.ts';
import { statusText, text } from '../../text.ts';
import { toCite, type Cited } from '../bibliography/citing.ts';
import { footnoteReferences } from '../bibliography/formatted.ts';
import { syntaxFor } from '../cite/documents.ts';

export interface NoteTexts extends Pick<Cited, 'addTo' | 'finish'> {
  /** By the key that the library has for the paper; undefined for one that was not asked about. */
  readonly of: (key: string) => LiteratureNote | undefined;
}

/** Papers that their notes cite go by the keys of the document's bibliography, which gets their entries. */
export async function noteTexts(
  services: Services,
  document: vscode.TextDocument,
  papers: readonly Paper[],
): Promise<NoteTexts> {
  const write = (paper: Paper, references: References) =>
    noteText(services, document, paper, references);
  const citing = papers.filter((paper) =>
    citationKeys(write(paper, NO_REFERENCES).body).some(({ key }) => key === paper.key),
  );
  const { papers: cited, addTo, finish } = await toCite(services, document, citing);
  const underKeys = new Map(citing.map(({ key }, index) => [key, cited[index]]));
  const written = papers.map((paper) => ({ paper, as: underKeys.get(paper.key) ?? paper }));
  const noted = { syntax: syntaxFor(document), document };
  const references = await footnoteReferences(
    services.context.extensionUri,
    written.map(({ as }) => as),
    noted,
  );
  const texts = new Map(written.map(({ paper, as }) => [paper.key, write(as, references)]));
  return { of: (key) => texts.get(key), addTo, finish };
}

function noteText(
  { gloss }: Services,
  document: vscode.TextDocument,
  paper: Paper,
  references: References,
): LiteratureNote {
  const annotations = gloss.annotations.get(paper);
  const meanings = colourMeanings();
  const colours = HIGHLIGHT_COLOURS.map((colour) => [
    colour,
    meanings[colour] ?? colourName(colour),
  ]);
  return renderNote(readSetting('gloss.literatureNote.template', document), paper, annotations, {
    syntax: syntaxFor(document),
    references,
    status: statusText(annotations?.status ?? 'unread'),
    colours: Object.fromEntries(colours) as Record<(typeof HIGHLIGHT_COLOURS)[number], string>,
    tags: text.tags,
  });
}

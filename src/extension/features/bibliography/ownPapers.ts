/** Which papers of the library stand in the bibliographies of a document. */
import * as vscode from 'vscode';
import type { Paper } from '../../../core/library/paper.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { bibliographiesOf } from './documentBibliography.ts';

/** Of the document that is written in; none without one, or where it has no bibliography. */
export async function ownPapers(targets: CitationTarget): Promise<(paper: Paper) => boolean> {
  const target = targets.current();
  if (target === undefined) return () => false;
  const document = await vscode.workspace.openTextDocument(target.uri);
  const sources = new Set((await bibliographiesOf(document)).map((uri) => uri.toString()));
  return ({ source, known }) =>
    known?.some((other) => sources.has(other.source)) ?? sources.has(source);
}

/** Where in the workspace a paper is cited: under any of its keys, where the document means this paper by it. */
import * as vscode from 'vscode';
import type { CitationIndex, CitingDocument } from '../../../core/cited/citationIndex.ts';
import type { CitedPlace } from '../../../core/cited/places.ts';
import { keysOf as allKeysOf, type Paper } from '../../../core/library/paper.ts';
import { editedDocument } from '../cite/documentFiles.ts';
import { paperOf, type Citing, type KeyHere } from './keyHere.ts';

/** In the order of the documents' addresses. */
export async function placesOfPaper(
  citing: Citing,
  index: CitationIndex,
  paper: Paper,
): Promise<readonly CitingDocument[]> {
  const documents = index.citing(allKeysOf(paper));
  const meant = await Promise.all(
    documents.map(async ({ id, places }) => ({
      id,
      places: await meaning(citing, paper, id, places),
    })),
  );
  return meant.filter(({ places }) => places.length > 0);
}

/** The places whose key means the paper there. Only a key that several papers share needs a look at the document. */
async function meaning(
  citing: Citing,
  paper: Paper,
  id: string,
  places: readonly CitedPlace[],
): Promise<readonly CitedPlace[]> {
  const { library } = citing.services.gloss;
  const keys = new Set(places.map(({ key }) => key));
  const others = [...keys].filter((key) => library.sharing(key).length > 1);
  if (others.length === 0) return places;
  const document = await openedIfThere(vscode.Uri.parse(id));
  for (const key of others) {
    const meant = document && (await paperOf(citing, { document, key, isEntry: false }));
    if (meant?.key !== paper.key) keys.delete(key);
  }
  return places.filter(({ key }) => keys.has(key));
}

/** Undefined for a document that is gone meanwhile. */
export async function openedIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    // The editor keeps the texts of files that are gone, for a while.
    if (editedDocument(uri.toString()) === undefined) await vscode.workspace.fs.stat(uri);
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** The places of what a key means here; of a key that means no paper, all places of the key itself. */
export async function placesOfKey(
  citing: Citing,
  here: KeyHere,
): Promise<readonly CitingDocument[]> {
  const paper = await paperOf(citing, here);
  const index = await citing.citations.current();
  return paper === undefined ? index.citing([here.key]) : placesOfPaper(citing, index, paper);
}

export function locationsOf(documents: readonly CitingDocument[]): readonly vscode.Location[] {
  return documents.flatMap(({ id, places }) => {
    const uri = vscode.Uri.parse(id);
    return places.map((place) => new vscode.Location(uri, rangeOfPlace(place)));
  });
}

export function rangeOfPlace({ line, from, to }: CitedPlace): vscode.Range {
  return new vscode.Range(line, from, line, to);
}

/** Where papers are cited, for their panels: documents by name, and their lines. */
import * as vscode from 'vscode';
import type { CitingDocument } from '../../../core/cited/citationIndex.ts';
import type { CitedIn } from '../../../core/view/page.ts';
import { besidePanel } from '../../besidePanel.ts';
import type { CitedInDocuments } from '../../panel/paperPanel.ts';
import { placesOfPaper, rangeOfPlace } from './citingPlaces.ts';
import type { Citing } from './keyHere.ts';

export function citedIn(citing: Citing): CitedInDocuments {
  const { citations } = citing;
  return {
    onDidChange: citations.onDidChange,
    of: async (paper) => (await placesOfPaper(citing, citations.soFar(), paper)).map(shown),
    goTo: async (paper, document, line) => {
      const documents = await placesOfPaper(citing, await citations.current(), paper);
      // The page names documents; only those that cite the paper are opened for it.
      const places = documents.find(({ id }) => id === document)?.places ?? [];
      const place = places.find((each) => each.line + 1 === line) ?? places[0];
      if (place === undefined) return;
      const options = { viewColumn: besidePanel(), selection: rangeOfPlace(place) };
      await vscode.window.showTextDocument(vscode.Uri.parse(document), options);
    },
  };
}

function shown({ id, places }: CitingDocument): CitedIn {
  const lines = [...new Set(places.map(({ line }) => line + 1))];
  return { document: id, name: vscode.workspace.asRelativePath(vscode.Uri.parse(id)), lines };
}

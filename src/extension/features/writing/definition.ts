/**
 * Where a citation key leads: to its entry in the bibliography of the document. A key that only the library knows
 * has no text to lead to; a link on it opens the paper.
 */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { Span } from '../../../core/bibliography/span.ts';
import { placeCounter } from '../../../core/bibliography/span.ts';
import type { Services } from '../../services.ts';
import { writingText } from '../../writingText.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { CITABLE, isCitable } from '../cite/documents.ts';
import { commandUri } from './commandLinks.ts';
import { itemsIn, keyIn } from './documentCitations.ts';
import { keysOf, type KeyEntry } from './documentKeys.ts';
import { rangeAt } from '../../ranges.ts';

export function registerDefinition(
  services: Services,
  bibliographies: WorkspaceBibliographies,
): Disposable {
  const { languages } = vscode;
  const scope = new Scope();
  scope.own(
    languages.registerDefinitionProvider(CITABLE, {
      provideDefinition: async (document, position) => {
        const found = keyIn(document, position);
        if (found === undefined) return undefined;
        const entry = (await keysOf(services, bibliographies, document)).entry(found.key);
        return entry && [linkTo(entry, rangeAt(document, found))];
      },
    }),
  );
  scope.own(
    languages.registerDocumentLinkProvider(CITABLE, {
      provideDocumentLinks: async (document) => {
        const items = isCitable(document) ? await itemsIn(document) : [];
        if (items.length === 0) return [];
        const { entry, paper } = await keysOf(services, bibliographies, document);
        return items.flatMap(({ key, keySpan }) => {
          // Both a link and a definition would open two things with one click.
          const cited = entry(key) === undefined ? paper(key) : undefined;
          return cited === undefined ? [] : [paperLink(rangeAt(document, keySpan), cited.key)];
        });
      },
    }),
  );
  return scope;
}

function linkTo(
  { bibliography: { uri, text }, reference }: KeyEntry,
  origin: vscode.Range,
): vscode.LocationLink {
  // No editor need hold the text.
  const placeOf = placeCounter(text);
  const rangeOf = ({ start, end }: Span) => {
    const [from, to] = [placeOf(start), placeOf(end)];
    return new vscode.Range(from.line - 1, from.column - 1, to.line - 1, to.column - 1);
  };
  return {
    originSelectionRange: origin,
    targetUri: uri,
    targetRange: rangeOf(reference),
    targetSelectionRange: rangeOf(reference.keySpan),
  };
}

function paperLink(range: vscode.Range, key: string): vscode.DocumentLink {
  const link = new vscode.DocumentLink(range, commandUri('gloss.openPaper', { key }));
  link.tooltip = writingText.openPaper();
  return link;
}

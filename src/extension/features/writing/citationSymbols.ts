/** Citations as the editor's symbols: in the outline of a document, and to go to anywhere in the workspace. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { CitingDocument } from '../../../core/cited/citationIndex.ts';
import { keySpanOf } from '../../../core/cited/keySpan.ts';
import { isNoWork } from '../../../core/citations/noWork.ts';
import { authorYear, type Paper } from '../../../core/library/paper.ts';
import { CITABLE } from '../cite/documents.ts';
import { rangeOfPlace } from './citingPlaces.ts';
import { citationsIn } from './documentCitations.ts';
import { keysOf } from './documentKeys.ts';
import type { Citing } from './keyHere.ts';
import { rangeAt } from '../../ranges.ts';

const MOST_SYMBOLS = 1_000;

export function registerCitationSymbols(citing: Citing): Disposable {
  const scope = new Scope();
  scope.own(
    vscode.languages.registerDocumentSymbolProvider(
      CITABLE,
      { provideDocumentSymbols: (document) => symbolsOf(citing, document) },
      { label: 'Gloss' },
    ),
  );
  scope.own(
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query, token) => symbolsFor(citing, query, token),
    }),
  );
  return scope;
}

/** One for each work that a citation cites. */
async function symbolsOf(
  { services, bibliographies }: Citing,
  document: vscode.TextDocument,
): Promise<vscode.DocumentSymbol[]> {
  const citations = await citationsIn(document);
  if (citations.length === 0) return [];
  const keys = await keysOf(services, bibliographies, document);
  const content = document.getText();
  return citations
    .flatMap(({ items }) => items)
    .map((item) => {
      const paper = keys.paper(item.key);
      const key = rangeAt(document, keySpanOf(content, item));
      const whole = rangeAt(document, item.span).union(key);
      return new vscode.DocumentSymbol(
        item.key,
        detailOf(paper),
        vscode.SymbolKind.Key,
        whole,
        key,
      );
    });
}

function detailOf(paper: Paper | undefined): string {
  return paper === undefined ? '' : `${authorYear(paper)} · ${paper.title}`;
}

/** The first citation in each document, of the keys that fit; the editor ranks them. */
async function symbolsFor(
  { services, citations }: Citing,
  query: string,
  token: vscode.CancellationToken,
): Promise<vscode.SymbolInformation[]> {
  const wanted = query.toLowerCase().replace(/[@\s]/gu, '');
  if (wanted === '') return [];
  const index = await citations.current();
  await services.ready().catch(() => undefined);
  const { library } = services.gloss;
  const symbols: vscode.SymbolInformation[] = [];
  for (const key of index.keys()) {
    if (token.isCancellationRequested || symbols.length >= MOST_SYMBOLS) break;
    if (holdsInOrder(key.toLowerCase(), wanted)) {
      symbols.push(...firstOfEach(index.citing([key]), key, library.get(key)));
    }
  }
  return symbols;
}

function firstOfEach(
  documents: readonly CitingDocument[],
  key: string,
  paper: Paper | undefined,
): readonly vscode.SymbolInformation[] {
  if (paper === undefined && isNoWork(key)) return [];
  const container = paper === undefined ? '' : authorYear(paper);
  return documents.flatMap(({ id, places: [first] }) => {
    if (first === undefined) return [];
    const location = new vscode.Location(vscode.Uri.parse(id), rangeOfPlace(first));
    return [new vscode.SymbolInformation(key, vscode.SymbolKind.Key, container, location)];
  });
}

/** As the editor's own filter: all characters, in their order. */
function holdsInOrder(text: string, characters: string): boolean {
  let at = 0;
  for (const character of characters) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

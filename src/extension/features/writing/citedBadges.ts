/** Badges of papers that are cited: in the document that is written in, or somewhere else in the workspace. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { keysOf as allKeysOf } from '../../../core/library/paper.ts';
import { NOTE_SCHEME, PAPER_SCHEME } from '../../../shared/manifest.ts';
import { citedText } from '../../citedText.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { documentName } from '../cite/documents.ts';
import { placesOfPaper } from './citingPlaces.ts';
import type { Citing } from './keyHere.ts';

const SETTING = 'gloss.library.citedBadges';
/** Two characters at most are shown; the badge of notes stands beside. */
const HERE = '❝';
const ELSEWHERE = '·';

export function registerCitedBadges(citing: Citing, targets: CitationTarget): Disposable {
  const scope = new Scope();
  const changed = scope.own(new vscode.EventEmitter<undefined>());
  const all = () => {
    changed.fire(undefined);
  };
  const followed = () => {
    if (readSetting(SETTING)) all();
  };
  scope.own(onDidChangeSetting(SETTING, all));
  scope.own(targets.onDidChange(followed));
  scope.own(citing.citations.onDidChange(followed));
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration: (uri) => {
      if (uri.scheme !== PAPER_SCHEME || !readSetting(SETTING)) return undefined;
      return badgeOf(citing, decodeURIComponent(uri.path.slice(1)), targets.current()?.uri);
    },
  };
  scope.own(vscode.window.registerFileDecorationProvider(provider));
  return scope;
}

async function badgeOf(
  citing: Citing,
  key: string,
  target: vscode.Uri | undefined,
): Promise<vscode.FileDecoration | undefined> {
  const paper = citing.services.gloss.library.get(key);
  const index = citing.citations.soFar();
  if (paper === undefined || index.citing(allKeysOf(paper)).length === 0) return undefined;
  const documents = (await placesOfPaper(citing, index, paper)).filter(
    ({ id }) => !id.startsWith(`${NOTE_SCHEME}:`),
  );
  const here = documents.find(({ id }) => id === target?.toString());
  if (here !== undefined && target !== undefined) {
    const words = citedText.citedHere(documentName(target), here.places.length);
    return new vscode.FileDecoration(HERE, words);
  }
  if (documents.length === 0) return undefined;
  return new vscode.FileDecoration(ELSEWHERE, citedText.citedElsewhere(documents.length));
}

/** All citations of a paper in the workspace: for the editor's own references, and as a command. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { placesIn } from '../../../core/cited/places.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { besidePanel } from '../../besidePanel.ts';
import { citedText } from '../../citedText.ts';
import { registerCommands } from '../../commands.ts';
import { notify } from '../../notify.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import { locationsOf, placesOfKey, placesOfPaper } from './citingPlaces.ts';
import { keyHere, paperOf, WITH_KEYS, type Citing } from './keyHere.ts';

export function registerFindCitations(citing: Citing, asker: PaperAsker): Disposable {
  const scope = new Scope();
  const provider: vscode.ReferenceProvider = {
    provideReferences: async (document, position, { includeDeclaration }) => {
      const here = await keyHere(document, position);
      if (here === undefined) return undefined;
      const cited = locationsOf(await placesOfKey(citing, here));
      if (!includeDeclaration) return [...cited];
      return [...entriesOf(citing, await paperOf(citing, here)), ...cited];
    },
  };
  scope.own(vscode.languages.registerReferenceProvider(WITH_KEYS, provider));
  const find = async (...args: unknown[]) => {
    if (args.length === 0 && (await findHere(citing))) return;
    const paper = await asker.one('gloss.findCitations', args);
    if (paper === undefined) return;
    const places = await placesOfPaper(citing, await citing.citations.current(), paper);
    await show(locationsOf(places), citedText.citedNowhere(paper.title));
  };
  scope.own(registerCommands({ 'gloss.findCitations': find }, citing.services.log));
  return scope;
}

/** Of the key that the cursor is on; false where it is on none. */
async function findHere(citing: Citing): Promise<boolean> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && (await keyHere(editor.document, editor.selection.active));
  if (here === undefined) return false;
  await show(locationsOf(await placesOfKey(citing, here)), citedText.keyNowhere(here.key));
  return true;
}

/** The entries of a paper in the workspace's bibliographies. */
function entriesOf(
  { bibliographies }: Citing,
  paper: Paper | undefined,
): readonly vscode.Location[] {
  const known = paper === undefined ? [] : (paper.known ?? [paper]);
  return known.flatMap(({ source, key }) => {
    const bibliography = source.includes(':') && bibliographies.get(vscode.Uri.parse(source));
    if (bibliography === undefined || bibliography === false) return [];
    const { uri, text, references } = bibliography;
    const span = references.find((reference) => reference.key === key)?.keySpan;
    const [place] = span === undefined ? [] : placesIn(text, [{ key, ...span }]);
    if (place === undefined) return [];
    const { line, from, to } = place;
    return [new vscode.Location(uri, new vscode.Range(line, from, line, to))];
  });
}

/** One is gone to; several are shown in the editor's own list, at the first of them. */
async function show(locations: readonly vscode.Location[], none: string): Promise<void> {
  const [first, second] = locations;
  if (first === undefined) {
    void notify.info(none);
    return;
  }
  const { uri, range } = first;
  await vscode.window.showTextDocument(uri, { viewColumn: besidePanel(), selection: range });
  if (second === undefined) return;
  await vscode.commands.executeCommand('editor.action.showReferences', uri, range.start, locations);
}

/** The rows of the list of citation keys: papers, and the way to the list where more can be said. */
import * as vscode from 'vscode';
import type { Paper } from '../../../core/library/paper.ts';
import type { KeyPlace } from '../../../core/writing/keyPlace.ts';
import { besideKey } from '../../../core/writing/keyRow.ts';
import { writtenKey } from '../../../core/writing/writeKeys.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { writingText } from '../../writingText.ts';
import type { Accepted } from './acceptKey.ts';
import { entryOf, keyElsewhere, type KeysSoFar } from './documentKeys.ts';
import { rangeAt, textAt } from '../../ranges.ts';

/** A place in a document, and what is known there. */
export interface Asked {
  readonly document: vscode.TextDocument;
  readonly place: KeyPlace;
  readonly keys: KeysSoFar;
}

/** A paper as a row; what is shown beside it is made when it has the focus. */
export class PaperItem extends vscode.CompletionItem {
  readonly paper: Paper;
  /** Whether it is certain that no bibliography of the document has it. */
  readonly isMissing: boolean;

  constructor(paper: Paper, key: string, isMissing: boolean) {
    super({ label: key, detail: `  ${besideKey(key, paper)}` }, KIND);
    this.paper = paper;
    this.isMissing = isMissing;
  }
}

const KIND = vscode.CompletionItemKind.Reference;

/** None for a paper whose key can't be written there. */
export function itemFor(asked: Asked, paper: Paper, rank: number): readonly PaperItem[] {
  const { document, place, keys } = asked;
  const own = entryOf(keys, paper)?.reference.key;
  const key = own ?? keyElsewhere(paper);
  const written = writtenKey(place, key);
  if (written === undefined) return [];
  const item = new PaperItem(paper, key, own === undefined && keys.isWhole);
  item.insertText = written;
  placed(item, asked, rank);
  if (own === undefined) {
    // A paper keeps its key in its source, whatever else becomes known of it.
    const inSource = paper.known?.[0] ?? { source: paper.source, key: paper.key };
    const uri = document.uri.toString();
    const accepted: Accepted = { uri, ...inSource, written: key, at: place.start };
    item.command = commandOf('gloss.acceptKey', accepted);
  }
  return [item];
}

/** The last of the list: more than a word can be typed there. */
export function searchItem(asked: Asked): vscode.CompletionItem {
  const { document, place } = asked;
  const item = new vscode.CompletionItem(writingText.searchToCite(), SEARCH_KIND);
  item.documentation = writingText.searchToCiteHelp();
  // What is typed stays until something is chosen.
  item.insertText = textAt(document, place);
  placed(item, asked, Number.MAX_SAFE_INTEGER);
  item.range = rangeAt(document, place);
  item.command = commandOf('gloss.citeInPlace');
  return item;
}

const SEARCH_KIND = vscode.CompletionItemKind.Event;

/** The editor sorts by how well its own matching likes an item, then by `sortText`: all are to match alike. */
function placed(item: vscode.CompletionItem, { document, place }: Asked, rank: number): void {
  item.filterText = textAt(document, { start: place.start, end: place.cursor });
  item.sortText = rank.toString().padStart(16, '0');
  const inserting = rangeAt(document, place);
  item.range =
    place.wordEnd === place.end
      ? inserting
      : { inserting, replacing: rangeAt(document, { start: place.start, end: place.wordEnd }) };
}

function commandOf(command: CommandId, ...args: readonly object[]): vscode.Command {
  return { title: '', command, arguments: [...args] };
}

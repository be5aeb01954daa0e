/** Citation keys completed where they are typed, in the order of the search. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { lastCited, lastKeys } from '../../../core/cited/lastCited.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { choicesAtFirst, choicesFor, type Choices } from '../../../core/writing/keyChoices.ts';
import { KeyPlaces, type KeyPlace } from '../../../core/writing/keyPlace.ts';
import { registerCommands } from '../../commands.ts';
import { markdownText } from '../../markdownText.ts';
import { NOTE_SCHEME } from '../../../shared/manifest.ts';
import { writingText } from '../../writingText.ts';
import { openInTabs } from '../cite/citationTarget.ts';
import { CITABLE, isCitable, markupOf } from '../cite/documents.ts';
import type { PaperChooser } from '../search/search.ts';
import { annotationLines, factsLine, joinedLines, titleLines } from './aboutPaper.ts';
import { citeInPlace, keyAccepted } from './acceptKey.ts';
import { isReadable, itemsOf } from './documentCitations.ts';
import { entryOf, keysSoFar, type KeysSoFar } from './documentKeys.ts';
import type { Citing } from './keyHere.ts';
import { itemFor, PaperItem, searchItem, type Asked } from './keyItems.ts';

/**
 * The marks before a key, and signs within keys, behind which a list would otherwise not be asked for. Points and
 * colons end sentences more often than they go on with a key.
 */
const TRIGGERS = ['@', '{', ',', '<', '"', '-', '/'];
/** Open documents whose latest citations are offered first, and papers that were opened. */
const MOST_OPEN = 8;
const MOST_RECENT = 3;

export function registerCompletion(citing: Citing, chooser: PaperChooser): Disposable {
  const { services } = citing;
  const scope = new Scope();
  const provider = new KeyCompletion(citing);
  scope.own(vscode.languages.registerCompletionItemProvider(CITABLE, provider, ...TRIGGERS));
  scope.own(
    registerCommands(
      {
        'gloss.acceptKey': (...args) => keyAccepted(citing, args),
        'gloss.citeInPlace': (...args) => citeInPlace(services, chooser, args),
      },
      services.log,
    ),
  );
  return scope;
}

class KeyCompletion implements vscode.CompletionItemProvider {
  readonly #citing: Citing;
  readonly #places = new KeyPlaces();
  /** Of the document in which a key is typed: while the list stays open, its bibliographies are the same. */
  #known: { readonly document: vscode.TextDocument; readonly keys: KeysSoFar } | undefined;

  constructor(citing: Citing) {
    this.#citing = citing;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    cancelled: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): Promise<vscode.CompletionList | undefined> {
    const place = this.#placeAt(document, position);
    if (place === undefined) return undefined;
    const isGoingOn = triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions;
    const keys = await this.#keysOf(document, isGoingOn);
    if (cancelled.isCancellationRequested) return undefined;
    const asked = { document, place, keys };
    const papers = this.#papersFor(asked);
    const items = papers.flatMap((paper, rank) => itemFor(asked, paper, rank));
    // Whatever is typed next is another question to the search, and more may have been read by then.
    return items.length === 0
      ? undefined
      : new vscode.CompletionList([...items, searchItem(asked)], true);
  }

  /** What is shown beside the row that has the focus. */
  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (!(item instanceof PaperItem)) return item;
    const { paper, isMissing } = item;
    const { services } = this.#citing;
    const lines = [
      ...titleLines(paper),
      factsLine(services, paper),
      ...(isMissing ? [markdownText(writingText.notInBibliography())] : []),
      ...annotationLines(services.gloss.annotations.get(paper)),
      markdownText(paper.abstract),
    ];
    item.documentation = new vscode.MarkdownString(joinedLines(lines));
    return item;
  }

  #placeAt(document: vscode.TextDocument, position: vscode.Position): KeyPlace | undefined {
    if (!isCitable(document) || !isReadable(document)) return undefined;
    const markup = markupOf(document);
    const before = document.lineAt(position).text.slice(0, position.character);
    // Commas and braces are typed all the time: most of them are told off by their line.
    if (markup !== 'latex' && !/@|#cite\(/u.test(before)) return undefined;
    return this.#places.at(document.getText(), markup, document.offsetAt(position));
  }

  async #keysOf(document: vscode.TextDocument, isGoingOn: boolean): Promise<KeysSoFar> {
    const known = this.#known;
    if (isGoingOn && known?.document === document && known.keys.isWhole) return known.keys;
    const { services, bibliographies } = this.#citing;
    const keys = await keysSoFar(services, bibliographies, document);
    this.#known = { document, keys };
    return keys;
  }

  #papersFor({ document, place, keys }: Asked): readonly Paper[] {
    const { library, search } = this.#citing.services.gloss;
    const choices: Choices = {
      papers: library.papers(),
      get: (key) => library.get(key),
      find: (input, options) => search.find(input, options),
      isOwn: (paper) => entryOf(keys, paper) !== undefined,
    };
    if (place.typed !== '') return choicesFor(place.typed, choices);
    const cited = place.others.flatMap((key) => keys.paper(key) ?? []);
    return choicesAtFirst(choices, { cited, lately: this.#lately(document) });
  }

  /** What other open documents cite at their ends, what was opened lately, what the workspace cites. */
  #lately(document: vscode.TextDocument): readonly Paper[] {
    const { services, citations } = this.#citing;
    const { library, recent } = services.gloss;
    const inTabs = openInTabs();
    const others = vscode.workspace.textDocuments
      .filter((other) => other !== document && inTabs.has(other.uri.toString()) && isCitable(other))
      .slice(0, MOST_OPEN);
    const open = others.flatMap((other) => lastKeys(itemsOf(other).map(({ key }) => key)));
    const own = document.uri.toString();
    // As far as it has been read: nobody waits for the workspace while they type.
    const isElsewhere = (id: string) => id !== own && !inTabs.has(id) && !isNote(id);
    const elsewhere = lastCited(citations.soFar(), isElsewhere);
    const keys = new Set([...open, ...recent.keys().slice(0, MOST_RECENT), ...elsewhere]);
    return [...keys].flatMap((key) => library.get(key) ?? []);
  }
}

function isNote(id: string): boolean {
  return id.startsWith(`${NOTE_SCHEME}:`);
}

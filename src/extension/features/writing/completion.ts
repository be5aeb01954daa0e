/** Citation keys completed where they are typed, in the order of the search. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { choicesAtFirst, choicesFor, type Choices } from '../../../core/writing/keyChoices.ts';
import { KeyPlaces, type KeyPlace } from '../../../core/writing/keyPlace.ts';
import { registerCommands } from '../../commands.ts';
import { markdownText } from '../../markdownText.ts';
import type { Services } from '../../services.ts';
import { writingText } from '../../writingText.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { CITABLE, isCitable, markupOf } from '../cite/documents.ts';
import type { PaperChooser } from '../search/search.ts';
import { annotationLines, factsLine, joinedLines, titleLines } from './aboutPaper.ts';
import { citeInPlace, keyAccepted } from './acceptKey.ts';
import { isReadable, itemsOf } from './documentCitations.ts';
import { entryOf, keysOf, type DocumentKeys } from './documentKeys.ts';
import { itemFor, PaperItem, searchItem, type Asked } from './keyItems.ts';

/**
 * The marks before a key, and signs within keys, behind which a list would otherwise not be asked for. Points and
 * colons end sentences more often than they go on with a key.
 */
const TRIGGERS = ['@', '{', ',', '<', '"', '-', '/'];
/** Documents whose latest citations are offered first. */
const MOST_OTHERS = 8;
const MOST_OF_OTHER = 3;

export function registerCompletion(
  services: Services,
  bibliographies: WorkspaceBibliographies,
  chooser: PaperChooser,
): Disposable {
  const scope = new Scope();
  const provider = new KeyCompletion(services, bibliographies);
  scope.own(vscode.languages.registerCompletionItemProvider(CITABLE, provider, ...TRIGGERS));
  scope.own(
    registerCommands(
      {
        'gloss.acceptKey': (...args) => keyAccepted(services, args),
        'gloss.citeInPlace': () => citeInPlace(services, chooser),
      },
      services.log,
    ),
  );
  return scope;
}

class KeyCompletion implements vscode.CompletionItemProvider {
  readonly #services: Services;
  readonly #bibliographies: WorkspaceBibliographies;
  readonly #places = new KeyPlaces();
  /** Of the document in which a key is typed: while the list stays open, its bibliographies are the same. */
  #known: { readonly document: vscode.TextDocument; readonly keys: DocumentKeys } | undefined;

  constructor(services: Services, bibliographies: WorkspaceBibliographies) {
    this.#services = services;
    this.#bibliographies = bibliographies;
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
    // Whatever is typed next is another question to the search.
    return items.length === 0
      ? undefined
      : new vscode.CompletionList([...items, searchItem(asked)], true);
  }

  /** What is shown beside the row that has the focus. */
  resolveCompletionItem(item: vscode.CompletionItem): vscode.CompletionItem {
    if (!(item instanceof PaperItem)) return item;
    const { paper } = item;
    const lines = [
      ...titleLines(paper),
      factsLine(this.#services, paper),
      ...(item.command === undefined ? [] : [markdownText(writingText.notInBibliography())]),
      ...annotationLines(this.#services.gloss.annotations.get(paper)),
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

  async #keysOf(document: vscode.TextDocument, isGoingOn: boolean): Promise<DocumentKeys> {
    if (isGoingOn && this.#known?.document === document) return this.#known.keys;
    const keys = await keysOf(this.#services, this.#bibliographies, document);
    this.#known = { document, keys };
    return keys;
  }

  #papersFor({ document, place, keys }: Asked): readonly Paper[] {
    const { library, search } = this.#services.gloss;
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

  /** What other documents cite at their ends, and what was opened lately. */
  #lately(document: vscode.TextDocument): readonly Paper[] {
    const { library, recent } = this.#services.gloss;
    const others = vscode.workspace.textDocuments
      .filter((other) => other !== document && isCitable(other))
      .slice(0, MOST_OTHERS);
    const cited = others.flatMap((other) => lastCited(other, MOST_OF_OTHER));
    return [...new Set([...cited, ...recent.keys()])].flatMap((key) => library.get(key) ?? []);
  }
}

/** The keys that a document cites last. */
function lastCited(document: vscode.TextDocument, most: number): readonly string[] {
  const keys = itemsOf(document).map(({ key }) => key);
  return [...new Set(keys.reverse())].slice(0, most);
}

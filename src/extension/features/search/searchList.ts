/**
 * The list in which papers are searched while one types: behind Search Papers, Insert Citation and
 * every command that asks for a paper. It shows the engine's ranking as it is.
 */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import { SaidAbout } from '../../../core/citations/saidAbout.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { matchesWhole, type FoundPaper } from '../../../core/search/paperSearch.ts';
import { ownFirst } from '../../../core/search/ownFirst.ts';
import { snippet } from '../../../core/search/snippet.ts';
import { runCommand } from '../../commands.ts';
import { setContextKey } from '../../contextKeys.ts';
import { snippetText } from '../../searchText.ts';
import { Settling } from '../../settling.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import { browsingGroups } from './browsingGroups.ts';
import {
  completionRow,
  messageRow,
  paperButtons,
  paperRow,
  problemRow,
  separatorRow,
  type PaperButtons,
  type SearchRow,
} from './searchRows.ts';

/** More than anyone reads of an answer, and few enough to be made within a keystroke. */
const MOST_HITS = 50;
/** In characters: what is seen of a row beside author, year and topic. */
const SNIPPET_LENGTH = 60;

export interface SearchListOptions {
  readonly title: string;
  readonly placeholder: string;
  /** Whether several papers can be chosen, with check boxes. */
  readonly many: boolean;
  /** Whether what is typed behind the words that find a paper goes into its citation. */
  readonly cites?: boolean;
  /** What stands in the box at first. */
  readonly query?: string;
  /** Papers that go before others that are about as good: those of the document's bibliography. */
  readonly isOwn?: (paper: Paper) => boolean;
  /** Where its papers can be opened and cited from it: what citing would do, for the button's tooltip. */
  readonly citeTooltip?: string;
}

/** What was chosen with Enter. */
export interface Chosen {
  readonly keys: readonly string[];
  /** What was typed about papers, by their keys. */
  readonly said: ReadonlyMap<string, string>;
}

/** The rows that are ticked, and what stood in the box when they were. */
interface Ticks {
  readonly rows: readonly SearchRow[];
  readonly input: string;
}

export class SearchList implements vscode.Disposable {
  readonly #services: Services;
  readonly #options: SearchListOptions;
  readonly #pick: vscode.QuickPick<SearchRow>;
  readonly #scope = new Scope();
  readonly #ticked = new Set<string>();
  readonly #said: SaidAbout;
  /**
   * While its rows are replaced, the editor says that none is ticked, and then again which are: only the last of that
   * is true.
   */
  readonly #ticks = this.#scope.own(
    new Settling<Ticks>((ticks) => {
      this.#readTicks(ticks);
    }),
  );
  #chosen: Chosen | undefined;
  #counts = { shown: 0, all: 0 };
  readonly #buttons: PaperButtons;

  constructor(services: Services, options: SearchListOptions) {
    this.#services = services;
    this.#options = options;
    this.#said = new SaidAbout(options.cites === true);
    this.#buttons = paperButtons(options.citeTooltip ?? '');
    this.#pick = this.#scope.own(vscode.window.createQuickPick<SearchRow>());
    this.#pick.placeholder = options.placeholder;
    this.#pick.canSelectMany = options.many;
    this.#pick.value = options.query ?? '';
    keepOrder(this.#pick);
    this.#listen();
  }

  /** Shows the list; what was chosen with Enter, undefined if it was left otherwise. */
  async run(): Promise<Chosen | undefined> {
    const hidden = new Promise<void>((resolve) => {
      this.#scope.own(this.#pick.onDidHide(resolve));
    });
    setContextKey('gloss:searching', true);
    this.#refresh();
    this.#pick.show();
    await hidden;
    setContextKey('gloss:searching', false);
    return this.#chosen;
  }

  /** Cites what is chosen; a list that was opened for something else takes it as its answer. */
  cite(): void {
    this.#ticks.flush();
    const keys = this.#chosenKeys();
    if (this.#options.citeTooltip === undefined) this.#answer(keys);
    else this.#citeElsewhere(keys);
  }

  /** Ticks the paper the cursor is on, and goes on to the next; or takes its tick away. */
  toggleTick(): void {
    this.#ticks.flush();
    for (const key of this.#active()) {
      const next = this.#after(key);
      this.#tick(key, !this.#ticked.has(key));
      this.#refresh(this.#ticked.has(key) ? next : key);
    }
  }

  dispose(): void {
    this.#scope.dispose();
  }

  #listen(): void {
    const refresh = () => {
      this.#refresh();
    };
    this.#scope.own(
      this.#pick.onDidChangeValue((input) => {
        this.#ticks.flush();
        this.#said.type(input);
        this.#refresh();
      }),
    );
    this.#scope.own(this.#services.gloss.library.onDidChange(refresh));
    this.#scope.own(this.#services.gloss.search.onDidIndex(refresh));
    this.#scope.own(
      this.#pick.onDidAccept(() => {
        this.#ticks.flush();
        this.#accept();
      }),
    );
    this.#scope.own(
      this.#pick.onDidChangeSelection((rows) => {
        this.#ticks.take({ rows, input: this.#pick.value });
      }),
    );
    this.#scope.own(
      this.#pick.onDidTriggerItemButton(({ button, item }) => {
        this.#ticks.flush();
        if (item.means === 'paper') this.#press(button, item.key);
      }),
    );
  }

  #accept(): void {
    const [active] = this.#pick.activeItems;
    if (active?.means === 'rewrite') {
      this.#rewrite(active.input);
      return;
    }
    this.#answer(this.#options.many ? this.#chosenKeys() : this.#active());
  }

  #answer(keys: readonly string[]): void {
    if (keys.length === 0) return;
    this.#chosen = { keys, said: this.#said.about(keys, this.#pick.value) };
    this.#pick.hide();
  }

  #citeElsewhere(keys: readonly string[]): void {
    if (keys.length === 0) return;
    this.#pick.hide();
    void runCommand('gloss.insertCitation', { keys });
  }

  #tick(key: string, isTicked: boolean, input = this.#pick.value): void {
    if (this.#ticked.has(key) === isTicked) return;
    if (isTicked) this.#ticked.add(key);
    else this.#ticked.delete(key);
    this.#said.tick(key, isTicked ? input : undefined);
  }

  /** The ticked papers, else the one the cursor is on. */
  #chosenKeys(): readonly string[] {
    return this.#ticked.size > 0 ? [...this.#ticked] : this.#active();
  }

  /** The paper below, among those without a tick. */
  #after(key: string): string | undefined {
    const keys = this.#pick.items.flatMap((row) => (row.means === 'paper' ? [row.key] : []));
    return keys.slice(keys.indexOf(key) + 1).find((other) => !this.#ticked.has(other));
  }

  #rewrite(input: string): void {
    this.#pick.value = input;
    this.#refresh();
  }

  #press(button: vscode.QuickInputButton, key: string): void {
    if (button === this.#buttons.cite) {
      this.#citeElsewhere([...new Set([...this.#ticked, key])]);
    } else if (button === this.#buttons.side) {
      this.#pick.hide();
      void runCommand('gloss.openPaperToSide', { key });
    } else if (button === this.#buttons.web) {
      void runCommand('gloss.openOnWeb', { key });
    }
  }

  /** The check boxes changed: what is ticked among the rows shown. */
  #readTicks({ rows, input }: Ticks): void {
    if (!this.#options.many) return;
    const [rewrite] = rows.flatMap((row) => (row.means === 'rewrite' ? [row.input] : []));
    if (rewrite !== undefined) {
      this.#rewrite(rewrite);
      return;
    }
    const ticked = new Set(rows.flatMap((row) => (row.means === 'paper' ? [row.key] : [])));
    for (const row of this.#pick.items) {
      if (row.means === 'paper') this.#tick(row.key, ticked.has(row.key), input);
    }
    this.#describe();
  }

  #active(): readonly string[] {
    return this.#pick.activeItems.flatMap((row) => (row.means === 'paper' ? [row.key] : []));
  }

  /** Searches again; the cursor goes to `key` if it is given and shown, else to the first hit. */
  #refresh(key?: string): void {
    const { rows, first } = this.#rows();
    this.#pick.items = rows;
    if (this.#options.many) {
      this.#pick.selectedItems = rows.filter(
        (row) => row.means === 'paper' && this.#ticked.has(row.key),
      );
    }
    const kept = rows.find((row) => row.means === 'paper' && row.key === key);
    const active = kept ?? first;
    this.#pick.activeItems = active === undefined ? [] : [active];
    this.#describe();
  }

  #rows(): { readonly rows: readonly SearchRow[]; readonly first: SearchRow | undefined } {
    const { words: input, said } = this.#said.read(this.#pick.value);
    const { search } = this.#services.gloss;
    const answer = search.find(input, { limit: MOST_HITS });
    this.#counts = {
      shown: answer.complete || answer.total,
      all: this.#services.gloss.library.papers().length,
    };
    const completions = this.#completionRows(input, said);
    const papers =
      input.trim() === '' ? this.#browsingRows() : this.#foundRows(this.#ranked(answer.hits));
    const none = papers.length === 0 && completions.length === 0 && answer.problems.length === 0;
    const rows = [
      ...this.#tickedRows(),
      ...answer.problems.map(problemRow),
      ...completions,
      ...papers,
      ...pendingRows(answer.pending),
      ...(none ? [messageRow(text.noResults(input))] : []),
    ];
    // Enter opens; it completes only where a filter's value is still to come or finds nothing.
    const first = input.trimEnd().endsWith(':') ? completions[0] : undefined;
    const firstPaper = papers.find(({ means }) => means === 'paper');
    return { rows, first: first ?? firstPaper ?? completions[0] ?? rows[0] };
  }

  /** None behind which something is said already: choosing one would write over it. */
  #completionRows(words: string, said: string): readonly SearchRow[] {
    return said === '' ? this.#services.gloss.search.completions(words).map(completionRow) : [];
  }

  #describe(): void {
    const parts = [this.#options.title, text.count(this.#counts.shown, this.#counts.all)];
    const { said } = this.#said.read(this.#pick.value);
    if (said !== '') parts.push(text.saidAbout(said));
    if (this.#ticked.size > 0) parts.push(text.ticked(this.#ticked.size));
    this.#pick.title = parts.join(' · ');
    // Ticks are work: looking something up in the text does not throw them away.
    this.#pick.ignoreFocusOut = this.#ticked.size > 0;
  }

  #browsingRows(): readonly SearchRow[] {
    const groups = browsingGroups(this.#services.gloss, this.#options.isOwn ?? (() => false));
    const isOne = groups.length === 1 && this.#ticked.size === 0;
    return groups.flatMap(([heading, keys]) => [
      ...(isOne ? [] : [separatorRow(heading)]),
      ...keys.flatMap((key) => this.#hitRow({ key })),
    ]);
  }

  /** In the engine's order, but for ties. */
  #ranked(hits: readonly FoundPaper[]): readonly FoundPaper[] {
    const { isOwn } = this.#options;
    const { library } = this.#services.gloss;
    if (isOwn === undefined) return hits;
    return ownFirst(hits, (key) => {
      const paper = library.get(key);
      return paper !== undefined && isOwn(paper);
    });
  }

  /** A line parts off those that have only some of the words. */
  #foundRows(hits: readonly FoundPaper[]): readonly SearchRow[] {
    const part = hits.findIndex((hit) => !matchesWhole(hit));
    const rows = (found: readonly FoundPaper[]) => found.flatMap((hit) => this.#hitRow(hit));
    if (part <= 0) return rows(hits);
    const some = separatorRow(text.someWords());
    return [...rows(hits.slice(0, part)), some, ...rows(hits.slice(part))];
  }

  #tickedRows(): readonly SearchRow[] {
    if (this.#ticked.size === 0) return [];
    const rows = [...this.#ticked].flatMap((key) => this.#paperRow({ key }));
    const heading =
      this.#said.read(this.#pick.value).words.trim() === ''
        ? []
        : [separatorRow(text.foundPapers())];
    return [separatorRow(text.tickedPapers()), ...rows, ...heading];
  }

  /** A ticked paper stands among the first rows already. */
  #hitRow(found: Pick<FoundPaper, 'key' | 'hit'>): readonly SearchRow[] {
    return this.#ticked.has(found.key) ? [] : this.#paperRow(found);
  }

  #paperRow({ key, hit }: Pick<FoundPaper, 'key' | 'hit'>): readonly SearchRow[] {
    const { library, annotations: store } = this.#services.gloss;
    const paper = library.get(key);
    if (paper === undefined) return [];
    const annotations = store.get(paper);
    const reason =
      hit === undefined
        ? ''
        : snippetText(snippet(hit, paper, annotations, { length: SNIPPET_LENGTH }));
    const ticked = this.#ticked.has(key) && !this.#options.many;
    const buttons = this.#options.citeTooltip === undefined ? undefined : this.#buttons;
    const said = this.#said.of(key);
    return [
      paperRow({ paper, annotations, topics: library.topics(), reason, ticked, buttons, said }),
    ];
  }
}

function pendingRows(pending: number): readonly SearchRow[] {
  return pending > 0 ? [messageRow(text.stillIndexing(pending))] : [];
}

/**
 * A quick-pick filters and sorts what it is given by its own rules. `alwaysShow` on each row stops the
 * filtering; `sortByLabel`, which has no stable type, stops the sorting where the editor knows it.
 */
function keepOrder(pick: vscode.QuickPick<SearchRow>): void {
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  (pick as { sortByLabel?: boolean }).sortByLabel = false;
}

/**
 * The list in which papers are searched while one types: behind Search Papers, Insert Citation and
 * every command that asks for a paper. It shows the engine's ranking as it is.
 */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import { SaidAbout } from '../../../core/citations/saidAbout.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { runCommand } from '../../commands.ts';
import { setContextKey } from '../../contextKeys.ts';
import type { Services } from '../../services.ts';
import { Settling } from '../../settling.ts';
import { text } from '../../text.ts';
import { listedRows } from './listedRows.ts';
import { paperButtons, type PaperButtons, type SearchRow } from './searchRows.ts';
import { documentName } from '../cite/documents.ts';

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
  /** The words that found them; empty where they were chosen without. */
  readonly query: string;
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
  /** Papers that come in a row are listed at once, and the cursor stays where the user has put it. */
  readonly #arrivals = this.#scope.own(
    new Settling<undefined>(() => {
      const [active] = this.#active();
      this.#refresh(active === this.#first ? undefined : active);
    }),
  );
  /** The paper on which the cursor is until the user moves it. */
  #first: string | undefined;
  #chosen: Chosen | undefined;
  /** How many papers the query finds. */
  #shown = 0;
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
    const arrive = () => {
      this.#arrivals.take(undefined);
    };
    this.#scope.own(
      this.#pick.onDidChangeValue((input) => {
        this.#ticks.flush();
        this.#said.type(input);
        this.#refresh();
      }),
    );
    this.#scope.own(this.#services.gloss.library.onDidChange(arrive));
    this.#scope.own(this.#services.gloss.search.onDidIndex(arrive));
    this.#scope.own(this.#services.bibliographies.onDidChangeReading(arrive));
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

  /** The words typed, without what is said about papers. */
  get #query(): string {
    return this.#said.read(this.#pick.value).words;
  }

  #answer(keys: readonly string[]): void {
    if (keys.length === 0) return;
    const { value } = this.#pick;
    this.#chosen = { keys, said: this.#said.about(keys, value), query: this.#query };
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
      void runCommand('gloss.openPaperToSide', { key, query: this.#query });
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
    const { rows, first, shown, isComing } = listedRows(this.#services.gloss, {
      options: this.#options,
      input: this.#pick.value,
      said: this.#said,
      ticked: this.#ticked,
      unread: this.#services.bibliographies.unread.map(documentName),
      buttons: this.#options.citeTooltip === undefined ? undefined : this.#buttons,
    });
    this.#shown = shown;
    this.#pick.busy = isComing || this.#services.bibliographies.isLooking;
    this.#pick.items = rows;
    if (this.#options.many) {
      this.#pick.selectedItems = rows.filter(
        (row) => row.means === 'paper' && this.#ticked.has(row.key),
      );
    }
    const kept = rows.find((row) => row.means === 'paper' && row.key === key);
    const active = kept ?? first;
    this.#first = first?.means === 'paper' ? first.key : undefined;
    this.#pick.activeItems = active === undefined ? [] : [active];
    this.#describe();
  }

  #describe(): void {
    const all = this.#services.gloss.library.papers().length;
    const parts = [this.#options.title, text.count(this.#shown, all)];
    const { said } = this.#said.read(this.#pick.value);
    if (said !== '') parts.push(text.saidAbout(said));
    if (this.#ticked.size > 0) parts.push(text.ticked(this.#ticked.size));
    this.#pick.title = parts.join(' · ');
    // Ticks are work: looking something up in the text does not throw them away.
    this.#pick.ignoreFocusOut = this.#ticked.size > 0;
  }
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

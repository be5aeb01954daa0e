/**
 * Which papers a command is about: those in its argument or, where a key of the tree says so, those
 * selected there; else the one in the active panel; else those the user is asked for.
 */
import type { Paper } from '../core/library/paper.ts';
import type { CommandId } from '../shared/commands.ts';
import type { PaperChooser } from './features/search/search.ts';
import type { Chosen, SearchListOptions } from './features/search/searchList.ts';
import { keysOf, papersOf, rowsMeant, saidOf } from './paperArguments.ts';
import type { PaperPanels } from './panel/paperPanels.ts';
import type { Services } from './services.ts';
import { text } from './text.ts';

/** To open the paper that is open already is never what is meant. */
const OPENING: ReadonlySet<CommandId> = new Set(['gloss.openPaper', 'gloss.openPaperToSide']);

/** Where papers are to be found that a command does not name. */
export interface PaperPlaces {
  readonly panels: PaperPanels;
  readonly chooser: PaperChooser;
  /** The keys of the papers selected in the Library tree. */
  readonly selectedKeys: () => readonly string[];
  /** Selects the row there that has the focus; the key of its paper, undefined for a group. */
  readonly selectFocused: () => Promise<string | undefined>;
}

export class PaperAsker {
  readonly #services: Services;
  readonly #places: PaperPlaces;

  constructor(services: Services, places: PaperPlaces) {
    this.#services = services;
    this.#places = places;
  }

  /**
   * The paper; undefined if the user left.
   * @throws GlossError for a wrong argument or a key that the library does not have
   */
  async one(command: CommandId, args: readonly unknown[]): Promise<Paper | undefined> {
    return (await this.#papers(command, args, false))?.[0];
  }

  /** As `one`, for a command that takes several. */
  many(command: CommandId, args: readonly unknown[]): Promise<readonly Paper[] | undefined> {
    return this.#papers(command, args, true);
  }

  /** As `many`, with what is said about each paper, in their order: typed in the list, or `parts`. */
  async toCite(
    command: CommandId,
    args: readonly unknown[],
  ): Promise<{ readonly papers: readonly Paper[]; readonly said: readonly string[] } | undefined> {
    await this.#services.ready();
    const named = await this.#meant(command, args);
    const placeholder = text.choosePapersToCite();
    const asked =
      named === undefined
        ? await this.#ask(command, { placeholder, many: true, cites: true })
        : undefined;
    const keys = named ?? asked?.keys;
    if (keys === undefined) return undefined;
    const said =
      asked === undefined
        ? saidOf(command, args, keys.length)
        : keys.map((key) => asked.said.get(key) ?? '');
    return { papers: papersOf(this.#services.gloss.library, keys), said };
  }

  async #papers(
    command: CommandId,
    args: readonly unknown[],
    many: boolean,
  ): Promise<readonly Paper[] | undefined> {
    await this.#services.ready();
    const placeholder = many ? text.choosePapers() : text.choosePaper();
    const keys =
      (await this.#meant(command, args)) ?? (await this.#ask(command, { placeholder, many }))?.keys;
    return keys === undefined ? undefined : papersOf(this.#services.gloss.library, keys);
  }

  /** Undefined where nothing says which; a key of the tree never means the panel's paper. */
  async #meant(
    command: CommandId,
    args: readonly unknown[],
  ): Promise<readonly string[] | undefined> {
    const rows = rowsMeant(args);
    if (rows !== undefined) {
      const focused = rows === 'focused' ? await this.#places.selectFocused() : undefined;
      if (focused !== undefined) return [focused];
      const selected = this.#places.selectedKeys();
      return selected.length > 0 ? selected : undefined;
    }
    const named = keysOf(command, args);
    const inPanel = OPENING.has(command) ? undefined : this.#places.panels.activeKey;
    return named ?? (inPanel === undefined ? undefined : [inPanel]);
  }

  #ask(command: CommandId, options: Omit<SearchListOptions, 'title'>): Promise<Chosen | undefined> {
    return this.#places.chooser.choose({ title: this.#title(command), ...options });
  }

  /** The command's title in the user's language, as the editor read it from the manifest. */
  #title(command: CommandId): string {
    const manifest = this.#services.context.extension.packageJSON as {
      contributes: { commands: readonly { command: string; title: string }[] };
    };
    return manifest.contributes.commands.find((entry) => entry.command === command)?.title ?? '';
  }
}

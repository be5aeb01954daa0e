/**
 * Which papers a command is about: those in its argument, else the one in the active panel, else those
 * the user is asked for.
 */
import type { Paper } from '../core/library/paper.ts';
import type { CommandId } from '../shared/manifest.ts';
import type { PaperChooser } from './features/search/search.ts';
import { keysOf, papersOf } from './paperArguments.ts';
import type { PaperPanels } from './panel/paperPanels.ts';
import type { Services } from './services.ts';
import { text } from './text.ts';

/** To open the paper that is open already is never what is meant. */
const OPENING: ReadonlySet<CommandId> = new Set(['gloss.openPaper', 'gloss.openPaperToSide']);

export class PaperAsker {
  readonly #services: Services;
  readonly #panels: PaperPanels;
  readonly #chooser: PaperChooser;

  constructor(services: Services, panels: PaperPanels, chooser: PaperChooser) {
    this.#services = services;
    this.#panels = panels;
    this.#chooser = chooser;
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

  async #papers(
    command: CommandId,
    args: readonly unknown[],
    many: boolean,
  ): Promise<readonly Paper[] | undefined> {
    await this.#services.bundled.ready();
    const inPanel = OPENING.has(command) ? undefined : this.#panels.activeKey;
    const named = keysOf(command, args) ?? (inPanel === undefined ? undefined : [inPanel]);
    const keys = named ?? (await this.#ask(command, many));
    return keys === undefined ? undefined : papersOf(this.#services.gloss.library, keys);
  }

  #ask(command: CommandId, many: boolean): Promise<readonly string[] | undefined> {
    const placeholder = many ? text.choosePapers() : text.choosePaper();
    return this.#chooser.choose({ title: this.#title(command), placeholder, many });
  }

  /** The command's title in the user's language, as the editor read it from the manifest. */
  #title(command: CommandId): string {
    const manifest = this.#services.context.extension.packageJSON as {
      contributes: { commands: readonly { command: string; title: string }[] };
    };
    return manifest.contributes.commands.find((entry) => entry.command === command)?.title ?? '';
  }
}

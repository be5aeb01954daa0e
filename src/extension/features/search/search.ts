/** Search Papers, and asking for papers on behalf of other commands. */
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { registerCommands, runCommand } from '../../commands.ts';
import { textOf } from '../../paperArguments.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import { SearchList, type Chosen, type SearchListOptions } from './searchList.ts';

export interface PaperChooser extends Disposable {
  /** Asks for papers; undefined if the user left. */
  choose(options: SearchListOptions): Promise<Chosen | undefined>;
}

/** @param own tells the papers of the document that is written in, which go first where several are chosen */
export function registerSearch(
  services: Services,
  citeTooltip: () => string,
  own: () => Promise<(paper: Paper) => boolean>,
): PaperChooser {
  const scope = new Scope();
  let current: SearchList | undefined;

  const choose = async (options: SearchListOptions) => {
    await services.ready();
    const list = new SearchList(services, {
      ...options,
      ...(options.many && { isOwn: await own() }),
    });
    current = list;
    try {
      return await list.run();
    } finally {
      if (current === list) current = undefined;
      list.dispose();
    }
  };

  const handlers = {
    'gloss.searchPapers': async (...args: unknown[]) => {
      if (current !== undefined) return;
      const query = textOf(args, 'query');
      const chosen = await choose({
        title: text.searchTitle(),
        placeholder: text.searchPlaceholder(),
        many: false,
        citeTooltip: citeTooltip(),
        ...(query !== undefined && { query }),
      });
      const key = chosen?.keys[0];
      if (key === undefined) return;
      await runCommand('gloss.openPaper', { key, query: chosen?.query ?? '' });
    },
    'gloss.citeFromSearch': () => {
      current?.cite();
    },
    'gloss.tickInSearch': () => {
      current?.toggleTick();
    },
  };
  scope.own(registerCommands(handlers, services.log));
  return {
    choose,
    dispose: () => {
      scope.dispose();
    },
  };
}

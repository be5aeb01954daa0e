/** Opening papers: in the panel, beside, on the web; and the panel's own commands. */
import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/emitter.ts';
import { isFields } from '../../core/base/fields.ts';
import { webAddress } from '../../core/citations/syntax.ts';
import type { CommandId } from '../../shared/commands.ts';
import { registerCommands } from '../commands.ts';
import type { PaperPanels } from '../panel/paperPanels.ts';
import { textOf } from '../paperArguments.ts';
import type { PaperAsker } from '../paperAsker.ts';
import { notify } from '../notify.ts';
import type { Services } from '../services.ts';
import { text } from '../text.ts';

export function registerRead(
  services: Services,
  panels: PaperPanels,
  asker: PaperAsker,
): Disposable {
  const onePaper = (command: CommandId, args: readonly unknown[]) => asker.one(command, args);
  return registerCommands(
    {
      'gloss.openPaper': async (...args) => {
        const paper = await onePaper('gloss.openPaper', args);
        const preserveFocus = keepsFocus(args);
        if (paper !== undefined) panels.open(paper.key, { preserveFocus, ...searched(args) });
      },
      'gloss.openPaperToSide': async (...args) => {
        const paper = await onePaper('gloss.openPaperToSide', args);
        if (paper !== undefined) panels.open(paper.key, { toSide: true, ...searched(args) });
      },
      'gloss.quickNote': async (...args) => {
        const paper = await onePaper('gloss.quickNote', args);
        if (paper !== undefined) panels.open(paper.key, { focus: { kind: 'note' } });
      },
      'gloss.selectPassage': () => {
        panels.active?.focus({ kind: 'selection' });
      },
      'gloss.openOnWeb': async (...args) => {
        const paper = await onePaper('gloss.openOnWeb', args);
        if (paper === undefined) return;
        const address = webAddress(paper);
        if (address === undefined) {
          void notify.info(text.noWebAddress(paper.title));
        } else {
          await vscode.env.openExternal(vscode.Uri.parse(address, true));
        }
      },
      'gloss.goBack': () => {
        panels.active?.goBack();
      },
      'gloss.goForward': () => {
        panels.active?.goForward();
      },
      'gloss.keepPaperOpen': () => {
        panels.active?.keepOpen();
      },
    },
    services.log,
  );
}

/** As the search list does: `{ query: 'sparse gating' }`, of which the panel marks what it finds. */
function searched(args: readonly unknown[]): { readonly query?: string } {
  const query = textOf(args, 'query');
  return query === undefined ? {} : { query };
}

/** As a click on a row does: `{ preserveFocus: true }`. */
function keepsFocus([first]: readonly unknown[]): boolean {
  return isFields(first) && first['preserveFocus'] === true;
}

/** The command that adds papers to the bibliography of the document that is written in. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { registerCommands } from '../../commands.ts';
import { notify } from '../../notify.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { documentName } from '../cite/documents.ts';
import { addToBibliography } from './addToBibliography.ts';
import { sayReplaced } from './citing.ts';

export function registerBibliography(
  services: Services,
  targets: CitationTarget,
  asker: PaperAsker,
): Disposable {
  return registerCommands(
    {
      'gloss.addToBibliography': async (...args: unknown[]) => {
        const papers = await asker.many('gloss.addToBibliography', args);
        if (papers === undefined || papers.length === 0) return;
        const target = targets.current();
        if (target === undefined) throw new GlossError('bibliography.noFolder', []);
        const document = await vscode.workspace.openTextDocument(target.uri);
        const { added, keys, replaced, file, undoable } = await addToBibliography(
          services,
          document,
          papers,
        );
        const name = documentName(file);
        const entries = added.join(', ');
        if (added.length === 0) notify.status(text.alreadyIn(keys.join(', '), name));
        else if (undoable) notify.status(text.addedTo(entries, name));
        else notify.status(text.addedOnDisk(entries, name));
        sayReplaced(replaced);
      },
    },
    services.log,
  );
}

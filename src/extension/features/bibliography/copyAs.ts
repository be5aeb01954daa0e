/** Copying papers as entries of bibliographies, and as references formatted in a style. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { isFields } from '../../../core/base/fields.ts';
import type { Dialect } from '../../../core/bibliography/bibtex/latexText.ts';
import type { Paper } from '../../../core/library/paper.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { registerCommands } from '../../commands.ts';
import { notify } from '../../notify.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import type { Services } from '../../services.ts';
import { readSetting } from '../../settings.ts';
import { text } from '../../text.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { isCitable } from '../cite/documents.ts';
import { keysOf } from '../writing/documentKeys.ts';
import { formattedPapers, itemOf } from './formatted.ts';
import type { WorkspaceBibliographies } from './workspaceBibliographies.ts';

interface Copied {
  readonly content: string;
  /** What the user is told is on the clipboard. */
  readonly name: string;
}

type Write = (papers: readonly Paper[], args: readonly unknown[]) => Promise<Copied>;

/** Where the document that is written in comes from, and its entries. */
export interface CopyParts {
  readonly targets: CitationTarget;
  readonly asker: PaperAsker;
  readonly bibliographies: WorkspaceBibliographies;
}

export function registerCopyAs(services: Services, parts: CopyParts): Disposable {
  const { asker } = parts;
  const copying = (command: CommandId, write: Write) => {
    return async (...args: unknown[]) => {
      const papers = await asker.many(command, args);
      if (papers === undefined || papers.length === 0) return;
      const { content, name } = await write(papers, args);
      await vscode.env.clipboard.writeText(content);
      notify.status(text.copied(name));
    };
  };
  const formatted: Write = async (papers, args) => {
    const content = await formattedReferences(services, parts, papers, args);
    return { content, name: papers.length === 1 ? content : text.references(papers.length) };
  };
  return registerCommands(
    {
      'gloss.copyBibtex': copying('gloss.copyBibtex', (papers) => entries(papers, 'bibtex')),
      'gloss.copyBiblatex': copying('gloss.copyBiblatex', (papers) => entries(papers, 'biblatex')),
      'gloss.copyRis': copying('gloss.copyRis', async (papers) => {
        const { toRis } = await import('../../../core/bibliography/ris/write.ts');
        return { content: toRis(papers, readSetting('gloss.citation.version')), name: 'RIS' };
      }),
      'gloss.copyCslJson': copying('gloss.copyCslJson', (papers) => {
        const content = JSON.stringify(papers.map(itemOf), null, 2);
        return Promise.resolve({ content, name: 'CSL-JSON' });
      }),
      'gloss.copyReference': copying('gloss.copyReference', formatted),
    },
    services.log,
  );
}

async function entries(papers: readonly Paper[], dialect: Dialect): Promise<Copied> {
  const { toBibtex } = await import('../../../core/bibliography/bibtex/write.ts');
  const version = readSetting('gloss.citation.version');
  const name = dialect === 'bibtex' ? 'BibTeX' : 'BibLaTeX';
  return { content: toBibtex(papers, { dialect, version }), name };
}

/**
 * In the style named by the caller, the document that is written in or the setting; of what stands in that document's
 * bibliography, as it is printed there.
 */
async function formattedReferences(
  services: Services,
  { targets, bibliographies }: CopyParts,
  papers: readonly Paper[],
  [first]: readonly unknown[],
): Promise<string> {
  const style = isFields(first) && typeof first['style'] === 'string' ? first['style'] : undefined;
  const target = targets.current();
  const written = target && (await vscode.workspace.openTextDocument(target.uri));
  const document = written !== undefined && isCitable(written) ? written : undefined;
  const keys = document && (await keysOf(services, bibliographies, document));
  const { extensionUri } = services.context;
  const references = await formattedPapers(extensionUri, papers, { style, document, keys });
  return references.map((reference) => reference.text).join('\n');
}

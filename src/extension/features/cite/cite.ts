/** Citing: into a document, by dragging, onto the clipboard. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { isFields } from '../../../core/base/fields.ts';
import type { Dialect } from '../../../core/citations/write.ts';
import { formatCitation, type CitationSyntax } from '../../../core/citations/syntax.ts';
import type { Paper } from '../../../core/library/paper.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { registerCommands } from '../../commands.ts';
import { syntaxOf, textOf } from '../../paperArguments.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import { notify } from '../../notify.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import { footnoteReferences } from '../bibliography/formatted.ts';
import { toCite } from '../bibliography/citing.ts';
import type { CitationTarget } from './citationTarget.ts';
import { syntaxFor } from './documents.ts';
import { convertHere, isDialect } from './convertCitations.ts';
import { editHere, type CitationChange } from './editCitation.ts';
import { insertCitation } from './insertCitation.ts';
import { registerOffers } from './offerCitations.ts';

export function registerCite(
  services: Services,
  targets: CitationTarget,
  asker: PaperAsker,
): Disposable {
  const scope = new Scope();
  const copying = (command: CommandId, write: (papers: readonly Paper[]) => Promise<Copied>) => {
    return async (...args: unknown[]) => {
      const papers = await asker.many(command, args);
      if (papers === undefined || papers.length === 0) return;
      const { content, name } = await write(papers);
      await vscode.env.clipboard.writeText(content);
      notify.status(text.copied(name));
    };
  };
  const referencesIn = (
    document: vscode.TextDocument | undefined,
    papers: readonly Paper[],
    syntax: CitationSyntax,
  ) => footnoteReferences(services.context.extensionUri, papers, { syntax, document });
  const handlers = {
    'gloss.insertCitation': async (...args: unknown[]) => {
      const syntax = syntaxOf('gloss.insertCitation', args);
      const chosen = await asker.toCite('gloss.insertCitation', args);
      if (chosen === undefined) return;
      const document = await targetDocument(targets);
      const cited = await toCite(services, document, chosen.papers);
      const references = await referencesIn(document, cited.papers, syntax ?? syntaxFor(document));
      await insertCitation({ ...cited, said: chosen.said, references }, targets, syntax);
      await cited.finish();
    },
    'gloss.editCitation': (...args: unknown[]) => editHere(changeOf(args)),
    'gloss.convertCitations': (...args: unknown[]) => convertHere(dialectOf(args)),
    'gloss.copyCitation': copying('gloss.copyCitation', async (papers) => {
      const document = await targetDocument(targets);
      const syntax = syntaxFor(document);
      const references = await referencesIn(document, papers, syntax);
      const content = formatCitation(papers, syntax, { references });
      return { content, name: content };
    }),
    'gloss.copyCitationKey': copying('gloss.copyCitationKey', (papers) => {
      const content = papers.map(({ key }) => key).join(', ');
      return Promise.resolve({ content, name: content });
    }),
  };
  scope.own(registerCommands(handlers, services.log));
  scope.own(registerOffers(services));
  return scope;
}

/** What the caller asks for; fields of other types count as not given. */
function changeOf([first]: readonly unknown[]): CitationChange {
  if (!isFields(first)) return {};
  const { item, parts, remove, move } = first;
  return {
    ...(typeof item === 'number' && { item }),
    ...(typeof parts === 'string' && { parts }),
    ...(remove === true && { remove }),
    ...(typeof move === 'number' && { move, ...(typeof item !== 'number' && { item: 0 }) }),
  };
}

/** @throws GlossError `command.badArgument` for a dialect that there is not */
function dialectOf(args: readonly unknown[]): Dialect | undefined {
  const to = textOf(args, 'to');
  if (to === undefined || isDialect(to)) return to;
  throw new GlossError('command.badArgument', ['gloss.convertCitations', `there is no “${to}”`]);
}

interface Copied {
  readonly content: string;
  /** What the user is told is on the clipboard. */
  readonly name: string;
}

async function targetDocument(targets: CitationTarget): Promise<vscode.TextDocument | undefined> {
  const target = targets.current();
  return target === undefined ? undefined : vscode.workspace.openTextDocument(target.uri);
}

/** What hovering over a citation key says: the reference as it is printed, and what the user knows of the paper. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { webAddress } from '../../../core/citations/syntax.ts';
import type { Paper } from '../../../core/library/paper.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { writingText } from '../../writingText.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import { formattedPapers, withoutNumber } from '../bibliography/formatted.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { CITABLE } from '../cite/documents.ts';
import { annotationLines, factsLine, joinedLines, titleLines } from './aboutPaper.ts';
import { commandLink } from './commandLinks.ts';
import { keyIn } from './documentCitations.ts';
import { keysOf, type DocumentKeys } from './documentKeys.ts';
import { rangeAt } from '../../ranges.ts';

/** All that a hover may run; papers and notes can put no link of their own into it. */
const COMMANDS: readonly CommandId[] = [
  'gloss.openPaper',
  'gloss.insertCitation',
  'gloss.openOnWeb',
];

export function registerHover(
  services: Services,
  bibliographies: WorkspaceBibliographies,
): Disposable {
  return vscode.languages.registerHoverProvider(CITABLE, {
    provideHover: async (document, position, cancelled) => {
      const found = keyIn(document, position);
      if (found === undefined) return undefined;
      const keys = await keysOf(services, bibliographies, document);
      const paper = keys.paper(found.key);
      if (paper === undefined || cancelled.isCancellationRequested) return undefined;
      const content = await hoverOf(services, paper, { document, keys });
      return new vscode.Hover(content, rangeAt(document, found));
    },
  });
}

/** The document that cites, and whom its keys mean. */
interface Citing {
  readonly document: vscode.TextDocument;
  readonly keys: DocumentKeys;
}

async function hoverOf(
  services: Services,
  paper: Paper,
  citing: Citing,
): Promise<vscode.MarkdownString> {
  const { key } = paper;
  const content = new vscode.MarkdownString(
    joinedLines([
      ...(await referenceLines(services, paper, citing)),
      factsLine(services, paper),
      ...annotationLines(services.gloss.annotations.get(paper)),
      [
        commandLink(writingText.openPaper(), 'gloss.openPaper', { key }),
        commandLink(writingText.citeAgain(), 'gloss.insertCitation', { key }),
        ...(webAddress(paper) === undefined
          ? []
          : [commandLink(text.openOnWeb(), 'gloss.openOnWeb', { key })]),
      ].join(' · '),
    ]),
  );
  content.isTrusted = { enabledCommands: [...COMMANDS] };
  return content;
}

/** As the document's style has it; title and authors where the style can't be read. */
async function referenceLines(
  { context, log }: Services,
  paper: Paper,
  citing: Citing,
): Promise<readonly string[]> {
  try {
    const [formatted, { formattedCommonMark }] = await Promise.all([
      formattedPapers(context.extensionUri, [paper], citing),
      import('../../../core/bibliography/formattedHtml.ts'),
    ]);
    const reference = formatted.map(({ html }) => formattedCommonMark(withoutNumber(html)));
    if (reference.length > 0) return reference;
  } catch (error) {
    // Whoever formats references on purpose is told; a hover says what it can.
    log.warn(String(error));
  }
  return titleLines(paper);
}

/** Quotations and literature notes: their commands. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { findPassage } from '../../../core/citations/findPassage.ts';
import { quotationAt } from '../../../core/citations/quotationAt.ts';
import { authorYear } from '../../../core/library/paper.ts';
import type { Focus } from '../../../shared/messages.ts';
import { registerCommands } from '../../commands.ts';
import { notify } from '../../notify.ts';
import { keysOf, papersOf } from '../../paperArguments.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import { quoteText } from '../../quoteText.ts';
import type { Services } from '../../services.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { isUsersDocument } from '../cite/documents.ts';
import { chooseHighlight } from './highlightPick.ts';
import { LiteratureNotes } from './literatureNote.ts';
import { quotedHighlight, quotedOf, quoteInDocument } from './quotation.ts';

export interface QuoteParts {
  readonly targets: CitationTarget;
  readonly asker: PaperAsker;
  /** Shows a paper, with one of its passages before the reader. */
  readonly openAt: (key: string, focus?: Focus) => void;
  /** The key of the paper that is being read. */
  readonly activeKey: () => string | undefined;
}

export function registerQuote(services: Services, parts: QuoteParts): Disposable {
  const { targets, asker } = parts;
  const notes = new LiteratureNotes(services, targets);
  return registerCommands(
    {
      'gloss.insertQuotation': (...args) => insertQuotation(services, parts, args),
      'gloss.goToPassage': () => goToPassage(services, parts),
      'gloss.insertLiteratureNote': async (...args) => {
        const paper = await asker.one('gloss.insertLiteratureNote', args);
        if (paper !== undefined) await notes.insert(paper, args);
      },
      'gloss.updateLiteratureNotes': () => notes.updateActive(),
    },
    services.log,
  );
}

/** With `{ key, highlight }` or `{ key, exact, locator? }` at once, else after asking which passage. */
async function insertQuotation(
  services: Services,
  { targets, activeKey }: QuoteParts,
  args: readonly unknown[],
): Promise<void> {
  const { gloss, ready } = services;
  await ready();
  const keys = keysOf('gloss.insertQuotation', args);
  const [paper] = keys === undefined ? [] : papersOf(gloss.library, keys);
  const quoted = paper && quotedOf(gloss.annotations.get(paper)?.highlights ?? [], args);
  if (paper !== undefined && quoted !== undefined) {
    await quoteInDocument(services, targets, { paper, quoted });
    return;
  }
  const chosen = await chooseHighlight(services, { only: paper, first: activeKey() });
  if (chosen === undefined) return;
  const { paper: chosenPaper, highlight } = chosen;
  await quoteInDocument(services, targets, {
    paper: chosenPaper,
    quoted: quotedHighlight(highlight),
  });
}

/** From a quotation at the cursor to its passage in the paper. */
async function goToPassage({ gloss, ready }: Services, { openAt }: QuoteParts): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isUsersDocument(editor.document)) {
    void notify.info(quoteText.noDocument());
    return;
  }
  const { document, selection } = editor;
  const quotation = quotationAt(document.getText(), document.offsetAt(selection.active));
  if (quotation === undefined) {
    void notify.info(quoteText.noQuotation());
    return;
  }
  await ready();
  const papers = quotation.keys.flatMap((key) => gloss.library.get(key) ?? []);
  const [first] = papers;
  if (first === undefined) {
    void notify.warn(quoteText.noCitedPaper(quotation.keys.join(', ')));
    return;
  }
  for (const paper of papers) {
    const passage = findPassage(paper, gloss.annotations.get(paper), quotation.words);
    if (passage === undefined) continue;
    openAt(paper.key, passage);
    return;
  }
  openAt(first.key);
  void notify.info(quoteText.notFound(authorYear(first)));
}

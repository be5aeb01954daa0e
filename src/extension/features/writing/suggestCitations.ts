/** Papers suggested for what a sentence says, cited on choice as Insert Citation does it. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { GlossError } from '../../../core/base/errors.ts';
import type { FoundCitation, Span } from '../../../core/citations/citation.ts';
import { citationPlace, sentenceAt } from '../../../core/citations/sentenceAt.ts';
import type { FoundPaper } from '../../../core/search/paperSearch.ts';
import { snippet } from '../../../core/search/snippet.ts';
import { registerCommands, runCommand } from '../../commands.ts';
import { suggestionText } from '../../diagnosticText.ts';
import { notify } from '../../notify.ts';
import { textOf } from '../../paperArguments.ts';
import type { Services } from '../../services.ts';
import { snippetText } from '../../searchText.ts';
import { CITABLE, isCitable, markupOf } from '../cite/documents.ts';
import { paperRow, type SearchRow } from '../search/searchRows.ts';
import { citationsIn, citationsOf, isReadable } from './documentCitations.ts';
import { rangeAt } from '../../ranges.ts';

const MOST = 10;
/** A row of its own holds more of a passage than one that shares it with filters. */
const SNIPPET_LENGTH = 120;
/** Fewer words say too little to seek a paper by, unless they are selected. */
const LEAST_WORDS = 6;
const LONGEST_SHOWN = 80;

export function registerSuggestions(services: Services): Disposable {
  const scope = new Scope();
  scope.own(
    registerCommands(
      { 'gloss.suggestCitations': (...args: unknown[]) => suggest(services, textOf(args, 'text')) },
      services.log,
    ),
  );
  const kind = vscode.CodeActionKind.RefactorRewrite.append('gloss.cite');
  const provideCodeActions = async (document: vscode.TextDocument, range: vscode.Range) =>
    (await lacksCitation(document, range)) ? [offer(kind)] : [];
  scope.own(
    vscode.languages.registerCodeActionsProvider(
      CITABLE,
      { provideCodeActions },
      { providedCodeActionKinds: [kind] },
    ),
  );
  return scope;
}

function offer(kind: vscode.CodeActionKind): vscode.CodeAction {
  const title = suggestionText.suggest();
  const action = new vscode.CodeAction(title, kind);
  action.command = { title, command: 'gloss.suggestCitations' };
  return action;
}

/** Whether the cursor is in a sentence that says something and cites nothing. Asked wherever the cursor rests. */
async function lacksCitation(document: vscode.TextDocument, range: vscode.Range): Promise<boolean> {
  if (!isCitable(document) || !isReadable(document)) return false;
  const span = soughtFor(document, range);
  if (span === undefined) return false;
  const words = document.getText(rangeAt(document, span)).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < LEAST_WORDS) return false;
  return !(await citationsIn(document)).some(touching(span));
}

/** What is selected, else the sentence at the cursor. */
function soughtFor(document: vscode.TextDocument, range: vscode.Range): Span | undefined {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  if (start < end) return { start, end };
  return sentenceAt(document.getText(), markupOf(document), start);
}

function touching({ start, end }: Span): (citation: FoundCitation) => boolean {
  return (citation) => citation.end > start && citation.start < end;
}

/** @throws GlossError `citation.notCitable` where no document is open that can be cited in */
async function suggest(services: Services, given: string | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isCitable(editor.document)) {
    throw new GlossError('citation.notCitable', []);
  }
  const { document } = editor;
  const { version } = document;
  const span = given === undefined ? soughtFor(document, editor.selection) : undefined;
  const key = await chosenFor(services, given ?? (span && wordsOf(document, span)));
  // The document may have changed while the list was open.
  if (key === undefined || document.version !== version) return;
  if (span !== undefined) {
    const at = document.positionAt(placeIn(document, span));
    editor.selection = new vscode.Selection(at, at);
  }
  await runCommand('gloss.insertCitation', { keys: [key] });
}

/** The paper that the user chose of those suggested; says so where there is nothing to choose. */
async function chosenFor(services: Services, sought = ''): Promise<string | undefined> {
  if (sought === '') {
    void notify.info(suggestionText.noSentence());
    return undefined;
  }
  await services.ready();
  const found = services.gloss.search.suggest(sought, { limit: MOST });
  if (found.length > 0) return ask(rowsOf(services, found), sought);
  void notify.info(suggestionText.noSuggestion());
  return undefined;
}

/** Without what is cited in it already. */
function wordsOf(document: vscode.TextDocument, span: Span): string {
  const content = document.getText();
  let words = '';
  let at = span.start;
  for (const { start, end } of citationsOf(document).filter(touching(span))) {
    words += content.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return (words + content.slice(at, span.end)).replace(/\n[ \t]*>/gu, '\n').trim();
}

/** In the last citation of the sentence, to which it is added, else before the mark at its end. */
function placeIn(document: vscode.TextDocument, span: Span): number {
  const within = citationsOf(document).filter(touching(span));
  const last = within.findLast(({ form }) => form === 'group');
  return last === undefined ? citationPlace(document.getText(), span) : last.end - 1;
}

function rowsOf(services: Services, found: readonly FoundPaper[]): readonly SearchRow[] {
  const { library, annotations: store } = services.gloss;
  return found.flatMap(({ key, hit }) => {
    const paper = library.get(key);
    if (paper === undefined) return [];
    const annotations = store.get(paper);
    // In a sentence, other forms of words and words elsewhere are what one expects.
    const passage = snippet(hit, paper, annotations, { length: SNIPPET_LENGTH });
    const reason = hit === undefined ? '' : snippetText({ ...passage, reasons: [], elsewhere: [] });
    const row = paperRow({
      paper,
      annotations,
      topics: library.topics(),
      reason,
      ticked: false,
      said: '',
      buttons: undefined,
    });
    return [{ ...row, alwaysShow: false }];
  });
}

async function ask(rows: readonly SearchRow[], sought: string): Promise<string | undefined> {
  const line = sought.replace(/\s+/gu, ' ');
  const shown =
    line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN - 1).trimEnd()}…` : line;
  const chosen = await vscode.window.showQuickPick(rows, {
    title: suggestionText.suggestFor(shown),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.means === 'paper' ? chosen.key : undefined;
}

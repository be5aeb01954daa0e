/** Converting the citations of a selection or a document to another syntax, in one step of undo. */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import {
  convertCitations,
  dialectsFor,
  type Conversion,
  type ConversionProblem,
} from '../../../core/citations/convert.ts';
import { DIALECTS, type Dialect } from '../../../core/citations/write.ts';
import type { Markup } from '../../../core/citations/markup.ts';
import { notify } from '../../notify.ts';
import { convertText, lossText } from '../../convertText.ts';
import { rangeAt } from '../../ranges.ts';
import { isCitable, markupOf } from './documents.ts';

export function isDialect(value: unknown): value is Dialect {
  return DIALECTS.some((dialect) => dialect === value);
}

/**
 * Converts in the active editor, and says what the citations don't say any more.
 * @throws GlossError `citation.notCitable` without a document that holds citations
 */
export async function convertHere(asked: Dialect | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !isCitable(editor.document)) {
    throw new GlossError('citation.notCitable', []);
  }
  const { document } = editor;
  const to = asked ?? (await chooseDialect(markupOf(document)));
  if (to === undefined) return;
  const { edits, problems } = conversionOf(editor, to);
  if (edits.length === 0 && problems.length === 0) {
    void notify.info(convertText.nothing());
    return;
  }
  const losses = lossesIn(document, problems);
  const lines = problems.map(({ start }) => document.positionAt(start).line);
  const isDone = await editor.edit((builder) => {
    for (const edit of edits) builder.replace(rangeAt(document, edit), edit.newText);
  });
  if (!isDone) throw new GlossError('citation.notWritten', []);
  if (losses.length === 0) notify.status(convertText.converted(edits.length));
  else {
    const message = convertText.convertedWithLosses(edits.length, losses.join('; '));
    void offerToLook(editor, message, lines);
  }
}

/** The lines are those before the conversion, which moves none but in a citation that has several. */
async function offerToLook(
  editor: vscode.TextEditor,
  message: string,
  [line = 0]: readonly number[],
): Promise<void> {
  const choice = convertText.goTo(line + 1);
  if ((await notify.warn(message, choice)) !== choice) return;
  const start = new vscode.Position(line, 0);
  const selection = new vscode.Range(start, start);
  await vscode.window.showTextDocument(editor.document, { selection });
}

/** What got lost: of each kind how many citations, and their lines in the document as it still is. */
function lossesIn(
  document: vscode.TextDocument,
  problems: readonly ConversionProblem[],
): readonly string[] {
  const lines = new Map<ConversionProblem['what'], number[]>();
  for (const { what, start } of problems) {
    const line = document.positionAt(start).line + 1;
    lines.set(what, [...(lines.get(what) ?? []), line]);
  }
  return [...lines].map(([what, of]) => lossText(what, of.length, listOf(of)));
}

/** The lines, each once, a few of them. */
function listOf(lines: readonly number[]): string {
  const distinct = [...new Set(lines)];
  const shown = distinct.slice(0, 8).join(', ');
  return distinct.length > 8 ? `${shown}…` : shown;
}

function conversionOf({ document, selections }: vscode.TextEditor, to: Dialect): Conversion {
  const content = document.getText();
  const from = markupOf(document);
  const spans = selections
    .filter(({ isEmpty }) => !isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
  if (spans.length === 0) return convertCitations(content, from, to);
  const conversions = spans.map((span) => convertCitations(content, from, to, span));
  return {
    edits: conversions.flatMap(({ edits }) => edits),
    problems: conversions.flatMap(({ problems }) => problems),
  };
}

async function chooseDialect(from: Markup): Promise<Dialect | undefined> {
  const labels: Readonly<Record<Dialect, string>> = {
    pandoc: 'pandoc [@key]',
    latex: 'LaTeX \\cite{key}',
    natbib: 'LaTeX natbib \\citep{key}',
    biblatex: 'LaTeX biblatex \\autocite{key}',
    typst: 'Typst @key',
  };
  const rows = dialectsFor(from).map((dialect) => ({ dialect, label: labels[dialect] }));
  const chosen = await vscode.window.showQuickPick(rows, { title: convertText.to() });
  return chosen?.dialect;
}

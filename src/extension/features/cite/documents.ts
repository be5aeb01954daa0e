/** Which documents Gloss writes citations in, and in which syntax. */
import * as vscode from 'vscode';
import type { Markup } from '../../../core/citations/markup.ts';
import type { CitationSyntax } from '../../../core/citations/syntax.ts';
import { readSetting } from '../../settings.ts';

const MARKDOWN = ['markdown', 'quarto', 'rmd'];
const LATEX = ['latex', 'tex'];
const TYPST = ['typst'];

/** Languages and, since a plain editor has no ids for Quarto, R Markdown and Typst, file patterns. */
export const CITABLE: readonly vscode.DocumentFilter[] = [
  ...[...MARKDOWN, ...LATEX, ...TYPST].map((language) => ({ language })),
  { pattern: '**/*.{qmd,Rmd,rmd,typ}' },
];

/** Views of the editor that look like documents but are none of the user's. */
const FOREIGN_SCHEMES = new Set([
  'output',
  'git',
  'vscode',
  'vscode-settings',
  'comment',
  'search-editor',
  'gloss-proposed',
]);

/** Whether the document is one of the user's texts at all, of whatever language. */
export function isUsersDocument(document: vscode.TextDocument): boolean {
  return !FOREIGN_SCHEMES.has(document.uri.scheme);
}

export function isCitable(document: vscode.TextDocument): boolean {
  return isUsersDocument(document) && vscode.languages.match(CITABLE, document) > 0;
}

/** The syntax the settings give for a document; without one, pandoc's. */
export function syntaxFor(document: vscode.TextDocument | undefined): CitationSyntax {
  const setting = readSetting('gloss.citation.syntax', document);
  if (setting !== 'auto') return setting;
  const markup = markupOf(document);
  return markup === 'markdown' ? 'pandoc' : markup;
}

/** What a document is written in; Markdown where nothing else is known. */
export function markupOf(document: vscode.TextDocument | undefined): Markup {
  if (document === undefined) return 'markdown';
  if (LATEX.includes(document.languageId)) return 'latex';
  const typst = TYPST.includes(document.languageId) || document.uri.path.endsWith('.typ');
  return typst ? 'typst' : 'markdown';
}

/** The name a user knows a document by. */
export function documentName(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}

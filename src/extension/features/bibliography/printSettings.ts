/** How a document is printed: what it says itself, and where it says nothing, what its project says. */
import * as vscode from 'vscode';
import type { BibliographySettings } from '../../../core/bibliography/settings.ts';
import { markupOf } from '../cite/documents.ts';
import { fileOf, headOf } from '../cite/notebookCells.ts';
import { projectFilesAbove } from './projectFiles.ts';

export interface PrintSettings extends Said {
  readonly references: BibliographySettings['references'];
  /** The document names a bibliography itself. */
  readonly hasOwnBibliography: boolean;
  /** The file under `csl`; undefined where none is named, or one outside the workspace, or an address of the web. */
  readonly csl: vscode.Uri | undefined;
}

/** Nothing for what is not Markdown. Never rejects. */
export async function printSettingsOf(document: vscode.TextDocument): Promise<PrintSettings> {
  const { documentSettings } = await import('../../../core/bibliography/settings.ts');
  const isMarkdown = markupOf(document) === 'markdown';
  const own = documentSettings(isMarkdown ? headOf(document) : '');
  let said = saidIn(own);
  let style = styleIn(vscode.Uri.joinPath(fileOf(document), '..'), own);
  if (isMarkdown) {
    for await (const { folder, settings } of projectFilesAbove(document)) {
      said = withOther(said, settings);
      style ??= styleIn(folder, settings);
    }
  }
  return {
    ...said,
    references: own.references,
    hasOwnBibliography: own.bibliography.length > 0,
    csl: style?.uri,
  };
}

type Said = Pick<
  BibliographySettings,
  'nocite' | 'lang' | 'isListed' | 'linksCitations' | 'sectionTitle' | 'notesAfterPunctuation'
>;

/** Without what settings say besides. */
function saidIn(settings: Said): Said {
  const { nocite, lang, isListed, linksCitations, sectionTitle, notesAfterPunctuation } = settings;
  return { nocite, lang, isListed, linksCitations, sectionTitle, notesAfterPunctuation };
}

/** What is said goes before what another says. */
function withOther(said: Said, other: Said): Said {
  return {
    nocite: said.nocite.length === 0 ? other.nocite : said.nocite,
    lang: said.lang ?? other.lang,
    isListed: said.isListed ?? other.isListed,
    linksCitations: said.linksCitations ?? other.linksCitations,
    sectionTitle: said.sectionTitle ?? other.sectionTitle,
    notesAfterPunctuation: said.notesAfterPunctuation ?? other.notesAfterPunctuation,
  };
}

interface NamedStyle {
  readonly uri: vscode.Uri | undefined;
}

/** One that can't be used is named all the same: what stands further away does not count then. */
function styleIn(folder: vscode.Uri, { csl }: BibliographySettings): NamedStyle | undefined {
  if (csl === undefined) return undefined;
  const uri = vscode.Uri.joinPath(folder, csl.path);
  const isUsable =
    csl.path.endsWith('.csl') && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return { uri: isUsable ? uri : undefined };
}

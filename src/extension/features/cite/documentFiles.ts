/** The documents of the workspace that can cite: found and read as files, whether an editor has them or not. */
import * as vscode from 'vscode';
import { excludePattern } from '../../../core/cited/excluded.ts';
import type { Markup } from '../../../core/citations/markup.ts';
import { decoded } from '../bibliography/decode.ts';
import { openInTabs } from './citationTarget.ts';

export const DOCUMENT_FILES = '**/*.{md,markdown,qmd,Rmd,rmd,tex,typ}';

const MOST_FILES = 20_000;
const MOST_BYTES = 5_000_000;
/** So far into a file is looked for what no text has. */
const HEAD = 8_000;

/** Without what the settings of each folder leave out of searches. */
export async function findDocumentFiles(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map((folder) =>
      vscode.workspace.findFiles(
        new vscode.RelativePattern(folder, DOCUMENT_FILES),
        excludedIn(folder),
        MOST_FILES,
      ),
    ),
  );
  return found.flat();
}

function excludedIn({ uri }: vscode.WorkspaceFolder): string | null {
  const settings = ['files', 'search'].map((section) =>
    vscode.workspace.getConfiguration(section, uri).get<Record<string, unknown>>('exclude'),
  );
  return excludePattern({ '**/node_modules': true, '**/.git': true }, ...settings) ?? null;
}

export function markupOfPath(path: string): Markup {
  if (path.endsWith('.tex')) return 'latex';
  return path.endsWith('.typ') ? 'typst' : 'markdown';
}

/**
 * The text of a file as an editor shows it; undefined for one that is too large, or no text.
 * @throws what the file system does
 */
export async function textOfFile(file: vscode.Uri): Promise<string | undefined> {
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > MOST_BYTES) return undefined;
  const bytes = await vscode.workspace.fs.readFile(file);
  if (isBinary(bytes)) return undefined;
  return decoded(bytes).replace(/^\uFEFF/u, '');
}

/** UTF-16 has zeros too, behind its mark. */
function isBinary(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return !isUtf16 && bytes.subarray(0, HEAD).includes(0);
}

/** The document, if an editor or an extension has it open. */
export function openDocument(id: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => !isClosed && uri.toString() === id,
  );
}

/**
 * The document, if the user has it before them or has not saved it. Others stay open for a while behind the scenes,
 * also those whose file is gone or another by now.
 */
export function editedDocument(id: string): vscode.TextDocument | undefined {
  const open = openDocument(id);
  return open !== undefined && (open.isDirty || openInTabs().has(id)) ? open : undefined;
}

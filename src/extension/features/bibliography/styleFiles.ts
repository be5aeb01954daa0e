/** CSL styles and locales: those that come with Gloss, and styles of the workspace. */
import * as vscode from 'vscode';
import { GlossError, reasonOf } from '../../../core/base/errors.ts';
import type { CslElement, CslSource, Language } from '../../../core/bibliography/engine.ts';
import type { FoldedElement } from '../../../core/bibliography/locales.ts';
import { readSetting } from '../../settings.ts';
import type { PrintSettings } from './printSettings.ts';

/**
 * The style that a document or its project names, as its settings have it, else that of the setting.
 * @throws GlossError `csl.missing` (name), `csl.unreadable` (name, reason)
 */
export async function styleOf(
  extensionUri: vscode.Uri,
  document: vscode.TextDocument | undefined,
  settings: Pick<PrintSettings, 'csl'> | undefined,
): Promise<CslSource> {
  const named = document?.isUntitled === false ? settings?.csl : undefined;
  if (named !== undefined) return readText(named, nameOf(named));
  return styleNamed(extensionUri, readSetting('gloss.citation.style', document));
}

/**
 * A style that comes with Gloss, by its name; else a `.csl` file of the workspace, by its path.
 * @throws GlossError `csl.missing` (name), `csl.unreadable` (name, reason)
 */
export async function styleNamed(extensionUri: vscode.Uri, name: string): Promise<CslSource> {
  if (!name.endsWith('.csl')) return readCsl(extensionUri, `${name}.json`, name);
  const [root] = vscode.workspace.workspaceFolders ?? [];
  if (root === undefined) throw new GlossError('csl.unreadable', [name, 'no folder is open']);
  return readText(vscode.Uri.joinPath(root.uri, name), name);
}

/** @throws GlossError `csl.missing` (name), `csl.unreadable` (name, reason) */
async function englishLocale(extensionUri: vscode.Uri): Promise<CslSource> {
  return readCsl(extensionUri, 'en-US.json');
}

/**
 * English, and the language of a document where there is a locale for it.
 * @throws GlossError `csl.unreadable` (name, reason)
 */
export async function languageOf(
  extensionUri: vscode.Uri,
  lang: string | undefined,
): Promise<Language> {
  const [english, own] = await Promise.all([
    englishLocale(extensionUri),
    lang === undefined || lang === 'en-US' ? undefined : localeOf(extensionUri, lang),
  ]);
  const locales = new Map([['en-US', english]]);
  if (own !== undefined && own.name !== 'en-US') locales.set(own.name, own.locale);
  return { locales, lang: own?.name };
}

/**
 * The locale of a language tag, with its name; undefined where there is none.
 * @throws GlossError `csl.missing` (name), `csl.unreadable` (name, reason)
 */
async function localeOf(
  extensionUri: vscode.Uri,
  lang: string,
): Promise<{ readonly name: string; readonly locale: CslSource } | undefined> {
  const [text, { localeFor, unfolded }] = await Promise.all([
    readText(fileOf(extensionUri, 'locales.json')),
    import('../../../core/bibliography/locales.ts'),
  ]);
  const locales = JSON.parse(text) as Readonly<Record<string, FoldedElement>>;
  const name = localeFor(lang, Object.keys(locales));
  const folded = name === undefined ? undefined : locales[name];
  return name === undefined || folded === undefined
    ? undefined
    : { name, locale: unfolded(folded) };
}

function fileOf(extensionUri: vscode.Uri, file: string): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'csl', file);
}

/** What comes with Gloss stays as it is: it is read once. */
const bundled = new Map<string, Promise<CslElement>>();

function readCsl(extensionUri: vscode.Uri, file: string, name?: string): Promise<CslSource> {
  const known = bundled.get(file);
  if (known !== undefined) return known;
  const reading = readText(fileOf(extensionUri, file), name).then(
    (text) => JSON.parse(text) as CslElement,
  );
  bundled.set(file, reading);
  // Whoever asks next may have more luck.
  reading.catch(() => bundled.delete(file));
  return reading;
}

function nameOf(file: vscode.Uri): string {
  return vscode.workspace.asRelativePath(file);
}

async function readText(file: vscode.Uri, name = file.path): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    if (isMissing) throw new GlossError('csl.missing', [name]);
    throw new GlossError('csl.unreadable', [name, reasonOf(error)]);
  }
}

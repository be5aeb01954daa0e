/**
 * Citations in the editor's own Markdown preview. It renders at once and asks nobody: what a document needs
 * is read when it is first rendered, and again when that changes; then the preview is refreshed.
 */
import * as vscode from 'vscode';
import { keep } from '../../../core/base/kept.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { reasonOf } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import { frontMatterOf } from '../../../core/bibliography/frontMatter.ts';
import { citationPlugin } from '../../../core/preview/citationPlugin.ts';
import type { PrintedDocument } from '../../../core/preview/html.ts';
import type { MarkdownIt } from '../../../core/preview/markdownIt.ts';
import type { Reading } from '../../../core/preview/reading.ts';
import { previewText } from '../../previewText.ts';
import type { Services } from '../../services.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { isShown, sourceOf, type DocumentSource, type Sources } from './documentSource.ts';
import { watchSources } from './sourceChanges.ts';

export interface Preview extends Disposable {
  /** For the Markdown extension, which looks for it on what `activate` returns. */
  readonly extendMarkdownIt: (markdownIt: MarkdownIt) => MarkdownIt;
}

/** So many documents are kept ready. */
const MOST_DOCUMENTS = 20;

interface Known {
  readonly uri: vscode.Uri;
  /** The metadata that it was read with; undefined where it is to be read again. */
  readonly frontMatter: string | undefined;
  readonly source: DocumentSource | undefined;
  /** The reading that counts: one that was begun before knows less. */
  readonly reading: symbol | undefined;
}

export function registerPreview(
  services: Services,
  bibliographies: WorkspaceBibliographies,
): Preview {
  const previews = new PreviewSources({ services, bibliographies });
  return {
    extendMarkdownIt: (markdownIt) => {
      citationPlugin(markdownIt, {
        words: { back: previewText.back },
        print: (reading, env) => previews.print(reading, env),
      });
      return markdownIt;
    },
    dispose: () => {
      previews.dispose();
    },
  };
}

class PreviewSources implements Disposable {
  readonly #sources: Sources;
  readonly #scope = new Scope();
  readonly #documents = new Map<string, Known>();
  #isWatching = false;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  dispose(): void {
    this.#documents.clear();
    this.#scope.dispose();
  }

  /** Undefined where citations stay as they are written. Never throws: the preview would show nothing. */
  print(reading: Reading, env: unknown): PrintedDocument | undefined {
    const uri = documentIn(env);
    if (uri === undefined || !readSetting('gloss.preview.citations')) return undefined;
    const source = this.#sourceFor(uri, frontMatter(reading.text));
    if (source === undefined || !isShown(source, reading.citations)) return undefined;
    try {
      return source.print(reading.citations);
    } catch (error) {
      this.#sources.services.log.error(`Preview of ${uri.toString()}: ${reasonOf(error)}`);
      return undefined;
    }
  }

  /** As it was last read, while it is read again. */
  #sourceFor(uri: vscode.Uri, front: string): DocumentSource | undefined {
    const key = uri.toString();
    const known = this.#documents.get(key);
    if (known?.frontMatter !== front) {
      const { source, reading } = known ?? { source: undefined, reading: undefined };
      this.#keep(key, { uri, frontMatter: front, source, reading });
      void this.#read(key);
    }
    return known?.source;
  }

  /** The oldest goes where there are too many. */
  #keep(key: string, known: Known): void {
    this.#documents.delete(key);
    keep(this.#documents, key, known, MOST_DOCUMENTS);
  }

  async #read(key: string): Promise<void> {
    const asked = this.#documents.get(key);
    if (asked === undefined) return;
    this.#watch();
    const reading = Symbol(key);
    this.#documents.set(key, { ...asked, reading });
    try {
      const document = await vscode.workspace.openTextDocument(asked.uri);
      const source = await sourceOf(this.#sources, document, asked.source);
      const known = this.#documents.get(key);
      if (known?.reading !== reading || known.source === source) return;
      this.#documents.set(key, { ...known, source });
      await refresh();
    } catch (error) {
      if (this.#documents.get(key)?.reading === reading) this.#documents.delete(key);
      this.#sources.services.log.warn(`Preview of ${key}: ${reasonOf(error)}`);
    }
  }

  /** From the first document on that needs it. */
  #watch(): void {
    if (this.#isWatching) return;
    this.#isWatching = true;
    this.#scope.own(
      watchSources(this.#sources.services, () => {
        this.#readAgain();
      }),
    );
    this.#scope.own(onDidChangeSetting('gloss.preview.citations', () => void refresh()));
  }

  /** What is open now; all else when it is rendered the next time. */
  #readAgain(): void {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const [key, known] of this.#documents) {
      if (open.has(key)) void this.#read(key);
      else this.#documents.set(key, { ...known, frontMatter: undefined });
    }
  }
}

function refresh(): Thenable<unknown> {
  return vscode.commands.executeCommand('markdown.preview.refresh');
}

function frontMatter(text: string): string {
  const span = frontMatterOf(text);
  return span === undefined ? '' : text.slice(span.start, span.end);
}

/** The Markdown extension tells the document when it renders; undefined for a text that is none. */
function documentIn(env: unknown): vscode.Uri | undefined {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return undefined;
  return env.currentDocument instanceof vscode.Uri ? env.currentDocument : undefined;
}

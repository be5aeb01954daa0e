/** Notes as files of the scheme `gloss-note:`, so that every editor and extension can work on them. */
import * as vscode from 'vscode';
import { GlossError } from '../../../core/base/errors.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { NoteFiles } from '../../../core/annotations/noteFiles.ts';
import { notePath } from '../../../core/annotations/notePath.ts';
import { NOTE_SCHEME } from '../../../shared/manifest.ts';
import type { Services } from '../../services.ts';
import { errorText } from '../../errorText.ts';

export function noteUri(key: string): vscode.Uri {
  return vscode.Uri.from({ scheme: NOTE_SCHEME, path: notePath(key) });
}

export class NoteFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #files: NoteFiles;
  readonly #services: Services;
  readonly #scope = new Scope();
  readonly #changed = this.#scope.own(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.#changed.event;

  constructor(files: NoteFiles, services: Services) {
    this.#files = files;
    this.#services = services;
    this.#scope.own(
      files.onDidChange((paths) => {
        const type = vscode.FileChangeType.Changed;
        const uris = paths.map((path) => vscode.Uri.from({ scheme: NOTE_SCHEME, path }));
        this.#changed.fire(uris.map((uri) => ({ type, uri })));
      }),
    );
  }

  /** All changes are told anyway. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    await this.#ready();
    const stat = this.#files.stat(uri.path);
    if (stat === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return {
      type: vscode.FileType.File,
      ctime: stat.created,
      mtime: stat.modified,
      // The editor takes a file of the same size for unchanged and would write over it.
      size: stat.bytes + stat.fingerprint,
      ...(this.#isReadonly && { permissions: vscode.FilePermission.Readonly }),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.#ready();
    const note = this.#files.read(uri.path);
    if (note === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(note);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await this.#ready();
    try {
      await this.#files.write(uri.path, decoded(content));
    } catch (error) {
      if (!(error instanceof GlossError)) throw error;
      throw error.code === 'paper.unknown'
        ? vscode.FileSystemError.FileNotFound(errorText(error))
        : vscode.FileSystemError.Unavailable(errorText(error));
    }
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    if (uri.path !== '/') throw vscode.FileSystemError.FileNotADirectory(uri);
    await this.#ready();
    return this.#files.paths().map((path) => [path.slice(1), vscode.FileType.File]);
  }

  /** A note goes by being emptied; the paper stays, and so does the note's place. */
  delete(uri: vscode.Uri): Promise<void> {
    return this.writeFile(uri, new Uint8Array());
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.#scope.dispose();
  }

  /** A note can be read and written also while the library can't be. */
  async #ready(): Promise<void> {
    await this.#services.ready().catch((error: unknown) => {
      this.#services.log.warn(errorText(error));
    });
  }

  get #isReadonly(): boolean {
    return this.#services.gloss.annotations.problems.some(({ kind }) => kind === 'newer');
  }
}

/** @throws GlossError `note.notText` for bytes that are not UTF-8 */
function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new GlossError('note.notText', []);
  }
}

/** A file system in memory, some of whose files can be read only when the test lets go of them. */
import * as vscode from 'vscode';

export class HeldFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #held: ReadonlySet<string>;
  #letGo: () => void = () => undefined;
  readonly #gone = new Promise<void>((resolve) => {
    this.#letGo = resolve;
  });
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(files: Readonly<Record<string, string>>, held: readonly string[]) {
    const encoder = new TextEncoder();
    for (const [path, text] of Object.entries(files)) this.#files.set(path, encoder.encode(text));
    this.#held = new Set(held);
  }

  letGo(): void {
    this.#letGo();
  }

  async readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    if (this.#held.has(path)) await this.#gone;
    return this.#bytesOf(path);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#bytesOf(path).length };
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  #bytesOf(path: string): Uint8Array {
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }
}

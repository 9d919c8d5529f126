import * as vscode from 'vscode';

/** A virtual file system, as for a repository in the cloud: its paths don't exist on this computer. */
export class MemoryFiles implements vscode.FileSystemProvider {
  static readonly scheme = 'cocm-memory';
  private readonly files = new Map<string, Uint8Array>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(path);
    if (bytes) {
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length };
    }
    if (this.namesIn(path).length === 0) {
      throw vscode.FileSystemError.FileNotFound();
    }
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] | Promise<[string, vscode.FileType][]> {
    return this.namesIn(path).map((name) => [name, vscode.FileType.File]);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) {
      throw vscode.FileSystemError.FileNotFound();
    }
    return bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(uri.path, bytes);
    this.changed.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  createDirectory(): void {
    // A folder exists as soon as it has a file.
  }

  rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): void {
    if (this.files.has(to.path) && !overwrite) {
      throw vscode.FileSystemError.FileExists();
    }
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  private namesIn(folder: string): string[] {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    return [...this.files.keys()]
      .filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
      .map((path) => path.slice(prefix.length));
  }
}

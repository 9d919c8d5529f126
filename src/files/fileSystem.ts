import type { Failure, Result } from '../text/result';

/** What a path leads to. Links are followed, except in a folder's listing. */
export type FileKind = 'file' | 'folder' | 'other';

export interface FileStatus {
  readonly kind: FileKind;
  /** In bytes. */
  readonly size: number;
  /** When the file was last written, in milliseconds. */
  readonly modified: number;
}

export interface FolderEntry {
  readonly name: string;
  /** A link isn't followed, so it's a `link` wherever it leads. */
  readonly kind: FileKind | 'link';
}

/** Thrown where a line of a file is looked up again, and the file has changed or can no longer be read. */
export class FileReadError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'FileReadError';
  }
}

/** A file that can be read in chunks, for as long as the object is in use. */
export interface OpenFile {
  /** In bytes. */
  readonly size: number;
  /**
   * Returns a part of the file; less than `length` only at the end of the file. Synchronous because lines of a log are looked up
   * again long after the log was read.
   *
   * @throws FileReadError when the file can no longer be read, or has been written to since it was opened
   */
  read(start: number, length: number): Uint8Array;
  /** Returns whether the file hasn't been written to since it was opened. */
  isUnchanged(): boolean;
}

/**
 * The file system of a shell: Node's for the command line, and VS Code's, which can also be a virtual one, for the extension. A
 * path is whatever the shell uses to address a file: a string for Node, a URI for VS Code.
 */
export interface FileSystem<Path> {
  /** Returns the path as the user knows it. */
  display(path: Path): string;
  /** Returns the last part of a path. */
  name(path: Path): string;
  /** Returns the folder of a file or folder; undefined at the root. */
  parent(path: Path): Path | undefined;
  /** Returns a path that is written relative to a folder, with `/` between folders, or an absolute one. */
  resolve(folder: Path, path: string): Path;
  /**
   * Returns the one path of a file that can have several: without `..`, and with links followed where the shell can follow
   * them. A file that doesn't exist keeps its path.
   */
  canonicalize(path: Path): Promise<Path>;
  /** Returns a text that is the same for equal paths and different for all others. */
  key(path: Path): string;
  stat(path: Path): Promise<Result<FileStatus>>;
  list(folder: Path): Promise<Result<readonly FolderEntry[]>>;
  open(path: Path): Promise<Result<OpenFile>>;
  /** Returns whether bytes are UTF-8, where the platform has a faster way than decoding them. */
  readonly isUtf8?: (bytes: Uint8Array) => boolean;
}

import type { FileSystem } from './fileSystem';

/** What was read through a file system. */
export interface FileRecord<Path> {
  /** Each path that was opened, or checked for a file, once: also those where nothing is, because a file can be created there. */
  readonly files: readonly Path[];
  /** Each folder that was listed, once. */
  readonly folders: readonly Path[];
}

export interface RecordedFiles<Path> {
  /** The same file system, which records what is read through it. */
  readonly files: FileSystem<Path>;
  /** Returns what was read up to now. */
  readonly read: () => FileRecord<Path>;
}

/** Records which files and folders a command reads, so that a change of one of them can be noticed later. */
export function recordFiles<Path>(files: FileSystem<Path>): RecordedFiles<Path> {
  const opened = new Map<string, Path>();
  const listed = new Map<string, Path>();
  return {
    files: {
      ...files,
      stat(path) {
        opened.set(files.key(path), path);
        return files.stat(path);
      },
      open(path) {
        opened.set(files.key(path), path);
        return files.open(path);
      },
      list(folder) {
        listed.set(files.key(folder), folder);
        return files.list(folder);
      },
    },
    read: () => ({
      files: [...opened].filter(([key]) => !listed.has(key)).map(([, path]) => path),
      folders: [...listed.values()],
    }),
  };
}

/** How files and folders were when they were read: a text for the key of each path, which differs after a change. */
export type ReadState = ReadonlyMap<string, string>;

/** Returns how the files and folders of a record are now. */
export async function findReadState<Path>(
  files: FileSystem<Path>,
  { files: read, folders }: FileRecord<Path>,
): Promise<ReadState> {
  const found = await Promise.all([
    ...read.map(async (path) => [files.key(path), await describeFile(files, path)] as const),
    ...folders.map(async (path) => [files.key(path), await describeFolder(files, path)] as const),
  ]);
  return new Map(found);
}

/**
 * Returns whether a file that a program wrote, created, or deleted differs from what was read, or is a log or a closed month that was added
 * to a folder that was listed, or removed from it. A write before the state was found isn't a change.
 */
export async function isReadChanged<Path>(files: FileSystem<Path>, state: ReadState, path: Path): Promise<boolean> {
  const before = state.get(files.key(path));
  if (before !== undefined && before !== (await describeFile(files, path))) {
    return true;
  }
  if (!LISTED_NAME.test(files.name(path))) {
    return false;
  }
  const folder = files.parent(path);
  const listing = folder === undefined ? undefined : state.get(files.key(folder));
  return folder !== undefined && listing !== undefined && listing !== (await describeFolder(files, folder));
}

async function describeFile<Path>(files: FileSystem<Path>, path: Path): Promise<string> {
  const status = await files.stat(path);
  return status.ok ? [status.value.kind, status.value.size, status.value.modified].join() : 'none';
}

/** Other files of a folder, such as reports that a cell writes, don't change what a command shows. */
const LISTED_NAME = /\.timelog\.csv$|\.closed-\d{4}-\d{2}\.csv$/i;

async function describeFolder<Path>(files: FileSystem<Path>, folder: Path): Promise<string> {
  const listing = await files.list(folder);
  const names = listing.ok ? listing.value.map(({ name }) => name).filter((name) => LISTED_NAME.test(name)) : ['none'];
  return names.sort().join('\n');
}

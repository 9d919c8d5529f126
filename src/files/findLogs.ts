import type { Failure } from '../text/result';
import { t } from '../text/text';
import { fileFailure } from './fileFailures';
import type { FileSystem } from './fileSystem';
import { removeDuplicateFiles } from './uniqueFiles';

const TIME_LOG_NAME = /\.timelog\.csv$/i;
/** Represents the bytes of a name that aren't UTF-8. A file can't be opened by such a name. */
const REPLACEMENT_CHARACTER = '\ufffd';
const NOTHING_FOUND: FoundLogs<never> = { logs: [], failed: [] };

/** A file or folder that can't be read, and why. */
export interface FailedPath<Path> {
  readonly path: Path;
  readonly failure: Failure;
}

export interface FoundLogs<Path> {
  /** Each file once, in the order given, and in a folder by name. */
  readonly logs: readonly Path[];
  /** Folders that can't be listed, named folders without a time log, and logs in folders that can't be opened. */
  readonly failed: readonly FailedPath<Path>[];
}

/**
 * Finds the time logs to read: each file that is named, and in each folder that is named every `*.timelog.csv` file, including
 * subfolders. Skips hidden folders, `node_modules`, and links to folders, which can lead back to where they are. A path that
 * isn't a folder is taken for a file; reading it reports what is wrong with it.
 */
export async function findLogs<Path>(files: FileSystem<Path>, paths: readonly Path[]): Promise<FoundLogs<Path>> {
  const found = await Promise.all(paths.map((path) => findLogsAt(files, path)));
  return {
    logs: await removeDuplicateFiles(
      files,
      found.flatMap(({ logs }) => logs),
    ),
    failed: found.flatMap(({ failed }) => failed),
  };
}

async function findLogsAt<Path>(files: FileSystem<Path>, path: Path): Promise<FoundLogs<Path>> {
  const status = await files.stat(path);
  if (!status.ok || status.value.kind !== 'folder') {
    return { logs: [path], failed: [] };
  }
  const found = await findLogsBelow(files, path);
  if (found.logs.length > 0 || found.failed.length > 0) {
    return found;
  }
  const message = t`There's no time log (*.timelog.csv) in this folder.`;
  return {
    logs: [],
    failed: [{ path, failure: { code: 'no-logs', message, location: { file: files.display(path) } } }],
  };
}

async function findLogsBelow<Path>(files: FileSystem<Path>, folder: Path): Promise<FoundLogs<Path>> {
  const listing = await files.list(folder);
  if (!listing.ok) {
    return { logs: [], failed: [{ path: folder, failure: listing.failure }] };
  }
  const entries = [...listing.value].sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = await Promise.all(
    entries.map(async ({ name, kind }): Promise<FoundLogs<Path>> => {
      const path = files.resolve(folder, name);
      if (kind === 'folder') {
        return isSkipped(name) ? NOTHING_FOUND : findLogsBelow(files, path);
      }
      if (!TIME_LOG_NAME.test(name)) {
        return NOTHING_FOUND;
      }
      return kind === 'file' && !name.includes(REPLACEMENT_CHARACTER)
        ? { logs: [path], failed: [] }
        : checkUnusualFile(files, path);
    }),
  );
  return { logs: found.flatMap(({ logs }) => logs), failed: found.flatMap(({ failed }) => failed) };
}

/**
 * Checks a file that a folder lists as a link, as something other than a file, or with a name that might not be UTF-8. A link to a
 * folder isn't a log.
 */
async function checkUnusualFile<Path>(files: FileSystem<Path>, path: Path): Promise<FoundLogs<Path>> {
  const status = await files.stat(path);
  if (status.ok) {
    switch (status.value.kind) {
      case 'file':
        return { logs: [path], failed: [] };
      case 'folder':
        return { logs: [], failed: [] };
      case 'other':
        return { logs: [], failed: [{ path, failure: fileFailure('is-a-device', files.display(path)).failure }] };
    }
  }
  const isMisnamed = status.failure.code === 'file-not-found' && files.name(path).includes(REPLACEMENT_CHARACTER);
  const failed = isMisnamed ? fileFailure('name-not-utf-8', files.display(path)) : status;
  return { logs: [], failed: [{ path, failure: failed.failure }] };
}

function isSkipped(folderName: string): boolean {
  return folderName.startsWith('.') || folderName === 'node_modules';
}

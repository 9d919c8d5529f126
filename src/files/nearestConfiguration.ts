import { CONFIGURATION_FILE } from '../configuration/configurationFileName';
import type { FileSystem } from './fileSystem';

/** How many folders are searched, from the log's own folder up. */
const MAX_FOLDERS = 64;

/** Returns a folder and the folders above it, nearest first. */
export function listFoldersUpward<Path>(files: FileSystem<Path>, folder: Path): Path[] {
  const folders = [folder];
  for (
    let above = files.parent(folder);
    above !== undefined && folders.length < MAX_FOLDERS;
    above = files.parent(above)
  ) {
    folders.push(above);
  }
  return folders;
}

/**
 * Finds the configuration file of the logs in a folder: the nearest one in the folder or above it. A folder or a pipe with its name
 * is found, too: reading it fails, which is better than silently using the rules of another file.
 */
export async function findNearestConfiguration<Path>(files: FileSystem<Path>, folder: Path): Promise<Path | undefined> {
  // All at once: on a network each question takes time, and the log waits only for the nearest file.
  const candidates = listFoldersUpward(files, folder).map((each) => {
    const path = files.resolve(each, CONFIGURATION_FILE);
    return { path, status: files.stat(path) };
  });
  for (const { path, status } of candidates) {
    const found = await status;
    if (found.ok) {
      return path;
    }
  }
  return undefined;
}

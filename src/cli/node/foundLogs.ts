import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UnreadableInput, whyUnreadable } from '../../files/unreadableInput';

const TIME_LOG = /\.timelog\.csv$/i;

/** The files that are named, and for a folder every time log in it and below, by name. Folders that begin with a dot are passed over. */
export function foundLogs(paths: readonly string[]): readonly string[] | UnreadableInput {
  const found: string[] = [];
  for (const path of paths) {
    if (!isFolder(path)) {
      found.push(path);
      continue;
    }
    let logs: string[];
    try {
      logs = logsBelow(path);
    } catch (error) {
      return new UnreadableInput(`${path}: ${whyUnreadable(error)}`);
    }
    if (logs.length === 0) {
      return new UnreadableInput(`${path}: no *.timelog.csv in this folder`);
    }
    found.push(...logs);
  }
  return found;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Whoever reads it as a file says what is the matter.
    return false;
  }
}

function logsBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : logsBelow(path);
    }
    return TIME_LOG.test(entry.name) ? [path] : [];
  });
}

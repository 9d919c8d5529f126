import type * as vscode from 'vscode';
import type { FileSystem } from '../../files/fileSystem';
import type { CalendarDate } from '../../log/values/calendarDate';
import { toEventTime } from '../../report/claims/eventTime';
import type { CommandContext } from '../../verbs/context';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { workspaceWriter } from '../vscode/workspaceWriter';

/**
 * Returns what commands need to run next to a file: paths are relative to the folder of the file, or absolute.
 *
 * @param folder the folder that paths are relative to
 */
export function createCommandContext(folder: vscode.Uri, today: () => CalendarDate): CommandContext {
  const toUri = (path: string): vscode.Uri => workspaceFiles.resolve(folder, path);
  const toPath = (uri: vscode.Uri): string => shorten(folder, uri);
  return {
    files: createFiles(toUri, toPath),
    today,
    now: () => toEventTime(new Date()),
    random: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    writer: {
      writeWhole: (path, text) => workspaceWriter.writeWhole(toUri(path), text),
      lock: (path) => workspaceWriter.lock(toUri(path)),
    },
    writeFile: (path, content) => workspaceWriter.writeWhole(toUri(path), content),
    isSameFile: (a, b) => workspaceFiles.key(toUri(a)) === workspaceFiles.key(toUri(b)),
    shortenPath: (path) => path,
  };
}

/** Returns the path of a file from a folder if it's inside, or else the whole path. */
function shorten(folder: vscode.Uri, uri: vscode.Uri): string {
  const start = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const isInside = uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(start);
  return isInside && uri.path.length > start.length ? uri.path.slice(start.length) : uri.path;
}

function createFiles(toUri: (path: string) => vscode.Uri, toPath: (uri: vscode.Uri) => string): FileSystem<string> {
  return {
    display: (path) => path,
    name: (path) => workspaceFiles.name(toUri(path)),
    parent(path) {
      const parent = workspaceFiles.parent(toUri(path));
      return parent && toPath(parent);
    },
    resolve: (parent, path) => toPath(workspaceFiles.resolve(toUri(parent), path)),
    canonicalize: async (path) => toPath(await workspaceFiles.canonicalize(toUri(path))),
    key: (path) => workspaceFiles.key(toUri(path)),
    stat: (path) => workspaceFiles.stat(toUri(path)),
    list: (path) => workspaceFiles.list(toUri(path)),
    open: (path) => workspaceFiles.open(toUri(path)),
  };
}

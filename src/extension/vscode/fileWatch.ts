import * as vscode from 'vscode';

/** Calls back when any program creates, changes, or deletes one of these files. */
export function watchFiles(uris: readonly vscode.Uri[], changed: () => void): vscode.Disposable {
  const names = new Set(uris.map((uri) => uri.toString()));
  const folders = new Map(
    uris.map((uri) => {
      const folder = vscode.Uri.joinPath(uri, '..');
      return [folder.toString(), folder];
    }),
  );
  const check = (uri: vscode.Uri): void => {
    if (names.has(uri.toString())) {
      changed();
    }
  };
  const watchers = [...folders.values()].map((folder) => watchFolder(folder, check));
  return vscode.Disposable.from(...watchers);
}

/** Calls back with each file directly in a folder that any program creates, changes, or deletes. */
export function watchFolder(folder: vscode.Uri, changed: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

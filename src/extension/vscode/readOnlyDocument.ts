import * as vscode from 'vscode';

/**
 * Whether VS Code keeps a document read-only: because of its file system, its permissions, a setting such as
 * `files.readonlyInclude`, or the command to make an editor read-only for the session. An edit by an extension would change the
 * text anyway, but the document would never be unsaved, and the change would be lost.
 *
 * VS Code has no API for this. But it refuses to save a read-only document, and saves nothing if a document without unsaved
 * changes can be edited, so saving such a document shows what it is. One with unsaved changes could be edited until now.
 */
export async function isReadOnlyDocument(document: vscode.TextDocument): Promise<boolean> {
  if (document.isUntitled || document.isClosed) {
    return false;
  }
  if (vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false) {
    return true;
  }
  return !document.isDirty && !(await document.save());
}

/** Calls a function after settings have changed that make files read-only. */
export function onDidChangeReadOnlyFiles(run: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (
      ['readonlyInclude', 'readonlyExclude', 'readonlyFromPermissions'].some((name) =>
        event.affectsConfiguration(`files.${name}`),
      )
    ) {
      run();
    }
  });
}

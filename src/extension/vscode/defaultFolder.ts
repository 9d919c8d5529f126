import * as vscode from 'vscode';

/** The environment of the extension host, if it runs in Node. */
interface NodeGlobal {
  readonly process?: { readonly env?: Readonly<Partial<Record<string, string>>> };
}

/**
 * Returns the folder that a dialog for a new file suggests: the workspace, or else the home folder. Undefined in a browser without
 * a workspace, where VS Code chooses a folder.
 */
export function findDefaultFolder(): vscode.Uri | undefined {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  return workspace ? workspace.uri : findHomeFolder();
}

/** Without a suggested file, a dialog suggests no name either. */
function findHomeFolder(): vscode.Uri | undefined {
  const env = (globalThis as NodeGlobal).process?.env;
  const home = env?.['HOME'] ?? env?.['USERPROFILE'];
  return home === undefined || home === '' ? undefined : vscode.Uri.file(home);
}

import * as vscode from 'vscode';

/** Returns the URI of a file in the workspace of the tests. */
export function workspaceFile(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) {
    throw new Error('The tests run in a workspace folder.');
  }
  return vscode.Uri.joinPath(folder.uri, name);
}

let written = 0;

/** Writes a log for one test, with exactly these bytes. */
export async function writeLog(text: string, suffix = '.timelog.csv'): Promise<vscode.Uri> {
  const uri = workspaceFile(`written-${++written}-${Date.now()}${suffix}`);
  await writeText(uri, text);
  return uri;
}

/** Writes a file as another program would, with exactly these bytes. */
export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

export async function readText(uri: vscode.Uri): Promise<string> {
  // Keep the byte order mark: tests check every byte.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
}

/** Opens a log in the text editor. */
export async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  // Opening a log activates the extension, but doesn't wait for it.
  await vscode.extensions.getExtension('cocm-billing.cocm-billing')?.activate();
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until `find` returns a value, and returns it. */
export async function until<T>(description: string, find: () => T | undefined | false, ms = 10_000): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end;) {
    const found = find();
    if (found !== undefined && found !== false) {
      return found;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`Timed out waiting for ${description}.`);
}

export async function closeAll(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (document.isDirty) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Returns the titles of all lenses of a document from top to bottom. */
export async function lensTitles(uri: vscode.Uri): Promise<string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10_000);
  return lenses.map((lens) => lens.command?.title ?? '');
}

/** Returns the input of the active tab. */
export function activeInput(): unknown {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.input;
}

/** Returns the code of a problem from the extension; '' for other problems, such as those of a task's problem matcher. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : '';
}

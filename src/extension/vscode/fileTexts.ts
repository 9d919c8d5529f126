import * as vscode from 'vscode';
import { readLogText } from '../../log/csv/encoding';

/** The document of a file, where an editor holds it with what is not saved yet. */
function unsavedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key && document.isDirty);
}

/** The text of a file, with what is not saved yet; undefined where there is none that can be read. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const document = unsavedDocument(uri);
  if (document) {
    return document.getText();
  }
  try {
    const text = readLogText(await vscode.workspace.fs.readFile(uri));
    return text.ok ? text.text : undefined;
  } catch {
    // The file is gone, or closed to us.
    return undefined;
  }
}

/** Whether there is such a file now, on disk or not saved yet. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  if (unsavedDocument(uri)) {
    return true;
  }
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0;
  } catch {
    // There is none, or none that we may see.
    return false;
  }
}

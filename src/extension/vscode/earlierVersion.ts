import type * as vscode from 'vscode';

/** The URI schemes under which editors show earlier versions of a file. */
const HISTORY_SCHEMES: ReadonlySet<string> = new Set(['git', 'gitlens', 'pr', 'review', 'vscode-local-history']);

/** Whether a document is an earlier version of a file, such as the left side of a diff. Users can't edit these. */
export function isEarlierVersion({ uri }: vscode.TextDocument): boolean {
  return HISTORY_SCHEMES.has(uri.scheme);
}

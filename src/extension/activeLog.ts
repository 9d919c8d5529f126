import * as vscode from 'vscode';

/** The file in the active editor, be it text or grid. */
export function activeLog(): vscode.Uri | undefined {
  return uriOf(vscode.window.tabGroups.activeTabGroup.activeTab?.input) ?? vscode.window.activeTextEditor?.document.uri;
}

/** The file in the active editor; where that shows none, as a walkthrough does, the one log in sight in another column. */
export function logInSight(): vscode.Uri | undefined {
  const others = vscode.window.tabGroups.all.flatMap(({ activeTab }) => uriOf(activeTab?.input) ?? []);
  const [only, second] = others;
  return activeLog() ?? (second === undefined ? only : undefined);
}

function uriOf(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
}

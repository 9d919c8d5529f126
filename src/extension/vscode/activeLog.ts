import * as vscode from 'vscode';

/** Returns the file in the active editor, which can be the text editor or the grid. */
export function activeLog(): vscode.Uri | undefined {
  return (
    readUri(vscode.window.tabGroups.activeTabGroup.activeTab?.input) ?? vscode.window.activeTextEditor?.document.uri
  );
}

/** Returns the file in the active editor. If that has none, like a walkthrough, returns the only other visible file. */
export function findVisibleLog(): vscode.Uri | undefined {
  const others = vscode.window.tabGroups.all.flatMap(({ activeTab }) => readUri(activeTab?.input) ?? []);
  const [only, second] = others;
  return activeLog() ?? (second === undefined ? only : undefined);
}

/**
 * Returns the column next to the one that shows the log, so the report doesn't cover the log. If several columns show the log, the
 * active one counts. If none does, or there are several logs, returns the column next to the active one.
 */
export function findColumnBeside([only, ...others]: readonly vscode.Uri[]): vscode.ViewColumn {
  const { One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Beside } = vscode.ViewColumn;
  const columns = [One, Two, Three, Four, Five, Six, Seven, Eight, Nine];
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const shows = ({ activeTab }: vscode.TabGroup): boolean =>
    others.length === 0 && readUri(activeTab?.input)?.toString() === only?.toString();
  const group = only && [activeTabGroup, ...all].find(shows);
  // Columns count from 1, so a column's number is the index of the next one.
  return (group && columns[group.viewColumn]) ?? Beside;
}

/** Returns the column that shows the text of a log, so the text doesn't cover a report; otherwise the first column. */
export function findTextColumn(log: vscode.Uri): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === log.toString()),
  );
  return group?.viewColumn ?? vscode.ViewColumn.One;
}

/** Whether a text editor of a file is open, visible or not. */
export function isOpenAsText(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
}

function readUri(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
}

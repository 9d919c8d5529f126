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

/**
 * The column next to the one that shows a log, the active one before others: who asks for its report out of another column goes
 * on seeing the log. Next to the active column where the log is in none, or where there are several.
 */
export function columnBeside([only, ...others]: readonly vscode.Uri[]): vscode.ViewColumn {
  const { One, Two, Three, Four, Five, Six, Seven, Eight, Nine, Beside } = vscode.ViewColumn;
  const columns = [One, Two, Three, Four, Five, Six, Seven, Eight, Nine];
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const shows = ({ activeTab }: vscode.TabGroup): boolean =>
    others.length === 0 && uriOf(activeTab?.input)?.toString() === only?.toString();
  const group = only && [activeTabGroup, ...all].find(shows);
  // Columns count from 1, so a column's number is the place of the next one.
  return (group && columns[group.viewColumn]) ?? Beside;
}

/** The column in which the text of a log is open, so that it is shown there and not over a report; else the first. */
export function columnOfText(log: vscode.Uri): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === log.toString()),
  );
  return group?.viewColumn ?? vscode.ViewColumn.One;
}

function uriOf(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText ? input.uri : undefined;
}

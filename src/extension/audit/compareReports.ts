import * as vscode from 'vscode';
import type { MrnForms } from '../../log/values/mrnForms';
import type { ExistingReport } from '../../report/existing/reportReader';
import { activeLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { getFileName } from '../vscode/fileNames';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { t } from '../../text/text';

/** "Compare Two Billing Reports": shows what changed from the older report to the newer one, in a read-only text. */
export const reportComparisons: Feature = ({ sessions, texts }) =>
  vscode.commands.registerCommand(
    COMMANDS.compareReports,
    // The Explorer passes the file that was clicked and all selected files.
    async (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) => {
      const [older, newer] = await chooseReports(clicked, selected ?? []);
      const settings = newer && (await sessions.findSettings(newer));
      const mrnForms = settings?.configuration.mrnForms;
      const before = older && (await readReportAt(older, mrnForms));
      const after = newer && (await readReportAt(newer, mrnForms));
      if (older && newer && before && after) {
        const { comparableExistingLine, compareReports, comparisonText, findComparedProblems } =
          await import('../logs/lateParts');
        const comparison = compareReports(
          before.lines.map(comparableExistingLine),
          after.lines.map(comparableExistingLine),
        );
        await texts.show(
          t`Billing reports compared`,
          comparisonText(getFileName(older), getFileName(newer), comparison, [
            ...findComparedProblems(getFileName(older), before),
            ...findComparedProblems(getFileName(newer), after),
          ]),
        );
      }
    },
  );

type Pair = readonly [older: vscode.Uri | undefined, newer: vscode.Uri | undefined];

async function chooseReports(clicked: vscode.Uri | undefined, selected: readonly vscode.Uri[]): Promise<Pair> {
  const [first, second] = selected;
  if (first && second) {
    return askForOlder(await sortByAge(first, second));
  }
  const near = clicked ?? activeLog();
  const older = await choose(t`Older Billing Report`, near);
  const newer = older && (await choose(t`Newer Billing Report`, older));
  return [older, newer];
}

/** Returns the file that was written first as the older one. */
async function sortByAge(a: vscode.Uri, b: vscode.Uri): Promise<readonly [vscode.Uri, vscode.Uri]> {
  const readTime = async (uri: vscode.Uri): Promise<number> =>
    vscode.workspace.fs.stat(uri).then(
      ({ mtime }) => mtime,
      () => 0,
    );
  return (await readTime(a)) <= (await readTime(b)) ? [a, b] : [b, a];
}

/** Asks which of two reports is the older one. The time of writing is only a proposal, because copying or opening a file can change it. */
async function askForOlder([proposed, other]: readonly [vscode.Uri, vscode.Uri]): Promise<Pair> {
  const picks = [proposed, other].map((uri) => ({
    label: getFileName(uri),
    description: uri === proposed ? t`written first` : '',
    uri,
  }));
  const older = await vscode.window.showQuickPick(picks, {
    title: t`Compare Two Billing Reports`,
    placeHolder: t`Which report is the older one?`,
  });
  return older ? [older.uri, older.uri === proposed ? other : proposed] : [undefined, undefined];
}

async function choose(title: string, near: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel: t`Select`,
    filters: { CSV: ['csv', 'CSV'] },
    ...(near ? { defaultUri: vscode.Uri.joinPath(near, '..') } : {}),
  });
  return chosen?.[0];
}

/** Reads the report in a file. Shows an error message and returns undefined if the report can't be compared. */
async function readReportAt(uri: vscode.Uri, mrnForms: MrnForms | undefined): Promise<ExistingReport | undefined> {
  const { readComparableReport } = await import('../logs/lateParts');
  const report = await readComparableReport(workspaceFiles, uri, mrnForms);
  if (report.ok) {
    return report.value;
  }
  const { message, location } = report.failure;
  const name = getFileName(uri);
  void vscode.window.showErrorMessage(
    location?.line === undefined ? `"${name}": ${message}` : t`"${name}", line ${location.line}: ${message}`,
  );
  return undefined;
}

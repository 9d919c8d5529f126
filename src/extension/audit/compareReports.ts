import * as vscode from 'vscode';
import { comparableExistingLine, compareReports, comparisonText } from '../../report/existing/compareReports';
import { readReport, unreadableReportProblem, type ExistingReport } from '../../report/existing/reportReader';
import { activeLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { linesOfFile } from '../logs/logFiles';
import { getFileName } from '../vscode/fileNames';
import { t } from '../../text/text';

/** "Compare Two Billing Reports": what changed from the older to the newer, as a text for reading. */
export const comparedReports: Feature = ({ texts }) =>
  vscode.commands.registerCommand(
    COMMANDS.compareReports,
    // The Explorer gives the file under the pointer and all that are selected.
    async (clicked?: vscode.Uri, selected?: readonly vscode.Uri[]) => {
      const [older, newer] = await reportsToCompare(clicked, selected ?? []);
      const before = older && (await readReportAt(older));
      const after = newer && (await readReportAt(newer));
      if (older && newer && before && after) {
        const comparison = compareReports(
          before.lines.map(comparableExistingLine),
          after.lines.map(comparableExistingLine),
        );
        await texts.show(
          t`Billing reports compared`,
          comparisonText(getFileName(older), getFileName(newer), comparison),
        );
      }
    },
  );

type Pair = readonly [older: vscode.Uri | undefined, newer: vscode.Uri | undefined];

async function reportsToCompare(clicked: vscode.Uri | undefined, selected: readonly vscode.Uri[]): Promise<Pair> {
  const [first, second] = selected;
  if (first && second) {
    return byAge(first, second);
  }
  const near = clicked ?? activeLog();
  const older = await choose(t`The older billing report`, near);
  const newer = older && (await choose(t`The newer billing report`, older));
  return [older, newer];
}

/** The file that was written first, first. */
async function byAge(a: vscode.Uri, b: vscode.Uri): Promise<Pair> {
  const written = async (uri: vscode.Uri): Promise<number> =>
    vscode.workspace.fs.stat(uri).then(
      ({ mtime }) => mtime,
      () => 0,
    );
  return (await written(a)) <= (await written(b)) ? [a, b] : [b, a];
}

async function choose(title: string, near: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel: t`Choose`,
    filters: { CSV: ['csv'] },
    ...(near ? { defaultUri: vscode.Uri.joinPath(near, '..') } : {}),
  });
  return chosen?.[0];
}

/** The report in a file, or undefined after a message that says why it cannot be compared. */
async function readReportAt(uri: vscode.Uri): Promise<ExistingReport | undefined> {
  const lines = await linesOfFile(uri);
  const name = getFileName(uri);
  if (typeof lines === 'string') {
    void vscode.window.showErrorMessage(`"${name}": ${lines}.`);
    return undefined;
  }
  const report = readReport(lines);
  const flaw = report.ok
    ? report.value.problems.find(({ severity }) => severity === 'error')
    : unreadableReportProblem(lines, report.failure);
  if (flaw) {
    void vscode.window.showErrorMessage(t`"${name}", line ${flaw.range.start.line + 1}: ${flaw.message}`);
    return undefined;
  }
  return report.ok ? report.value : undefined;
}

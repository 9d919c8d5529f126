import * as vscode from 'vscode';
import { isShownExport, type ExportedReport, type ShownExport } from '../../report/exports/exportedReport';
import { PANEL_VIEWS, readSavedPanel } from '../../protocol/reportMessages';
import { activeLog, findTextColumn, findVisibleLog } from '../vscode/activeLog';
import type { Feature, Host } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { isTooLargeForEditor } from '../logs/largeFiles';
import { showRowInGrid } from '../logs/showRow';
import { readTogether } from '../logs/readFolders';
import { openDocument } from '../vscode/openDocument';
import { EXPORT_KINDS, saveExport } from './reportExports';
import { ReportPanels } from './reportPanels';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { getFileName } from '../vscode/fileNames';
import { FilesSource, SessionSource, type ReportSource } from './reportSource';
import { formatPhrase, t } from '../../text/text';

/** "Generate Billing Report" and its exports. There's one panel for each log, and for each set of logs that are read together. */
export const billingReportCommand: Feature = (host) => {
  const panels = new ReportPanels(host);
  const exportAs =
    (as: ShownExport) =>
    (uri?: vscode.Uri, to?: vscode.Uri): Promise<void> =>
      exportShown(host, panels, as, uri && [uri], to instanceof vscode.Uri ? to : undefined);
  host.restoredReports.restoreWith((panel, state) => restorePanel(host, panels, panel, state));
  return vscode.Disposable.from(
    panels,
    vscode.commands.registerCommand(
      COMMANDS.generateReport,
      async (uri?: vscode.Uri, selected?: unknown, view?: unknown) => {
        const uris = await generate(host, panels, uri, Array.isArray(selected) ? (selected as vscode.Uri[]) : []);
        const shown = PANEL_VIEWS.find((one) => one === view);
        if (shown) {
          panels.find(uris)?.showView(shown);
        }
      },
    ),
    vscode.commands.registerCommand(COMMANDS.exportReport, exportAs('csv')),
    vscode.commands.registerCommand(COMMANDS.exportWorkbook, exportAs('xlsx')),
    vscode.commands.registerCommand(COMMANDS.exportPage, exportAs('html')),
    vscode.commands.registerCommand(COMMANDS.exportJson, exportAs('json')),
    vscode.commands.registerCommand(COMMANDS.exportCharges, exportAs('charges')),
    vscode.commands.registerCommand(COMMANDS.exportShown, (as: string, uris: readonly vscode.Uri[]) =>
      isShownExport(as) ? exportShown(host, panels, as, uris) : undefined,
    ),
    vscode.commands.registerCommand(COMMANDS.showLogLine, (uri: vscode.Uri, line: number) =>
      showLogLine(host, uri, line),
    ),
  );
};

/** Opens or shows the report of a log, or of the selected files. Returns the logs of the report. */
async function generate(
  host: Host,
  panels: ReportPanels,
  uri: vscode.Uri | undefined,
  selected: readonly vscode.Uri[],
): Promise<readonly vscode.Uri[]> {
  const target = uri ?? findVisibleLog();
  if (!target) {
    void vscode.window.showInformationMessage(t`Open a time log first, and then generate its billing report.`);
    return [];
  }
  const named = selected.length > 1 ? selected : [target];
  const source = await createSource(host, panels, named);
  if (source) {
    await panels.open(source);
  }
  return source?.uris ?? named;
}

/**
 * Creates the source for the report of these files and folders. Returns undefined if a panel shows the report already, or if the
 * files can't be read.
 */
async function createSource(
  host: Host,
  panels: ReportPanels,
  named: readonly vscode.Uri[],
): Promise<ReportSource | undefined> {
  const [only, ...others] = named;
  // Files that VS Code can't open as documents are read from disk, like several files.
  const isOneFile =
    only !== undefined && others.length === 0 && !(await isFolder(only)) && !(await isTooLargeForEditor(only));
  if (isOneFile && !panels.find([only])) {
    const document = await openDocument(only);
    return document && new SessionSource(await host.sessions.open(document));
  }
  const together = isOneFile ? undefined : await readTogether(host.sessions, named);
  const known = panels.find(isOneFile ? [only] : (together?.uris ?? []));
  if (known) {
    known.show();
    return undefined;
  }
  return together && new FilesSource(host.sessions, together.uris, together.read);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const status = await workspaceFiles.stat(uri);
  return status.ok && status.value.kind === 'folder';
}

/** Fills a panel that VS Code restores, from the current logs. Closes it if the logs no longer exist. */
async function restorePanel(
  host: Host,
  panels: ReportPanels,
  panel: vscode.WebviewPanel,
  state: unknown,
): Promise<void> {
  const saved = readSavedPanel(state);
  const uris = saved?.uris.map((uri) => vscode.Uri.parse(uri)) ?? [];
  const source = saved && (await createSource(host, panels, uris));
  if (source) {
    await panels.fill(panel, source, saved);
  } else {
    panel.dispose();
  }
}

/** Writes the report to a file that the user selects: as shown, or of all months if no panel shows it. */
async function exportShown(
  host: Host,
  panels: ReportPanels,
  as: ShownExport,
  uris?: readonly vscode.Uri[],
  to?: vscode.Uri,
): Promise<void> {
  const active = activeLog();
  const logs = uris ?? (active ? [active] : []);
  const panel = panels.find(logs);
  const exported = panel ? panel.exported : await createExport(host, logs);
  if (typeof exported === 'string') {
    void vscode.window.showErrorMessage(exported);
    return;
  }
  if (exported) {
    await saveExport(exported, as, logs, to);
  } else if (logs.length === 0) {
    void vscode.window.showInformationMessage(
      t`Open a time log first, and then export its report (${formatPhrase(EXPORT_KINDS[as].name)}).`,
    );
  }
}

/** Creates the export of a log; undefined if there's no log. Returns why it isn't possible for a log that can't be read. */
async function createExport(host: Host, logs: readonly vscode.Uri[]): Promise<ExportedReport | string | undefined> {
  const [uri] = logs;
  const document = uri && (await openDocument(uri));
  if (!document) {
    return undefined;
  }
  const { report, billed, today, notices, obstacle } = await host.sessions.open(document);
  if (obstacle !== '') {
    return obstacle;
  }
  return { report, billed, logNames: [getFileName(document.uri)], createdOn: today, notices };
}

/** Shows a line of a log: in its grid, or as text in a column where it doesn't cover a report. @param line from 1 */
async function showLogLine(host: Host, uri: vscode.Uri, line: number): Promise<void> {
  if (await showRowInGrid(host, uri, ({ log }) => (line - 1 > log.header.line ? log.rowAtLine(line - 1) : undefined))) {
    return;
  }
  const document = await openDocument(uri);
  if (document) {
    const editor = await vscode.window.showTextDocument(document, findTextColumn(uri));
    const at = new vscode.Range(line - 1, 0, line - 1, 0);
    editor.selection = new vscode.Selection(at.start, at.start);
    editor.revealRange(at, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

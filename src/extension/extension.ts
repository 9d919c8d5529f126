import * as vscode from 'vscode';
import { activityLog } from './support/activityLog';
import { setLanguage } from '../text/text';
import { billingReportCommand } from './report/billingReportCommand';
import { reportChecks } from './audit/checkReport';
import { closedMonths } from './audit/closeMonth';
import { cellCompletions } from './editor/cellCompletions';
import { codeLenses } from './editor/codeLenses';
import { columnHints } from './editor/columnHints';
import { Configurations } from './logs/configurations';
import { createConfiguration } from './setup/createConfiguration';
import { diagnostics } from './editor/diagnostics';
import { encodingWarnings } from './editor/encodingWarnings';
import type { Feature } from './feature';
import { firstMinutes } from './setup/firstMinutes';
import { gridEditor } from './grid/gridEditor';
import { Grids } from './logs/grids';
import { languageModelTool } from './support/languageModelTool';
import { largeLogs } from './setup/largeLogs';
import { logOutline } from './editor/logOutline';
import { LogSessions } from './logs/logSessions';
import { mapColumns } from './setup/mapColumns';
import { writeAnswer } from './setup/writeAnswer';
import { monthRows } from './editor/monthRows';
import { monthStatus } from './editor/monthStatus';
import { openAsTimeLog } from './setup/openAsTimeLog';
import { ruleComparisons } from './audit/compareRules';
import { reportComparisons } from './audit/compareReports';
import { problemPages } from './editor/problemPages';
import { problemReveal } from './grid/problemReveal';
import { VirtualTexts } from './vscode/virtualTexts';
import { readingStatus } from './editor/readingStatus';
import { renaming } from './editor/renaming';
import { rowHovers } from './editor/rowHovers';
import { quickFixes } from './editor/quickFixes';
import { Today } from './logs/today';
import { tasks } from './support/tasks';
import { sortRowsInFile } from './editor/sortRowsInFile';

/** All features. Each is registered in its own file. */
const FEATURES: readonly Feature[] = [
  activityLog,
  diagnostics,
  encodingWarnings,
  codeLenses,
  gridEditor,
  billingReportCommand,
  monthRows,
  openAsTimeLog,
  readingStatus,
  quickFixes,
  createConfiguration,
  mapColumns,
  writeAnswer,
  reportChecks,
  reportComparisons,
  closedMonths,
  sortRowsInFile,
  rowHovers,
  cellCompletions,
  logOutline,
  renaming,
  columnHints,
  monthStatus,
  problemReveal,
  problemPages,
  ruleComparisons,
  firstMinutes,
  languageModelTool,
  largeLogs,
];

/** Features that need Node.js, and so aren't available when VS Code runs only in a browser. */
const NODE_FEATURES: readonly Feature[] = [tasks];

/** Activates the extension in Node.js. */
export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, [...FEATURES, ...NODE_FEATURES]);
}

/** Activates the extension in a browser. */
export function activateInBrowser(context: vscode.ExtensionContext): void {
  activateWith(context, FEATURES);
}

function activateWith(context: vscode.ExtensionContext, features: readonly Feature[]): void {
  setLanguage(vscode.l10n.bundle, vscode.env.language);
  const today = new Today();
  const configurations = new Configurations(today);
  const sessions = new LogSessions(configurations, today);
  const texts = new VirtualTexts();
  const host = {
    sessions,
    texts,
    grids: new Grids(),
    extensionUri: context.extensionUri,
    workspaceState: context.workspaceState,
  };
  context.subscriptions.push(sessions, configurations, texts, ...features.map((feature) => feature(host)));
  // VS Code waits for the activation: read logs that are open already only after it.
  const opening = setTimeout(() => sessions.openAll(), 0);
  context.subscriptions.push(new vscode.Disposable(() => clearTimeout(opening)));
}

import * as vscode from 'vscode';
import { activityLog } from './activityLog';
import { speak } from '../text/text';
import { billingReportCommand } from './billingReportCommand';
import { checkedReports } from './checkedReports';
import { closedMonths } from './closedMonths';
import { cellCompletions } from './cellCompletions';
import { codeLenses } from './codeLenses';
import { columnHints } from './columnHints';
import { Configurations } from './configurations';
import { createConfiguration } from './createConfiguration';
import { diagnostics } from './diagnostics';
import { documentForm } from './documentForm';
import type { Feature } from './feature';
import { firstMinutes } from './firstMinutes';
import { gridEditor } from './gridEditor';
import { GridMemory } from './gridMemory';
import { GridPanels } from './gridPanels';
import { languageModelTool } from './languageModelTool';
import { largeLogs } from './largeLogs';
import { logOutline } from './logOutline';
import { LogSessions } from './logSessions';
import { mapColumns } from './mapColumns';
import { monthRows } from './monthRows';
import { monthStatus } from './monthStatus';
import { openAsTimeLog } from './openAsTimeLog';
import { comparedRules } from './comparedRules';
import { comparedReports } from './comparedReports';
import { problemPages } from './problemPages';
import { problemReveal } from './problemReveal';
import { ReadingTexts } from './readingText';
import { readingStatus } from './readingStatus';
import { renaming } from './renaming';
import { rowHovers } from './rowHovers';
import { quickFixes } from './quickFixes';
import { tasks } from './tasks';
import { sortRowsInFile } from './sortRowsInFile';

/** Each feature registers itself in its own file; this is the list of them. */
const FEATURES: readonly Feature[] = [
  activityLog,
  diagnostics,
  documentForm,
  codeLenses,
  gridEditor,
  billingReportCommand,
  monthRows,
  openAsTimeLog,
  readingStatus,
  quickFixes,
  createConfiguration,
  mapColumns,
  checkedReports,
  comparedReports,
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
  comparedRules,
  firstMinutes,
  languageModelTool,
  largeLogs,
];

/** What needs Node, and so is not there where VS Code runs in a browser alone. */
const NODE_FEATURES: readonly Feature[] = [tasks];

export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, [...FEATURES, ...NODE_FEATURES]);
}

/** For an extension host in a browser. */
export function activateInBrowser(context: vscode.ExtensionContext): void {
  activateWith(context, FEATURES);
}

function activateWith(context: vscode.ExtensionContext, features: readonly Feature[]): void {
  speak(vscode.l10n.bundle, vscode.env.language);
  const configurations = new Configurations();
  const sessions = new LogSessions(configurations);
  const texts = new ReadingTexts();
  const host = {
    sessions,
    texts,
    grids: new GridPanels(),
    gridMemory: new GridMemory(context.workspaceState),
    extensionUri: context.extensionUri,
  };
  context.subscriptions.push(sessions, configurations, texts, ...features.map((feature) => feature(host)));
  // The editor waits for an activation; a long log that is open already is read behind it.
  const opening = setTimeout(() => sessions.openAll(), 0);
  context.subscriptions.push(new vscode.Disposable(() => clearTimeout(opening)));
}

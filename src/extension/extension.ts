import type * as vscode from 'vscode';
import { billingReportCommand } from './billingReportCommand';
import { checkedReports } from './checkedReports';
import { closedMonths } from './closedMonths';
import { codeLenses } from './codeLenses';
import { Configurations } from './configurations';
import { createConfiguration } from './createConfiguration';
import { diagnostics } from './diagnostics';
import { documentForm } from './documentForm';
import type { Feature } from './feature';
import { gridEditor } from './gridEditor';
import { GridPanels } from './gridPanels';
import { LogSessions } from './logSessions';
import { mapColumns } from './mapColumns';
import { monthRows } from './monthRows';
import { openAsTimeLog } from './openAsTimeLog';
import { comparedReports } from './comparedReports';
import { readingStatus } from './readingStatus';
import { quickFixes } from './quickFixes';
import { tasks } from './tasks';

/** Each feature registers itself in its own file; this is the list of them. */
const FEATURES: readonly Feature[] = [
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
  tasks,
];

export function activate(context: vscode.ExtensionContext): void {
  const configurations = new Configurations();
  const sessions = new LogSessions(configurations);
  const host = { sessions, grids: new GridPanels(), extensionUri: context.extensionUri };
  context.subscriptions.push(sessions, configurations, ...FEATURES.map((feature) => feature(host)));
  sessions.openAll();
}

import * as vscode from 'vscode';
import { listAssumptions } from '../../wording/assumptions';
import { leftOutText } from '../../report/reportFigures';
import { activeLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** Shows in the status bar how the log in the active editor was read: what was assumed, and what was left out. */
export const readingStatus: Feature = ({ sessions }) => {
  const statusItem = vscode.window.createStatusBarItem('cocmBilling.reading', vscode.StatusBarAlignment.Right, 90);
  statusItem.name = t`CoCM Time Log`;
  let subscription: vscode.Disposable | undefined;
  const show = (): void => {
    const uri = activeLog();
    const session = uri && sessions.find(uri);
    subscription?.dispose();
    subscription = session?.onDidChange(() => fillStatusItem(statusItem, session));
    if (session) {
      fillStatusItem(statusItem, session);
    } else {
      statusItem.hide();
    }
  };
  show();
  return vscode.Disposable.from(
    statusItem,
    vscode.window.tabGroups.onDidChangeTabs(show),
    vscode.window.tabGroups.onDidChangeTabGroups(show),
    sessions.onDidOpen(show),
    sessions.onDidClose(show),
    new vscode.Disposable(() => {
      subscription?.dispose();
    }),
  );
};

function fillStatusItem(statusItem: vscode.StatusBarItem, { billed, log, settings }: LogSession): void {
  if (!log.header.isReadable) {
    statusItem.hide();
    return;
  }
  const { short, lines } = listAssumptions(log);
  const leftOut = leftOutText(billed.ledger.excluded.list());
  statusItem.text = short;
  const configuration = settings.file
    ? t`Configuration: ${vscode.workspace.asRelativePath(settings.file)}`
    : t`Configuration: none`;
  const rosterFiles = settings.configuration.roster.map(({ path }) => path).join(', ');
  const roster = settings.roster ? [t`Roster: ${rosterFiles}`] : [];
  statusItem.tooltip = [
    t`How this time log was read`,
    ...lines,
    configuration,
    ...roster,
    leftOut === '' ? t`No rows left out` : leftOut,
  ].join('\n');
  statusItem.show();
}

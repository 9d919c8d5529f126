import * as vscode from 'vscode';
import { listAssumptions } from '../../wording/assumptions';
import { leftOutText } from '../../report/reportFigures';
import { activeLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import type { LogSession } from '../logs/logSession';
import { t } from '../../text/text';

/** How the log in the active editor was read, in the status bar: what was assumed, and what was left out. */
export const readingStatus: Feature = ({ sessions }) => {
  const item = vscode.window.createStatusBarItem('cocmBilling.reading', vscode.StatusBarAlignment.Right, 90);
  item.name = t`CoCM Time Log`;
  let following: vscode.Disposable | undefined;
  const show = (): void => {
    const uri = activeLog();
    const session = uri && sessions.find(uri);
    following?.dispose();
    following = session?.onDidChange(() => fill(item, session));
    if (session) {
      fill(item, session);
    } else {
      item.hide();
    }
  };
  show();
  return vscode.Disposable.from(
    item,
    vscode.window.tabGroups.onDidChangeTabs(show),
    vscode.window.tabGroups.onDidChangeTabGroups(show),
    sessions.onDidOpen(show),
    sessions.onDidClose(show),
    new vscode.Disposable(() => {
      following?.dispose();
    }),
  );
};

function fill(item: vscode.StatusBarItem, { billed, log, settings }: LogSession): void {
  if (!log.header.isReadable) {
    item.hide();
    return;
  }
  const { short, lines } = listAssumptions(log);
  const leftOut = leftOutText(billed.ledger.excluded.list());
  item.text = short;
  const configuration = settings.file
    ? t`Configuration: ${vscode.workspace.asRelativePath(settings.file)}`
    : t`Configuration: none`;
  const roster = settings.roster ? [t`Roster: ${settings.configuration.roster?.path ?? ''}`] : [];
  item.tooltip = [
    t`How this time log is read`,
    ...lines,
    configuration,
    ...roster,
    leftOut === '' ? t`No row is left out` : leftOut,
  ].join('\n');
  item.show();
}

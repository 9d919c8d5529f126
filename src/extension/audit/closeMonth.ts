import * as vscode from 'vscode';
import { formatMonthName, monthOf, type CalendarMonth } from '../../log/values/calendarDate';
import { billingReport } from '../../report/billingReport';
import { closedMonthFileName } from '../../report/existing/closedMonthName';
import { findMonthToClose } from '../../report/existing/monthToClose';
import { counted, grouped } from '../../wording/figureWords';
import { reportCsv } from '../../report/exports/reportCsv';
import { leftOutText, totalsText } from '../../report/reportFigures';
import type { ClosedMonths } from '../../files/closedMonths';
import { findClosedMonths } from '../../files/findClosedMonths';
import type * as lateParts from '../logs/lateParts';
import { activeLog } from '../vscode/activeLog';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { Debounce } from '../vscode/debounce';
import type { Feature, Host } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { isEarlierVersion } from '../vscode/earlierVersion';
import type { LogSession } from '../logs/logSession';
import { openDocument } from '../vscode/openDocument';
import { getFileName } from '../vscode/fileNames';
import { isFile } from '../vscode/fileTexts';
import { workspaceFiles } from '../vscode/workspaceFiles';
import { workspaceWriter } from '../vscode/workspaceWriter';
import { decideBeforeClosing, describeUndecidedClaims } from './undecidedClaims';
import { t } from '../../text/text';

/** Comparing a month takes longer than reading a row, and isn't needed at every key press. */
const DELAY_MS = 400;

/** "Close Month": saves the current report of a month next to the log, and warns about later changes to the month. */
export const closedMonths: Feature = (host) => {
  const collection = vscode.languages.createDiagnosticCollection('cocm-billing-closed');
  const logs = host.sessions.each((session) =>
    isEarlierVersion(session.document) ? undefined : new ClosedMonthChecks(session, collection),
  );
  const files = vscode.workspace.createFileSystemWatcher('**/*.closed-[0-9][0-9][0-9][0-9]-[0-9][0-9].[cC][sS][vV]');
  const readAgain = (): void => logs.all().forEach((log) => void log.readClosed());
  return vscode.Disposable.from(
    logs,
    collection,
    files,
    files.onDidCreate(readAgain),
    files.onDidChange(readAgain),
    files.onDidDelete(readAgain),
    vscode.commands.registerCommand(COMMANDS.closeMonth, async (uri?: vscode.Uri, month?: CalendarMonth) => {
      const session = await findSession(host, uri);
      if (session && (await closeMonth(session, month))) {
        await logs.get(session)?.readClosed();
      }
    }),
  );
};

type LateParts = typeof lateParts;

/** The closed months of one log, and the changes made since they were closed. */
class ClosedMonthChecks {
  /** The closed months, and the code for them; undefined if there are none, which is the case for most logs. */
  private closed: { readonly files: ClosedMonths; readonly code: LateParts } | undefined;
  private readings = 0;
  private readonly publishSoon = new Debounce(() => this.publish(), DELAY_MS);
  private readonly following: vscode.Disposable;
  private isDisposed = false;

  constructor(
    private readonly session: LogSession,
    private readonly collection: vscode.DiagnosticCollection,
  ) {
    this.following = session.onDidChange(() => {
      if (this.closed) {
        this.publishSoon.start();
      }
    });
    void this.readClosed();
  }

  /** Reads the files of the closed months, and shows what has changed since. */
  async readClosed(): Promise<void> {
    const reading = ++this.readings;
    const closed = await this.readFiles();
    // A reading that began earlier can finish later.
    if (reading === this.readings) {
      this.closed = closed;
      this.publish();
    }
  }

  /** Reads the files of the closed months. Loads the code for it only if there are any: most logs have none. */
  private async readFiles(): Promise<ClosedMonthChecks['closed']> {
    const { uri } = this.session.document;
    const found = await findClosedMonths(workspaceFiles, uri);
    if (!found.ok || found.value.length === 0) {
      return undefined;
    }
    const code = await import('../logs/lateParts');
    const closed = await code.readClosedMonths(workspaceFiles, uri);
    return closed.ok ? { files: closed.value, code } : undefined;
  }

  dispose(): void {
    this.isDisposed = true;
    this.publishSoon.dispose();
    this.following.dispose();
    this.collection.delete(this.session.document.uri);
  }

  private publish(): void {
    if (!this.isDisposed) {
      const { billed, document, claims } = this.session;
      const { code, files } = this.closed ?? {};
      const isCorrected = claims?.damage === '' ? claims.createCorrectionFinder(billed) : undefined;
      const problems = code && files ? code.listClosedMonthProblems(billed, files, isCorrected) : [];
      this.collection.set(document.uri, problems.map(toDiagnostic));
      this.session.setClosedMonthProblems(problems, code && files ? code.listClosedDates(files) : []);
    }
  }
}

async function findSession(host: Host, uri: vscode.Uri | undefined): Promise<LogSession | undefined> {
  const target = uri ?? activeLog();
  const document = target && (await openDocument(target));
  if (!document) {
    void vscode.window.showInformationMessage(t`Open a time log first, and then close a month.`);
    return undefined;
  }
  const session = await host.sessions.open(document);
  if (session.obstacle !== '') {
    void vscode.window.showErrorMessage(session.obstacle);
    return undefined;
  }
  return session;
}

/** Closes a month. @returns false if the user canceled or the file couldn't be written */
async function closeMonth(session: LogSession, requested: CalendarMonth | undefined): Promise<boolean> {
  const month = requested ?? (await chooseMonth(session));
  if (month === undefined) {
    return false;
  }
  const log = session.document.uri;
  const report = billingReport(session.billed, { month });
  const name = closedMonthFileName(getFileName(log), month);
  const target = vscode.Uri.joinPath(log, '..', name);
  if (requested === undefined && (await isFile(target)) && !(await confirmClosingAgain(month))) {
    return false;
  }
  const decided = requested === undefined ? await decideBeforeClosing(session, month) : true;
  if (!decided) {
    return false;
  }
  const written = await workspaceWriter.writeWhole(target, reportCsv(report));
  if (!written.ok) {
    void vscode.window.showErrorMessage(t`Couldn't save the closed month next to the log. ${written.failure.message}`);
    return false;
  }
  const excluded = leftOutText(report.leftOut);
  const undecided = describeUndecidedClaims(session, month);
  const figures = [totalsText(report.totals), excluded, undecided].filter((part) => part !== '').join('; ');
  void vscode.window.showInformationMessage(t`${formatMonthName(month)} is closed: ${figures}. Saved as ${name}.`);
  return true;
}

/** Asks for the month. The one that is probably to be closed comes first, so that Enter takes it. */
async function chooseMonth({ billed, closedMonths, today }: LogSession): Promise<CalendarMonth | undefined> {
  const { months, lines } = billingReport(billed);
  const choices = months.map((month) => {
    const count = lines.filter((line) => line.month === month).length;
    const facts = [
      counted(count, 'patient'),
      ...(closedMonths.has(month) ? [t`closed`] : []),
      ...(month >= monthOf(today) ? [t`not over yet`] : []),
    ];
    return { label: formatMonthName(month), description: facts.join(', '), month };
  });
  const proposed = findMonthToClose(months, closedMonths, today);
  choices.sort((a, b) => Number(b.month === proposed) - Number(a.month === proposed));
  const chosen = await vscode.window.showQuickPick(choices, {
    title: t`Close Month`,
    placeHolder: t`Select the month that was billed (${grouped(String(months.length))} months)`,
  });
  return chosen?.month;
}

async function confirmClosingAgain(month: CalendarMonth): Promise<boolean> {
  const again = t`Close Again`;
  const detail = t`This replaces the earlier copy. Changes made since then will no longer be flagged.`;
  const message = t`${formatMonthName(month)} is already closed.`;
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, again)) === again;
}

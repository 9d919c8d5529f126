import * as vscode from 'vscode';
import type { BilledLogs } from '../../billing/billedLogs';
import type { BillingRules } from '../../billing/rules/billingRules';
import { createBillingRules } from '../../configuration/configuration';
import type { Problem } from '../../log/problems/problems';
import type { MrnForms } from '../../log/values/mrnForms';
import { counted } from '../../wording/figureWords';
import type * as lateParts from '../logs/lateParts';
import { activeLog } from '../vscode/activeLog';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { Debounce } from '../vscode/debounce';
import { DocumentLines } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { readLogFiles } from '../logs/logFiles';
import type { LogSessions } from '../logs/logSessions';
import { openDocument } from '../vscode/openDocument';
import { getFileName } from '../vscode/fileNames';
import { t } from '../../text/text';

const DELAY_MS = 300;

type LateParts = typeof lateParts;

/** "Check a Billing Report": shows the problems of an existing report, for as long as it is open. */
export const reportChecks: Feature = ({ sessions }) => {
  const collection = vscode.languages.createDiagnosticCollection('cocm-billing-report');
  const checks = new Map<string, ReportCheck>();
  const end = ({ uri }: vscode.TextDocument): void => {
    checks.get(uri.toString())?.dispose();
    checks.delete(uri.toString());
  };
  const checkAgainst = async (document: vscode.TextDocument, logs?: BilledLogs): Promise<void> => {
    const { configuration } = await sessions.findSettings(document.uri);
    const rules = createBillingRules(configuration, sessions.today);
    end(document);
    const check = new ReportCheck(
      document,
      rules,
      configuration.mrnForms,
      logs,
      collection,
      await import('../logs/lateParts'),
    );
    checks.set(document.uri.toString(), check);
    const wantsLog = await showResult(check.run(), logs ? undefined : rules.defaultProfile.timeRule.name);
    const chosen = wantsLog ? await chooseLogs(sessions, document.uri) : undefined;
    if (chosen) {
      await checkAgainst(document, chosen);
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      COMMANDS.checkReport,
      // The Explorer passes the file that was clicked and all selected files; a caller in code can name the logs.
      async (uri?: vscode.Uri, _selected?: unknown, logs?: readonly vscode.Uri[]) => {
        const document = await documentToCheck(uri);
        if (document) {
          const read = logs && (await readLogFiles(sessions, logs));
          await checkAgainst(document, read?.billed);
        }
      },
    ),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        checks.get(document.uri.toString())?.runSoon.start();
      }
    }),
    vscode.workspace.onDidCloseTextDocument(end),
    new vscode.Disposable(() => checks.forEach((check) => check.dispose())),
    collection,
  );
};

/** The check of one open report, repeated after each edit. */
class ReportCheck implements vscode.Disposable {
  readonly runSoon = new Debounce(() => void this.run(), DELAY_MS);

  /** @param logs the logs to compare the report with; undefined to check the report on its own */
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly rules: BillingRules,
    private readonly mrnForms: MrnForms | undefined,
    private readonly logs: BilledLogs | undefined,
    private readonly collection: vscode.DiagnosticCollection,
    private readonly late: LateParts,
  ) {}

  /** Checks the current text of the report, and shows its problems. */
  run(): readonly Problem[] {
    const lines = new DocumentLines(this.document);
    const { readReport, unreadableReportProblem, verifyReport } = this.late;
    const report = readReport(lines, this.mrnForms);
    const problems = report.ok
      ? verifyReport(report.value, this.rules, this.logs)
      : [unreadableReportProblem(lines, report.failure)];
    this.collection.set(this.document.uri, problems.map(toDiagnostic));
    return problems;
  }

  dispose(): void {
    this.runSoon.dispose();
    this.collection.delete(this.document.uri);
  }
}

async function documentToCheck(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  const target = uri ?? activeLog();
  if (!target) {
    void vscode.window.showInformationMessage(t`Open a billing report (a CSV file) first, and then check it.`);
    return undefined;
  }
  const document = await openDocument(target);
  if (!document) {
    return undefined;
  }
  const { readReport } = await import('../logs/lateParts');
  const report = readReport(new DocumentLines(document));
  if (!report.ok) {
    void vscode.window.showErrorMessage(report.failure.message);
    return undefined;
  }
  await vscode.window.showTextDocument(document);
  return document;
}

/**
 * Shows the result of a check.
 *
 * @param rule the name of the rule that the report was checked with; undefined if it was compared with its logs
 * @returns whether the user wants to compare the report with logs
 */
async function showResult(problems: readonly Problem[], rule: string | undefined): Promise<boolean> {
  const isCorrect = problems.length === 0;
  const compareWithLog = t`Check Against a Log…`;
  const showProblems = t`Show Problems`;
  const choices = [...(isCorrect ? [] : [showProblems]), ...(rule === undefined ? [] : [compareWithLog])];
  const message = isCorrect ? formatSuccess(rule) : formatProblems(problems.length, rule);
  const show = isCorrect ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const choice = await show(message, ...choices);
  if (choice === showProblems) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  return choice === compareWithLog;
}

function formatSuccess(rule: string | undefined): string {
  return rule === undefined
    ? t`Every line of this report matches the log.`
    : t`Every line of this report matches its minutes under the rule "${rule}".`;
}

function formatProblems(count: number, rule: string | undefined): string {
  const problems = counted(count, 'problem');
  return rule === undefined
    ? t`${problems} found when checking this report against the log.`
    : t`${problems} found when checking this report against its minutes under the rule "${rule}".`;
}

async function chooseLogs(sessions: LogSessions, report: vscode.Uri): Promise<BilledLogs | undefined> {
  const uris = await vscode.window.showOpenDialog({
    title: t`Time Logs for This Report`,
    openLabel: t`Check`,
    canSelectMany: true,
    defaultUri: vscode.Uri.joinPath(report, '..'),
    filters: { CSV: ['csv', 'CSV'] },
  });
  const read =
    uris &&
    (await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t`Reading time logs`, cancellable: true },
      (progress, token) =>
        readLogFiles(sessions, uris, token, (uri) =>
          progress.report({ message: getFileName(uri), increment: 100 / uris.length }),
        ),
    ));
  const failed = read?.failed.map(({ path, failure }) => `${getFileName(path)}: ${failure.message}`) ?? [];
  if (failed.length > 0) {
    void vscode.window.showErrorMessage(t`Can't read a log. ${failed.join(' ')}`);
    return undefined;
  }
  return read?.billed;
}

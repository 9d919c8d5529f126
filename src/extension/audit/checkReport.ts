import * as vscode from 'vscode';
import type { BilledLogs } from '../../billing/billedLogs';
import type { BillingRules } from '../../billing/rules/billingRules';
import { billingRulesOf } from '../../configuration/configuration';
import { localDateOf } from '../../log/values/calendarDate';
import type { Problem } from '../../log/problems/problems';
import { counted } from '../../wording/figureWords';
import { readReport } from '../../report/existing/reportReader';
import { verifyReport } from '../../report/existing/verifyReport';
import { activeLog } from '../vscode/activeLog';
import { toDiagnostic } from '../vscode/toDiagnostic';
import { DocumentLines } from '../vscode/documentLines';
import type { Feature } from '../feature';
import { COMMANDS } from '../vscode/identifiers';
import { readLogFiles } from '../logs/logFiles';
import type { LogSessions } from '../logs/logSessions';
import { openDocument } from '../vscode/openDocument';
import { fileNameOf } from '../vscode/fileNames';
import { t } from '../../text/text';

const DELAY_MS = 300;

/** "Check a Billing Report": what does not follow in an existing report, as problems of its file, for as long as it is open. */
export const checkedReports: Feature = ({ sessions }) => {
  const collection = vscode.languages.createDiagnosticCollection('cocm-billing-report');
  /** The reports under check, and what they are held against. */
  const checked = new Map<string, Check>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const forget = (document: vscode.TextDocument): void => {
    checked.delete(document.uri.toString());
    collection.delete(document.uri);
  };
  const check = (document: vscode.TextDocument): readonly Problem[] => {
    const problems = problemsOf(document, checked.get(document.uri.toString()));
    collection.set(document.uri, problems.map(toDiagnostic));
    return problems;
  };
  const checkAgainst = async (document: vscode.TextDocument, logs?: BilledLogs): Promise<void> => {
    const { configuration } = await sessions.settingsOf(document.uri);
    const rules = billingRulesOf(configuration, localDateOf(new Date()));
    checked.set(document.uri.toString(), { rules, logs });
    const wantsLog = await tell(check(document), logs ? undefined : rules.defaultProfile.timeRule.name);
    const chosen = wantsLog ? await chooseLogs(sessions, document.uri) : undefined;
    if (chosen) {
      await checkAgainst(document, chosen);
    }
  };
  return vscode.Disposable.from(
    collection,
    vscode.commands.registerCommand(
      COMMANDS.checkReport,
      // The Explorer gives the file under the pointer and all that are selected; who calls by code may name the logs.
      async (uri?: vscode.Uri, _selected?: unknown, logs?: readonly vscode.Uri[]) => {
        const document = await documentToCheck(uri);
        if (document) {
          const read = logs && (await readLogFiles(sessions, logs));
          await checkAgainst(document, read?.billed);
        }
      },
    ),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const key = document.uri.toString();
      if (contentChanges.length > 0 && checked.has(key)) {
        clearTimeout(timers.get(key));
        timers.set(
          key,
          setTimeout(() => checked.has(key) && check(document), DELAY_MS),
        );
      }
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
    new vscode.Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
  );
};

async function documentToCheck(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  const target = uri ?? activeLog();
  if (!target) {
    void vscode.window.showInformationMessage(t`Open a billing report (a CSV file) first, then check it.`);
    return undefined;
  }
  const document = await openDocument(target);
  if (!document) {
    return undefined;
  }
  const report = readReport(new DocumentLines(document));
  if ('problem' in report) {
    void vscode.window.showErrorMessage(report.problem.message);
    return undefined;
  }
  await vscode.window.showTextDocument(document);
  return document;
}

/** What a report is held against. */
interface Check {
  readonly rules: BillingRules;
  readonly logs: BilledLogs | undefined;
}

function problemsOf(document: vscode.TextDocument, held: Check | undefined): readonly Problem[] {
  const report = readReport(new DocumentLines(document));
  if ('problem' in report) {
    return [report.problem];
  }
  return held ? verifyReport(report, held.rules, held.logs) : [];
}

/**
 * Says what was found.
 *
 * @param rule the name of the rule by which the report was judged; undefined where it was held against its log
 * @returns whether to hold it against a log
 */
async function tell(problems: readonly Problem[], rule: string | undefined): Promise<boolean> {
  const isSound = problems.length === 0;
  const againstLog = t`Check Against a Log…`;
  const showProblems = t`Show Problems`;
  const choices = [...(isSound ? [] : [showProblems]), ...(rule === undefined ? [] : [againstLog])];
  const message = isSound ? soundText(rule) : foundText(problems.length, rule);
  const show = isSound ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const choice = await show(message, ...choices);
  if (choice === showProblems) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
  return choice === againstLog;
}

function soundText(rule: string | undefined): string {
  return rule === undefined
    ? t`Every line of this report follows from the log.`
    : t`Every line of this report follows from its own minutes by the rule "${rule}".`;
}

function foundText(count: number, rule: string | undefined): string {
  const problems = counted(count, 'problem');
  return rule === undefined
    ? t`${problems} found when checking this report against the log.`
    : t`${problems} found when checking this report against its own minutes by the rule "${rule}".`;
}

async function chooseLogs(sessions: LogSessions, report: vscode.Uri): Promise<BilledLogs | undefined> {
  const uris = await vscode.window.showOpenDialog({
    title: t`The time logs of this report`,
    openLabel: t`Check`,
    canSelectMany: true,
    defaultUri: vscode.Uri.joinPath(report, '..'),
    filters: { CSV: ['csv'] },
  });
  const read =
    uris &&
    (await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t`Reading time logs`, cancellable: true },
      (progress, token) =>
        readLogFiles(sessions, uris, token, (uri) =>
          progress.report({ message: fileNameOf(uri), increment: 100 / uris.length }),
        ),
    ));
  const failed = read?.failed.map(({ sentence }) => sentence) ?? [];
  if (failed.length > 0) {
    void vscode.window.showErrorMessage(t`A log cannot be read: ${failed.join('; ')}.`);
    return undefined;
  }
  return read?.billed;
}

import * as vscode from 'vscode';
import * as v from 'valibot';
import type { BilledLogs } from '../../billing/billedLogs';
import { formatMonthName, readMonth } from '../../log/values/calendarDate';
import { monthAnswer } from '../../wording/monthAnswer';
import { findVisibleLog } from '../vscode/activeLog';
import { isFile } from '../vscode/fileTexts';
import { SETTINGS } from '../vscode/identifiers';
import { readLogFiles } from '../logs/logFiles';
import type { LogSessions } from '../logs/logSessions';
import { getFileName } from '../vscode/fileNames';
import { failure, success, type Result } from '../../text/result';
import { t } from '../../text/text';

/** The input of the tool, as package.json describes it to models. */
const question = v.object({ mrn: v.string(), month: v.optional(v.string()), log: v.optional(v.string()) });
type Question = v.InferOutput<typeof question>;

const OFF_MESSAGE =
  'This tool is off. It gives patient data to a language model, so only the user can turn it on, with the setting ' +
  `${SETTINGS.section}.${SETTINGS.languageModelTool}. Do not try to get the data by other means.`;

/** Answers a language model, if the user has turned on the tool. */
export class ExplainTool implements vscode.LanguageModelTool<unknown> {
  constructor(private readonly sessions: LogSessions) {}

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<unknown>): vscode.PreparedToolInvocation {
    const asked = v.safeParse(question, input);
    if (!isAllowed() || !asked.success) {
      return {};
    }
    const { mrn, month } = asked.output;
    // Show the model's input as plain text: it must not become a link or a command.
    const message = new vscode.MarkdownString().appendText(
      [describeDisclosure(mrn, month), t`This is protected health information.`].join(' '),
    );
    return {
      invocationMessage: t`Reading the codes of a patient-month`,
      confirmationMessages: { title: t`Give patient data to the language model?`, message },
    };
  }

  async invoke(
    { input }: vscode.LanguageModelToolInvocationOptions<unknown>,
    token: vscode.CancellationToken,
  ): Promise<vscode.LanguageModelToolResult> {
    const answer = isAllowed() ? await this.answer(input, token) : OFF_MESSAGE;
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer)]);
  }

  private async answer(input: unknown, token: vscode.CancellationToken): Promise<string> {
    const asked = v.safeParse(question, input);
    if (!asked.success) {
      return 'The input must have the MRN of a patient, and can have a month (YYYY-MM) and a log.';
    }
    const month = asked.output.month === undefined ? undefined : readMonth(asked.output.month);
    if (asked.output.month !== undefined && month === undefined) {
      return 'The month cannot be read. Write it as YYYY-MM.';
    }
    const read = await this.readLog(asked.output, token);
    return read.ok ? monthAnswer(read.value, asked.output.mrn, month) : read.failure.message;
  }

  /** Reads the log that the question is about. */
  private async readLog({ log }: Question, token: vscode.CancellationToken): Promise<Result<BilledLogs>> {
    const uri = log === undefined ? findVisibleLog() : await findWorkspaceFile(log);
    if (!uri) {
      return log === undefined
        ? failure('no-log-open', 'No time log is open. Name a file in the workspace.')
        : failure('file-not-found', 'There is no such file in the workspace.');
    }
    const read = await readLogFiles(this.sessions, [uri], token);
    const [failed] = read?.failed ?? [];
    if (failed) {
      return failure('log-unreadable', `${getFileName(failed.path)}: ${failed.failure.message}`);
    }
    return read ? success(read.billed) : failure('canceled', 'The user canceled the request.');
  }
}

/** Whether the user has turned on the tool. The scope of the setting prevents workspaces from doing so. */
function isAllowed(): boolean {
  return vscode.workspace.getConfiguration(SETTINGS.section).get<boolean>(SETTINGS.languageModelTool) === true;
}

function describeDisclosure(mrn: string, text: string | undefined): string {
  const month = text === undefined ? undefined : readMonth(text);
  return month === undefined
    ? t`The language model gets the minutes, dates of service, and codes of MRN ${mrn} for all months.`
    : t`The language model gets the minutes, dates of service, and codes of MRN ${mrn} for ${formatMonthName(month)}.`;
}

/** Finds a file by its path in a workspace folder. Models get nothing from other folders. */
async function findWorkspaceFile(path: string): Promise<vscode.Uri | undefined> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const uri = vscode.Uri.joinPath(folder.uri, path);
    const isInside = uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`);
    if (isInside && (await isFile(uri))) {
      return uri;
    }
  }
  return undefined;
}

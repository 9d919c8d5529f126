import * as vscode from 'vscode';
import * as v from 'valibot';
import type { BilledLogs } from '../../billing/billedLogs';
import { formatMonthName, readMonth } from '../../log/values/calendarDate';
import { monthAnswer } from '../../wording/monthAnswer';
import { findVisibleLog } from '../vscode/activeLog';
import type { Feature } from '../feature';
import { isFile } from '../vscode/fileTexts';
import { EXPLAIN_TOOL, SETTINGS } from '../vscode/identifiers';
import { readLogFiles } from '../logs/logFiles';
import type { LogSessions } from '../logs/logSessions';
import { getFileName } from '../vscode/fileNames';
import { t } from '../../text/text';

/** What a model asks; package.json describes the same to it. */
const question = v.object({ mrn: v.string(), month: v.optional(v.string()), log: v.optional(v.string()) });
type Question = v.InferOutput<typeof question>;

const IS_OFF =
  'This tool is off. It gives patient data to a language model, so only the person can turn it on, by the setting ' +
  `${SETTINGS.section}.${SETTINGS.languageModelTool}. Do not ask for the data in another way.`;

/**
 * The tool with which a language model asks which codes a patient-month has earned and why. It gives patient data away, so it
 * answers nothing unless the person has turned the setting on, which a workspace cannot do, and asks before each answer.
 */
export const languageModelTool: Feature = ({ sessions }) => {
  // Editors that are built on VS Code without its chat have no language models.
  const { lm } = vscode as { readonly lm?: Partial<typeof vscode.lm> };
  return lm?.registerTool?.(EXPLAIN_TOOL, new ExplainTool(sessions)) ?? new vscode.Disposable(() => undefined);
};

class ExplainTool implements vscode.LanguageModelTool<unknown> {
  constructor(private readonly sessions: LogSessions) {}

  prepareInvocation({
    input,
  }: vscode.LanguageModelToolInvocationPrepareOptions<unknown>): vscode.PreparedToolInvocation {
    const asked = v.safeParse(question, input);
    if (!isAllowed() || !asked.success) {
      return {};
    }
    const { mrn, month } = asked.output;
    // What a model writes is shown as text: it must not become a link or a command.
    const message = new vscode.MarkdownString().appendText(
      [whatIsGiven(mrn, month), t`They are protected health information.`].join(' '),
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
    const answer = isAllowed() ? await this.answer(input, token) : IS_OFF;
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(answer)]);
  }

  private async answer(input: unknown, token: vscode.CancellationToken): Promise<string> {
    const asked = v.safeParse(question, input);
    if (!asked.success) {
      return 'The question needs the MRN of a patient, and may have a month (YYYY-MM) and a log.';
    }
    const month = asked.output.month === undefined ? undefined : readMonth(asked.output.month);
    if (asked.output.month !== undefined && month === undefined) {
      return 'The month cannot be read; write it as YYYY-MM.';
    }
    const billed = await this.logs(asked.output, token);
    return typeof billed === 'string' ? billed : monthAnswer(billed, asked.output.mrn, month);
  }

  /** The log that is meant, or a sentence that says why there is none. */
  private async logs({ log }: Question, token: vscode.CancellationToken): Promise<BilledLogs | string> {
    const uri = log === undefined ? findVisibleLog() : await fileInWorkspace(log);
    if (!uri) {
      return log === undefined
        ? 'No time log is open. Name one of the workspace.'
        : 'There is no such file in the workspace.';
    }
    const read = await readLogFiles(this.sessions, [uri], token);
    const [failed] = read?.failed ?? [];
    if (failed) {
      return `${getFileName(failed.path)}: ${failed.failure.message}`;
    }
    return read?.billed ?? 'The person has ended the question.';
  }
}

/** Whether the person has turned the tool on for this editor; the setting's scope keeps a workspace from doing so. */
function isAllowed(): boolean {
  return vscode.workspace.getConfiguration(SETTINGS.section).get<boolean>(SETTINGS.languageModelTool) === true;
}

function whatIsGiven(mrn: string, text: string | undefined): string {
  const month = text === undefined ? undefined : readMonth(text);
  return month === undefined
    ? t`The minutes, dates of service and codes of MRN ${mrn}, all months, are given to the language model.`
    : t`The minutes, dates of service and codes of MRN ${mrn} in ${formatMonthName(month)} are given to the language model.`;
}

/** A file by its path from a workspace folder on; a model is shown nothing that lies elsewhere. */
async function fileInWorkspace(path: string): Promise<vscode.Uri | undefined> {
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const uri = vscode.Uri.joinPath(folder.uri, path);
    const isInside = uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`);
    if (isInside && (await isFile(uri))) {
      return uri;
    }
  }
  return undefined;
}

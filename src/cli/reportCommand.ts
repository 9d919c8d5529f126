import { basename } from 'node:path';
import { localDateOf } from '../log/calendarDate';
import { formatMinutes, addMinutes, NO_MINUTES } from '../log/minutes';
import { billingReport, type BillingReport } from '../report/billingReport';
import { exportText, exportWorkbook } from '../report/exportFile';
import type { ExportedReport } from '../report/exportedReport';
import { counted } from '../report/figureWords';
import type { ReportCommand } from './arguments';
import { foundLogs } from './foundLogs';
import { readLogs } from './logFiles';
import type { Outcome } from './outcome';
import { asText, placed } from './placedProblem';
import { UnreadableInput, whyUnreadable } from './unreadableInput';
import { watchLogs } from './watchedLogs';
import { isSameFile, writeWholeFile } from './wholeFile';

/** `cocm-billing report`: writes the report even when the logs have errors, and says what was left out. */
export function runReport(command: ReportCommand): Outcome {
  const outcome = writeReport(command);
  if (!command.watch || outcome.exitCode === 2) {
    return outcome;
  }
  const { next } = outcome;
  const begin = async (): Promise<Outcome> => {
    const written = next ? await next() : outcome;
    const said = next ? written.stderr : '';
    return { ...written, stderr: `${said}Watching; Ctrl+C ends it.\n`, next: () => watchLogs(command, writeReport) };
  };
  return { ...outcome, next: begin };
}

function writeReport({ logs: named, rule, choice, format, output, config }: ReportCommand): Outcome {
  const logs = foundLogs(named);
  if (logs instanceof UnreadableInput) {
    return unusable(logs.sentence);
  }
  if (output !== undefined && logs.some((log) => isSameFile(log, output))) {
    return unusable(`${output}: is one of the logs; choose another file for the report`);
  }
  const read = readLogs(logs, rule, config);
  if (read instanceof UnreadableInput) {
    return unusable(read.sentence);
  }
  const report = billingReport(read.billed, choice);
  const names = logs.map((log) => basename(log));
  const exported = { report, billed: read.billed, logNames: names, madeOn: localDateOf(new Date()) };
  const ofConfiguration = read.configurationProblems.map(({ file, problem }) => placed(file, problem));
  const isWrong = report.problems.errors > 0 || ofConfiguration.some(({ severity }) => severity === 'error');
  const said: Outcome = {
    exitCode: isWrong ? 1 : 0,
    stdout: '',
    stderr: ofConfiguration.map(asText).join('') + (report.problems.errors > 0 ? `${errorSummary(report)}\n` : ''),
  };
  if (format === 'xlsx') {
    // The arguments see to it that a workbook has the name of a file.
    return { ...said, stderr: '', next: () => writeWorkbook(exported, output ?? '', said) };
  }
  const text = exportText(exported, format);
  return output === undefined ? { ...said, stdout: text } : written(output, text, said);
}

async function writeWorkbook(exported: ExportedReport, output: string, said: Outcome): Promise<Outcome> {
  return written(output, await exportWorkbook(exported), said);
}

function written(output: string, content: string | Uint8Array, said: Outcome): Outcome {
  try {
    writeWholeFile(output, content);
    return said;
  } catch (error) {
    return unusable(`${output}: not written: ${whyUnreadable(error)}`);
  }
}

function unusable(sentence: string): Outcome {
  return { exitCode: 2, stdout: '', stderr: `${sentence}\n` };
}

/** One line: how many errors, and what they keep out of the figures. Never a value from the log. */
function errorSummary({ leftOut, problems }: BillingReport): string {
  const rows = leftOut.reduce((sum, reason) => sum + reason.rows, 0);
  const minutes = leftOut.reduce((sum, reason) => addMinutes(sum, reason.minutes), NO_MINUTES);
  const reasons = leftOut.map((reason) => `${reason.rows} × ${reason.title}`).join(', ');
  const errors = `${counted(problems.errors, 'error')} in the log`;
  const left = `${counted(rows, 'row')} (${formatMinutes(minutes)} minutes) left out of the report: ${reasons}`;
  return `${errors}${rows > 0 ? `; ${left}` : ''}. 'cocm-billing check' shows where.`;
}

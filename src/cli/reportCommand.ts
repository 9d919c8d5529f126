import { realpathSync } from 'node:fs';
import { formatMinutes, addMinutes, NO_MINUTES } from '../log/minutes';
import { billingReport, type BillingReport } from '../report/billingReport';
import { counted } from '../report/figureWords';
import { reportCsv } from '../report/reportCsv';
import { reportJson } from '../report/reportJson';
import type { ReportCommand } from './arguments';
import { readLogs } from './logFiles';
import type { Outcome } from './outcome';
import { asText, placed } from './placedProblem';
import { UnreadableInput, whyUnreadable } from './unreadableInput';
import { writeWholeFile } from './wholeFile';

/** `cocm-billing report`: writes the report even when the logs have errors, and says what was left out. */
export function runReport({ logs, rule, month, format, output, config }: ReportCommand): Outcome {
  if (output !== undefined && logs.some((log) => isSameFile(log, output))) {
    return { exitCode: 2, stdout: '', stderr: `${output}: is one of the logs; choose another file for the report\n` };
  }
  const read = readLogs(logs, rule, config);
  if (read instanceof UnreadableInput) {
    return { exitCode: 2, stdout: '', stderr: `${read.sentence}\n` };
  }
  const report = billingReport(read.billed, month);
  const text = format === 'csv' ? reportCsv(report) : reportJson(report);
  if (output !== undefined) {
    try {
      writeWholeFile(output, text);
    } catch (error) {
      return { exitCode: 2, stdout: '', stderr: `${output}: not written: ${whyUnreadable(error)}\n` };
    }
  }
  const ofConfiguration = read.configurationProblems.map(({ file, problem }) => placed(file, problem));
  const isWrong = report.problems.errors > 0 || ofConfiguration.some(({ severity }) => severity === 'error');
  return {
    exitCode: isWrong ? 1 : 0,
    stdout: output === undefined ? text : '',
    stderr: ofConfiguration.map(asText).join('') + (report.problems.errors > 0 ? `${errorSummary(report)}\n` : ''),
  };
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

function isSameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    // One of them does not exist, so they are not the same.
    return false;
  }
}

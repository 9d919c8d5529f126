import { basename } from 'node:path';
import { localDateOf } from '../../log/values/calendarDate';
import { formatMinutes, addMinutes, NO_MINUTES } from '../../log/values/minutes';
import { billingReport } from '../../report/billingReport';
import type { BillingReport } from '../../report/reportLine';
import { exportText, exportWorkbook } from '../../report/exports/exportFile';
import type { ExportedReport } from '../../report/exports/exportedReport';
import { counted } from '../../wording/figureWords';
import type { ReportCommand } from '../arguments';
import { endOf, readNamedLogs, unusable, writtenTo } from './namedLogs';
import type { Outcome } from '../outcome';
import { UnreadableInput } from '../../files/unreadableInput';
import { stateOfLogs, watchLogs } from './watchedLogs';

/** `cocm-billing report`: writes the report even when the logs have errors, and says what was left out. */
export function runReport(command: ReportCommand): Outcome {
  const before = command.watch ? stateOfLogs(command.logs) : '';
  const outcome = writeReport(command);
  if (!command.watch || outcome.exitCode === 2) {
    return outcome;
  }
  const { next } = outcome;
  const begin = async (): Promise<Outcome> => {
    const written = next ? await next() : outcome;
    const said = next ? written.stderr : '';
    const watch = (): Promise<Outcome> => watchLogs(command, before, writeReport);
    return { ...written, stderr: `${said}Watching; Ctrl+C ends it.\n`, next: watch };
  };
  return { ...outcome, next: begin };
}

function writeReport(command: ReportCommand): Outcome {
  const read = readNamedLogs(command);
  if (read instanceof UnreadableInput) {
    return unusable(read);
  }
  const { choice, format, output } = command;
  const { billed, files } = read;
  const report = billingReport(billed, choice);
  const exported = { report, billed, logNames: files.map((log) => basename(log)), createdOn: localDateOf(new Date()) };
  const end = endOf(read);
  const said = report.problems.errors > 0 ? { ...end, stderr: `${end.stderr}${errorSummary(report)}\n` } : end;
  if (format === 'xlsx') {
    // The arguments see to it that a workbook has the name of a file.
    return { ...said, stderr: '', next: () => writeWorkbook(exported, output ?? '', said) };
  }
  const text = exportText(exported, format);
  return output === undefined ? { ...said, stdout: text } : writtenTo(output, text, said);
}

async function writeWorkbook(exported: ExportedReport, output: string, said: Outcome): Promise<Outcome> {
  return writtenTo(output, await exportWorkbook(exported), said);
}

/** Returns one line with the number of errors, and the rows and time that the report doesn't include. Never a value from the log. */
function errorSummary({ leftOut, problems }: BillingReport): string {
  const rows = leftOut.reduce((sum, reason) => sum + reason.rows, 0);
  const minutes = leftOut.reduce((sum, reason) => addMinutes(sum, reason.minutes), NO_MINUTES);
  const reasons = leftOut.map((reason) => `${reason.rows} × ${reason.title}`).join(', ');
  const errors = `${counted(problems.errors, 'error')} in the log`;
  const left = `${counted(rows, 'row')}, ${formatMinutes(minutes)} minutes (${reasons})`;
  return `${errors}. ${rows > 0 ? `Not included in the report: ${left}. ` : ''}'cocm-billing check' shows where.`;
}

import { addMinutes, formatMinutes, NO_MINUTES } from '../../log/values/minutes';
import { countErrors } from '../../billing/problemList';
import { billingReport } from '../../report/billingReport';
import type { BillingReport } from '../../report/reportLine';
import { listMonthsWithoutCode, monthsWithoutCodeText } from '../../report/monthsWithoutCode';
import { tableMarkup } from '../../report/exports/markup';
import { reportTable } from '../../report/exports/reportCsv';
import { exportText, exportWorkbook } from '../../report/exports/exportFile';
import { counted, leftOutMinutesText } from '../../wording/figureWords';
import type { ReportCommand } from '../arguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import { createOutcome, formatAssumptions, readCommandLogs } from './logsOfCommand';
import { applyRecords } from './recordsOfCommand';
import { writeOutput } from './outputFile';

/** `cocm-billing report`: writes the report once, even when the logs have errors, and lists what isn't included. */
export async function runReport(command: ReportCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { choice, format, output } = command;
  const { billed, files } = read.value;
  // The report in CSV has no states of claims, so it's written whatever the record of claims is.
  const records = format === 'csv' ? undefined : await applyRecords(read.value, context);
  if (records?.ok === false) {
    return failedOutcome(records.failure);
  }
  const report = billingReport(billed, choice, { hasStates: format !== 'csv' });
  const logNames = files.map((log) => context.files.name(log));
  const notices = [...new Set(read.value.settings.map(({ notice }) => notice))].filter((notice) => notice !== '');
  const exported = {
    report,
    billed,
    logNames,
    createdOn: context.today(),
    notices,
    histories: records?.value.histories,
  };
  const end = createOutcome(read.value);
  const outcome = {
    ...end,
    stderr: `${end.stderr}${noteNoLines(report)}${summarizeLeftOut(report, countErrors(billed))}${formatAssumptions(read.value)}`,
  };
  const content = format === 'xlsx' ? await exportWorkbook(exported) : exportText(exported, format);
  if (output !== undefined) {
    return writeOutput(context, output, content, outcome);
  }
  const markup = (): string => {
    const { columns, rows } = reportTable(report);
    return tableMarkup('The billing report', columns, rows, () => false);
  };
  // The arguments make sure that only a text goes to standard output.
  return { ...outcome, markup, stdout: typeof content === 'string' ? content : '' };
}

/** Returns a line with the options that no patient-month matches, or '': a misspelled payer gives an empty report. */
function noteNoLines({ lines, choice: { month, payer, npi } }: BillingReport): string {
  const used = [
    ...(month === undefined ? [] : ['--month']),
    ...(payer === undefined ? [] : ['--payer']),
    ...(npi === undefined ? [] : ['--npi']),
  ];
  return lines.length > 0 || used.length === 0
    ? ''
    : `The report has no lines: no patient-month matches ${used.join(' and ')}.\n`;
}

/** Returns a line with the number of errors and what isn't included in the report, or ''. Never a value from the log. */
function summarizeLeftOut({ leftOut, lines }: BillingReport, errorCount: number): string {
  const rows = leftOut.reduce((sum, reason) => sum + reason.rows, 0);
  const minutes = leftOut.reduce((sum, reason) => addMinutes(sum, reason.minutes), NO_MINUTES);
  const reasons = leftOut.map((reason) => `${reason.rows} × ${reason.title}`).join(', ');
  if (errorCount === 0 && rows === 0) {
    return '';
  }
  const errors = errorCount > 0 ? `${counted(errorCount, 'error')} in the log. ` : '';
  const unknown = leftOut.reduce((sum, reason) => sum + reason.rowsWithUnknownMinutes, 0);
  const sum = leftOutMinutesText(`${formatMinutes(minutes)} minutes`, rows, unknown);
  const excluded = `${counted(rows, 'row')}, ${sum} (${reasons})`;
  const withoutCode = monthsWithoutCodeText(listMonthsWithoutCode(lines));
  const noCode = withoutCode === '' ? '' : `No code until an error is fixed: ${withoutCode}. `;
  return `${errors}${rows > 0 ? `Not included in the report: ${excluded}. ` : ''}${noCode}'cocm-billing check' shows where.\n`;
}

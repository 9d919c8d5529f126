import type { BilledLogs } from '../../billing/billedLogs';
import { formatIsoMonth, formatMonthName, readMonth, type CalendarMonth } from '../../log/values/calendarDate';
import { rangeOf } from '../../log/csv/lines';
import { NO_MINUTES, compareMinutes, formatMinutes } from '../../log/values/minutes';
import type { Problem } from '../../log/problems/problems';
import { billingReport } from '../billingReport';
import {
  comparableExistingLine,
  comparableReportLine,
  compareReports,
  getChangedLine,
  type LineChange,
} from './compareReports';
import { signedMinutes } from '../../wording/figureWords';
import { codesText } from '../../wording/monthFigures';
import { reportProblem } from './reportProblems';
import type { ExistingReport } from './reportReader';
import { t } from '../../text/text';

/** `march.timelog.csv` and March 2024 give `march.closed-2024-03.csv`: the report of the month as it was closed, beside the log. */
export function closedMonthFileName(logName: string, month: CalendarMonth): string {
  return `${stemOf(logName)}.closed-${formatIsoMonth(month)}.csv`;
}

/** The month that a file is the closed report of, or undefined for any other file. */
export function readClosedMonthName(fileName: string, logName: string): CalendarMonth | undefined {
  const stem = `${stemOf(logName)}.closed-`;
  const matched = fileName.startsWith(stem) ? /^(\d{4}-\d{2})\.csv$/.exec(fileName.slice(stem.length)) : null;
  return matched?.[1] === undefined ? undefined : readMonth(matched[1]);
}

function stemOf(logName: string): string {
  return logName.replace(/(\.timelog)?\.csv$/i, '');
}

/**
 * What has changed of a month since it was closed: a warning on the first row of each patient-month concerned, or on the header
 * for one that is gone. Late entries are found by it, and claims that need correcting.
 */
export function findChangesSinceClose(billed: BilledLogs, month: CalendarMonth, closed: ExistingReport): Problem[] {
  const now = billingReport(billed, { month });
  const { changes } = compareReports(closed.lines.map(comparableExistingLine), now.lines.map(comparableReportLine));
  return changes.map((change) => {
    const { mrn } = getChangedLine(change);
    const first = now.lines.find((line) => line.mrn === mrn)?.counted[0];
    const header = Math.max(0, billed.logs[0]?.header.line ?? 0);
    const range = first === undefined ? rangeOf(header, 0, header, 0) : billed.logOf(first).record(first).recordRange();
    const message = t`${formatMonthName(month)} is closed, and has changed since: ${changeSentence(change)}. If it was billed, the claim needs correcting.`;
    return reportProblem('CB431', range, message);
  });
}

/** What changed, in words that repeat no cell: the sentence may end in a build log. */
function changeSentence({ kind, before, after, minutes, codesChanged, columns }: LineChange): string {
  if (!before || !after) {
    const codes = codesText((after ?? before)?.codes ?? { base: undefined, addOnUnits: 0 });
    return kind === 'added' ? t`a patient-month has come (${codes})` : t`a patient-month is gone (${codes})`;
  }
  return [
    ...(compareMinutes(minutes, NO_MINUTES) === 0
      ? []
      : [t`minutes ${formatMinutes(before.minutes)} → ${formatMinutes(after.minutes)} (${signedMinutes(minutes)})`]),
    ...(codesChanged ? [`${codesText(before.codes)} → ${codesText(after.codes)}`] : []),
    ...(columns.length > 0 ? [t`other ${columns.join(', ')}`] : []),
  ].join('; ');
}

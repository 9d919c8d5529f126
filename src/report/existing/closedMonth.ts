import type { BilledLogs } from '../../billing/billedLogs';
import { formatMonthName, type CalendarMonth } from '../../log/values/calendarDate';
import { makeRange, type TextRange } from '../../log/csv/lines';
import { NO_MINUTES, compareMinutes, formatMinutes } from '../../log/values/minutes';
import type { Problem } from '../../log/problems/problems';
import { billingReport } from '../billingReport';
import {
  comparableExistingLine,
  comparableReportLine,
  compareReports,
  getChangedLine,
  lineCodesText,
  type LineChange,
} from './compareReports';
import { signedMinutes } from '../../wording/figureWords';
import { codesText } from '../../wording/monthFigures';
import { reportProblem } from './reportProblems';
import type { ExistingReport } from './reportReader';
import { t } from '../../text/text';

/**
 * Finds the changes to a month since it was closed: a warning on the first row of each changed patient-month, or on the header
 * for a removed one. This finds late entries and claims that need to be corrected.
 *
 * @param isCorrected whether the claim of a patient is shown as one to correct, so that the change isn't shown twice
 */
export function findChangesSinceClose(
  billed: BilledLogs,
  month: CalendarMonth,
  closed: ExistingReport,
  isCorrected: (mrn: string, month: CalendarMonth) => boolean = () => false,
): Problem[] {
  const now = billingReport(billed, { month }, { hasStates: false });
  const { changes } = compareReports(closed.lines.map(comparableExistingLine), now.lines.map(comparableReportLine));
  const shown = changes.filter((change) => !isCorrected(getChangedLine(change).mrn, month));
  return shown.map((change) => {
    const { mrn } = getChangedLine(change);
    const first = now.lines.find((line) => line.mrn === mrn)?.counted[0];
    const range = first === undefined ? headerRange(billed) : billed.logOf(first).record(first).recordRange();
    return reportProblem('CB431', range, formatMonthName(month), describeChange(change));
  });
}

/**
 * Returns the error for a closed month whose file can't be read, on the header of the log. Without it, changes to the month would
 * not be noticed.
 *
 * @param reason a sentence without a value of the file
 */
export function createUnreadableMonthProblem(billed: BilledLogs, month: CalendarMonth, reason: string): Problem {
  return reportProblem('CB432', headerRange(billed), formatMonthName(month), reason);
}

function headerRange(billed: BilledLogs): TextRange {
  const header = Math.max(0, billed.logs[0]?.header.line ?? 0);
  return makeRange(header, 0, header, 0);
}

/** Describes a change without repeating any cell, because the text can end up in a build log. */
function describeChange({ kind, before, after, minutes, codesChanged, columns, similarMrn }: LineChange): string {
  if (!before || !after) {
    const codes = codesText((after ?? before)?.codes ?? { base: undefined, addOnUnits: 0 });
    const text = kind === 'added' ? t`patient-month added (${codes})` : t`patient-month removed (${codes})`;
    return similarMrn === undefined ? text : t`${text}; an MRN that looks the same is in its place`;
  }
  return [
    ...(compareMinutes(minutes, NO_MINUTES) === 0
      ? []
      : [t`minutes ${formatMinutes(before.minutes)} → ${formatMinutes(after.minutes)} (${signedMinutes(minutes)})`]),
    ...(codesChanged ? [`${lineCodesText(before)} → ${lineCodesText(after)}`] : []),
    ...(columns.length > 0 ? [t`changed: ${columns.join(', ')}`] : []),
  ].join('; ');
}

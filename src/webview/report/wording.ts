import { counted, grouped, leftOutMinutesText, rowsLeftOutText } from '../../wording/figureWords';
import type { LeftOutReason, ReportPanelLine, ReportPanelState } from '../../protocol/reportMessages';
import { NO_MINUTES, addMinutes, formatMinutes, readMinutes } from '../../log/values/minutes';
import { t } from '../../text/text';

export { counted, grouped, rowsLeftOutText };

/** Splits a decimal before its point, so that the points in a column can be aligned. */
export function splitAtPoint(decimal: string): readonly [whole: string, fraction: string] {
  const point = decimal.indexOf('.');
  return point < 0 ? [decimal, ''] : [decimal.slice(0, point), decimal.slice(point)];
}

/** Returns `2 rows (45.5 minutes) are left out of these totals`. The sum is exact, because each row has one reason. */
export function getLeftOutSentence(reasons: readonly LeftOutReason[]): string {
  const rows = reasons.reduce((sum, reason) => sum + reason.rows, 0);
  const minutes = reasons.reduce(
    (sum, reason) => addMinutes(sum, readMinutes(reason.minutes) ?? NO_MINUTES),
    NO_MINUTES,
  );
  const total = formatMinutes(minutes);
  const known = total === '1' ? t`1 minute` : t`${grouped(total)} minutes`;
  const unknown = reasons.reduce((count, reason) => count + reason.rowsWithUnknownMinutes, 0);
  const sum = leftOutMinutesText(known, rows, unknown);
  return rows === 1
    ? t`1 row (${sum}) is left out of these totals`
    : t`${grouped(String(rows))} rows (${sum}) are left out of these totals`;
}

/** Returns `2 errors, 19 warnings, 3 notices` without those that are 0, or '' if there are none. */
export function getProblemCounts({
  errors,
  warnings,
  notices,
}: Pick<ReportPanelState, 'errors' | 'warnings' | 'notices'>): string {
  return [
    errors > 0 ? counted(errors, 'error') : '',
    warnings > 0 ? counted(warnings, 'warning') : '',
    notices > 0 ? counted(notices, 'notice') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Returns `2 rows, 45.5 min`, `2 rows, minutes unknown`, or only the rows if they have no minutes. */
export function getReasonTotal({ rows, minutes, rowsWithUnknownMinutes }: LeftOutReason): string {
  const sum = leftOutMinutesText(t`${grouped(minutes)} min`, rows, rowsWithUnknownMinutes);
  return minutes === '0' && rowsWithUnknownMinutes === 0 ? counted(rows, 'row') : `${counted(rows, 'row')}, ${sum}`;
}

/** Returns the kind of the month, or '' if `next` already shows it as the reason for no further code. */
export function getMonthKind({ monthKind, next }: ReportPanelLine): string {
  return monthKind === next ? '' : monthKind;
}

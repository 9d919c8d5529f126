import type { ExcludedTotal } from '../billing/totals/excludedRows';
import { NO_MINUTES, addMinutes } from '../log/values/minutes';
import type { BilledLogs } from '../billing/billedLogs';
import { shownCodes, type ReportTotals } from './reportLine';
import { counted, grouped, leftOutRowsText, minutesText } from '../wording/figureWords';

/** The totals of a log that code lenses and the grid show. */
type ShownTotals = Pick<ReportTotals, 'lines' | 'minutes' | 'units'>;

/** `30 patient-months  ·  3744.647 min  ·  4 × 99492  ·  19 × 99493  ·  54 × 99494` */
export function totalsText(totals: ShownTotals): string {
  const units = shownCodes(totals).map((code) => `${grouped(String(totals.units[code]))} × ${code}`);
  return [counted(totals.lines, 'patient-month'), minutesText(totals.minutes), ...units].join('  ·  ');
}

/** Returns the totals of the whole report from the ledger's running totals, without creating the report at each keystroke. */
export function logTotals({ ledger }: BilledLogs): ShownTotals {
  const { lines, units } = ledger.earned;
  return { lines, units, minutes: ledger.total.minutes };
}

/** Returns `2 rows (45.5 min) left out`, or '' if nothing is left out. */
export function leftOutText(leftOut: readonly ExcludedTotal[]): string {
  const rows = leftOut.reduce((sum, reason) => sum + reason.rows, 0);
  const minutes = leftOut.reduce((sum, reason) => addMinutes(sum, reason.minutes), NO_MINUTES);
  const unknown = leftOut.reduce((sum, reason) => sum + reason.rowsWithUnknownMinutes, 0);
  return rows === 0 ? '' : leftOutRowsText(rows, minutes, unknown);
}

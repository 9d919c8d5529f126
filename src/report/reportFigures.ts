import type { LeftOut } from '../billing/leftOutRows';
import { NO_MINUTES, addMinutes } from '../log/minutes';
import { codesShown } from './billingReport';
import { counted, grouped, leftOutRowsText, minutesText } from './figureWords';
import type { LogTotals } from './logTotals';

/** `30 patient-months  ·  3744.647 min  ·  4 × 99492  ·  19 × 99493  ·  54 × 99494` */
export function totalsText({ lines, minutes, units }: LogTotals): string {
  const codes = codesShown({ units }).map((code) => `${grouped(String(units[code]))} × ${code}`);
  return [counted(lines, 'patient-month'), minutesText(minutes), ...codes].join('  ·  ');
}

/** `2 rows (45.5 min) left out`, or '' when none is. */
export function leftOutText(leftOut: readonly LeftOut[]): string {
  const rows = leftOut.reduce((sum, reason) => sum + reason.rows, 0);
  const minutes = leftOut.reduce((sum, reason) => addMinutes(sum, reason.minutes), NO_MINUTES);
  return rows === 0 ? '' : leftOutRowsText(rows, minutes);
}

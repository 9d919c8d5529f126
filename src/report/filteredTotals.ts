import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import type { BillingCode } from '../billing/rules/codes';
import type { RowId } from '../log/rows/rowId';
import { NO_MINUTES, addMinutes, formatMinutes } from '../log/values/minutes';
import { logTotals } from './reportFigures';
import { shownCodes } from './reportLine';
import { t } from '../text/text';
import { counted, grouped, minutesText } from '../wording/figureWords';

/**
 * Returns the totals of the rows that pass a filter, next to those of the log: `2 of 30 patient-months · 45.5 of 3,744.647 min`. A
 * patient-month is one with a row that passes and counts. Its codes are those of the whole month, because a code isn't earned by a row.
 */
export function filteredTotalsText(billed: BilledLogs, rows: Iterable<RowId>): string {
  const { table, ledger } = billed;
  const all = logTotals(billed);
  const months = new Set<PatientMonth>();
  let minutes = NO_MINUTES;
  for (const row of rows) {
    const month = table.counts(row) ? ledger.monthOf(row) : undefined;
    if (month) {
      months.add(month);
      minutes = addMinutes(minutes, table.minutesOf(row));
    }
  }
  const units = shownCodes(all).map((code) => {
    const shown = [...months].reduce((sum, month) => sum + countUnits(month, code), 0);
    return t`${group(shown)} of ${group(all.units[code])} × ${code}`;
  });
  return [
    t`${group(months.size)} of ${counted(all.lines, 'patient-month')}`,
    t`${grouped(formatMinutes(minutes))} of ${minutesText(all.minutes)}`,
    ...units,
  ].join('  ·  ');
}

function countUnits({ codes }: PatientMonth, code: BillingCode): number {
  return code === '99494' ? codes.addOnUnits : codes.base === code ? 1 : 0;
}

function group(count: number): string {
  return grouped(String(count));
}

import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import { NO_MINUTES, addMinutes, formatMinutes, subtractMinutes, type Minutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import { counted, grouped, rowsLeftOutText } from './figureWords';
import { kindText, patientMonthFigures, patientName } from './monthFigures';
import { t } from '../text/text';

/** What a row contributes to its patient-month, as text. */
export interface RowDescription {
  /** `Guzman, Holly · Jun 2024` */
  readonly title: string;
  /** `131.26 min · 99493 + 2 × 99494 · 18.74 min to 99494` */
  readonly figures: string;
  /** `subsequent month, 9 entries` */
  readonly month: string;
  /** `Adds 12.5 min (entry 3 of 9). Running total: 47.61 min.`, or why the row adds nothing. */
  readonly row: string;
}

/** Describes what a row adds to its month. Returns undefined for a row without a patient or a month. */
export function describeRow(billed: BilledLogs, row: RowId): RowDescription | undefined {
  const month = billed.ledger.monthOf(row);
  if (!month) {
    return undefined;
  }
  const { entryCount, leftOutCount } = month.summary;
  const leftOut = leftOutCount === 0 ? [] : [rowsLeftOutText(leftOutCount)];
  return {
    title: monthTitle(month),
    figures: monthLine(month),
    month: [kindText(month.kind), counted(entryCount, 'entry'), ...leftOut].join(', '),
    row: describeAddedMinutes(billed, row, month),
  };
}

/** `Guzman, Holly · Jun 2024` */
function monthTitle(month: PatientMonth): string {
  const { firstName, lastName } = month.summary.reported;
  return `${patientName(firstName, lastName, month.mrn)} · ${patientMonthFigures(month).month}`;
}

/** `131.26 min · 99493 + 2 × 99494 · 18.74 min to 99494` */
export function monthLine(month: PatientMonth): string {
  const { minutes, codes, next } = patientMonthFigures(month);
  return [minutes, codes, next].filter((part) => part !== '').join(' · ');
}

function describeAddedMinutes({ table }: BilledLogs, row: RowId, { summary }: PatientMonth): string {
  const place = summary.countedRows.indexOf(row);
  if (place < 0) {
    return table.counts(row) || table.isLeftOutByStatus(row)
      ? t`This row isn't counted. Its problem shows why.`
      : t`This row isn't included in the total because of an error.`;
  }
  const getAddedMinutes = (counted: RowId): Minutes =>
    subtractMinutes(table.minutesOf(counted), summary.overlapMinutes.get(counted) ?? NO_MINUTES);
  const total = summary.countedRows
    .slice(0, place + 1)
    .reduce((sum, counted) => addMinutes(sum, getAddedMinutes(counted)), NO_MINUTES);
  const [added = '', runningTotal = ''] = [getAddedMinutes(row), total].map((minutes) =>
    grouped(formatMinutes(minutes)),
  );
  return t`Adds ${added} min (entry ${place + 1} of ${summary.countedRows.length}). Running total: ${runningTotal} min.`;
}

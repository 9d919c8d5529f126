import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import { NO_MINUTES, addMinutes, formatMinutes, subtractMinutes, type Minutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import { counted, grouped, rowsLeftOutText } from './figureWords';
import { kindText, patientMonthFigures, patientName } from './monthFigures';
import { t } from '../text/text';

/** What a row is to its patient-month, in sentences. */
export interface RowDescription {
  /** `Guzman, Holly · Jun 2024` */
  readonly title: string;
  /** `131.26 min · 99493 + 2 × 99494 · 18.74 min to 99494` */
  readonly figures: string;
  /** `subsequent month, 9 entries` */
  readonly month: string;
  /** `Adds 12.5 min: entry 3 of 9, 47.61 min up to here.`, or why it adds nothing. */
  readonly row: string;
}

/** What a row adds to its month; undefined for a row that names no patient or no month. */
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
    row: whatItAdds(billed, row, month),
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

function whatItAdds({ table }: BilledLogs, row: RowId, { summary }: PatientMonth): string {
  const place = summary.countedRows.indexOf(row);
  if (place < 0) {
    return table.counts(row)
      ? t`This row does not count; its problem says why.`
      : t`This row is left out of the sum because of an error.`;
  }
  const adds = (its: RowId): Minutes =>
    subtractMinutes(table.minutesOf(its), summary.overlapMinutes.get(its) ?? NO_MINUTES);
  const sum = summary.countedRows
    .slice(0, place + 1)
    .reduce((before, its) => addMinutes(before, adds(its)), NO_MINUTES);
  const [own, upToHere] = [adds(row), sum].map((minutes) => grouped(formatMinutes(minutes)));
  return t`Adds ${own ?? ''} min: entry ${place + 1} of ${summary.countedRows.length} by date, ${upToHere ?? ''} min up to here.`;
}

import type { CsvRecord } from '../../log/csv/csvRecord';
import { DateEvidence, decideDateOrder } from '../../log/header/dateOrder';
import { findYearLastOrders } from '../../log/values/dateOrders';
import { splitNumericDate, type DateOrder } from '../../log/values/dateText';
import type { ColumnIndexes } from './reportHeader';

/** The order of day and month in the date columns of a report. */
export interface ReportDateOrders {
  readonly date: DateOrder;
  readonly assessment: DateOrder;
}

/**
 * Decides the order of dates in a report, which can come from a program or a computer that writes the day first. The Date column
 * has the first day of each month, so 1/3/2024 and 1/4/2024 in it are March and April. The initial assessments show their own
 * order, and otherwise have that of the Date column.
 *
 * @param records the records below the header
 */
export function decideReportDates(records: readonly CsvRecord[], columns: ColumnIndexes): ReportDateOrders {
  const date = decideFirstOfMonth(records.map((record) => splitWholeYear(record, columns.get('Date'))));
  const evidence = new DateEvidence();
  for (const record of records) {
    const numbers = splitWholeYear(record, columns.get('Initial Assessment'));
    evidence.add(numbers ? findYearLastOrders(...numbers) : 0, 1);
  }
  const { order } = decideDateOrder(evidence, { order: date, twoDigitYear: 'last', because: 'followed' });
  return { date, assessment: order };
}

type DayAndMonth = readonly [first: number, second: number];

/** Returns the day and month of a numeric date with a year of four digits, in the order in which they're written. */
function splitWholeYear(record: CsvRecord, column = -1): DayAndMonth | undefined {
  const numbers = splitNumericDate(record.value(column));
  return numbers?.[2].length === 4 ? [Number(numbers[0]), Number(numbers[1])] : undefined;
}

function decideFirstOfMonth(dates: readonly (DayAndMonth | undefined)[]): DateOrder {
  const evidence = new DateEvidence();
  const written = dates.flatMap((date) => (date ? [date] : []));
  // One order is that of a report if all its dates are the first of a month in it.
  const areFirstDays = (position: 0 | 1): boolean => written.every((date) => date[position] === 1);
  if (areFirstDays(0) !== areFirstDays(1)) {
    return areFirstDays(0) ? 'dayFirst' : 'monthFirst';
  }
  for (const date of written) {
    evidence.add(findYearLastOrders(...date), 1);
  }
  return decideDateOrder(evidence, { order: 'monthFirst', twoDigitYear: 'last', because: 'assumed' }).order;
}

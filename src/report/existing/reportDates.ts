import type { CsvRecord } from '../../log/csv/csvRecord';
import { DateEvidence, decideDateOrder } from '../../log/header/dateOrder';
import { findYearLastOrders } from '../../log/values/dateOrders';
import { splitNumericDate, type DateOrder } from '../../log/values/dateText';
import type { ColumnIndexes } from './reportHeader';

/** The order of day and month in the date columns of a report. */
export interface ReportDateOrders {
  readonly date: DateOrder;
  readonly assessment: DateOrder;
  /** Whether nothing shows the order, and a date would be another day in the other order. */
  readonly isAssumed: boolean;
}

/**
 * Decides the order of dates in a report, which can come from a program or a computer that writes the day first. The Date column
 * has the first day of each month, so 1/3/2024 and 1/4/2024 in it are March and April. The initial assessments show their own
 * order, and otherwise have that of the Date column.
 *
 * @param records the records below the header
 */
export function decideReportDates(records: readonly CsvRecord[], columns: ColumnIndexes): ReportDateOrders {
  const dates = records.map((record) => splitWholeYear(record, columns.get('Date')));
  const { order: date, isShown } = decideFirstOfMonth(dates.filter((each) => each !== undefined));
  const evidence = new DateEvidence();
  for (const record of records) {
    const numbers = splitWholeYear(record, columns.get('Initial Assessment'));
    evidence.add(numbers ? findYearLastOrders(...numbers) : 0, 1);
  }
  const assessments = decideDateOrder(evidence, { order: date, twoDigitYear: 'last', because: 'followed' });
  const { order, because, ambiguous } = assessments;
  return { date, assessment: order, isAssumed: !isShown && because !== 'shown' && ambiguous > 0 };
}

type DayAndMonth = readonly [first: number, second: number];

/** Returns the day and month of a numeric date with a year of four digits, in the order in which they're written. */
function splitWholeYear(record: CsvRecord, column = -1): DayAndMonth | undefined {
  const numbers = splitNumericDate(record.value(column));
  return numbers?.[2].length === 4 ? [Number(numbers[0]), Number(numbers[1])] : undefined;
}

function decideFirstOfMonth(written: readonly DayAndMonth[]): { order: DateOrder; isShown: boolean } {
  const evidence = new DateEvidence();
  // One order is that of a report if all its dates are the first of a month in it.
  const areFirstDays = (position: 0 | 1): boolean => written.every((date) => date[position] === 1);
  if (areFirstDays(0) !== areFirstDays(1)) {
    return { order: areFirstDays(0) ? 'dayFirst' : 'monthFirst', isShown: true };
  }
  for (const date of written) {
    evidence.add(findYearLastOrders(...date), 1);
  }
  const reading = decideDateOrder(evidence, { order: 'monthFirst', twoDigitYear: 'last', because: 'assumed' });
  return { order: reading.order, isShown: reading.because === 'shown' };
}

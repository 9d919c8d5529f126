import type { CalendarDate } from '../log/values/calendarDate';
import type { Columns } from '../log/header/columns';
import type { CsvRecord } from '../log/csv/csvRecord';
import {
  DateEvidence,
  decideDateOrder,
  getDefaultDateOrder,
  type ConfiguredDateOrder,
  type DateOrderReading,
} from '../log/header/dateOrder';
import { PATIENT_DATE_FIELDS, getDateKind, type PatientDateField } from '../log/header/logConventions';
import { decideStampReading, StampEvidence, type StampReading } from '../log/header/stampEvidence';
import { readCellValue } from '../log/rows/entryReader';
import { findPossibleOrders, type DateKind } from '../log/values/dateOrders';
import { findPlaceholderDate } from '../log/values/placeholderDates';
import { removeSpreadsheetMarks } from '../log/values/spreadsheetDamage';
import { findShownStamp, readTimeStamp } from '../log/values/timeStamps';

/** How the dates of each column of a roster are read. */
export type DateNotations = Readonly<Record<PatientDateField, DateOrderReading>>;

/** Decides how the dates of each column are read, from all rows of the roster. */
export function decideNotations(
  records: readonly CsvRecord[],
  { indexOf }: Columns,
  today: CalendarDate,
  { dateOrder: configured, timeZone }: { dateOrder: ConfiguredDateOrder | undefined; timeZone: string | undefined },
): DateNotations {
  const together = new DateEvidence();
  const columns = PATIENT_DATE_FIELDS.map((field) => {
    const evidence = new DateEvidence();
    for (const record of records) {
      const cell = readCellValue(record, indexOf[field]);
      const isPlaceholder = findPlaceholderDate(cell, field === 'dateOfBirth') !== undefined;
      const orders = isPlaceholder ? 0 : findPossibleOrders(cell, today, getDateKind(field));
      evidence.add(orders, 1);
      together.add(field === 'dateOfBirth' ? 0 : orders, 1);
    }
    const stamps = decideStamps(records, indexOf[field], getDateKind(field), timeZone);
    return [field, evidence, stamps] as const;
  });
  // A column that doesn't show its order follows the dates of care together.
  const byDefault = decideDateOrder(together, getDefaultDateOrder(configured));
  return Object.fromEntries(
    columns.map(([field, evidence, stamps]) => [field, { ...decideDateOrder(evidence, byDefault), stamps }]),
  ) as DateNotations;
}

function decideStamps(
  records: readonly CsvRecord[],
  column: number,
  kind: DateKind,
  timeZone: string | undefined,
): StampReading {
  const evidence = new StampEvidence();
  for (const record of kind === 'care' && column >= 0 ? records : []) {
    evidence.count(findShownStamp(readTimeStamp(removeSpreadsheetMarks(readCellValue(record, column)))), 1);
  }
  return decideStampReading(evidence, timeZone);
}

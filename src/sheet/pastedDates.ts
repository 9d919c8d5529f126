import { DateEvidence, decideDateOrder } from '../log/header/dateOrder';
import { PATIENT_DATE_FIELDS, ROW_DATE_FIELDS, getDateKind, type DateField } from '../log/header/logConventions';
import { getFieldTitle } from '../log/header/columns';
import type { TimeLog } from '../log/timeLog';
import { findPossibleOrders } from '../log/values/dateOrders';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';

/**
 * Checks that copied dates have the order of the log's columns. Where they show another order, those that can be read in both would
 * become other days without notice.
 *
 * @param rows the copied values in the columns of the log
 */
export function checkPastedDates(rows: readonly (readonly string[])[], log: TimeLog): Result<undefined> {
  for (const field of [...ROW_DATE_FIELDS, ...PATIENT_DATE_FIELDS]) {
    const column = log.header.columns.indexOf[field];
    if (column >= 0 && hasOtherOrder(rows, column, field, log)) {
      return refuseOrder(field, log);
    }
  }
  return success(undefined);
}

function hasOtherOrder(rows: readonly (readonly string[])[], column: number, field: DateField, log: TimeLog): boolean {
  const ofLog = log.conventions.dates[field];
  if (ofLog.because === 'assumed' || ofLog.because === 'mixed') {
    return false;
  }
  const evidence = new DateEvidence();
  for (const row of rows) {
    evidence.add(findPossibleOrders(row[column] ?? '', log.options.today, getDateKind(field)), 1);
  }
  const { order, ambiguous } = decideDateOrder(evidence, ofLog);
  return order !== ofLog.order && ambiguous > 0;
}

function refuseOrder(field: DateField, log: TimeLog): Result<never> {
  const title = getFieldTitle(field);
  return failure(
    'other-date-order',
    log.conventions.dates[field].order === 'monthFirst'
      ? t`The copied dates have the day first, but the ${title} column has the month first, so some would become other days. Nothing was pasted. Write the copied dates as YYYY-MM-DD.`
      : t`The copied dates have the month first, but the ${title} column has the day first, so some would become other days. Nothing was pasted. Write the copied dates as YYYY-MM-DD.`,
  );
}

import { CONFIGURED_DATE_ORDERS, type ConfiguredDateOrder } from './dateOrder';
import { getDateKind, isDateField, type DateField, type DateReadings, type LogConventions } from './logConventions';
import type { CalendarDate } from '../values/calendarDate';
import { readDateCell } from '../values/dateOrders';
import type { FieldName } from '../values/fieldName';
import { t } from '../../text/text';

/** A date cell of a log. */
export interface LogDateCell {
  readonly field: DateField;
  readonly text: string;
}

/** What the dates of a log are read with. */
export interface DateContext {
  readonly conventions: LogConventions;
  /** The day on which the log is read. */
  readonly today: CalendarDate;
}

function readCell(
  { field, text }: LogDateCell,
  dates: DateReadings,
  today: CalendarDate,
): ReturnType<typeof readDateCell> {
  return readDateCell(text, dates[field], today, getDateKind(field));
}

/** Finds the settings of `dateOrder` with which a date that isn't read would be read. */
export function findDateAnswers(cell: LogDateCell, { conventions, today }: DateContext): ConfiguredDateOrder[] {
  if (readCell(cell, conventions.dates, today).reading.ok) {
    return [];
  }
  return CONFIGURED_DATE_ORDERS.filter((order) => {
    const dates = conventions.datesWith[order];
    // The rows can show another order in spite of the setting.
    const isUsed = order === 'yearFirst' || dates[cell.field].order === order;
    return isUsed && readCell(cell, dates, today).reading.ok;
  });
}

/**
 * Explains why a date isn't read: it fits only a format that differs from the format of its column's dates. Returns undefined for a date
 * that can't be read in any way.
 */
export function explainDate(field: FieldName, text: string, context: DateContext): string | undefined {
  if (!isDateField(field)) {
    return undefined;
  }
  const cell = { field, text };
  const { reading } = readCell(cell, context.conventions.dates, context.today);
  if (reading.ok || reading.flaw === 'unreadable' || reading.flaw === 'impossible') {
    return undefined;
  }
  const hasAnswer = findDateAnswers(cell, context).length > 0;
  return reading.flaw === 'otherOrder'
    ? explainOtherOrder(field, context.conventions.dates, hasAnswer)
    : explainUnclearYear(field, context.conventions.dates, hasAnswer);
}

function explainOtherOrder(field: DateField, dates: DateReadings, hasAnswer: boolean): string {
  const { order, because } = dates[field];
  const isMonthFirst = order === 'monthFirst';
  if (hasAnswer) {
    return isMonthFirst
      ? t`The dates in this column are read with the month first, but in this one only the day can be first. Correct it. If the whole log has the day first, set "dateOrder" in cocm-billing.json to "dayFirst".`
      : t`The dates in this column are read with the day first, but in this one only the month can be first. Correct it. If the whole log has the month first, set "dateOrder" in cocm-billing.json to "monthFirst".`;
  }
  if (because === 'followed') {
    return isMonthFirst
      ? t`The service dates show that the month is first, but in this date only the day can be first. Correct it.`
      : t`The service dates show that the day is first, but in this date only the month can be first. Correct it.`;
  }
  return isMonthFirst
    ? t`Most dates in this column have the month first, but in this one only the day can be first. Correct it.`
    : t`Most dates in this column have the day first, but in this one only the month can be first. Correct it.`;
}

function explainUnclearYear(field: DateField, dates: DateReadings, hasAnswer: boolean): string {
  const { twoDigitYear } = dates[field];
  if (twoDigitYear === 'first') {
    return t`The dates in this column have the year first, but this one can't be read that way. Write its year with four digits.`;
  }
  if (twoDigitYear === 'last' && !hasAnswer) {
    return t`The dates in this column have the year last, but this one can't be read that way. Write its year with four digits.`;
  }
  return t`It's unclear whether the year of this date is first or last. Write the year with four digits. If the whole log has the same order, set "dateOrder" in cocm-billing.json to "yearFirst", "monthFirst", or "dayFirst".`;
}

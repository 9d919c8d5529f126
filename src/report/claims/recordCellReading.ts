import { BILLING_CODES, type BillingCode } from '../../billing/rules/codes';
import { readCents, type Cents } from '../../billing/rules/feeSchedule';
import { monthOf, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { readDate, type DateOrder } from '../../log/values/dateText';
import { readMinutes, isPositive, type Minutes } from '../../log/values/minutes';
import type { MrnForms } from '../../log/values/mrnForms';
import { findMrnFlaw, readMrn } from '../../log/values/mrnText';
import { EVENT_KINDS, type EventKind } from './claimEvent';

/** Reads the cell of an event. @returns undefined if it isn't one */
export function readKind(text: string): EventKind | undefined {
  const plain = text.toLowerCase();
  return EVENT_KINDS.find((kind) => kind === plain);
}

/** Reads a billing code. @returns undefined if it isn't one that a month can earn */
export function readCode(text: string): BillingCode | undefined {
  const plain = text.toUpperCase();
  return BILLING_CODES.find((code) => code === plain);
}

/** Reads whole units, 1 or more. */
export function readUnits(text: string): number | undefined {
  const match = /^(\d{1,6})(?:[.,]0+)?$/.exec(text);
  const units = Number(match?.[1] ?? 0);
  return units > 0 ? units : undefined;
}

/** Reads minutes, with a comma as the decimal sign where a spreadsheet wrote the file with another delimiter. */
export function readRecordMinutes(text: string, delimiter: string): Minutes | undefined {
  const minutes = readMinutes(withPoint(text, delimiter));
  return minutes && (isPositive(minutes) || minutes.ticks === 0) ? minutes : undefined;
}

/** Reads an amount of 0 or more, such as `145.24`, `145.2`, or `145`. */
export function readAmount(text: string, delimiter: string): Cents | undefined {
  return readCents(withPoint(text, delimiter));
}

function withPoint(text: string, delimiter: string): string {
  return delimiter === ',' ? text : text.replace(/^(\d+),(\d+)$/, '$1.$2');
}

/** Reads a position such as `3 of 12`. */
export function readPosition(text: string): readonly [position: number, all: number] | undefined {
  const match = /^(\d{1,7}) of (\d{1,7})$/i.exec(text);
  const [position, all] = [Number(match?.[1]), Number(match?.[2])];
  return match && position >= 1 && position <= all ? [position, all] : undefined;
}

/** Reads an MRN by the rules for logs. @returns undefined if it's missing or damaged by a spreadsheet */
export function readRecordMrn(text: string, forms: MrnForms | undefined): string | undefined {
  const { mrn } = readMrn(text);
  const flaw = findMrnFlaw(mrn, forms);
  return flaw === undefined || flaw === 'CB037' ? mrn : undefined;
}

/** Reads a month, which is written as its first day. */
export function readRecordMonth(text: string, order: DateOrder): CalendarMonth | undefined {
  const reading = readDate(text, order);
  return reading.ok && reading.date % 100 === 1 ? monthOf(reading.date) : undefined;
}

export function readRecordDate(text: string, order: DateOrder): CalendarDate | undefined {
  const reading = readDate(text, order);
  return reading.ok ? reading.date : undefined;
}

/**
 * Returns the order of day and month in the dates of a record that a spreadsheet has written again. Every month is written as its
 * first day, and every date of service is in its month, so only one order fits unless both read the same dates.
 *
 * @param cells the month and date of service of each line
 */
export function findDateOrder(cells: readonly (readonly [month: string, dateOfService: string])[]): DateOrder {
  const fits = (order: DateOrder): boolean =>
    cells.every(([monthText, text]) => {
      const month = readRecordMonth(monthText, order);
      const date = readRecordDate(text, order);
      return month !== undefined && (text === '' || (date !== undefined && monthOf(date) === month));
    });
  return !fits('monthFirst') && fits('dayFirst') ? 'dayFirst' : 'monthFirst';
}

import type { Columns, FieldName } from '../header/columns';
import type { CalendarDate } from '../values/calendarDate';
import type { LogConventions, RowEvidence } from '../header/logConventions';
import { readDuration, readHours, type DurationReading } from '../values/durationText';
import {
  dependsOnEntryDate,
  findElapsedSeconds,
  fitsTimes,
  readClockTime,
  type ClockTime,
} from '../values/elapsedTime';
import {
  addMinutes,
  compareMinutes,
  isPositive,
  NO_MINUTES,
  secondsToMinutes,
  subtractMinutes,
  TICKS_PER_MINUTE,
  wholeMinutes,
  type Minutes,
} from '../values/minutes';
import { errorBit, warningBit, type RowErrorCode, type RowProblemBits } from '../problems/problems';
import type { ContactTimes } from './contacts';
import { isBlankCell } from '../values/blankWords';
import type { DurationSettings } from './durationSettings';

/** The minutes of an entry with their problems, and the times of the contact. */
export interface MinutesCell extends RowProblemBits {
  /** NO_MINUTES if they are missing, unreadable, or doubtful. */
  readonly minutes: Minutes;
  /** The times of the contact, if the log has a readable start and end. */
  readonly times: ContactTimes | undefined;
  /** Whether they depend on the date of the entry, so that another entry with the same cells can have other minutes. */
  readonly dependsOnDate: boolean;
  /** What the cells show about the format of the log. */
  readonly evidence: RowEvidence;
}

/** What all rows of a log share when minutes are read. */
export interface MinutesDialect {
  readonly columns: Columns;
  readonly hasDecimalComma: boolean;
  readonly conventions: LogConventions;
  readonly durations: DurationSettings;
}

/** The cells of an entry. */
export interface MinutesCells {
  /** Returns the value of a field's cell, or '' if the log doesn't have the column. */
  readonly cell: (field: FieldName) => string;
  /** Reads a date in the log's order of day and month. Returns undefined if it's missing or isn't a date. */
  readonly date: (text: string) => CalendarDate | undefined;
}

/** A longer entry is probably a mistake, such as a mix-up of hours and minutes, or a missing decimal point. */
export const LONGEST_USUAL_ENTRY = wholeMinutes(480);
/** A longer entry can't be the work of one day. */
const LONGEST_ENTRY = wholeMinutes(24 * 60);
const LESS_THAN_A_MINUTE = wholeMinutes(1);
/** Times without seconds can be off by a minute. */
const GRACE_SECONDS = 60;
const SECONDS_OF_A_DAY = 86_400;

/** Reads an entry's minutes: from the minutes, the hours, or else from its start and end. */
export function readEntryMinutes(dialect: MinutesDialect, cells: MinutesCells): MinutesCell {
  const span = readSpan(dialect, cells);
  const written = readWritten(dialect, cells);
  const isCompared = dialect.durations.times === 'contact';
  const times = written && !isCompared ? undefined : span?.times;
  const dependsOnDate = span?.dependsOnDate ?? false;
  if (!written) {
    const { flaw, minutes } = readMinutesFromTimes(span);
    return { ...(minutes ? checkMinutes(minutes, false) : fail(flaw ?? 'CB013')), times, dependsOnDate, evidence: 0 };
  }
  if (typeof written === 'string') {
    return { ...fail(written), times, dependsOnDate, evidence: 0 };
  }
  const checked = checkMinutes(written.minutes, written.isDoubtful);
  if (checked.flags === 0 && isCompared && span?.fits(written.minutes) === false) {
    // The minutes can be read, so they are part of the time that is left out.
    return { ...checked, flags: errorBit('CB018'), times, dependsOnDate, evidence: 0 };
  }
  return { ...checked, times, dependsOnDate, evidence: 0 };
}

type CheckedMinutes = Pick<MinutesCell, 'minutes' | 'flags' | 'warnings'>;

function fail(flaw: RowErrorCode): CheckedMinutes {
  return { minutes: NO_MINUTES, flags: errorBit(flaw), warnings: 0 };
}

function checkMinutes(minutes: Minutes, isDoubtful: boolean): CheckedMinutes {
  if (!isPositive(minutes)) {
    return { ...fail('CB015'), minutes };
  }
  if (compareMinutes(minutes, LONGEST_ENTRY) > 0) {
    return fail('CB023');
  }
  let warnings = isDoubtful ? warningBit('CB201') : 0;
  warnings |= compareMinutes(minutes, LESS_THAN_A_MINUTE) < 0 ? warningBit('CB202') : 0;
  warnings |= compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0 ? warningBit('CB103') : 0;
  return { minutes, flags: 0, warnings };
}

/** Reads the minutes and the hours. Returns undefined if both are blank, or the error that makes them unreadable. */
function readWritten(
  { hasDecimalComma, durations }: MinutesDialect,
  { cell }: MinutesCells,
): DurationReading | RowErrorCode | undefined {
  const minutesText = cell('minutes');
  const hoursText = cell('hours');
  const minutes = readDuration(minutesText, hasDecimalComma);
  const hours = hoursText === '' ? undefined : readHoursCell(hoursText, hasDecimalComma);
  // A word for "nothing" is checked for only in a cell that isn't a duration.
  const hasMinutes = minutes !== undefined || !isBlankCell(minutesText, 'amount');
  const hasHours = hours !== undefined || !isBlankCell(hoursText, 'amount');
  if (!hasHours) {
    return hasMinutes ? (minutes ?? 'CB014') : undefined;
  }
  if (!hasMinutes) {
    return hours ?? 'CB014';
  }
  if (!minutes || !hours) {
    return minutes ?? 'CB014';
  }
  return combine(hours, countDecimals(hoursText), minutes, durations.hoursAndMinutes);
}

/** In a column of hours, a comma can only be a decimal comma: 1,250 hours aren't an entry. */
const DECIMAL_COMMA = /^\d{0,2},\d+$/;

function readHoursCell(text: string, hasDecimalComma: boolean): DurationReading | undefined {
  const decimal = readHours(text, hasDecimalComma || DECIMAL_COMMA.test(text.trim()));
  if (decimal) {
    return { minutes: decimal, isDoubtful: false };
  }
  const duration = readDuration(text, false);
  return duration && { ...duration, isDoubtful: false };
}

/** Returns the number of decimal places, or 0 for a text that isn't a decimal number. */
function countDecimals(text: string): number {
  return /^[+-]?\d*[.,](\d+)$/.exec(text.trim())?.[1]?.length ?? 0;
}

/**
 * Combines hours and minutes that are both filled in. They mean the same if they differ only by the rounding of the hours. Whole
 * hours aren't taken for rounded ones, because 1 and 45 are more often parts of one duration.
 */
function combine(
  hours: DurationReading,
  decimals: number,
  minutes: DurationReading,
  answer: DurationSettings['hoursAndMinutes'],
): DurationReading | RowErrorCode {
  if (answer === 'minutes' || hours.minutes.ticks === 0) {
    return minutes;
  }
  const difference = subtractMinutes(hours.minutes, minutes.minutes);
  const rounding = decimals === 0 ? 0 : (60 * TICKS_PER_MINUTE) / 10 ** decimals;
  if (difference.ticks === 0 ? difference.fine === 0 : Math.abs(difference.ticks) < rounding) {
    return minutes;
  }
  const canBeParts =
    decimals === 0 && minutes.minutes.ticks >= 0 && compareMinutes(minutes.minutes, wholeMinutes(60)) < 0;
  return answer === 'parts' && canBeParts
    ? { minutes: addMinutes(hours.minutes, minutes.minutes), isDoubtful: false }
    : 'CB019';
}

/** What the start and the end of an entry show. */
interface Span {
  /** The seconds that passed, or undefined if a time is missing or unreadable, or if the end is before the start. */
  readonly elapsed: number | undefined;
  readonly times: ContactTimes | undefined;
  readonly dependsOnDate: boolean;
  /** Returns whether an entry between these times can have so many minutes. True if a time is missing or unreadable. */
  readonly fits: (minutes: Minutes) => boolean;
}

const UNREADABLE_SPAN: Span = { elapsed: undefined, times: undefined, dependsOnDate: false, fits: () => true };

/** Reads the start and the end. Returns undefined if the log doesn't have both columns, or if both cells are blank. */
function readSpan({ columns, conventions }: MinutesDialect, { cell, date }: MinutesCells): Span | undefined {
  const { start: startColumn, end: endColumn } = columns.indexOf;
  if (startColumn < 0 || endColumn < 0) {
    return undefined;
  }
  const startText = cell('start');
  const endText = cell('end');
  if (isBlankCell(startText, 'amount') && isBlankCell(endText, 'amount')) {
    return undefined;
  }
  const start = readClockTime(startText, conventions.dates.date.order);
  const end = readClockTime(endText, conventions.dates.date.order);
  const endDateText = cell('endDate');
  const hasEndDate = !isBlankCell(endDateText, 'date');
  const endDate = hasEndDate ? date(endDateText) : undefined;
  if (!start || !end || (hasEndDate && endDate === undefined)) {
    return UNREADABLE_SPAN;
  }
  const startDate = endDate !== undefined || dependsOnEntryDate(start, end) ? date(cell('date')) : undefined;
  const days = { startDate, endDate };
  const elapsed = findElapsedSeconds(start, end, days);
  return {
    elapsed,
    times: createTimes(start, elapsed),
    dependsOnDate: dependsOnEntryDate(start, end),
    fits: (minutes) =>
      isUnset(start, end) || fitsTimes((minutes.ticks * 60) / TICKS_PER_MINUTE - GRACE_SECONDS, start, end, days),
  };
}

/** Whether both times are midnight, which some systems export for times that weren't recorded. */
function isUnset(start: ClockTime, end: ClockTime): boolean {
  return start.seconds === 0 && end.seconds === 0 && start.date === end.date;
}

function createTimes(start: ClockTime, elapsed: number | undefined): ContactTimes | undefined {
  return elapsed === undefined || elapsed === 0 || elapsed > SECONDS_OF_A_DAY
    ? undefined
    : { start: start.seconds % SECONDS_OF_A_DAY, end: (start.seconds % SECONDS_OF_A_DAY) + elapsed };
}

function readMinutesFromTimes(span: Span | undefined): { minutes?: Minutes; flaw?: RowErrorCode } {
  if (!span) {
    return { flaw: 'CB013' };
  }
  return span.elapsed === undefined ? { flaw: 'CB017' } : { minutes: secondsToMinutes(span.elapsed) };
}

import type { Columns, FieldName } from '../header/columns';
import type { CalendarDate } from '../values/calendarDate';
import { packDurationEvidence, type DurationColumn, type ShownDuration } from '../header/durationConventions';
import { getDurationEvidence, type LogConventions, type RowEvidence } from '../header/logConventions';
import { SECONDS_OF_A_DAY, readDuration, readTimeOfDay, type DurationReading } from '../values/durationText';
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
import {
  DURATION_UNITS,
  DurationKind,
  getClockKind,
  getNumberKind,
  readMinutesAndSeconds,
  readPlainNumber,
  TICKS_PER_UNIT,
  toMinutes,
  type DurationUnit,
  type PlainNumber,
} from '../values/plainDuration';
import { IS_ROUNDED_BIT } from '../problems/rowFlags';
import { errorBit, warningBit, type RowErrorCode, type RowProblemBits } from '../problems/problems';
import type { ContactTimes } from './contacts';
import { isBlankCell } from '../values/blankWords';
import { findPlaceholderDate } from '../values/placeholderDates';
import type { DurationSettings } from '../header/durationSettings';

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

/** Reads an entry's minutes: from the minutes, the hours, or else from its start and end. */
export function readEntryMinutes(dialect: MinutesDialect, cells: MinutesCells): MinutesCell {
  const span = readSpan(dialect, cells);
  const { conventions, hasDecimalComma } = dialect;
  const inMinutes = readCell(cells.cell('minutes'), conventions.durations.minutes, hasDecimalComma, span);
  const inHours = readCell(cells.cell('hours'), conventions.durations.hours, hasDecimalComma, span);
  const evidence = getDurationEvidence(
    packDurationEvidence(inMinutes, inHours, findFittingUnit(inMinutes ?? inHours, span)),
  );
  const written = combineCells(dialect, cells, inMinutes, inHours);
  if (!written) {
    return createCell(span ? readMinutesFromTimes(span) : fail('CB013'), span, span?.times, evidence);
  }
  const isCompared = conventions.durations.settings.times === 'contact';
  const times = isCompared ? span?.times : undefined;
  if (typeof written === 'string') {
    return createCell(fail(written), span, times, evidence);
  }
  const { minutes, flags, warnings } = checkMinutes(written);
  // The minutes can be read, so they are part of the time that is left out.
  const isTooLong = flags === 0 && isCompared && span?.fits(written.minutes) === false;
  const allFlags = isTooLong ? errorBit('CB018') : flags | (written.isRounded ? IS_ROUNDED_BIT : 0);
  return createCell({ minutes, flags: allFlags, warnings }, span, times, evidence);
}

/**
 * Creates the cell without spreading objects into it. Each object with spread properties can get a separate hidden class in the
 * JavaScript engine, and reading them for every row then takes longer than the rest of the row.
 */
function createCell(
  { minutes, flags, warnings }: CheckedMinutes,
  span: Span | undefined,
  times: ContactTimes | undefined,
  evidence: RowEvidence,
): MinutesCell {
  const allWarnings = warnings | (span?.hasPlaceholder === true ? warningBit('CB047') : 0);
  return { minutes, flags, warnings: allWarnings, times, dependsOnDate: span?.dependsOnDate ?? false, evidence };
}

type CheckedMinutes = Pick<MinutesCell, 'minutes' | 'flags' | 'warnings'>;

function fail(flaw: RowErrorCode): CheckedMinutes {
  return { minutes: NO_MINUTES, flags: errorBit(flaw), warnings: 0 };
}

function checkMinutes({ minutes, isDoubtful }: DurationReading): CheckedMinutes {
  if (!isPositive(minutes)) {
    return { minutes, flags: errorBit('CB015'), warnings: 0 };
  }
  if (compareMinutes(minutes, LONGEST_ENTRY) > 0) {
    return fail('CB023');
  }
  let warnings = isDoubtful ? warningBit('CB201') : 0;
  warnings |= compareMinutes(minutes, LESS_THAN_A_MINUTE) < 0 ? warningBit('CB202') : 0;
  warnings |= compareMinutes(minutes, LONGEST_USUAL_ENTRY) > 0 ? warningBit('CB103') : 0;
  return { minutes, flags: 0, warnings };
}

/** A duration that counts, unless it's checked with others. */
interface ReadDuration extends DurationReading {
  /** Whether it's a decimal number of hours or days, which may be rounded. */
  readonly isRounded: boolean;
}

/** A cell of a column of durations that isn't blank. */
interface DurationCell extends ShownDuration {
  /** The number in the cell, if it's a number without a unit. */
  readonly plain?: PlainNumber;
  /** An error if the cell can't be read. A time of day isn't a duration. */
  readonly reading: ReadDuration | 'CB014' | 'CB024' | 'timeOfDay';
}

/** Reads a cell of a column. Returns undefined if it's blank. */
function readCell(
  text: string,
  column: DurationColumn,
  hasDecimalComma: boolean,
  span: Span | undefined,
): DurationCell | undefined {
  if (text === '') {
    return undefined;
  }
  const canBeRounded = column.unit === 'hours' || column.unit === 'days';
  const plain = readPlainNumber(text, hasDecimalComma ? 'mark' : canBeRounded ? 'few' : 'delimiter');
  if (plain) {
    const kind = getNumberKind(plain);
    const isZero = kind === DurationKind.None;
    const minutes = toMinutes(plain.value, column.unit);
    const reading = { minutes, isDoubtful: plain.isDoubtful, isRounded: canBeRounded && !isZero };
    return { kind, places: plain.places, plain, reading: column.suspected === undefined || isZero ? reading : 'CB024' };
  }
  const duration = readDuration(text, hasDecimalComma);
  if (!duration) {
    // A word for "nothing" is checked for only in a cell that isn't a duration.
    if (isBlankCell(text, 'amount')) {
      return undefined;
    }
    // A time such as 8:30 AM can't be a duration.
    const isTime = readTimeOfDay(text) !== undefined;
    const reading = isTime && column.clock === 'timeOfDay' ? 'timeOfDay' : 'CB014';
    return { kind: isTime ? DurationKind.LongClock : DurationKind.None, places: 0, reading };
  }
  const shownKind = getClockKind(text, duration.minutes);
  // Values that are as long as the time between the start and the end are hours and minutes, however long they are.
  const isShown = span?.clockSeconds !== undefined && isAbout(duration.minutes, span.clockSeconds, 0);
  const kind = shownKind !== DurationKind.None && isShown ? DurationKind.ShortClock : shownKind;
  return { kind, places: 0, reading: readClock(text, kind, duration, column) };
}

/** Reads a value with colons or with a unit in the cell. */
function readClock(
  text: string,
  kind: DurationKind,
  { minutes, isDoubtful }: DurationReading,
  { unit, clock }: DurationColumn,
): DurationCell['reading'] {
  const inHours = { minutes, isDoubtful: isDoubtful && unit !== 'hours', isRounded: false };
  if (kind === DurationKind.None) {
    return inHours;
  }
  if (clock === 'minutesAndSeconds') {
    const inMinutes = readMinutesAndSeconds(text);
    return inMinutes ? { minutes: inMinutes, isDoubtful: false, isRounded: false } : inHours;
  }
  if (clock === 'hoursAndMinutes' || compareMinutes(minutes, LONGEST_ENTRY) > 0) {
    return inHours;
  }
  return clock === 'unknown' ? 'CB024' : 'timeOfDay';
}

/** Finds the unit in which a duration is as long as the time between the start and the end, with a minute of grace. */
function findFittingUnit(cell: DurationCell | undefined, span: Span | undefined): DurationUnit | undefined {
  const seconds = span?.clockSeconds;
  if (!cell?.plain || seconds === undefined || seconds === 0) {
    return undefined;
  }
  const { value, places } = cell.plain;
  return DURATION_UNITS.find((unit) =>
    isAbout(toMinutes(value, unit), seconds, places === 0 ? 0 : TICKS_PER_UNIT[unit] / 2 / 10 ** places),
  );
}

function isAbout(minutes: Minutes, seconds: number, rounding: number): boolean {
  return (
    Math.abs(minutes.ticks - seconds * TICKS_PER_UNIT.seconds) <= GRACE_SECONDS * TICKS_PER_UNIT.seconds + rounding
  );
}

/** Combines the cells of an entry. Returns undefined if none has a duration, or the error that makes it unreadable. */
function combineCells(
  { conventions, hasDecimalComma }: MinutesDialect,
  { cell }: MinutesCells,
  inMinutes: DurationCell | undefined,
  inHours: DurationCell | undefined,
): ReadDuration | RowErrorCode | undefined {
  const { hoursAndMinutes } = conventions.durations.settings;
  const minutes = inMinutes?.reading === 'timeOfDay' ? undefined : inMinutes?.reading;
  const hours = inHours?.reading === 'timeOfDay' ? undefined : inHours?.reading;
  const combined =
    typeof minutes === 'object' && typeof hours === 'object'
      ? combine(hours, inHours?.plain?.places ?? 0, minutes, hoursAndMinutes)
      : (minutes ?? hours);
  if (typeof combined !== 'object' || hoursAndMinutes === 'minutes') {
    return combined;
  }
  const timeOfDay = cell('timeOfDay');
  if (timeOfDay === '') {
    return combined;
  }
  const other = readPlainNumber(timeOfDay, hasDecimalComma ? 'mark' : 'delimiter');
  return other && !isTimeOfDay(timeOfDay) && compareMinutes(other.value, combined.minutes) !== 0 ? 'CB019' : combined;
}

/** Whether a number is a time such as 0905. */
function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(text.trim());
}

/**
 * Combines hours and minutes that are both filled in. They mean the same if they differ only by the rounding of the hours. Whole
 * hours aren't taken for rounded ones, because 1 and 45 are more often parts of one duration.
 */
function combine(
  hours: ReadDuration,
  decimals: number,
  minutes: ReadDuration,
  answer: DurationSettings['hoursAndMinutes'],
): ReadDuration | RowErrorCode {
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
    ? { minutes: addMinutes(hours.minutes, minutes.minutes), isDoubtful: false, isRounded: hours.isRounded }
    : 'CB019';
}

/** What the start and the end of an entry show. */
interface Span {
  /** The seconds that passed, or undefined if a time is missing or unreadable, or if the end is before the start. */
  readonly elapsed: number | undefined;
  /** The seconds on the clock, whatever the dates are. It doesn't depend on how the dates are read. */
  readonly clockSeconds: number | undefined;
  readonly times: ContactTimes | undefined;
  readonly dependsOnDate: boolean;
  /** Whether the date of the end is one that programs write for "no date". */
  readonly hasPlaceholder: boolean;
  /** Returns whether an entry between these times can have so many minutes. True if a time is missing or unreadable. */
  readonly fits: (minutes: Minutes) => boolean;
}

const UNREADABLE_SPAN: Span = {
  elapsed: undefined,
  clockSeconds: undefined,
  times: undefined,
  dependsOnDate: false,
  hasPlaceholder: false,
  fits: () => true,
};

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
  const { order, stamps } = conventions.dates.date;
  const start = readClockTime(startText, order, stamps?.timeZone);
  const end = readClockTime(endText, order, stamps?.timeZone);
  const endDateText = cell('endDate');
  const hasPlaceholder = findPlaceholderDate(endDateText) !== undefined;
  const hasEndDate = !isBlankCell(endDateText, 'date') && !hasPlaceholder;
  const endDate = hasEndDate ? date(endDateText) : undefined;
  if (!start || !end || (hasEndDate && endDate === undefined)) {
    return UNREADABLE_SPAN;
  }
  const startDate = endDate !== undefined || dependsOnEntryDate(start, end) ? date(cell('date')) : undefined;
  const days = { startDate, endDate };
  const elapsed = findElapsedSeconds(start, end, days);
  return {
    elapsed,
    clockSeconds: findElapsedSeconds(
      { ...start, date: undefined },
      { ...end, date: undefined },
      { startDate: undefined, endDate: undefined },
    ),
    times: createTimes(start, elapsed),
    dependsOnDate: dependsOnEntryDate(start, end),
    hasPlaceholder,
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

function readMinutesFromTimes({ elapsed }: Span): CheckedMinutes {
  return elapsed === undefined
    ? fail('CB017')
    : checkMinutes({ minutes: secondsToMinutes(elapsed), isDoubtful: false });
}

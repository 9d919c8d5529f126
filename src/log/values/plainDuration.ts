import { cleanNumber, splitSign } from './durationText';
import {
  divideMinutes,
  multiplyMinutes,
  NO_MINUTES,
  readMinutes,
  subtractMinutes,
  TICKS_PER_MINUTE,
  type Minutes,
} from './minutes';

/** The units that the plain numbers of a column can have. */
export const DURATION_UNITS = ['minutes', 'hours', 'seconds', 'days'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** A number without a unit. */
export interface PlainNumber {
  /** The number in the form of minutes, whatever its unit is. */
  readonly value: Minutes;
  /** The number of decimal places that are written. */
  readonly places: number;
  /** Whether its comma could also separate thousands. */
  readonly isDoubtful: boolean;
}

const LONGEST_NUMBER = 40;
const PLAIN = /^[+-]?\d*(?:\.(\d*))?$/;
const DECIMAL_COMMA = /^[+-]?\d*,(\d+)$/;
/** `20,5` can only have a decimal comma, but `1,250` could be thousands. */
const SHORT_DECIMAL_COMMA = /^\d{1,3},(\d{1,2})$/;
/** More hours or days than this can't be an entry, so the comma doesn't separate thousands. */
const FEW_WITH_COMMA = /^\d{0,2},(\d+)$/;

/**
 * Reads a number without a unit, such as `20`, `0.75`, or `0,75`.
 *
 * @param comma `mark`: a comma is the decimal mark. `delimiter`: commas separate fields. `few`: they do, but a number in the
 *   thousands can't be meant
 */
export function readPlainNumber(text: string, comma: 'mark' | 'delimiter' | 'few'): PlainNumber | undefined {
  if (text.length > LONGEST_NUMBER) {
    return undefined;
  }
  const { isNegative, number } = splitSign(cleanNumber(text));
  const plain = PLAIN.exec(number);
  const decimal =
    plain ??
    (comma === 'mark' ? DECIMAL_COMMA : comma === 'few' ? FEW_WITH_COMMA : undefined)?.exec(number) ??
    SHORT_DECIMAL_COMMA.exec(number);
  const value = decimal ? readMinutes(number.replace(',', '.')) : undefined;
  return (
    value && {
      value: isNegative ? subtractMinutes(NO_MINUTES, value) : value,
      places: decimal?.[1]?.length ?? 0,
      isDoubtful: !plain && comma === 'delimiter',
    }
  );
}

/** Converts a plain number to minutes. */
export function toMinutes(value: Minutes, unit: DurationUnit): Minutes {
  switch (unit) {
    case 'minutes':
      return value;
    case 'hours':
      return multiplyMinutes(value, 60);
    case 'days':
      return multiplyMinutes(multiplyMinutes(value, 60), 24);
    case 'seconds':
      return divideMinutes(value, 60);
  }
}

/** The ticks of one unit. */
export const TICKS_PER_UNIT: Readonly<Record<DurationUnit, number>> = {
  minutes: TICKS_PER_MINUTE,
  hours: 60 * TICKS_PER_MINUTE,
  seconds: TICKS_PER_MINUTE / 60,
  days: 24 * 60 * TICKS_PER_MINUTE,
};

/** What kind of duration a cell contains, as far as it shows the unit of its column. Four bits. */
export const DurationKind = {
  /** Blank or unreadable, or with a unit in the cell. */
  None: 0,
  /** More than 8, up to 180. */
  Ordinary: 1,
  /** A whole number up to 8. */
  FewWhole: 2,
  /** A number with decimals up to 8. */
  FewDecimal: 3,
  /** A number below 1 with more decimals than rounded hours have. */
  DayFraction: 4,
  /** More than 180, up to 480. */
  Many: 5,
  /** More than 480. */
  TooMany: 6,
  /** With a colon: up to 3 hours, read as hours and minutes. */
  ShortClock: 7,
  /** With one colon: more than 3 hours, up to 24. */
  LongClock: 8,
  /** With two colons: more than 3 hours. */
  LongTimer: 9,
  /** With one colon: more than 24 hours. */
  OverClock: 10,
} as const;
export type DurationKind = (typeof DurationKind)[keyof typeof DurationKind];

/** The fewest decimal places of a fraction of a day. */
const PLACES_OF_DAYS = 4;

/** Returns the kind of a plain number. */
export function getNumberKind({ value, places }: PlainNumber): DurationKind {
  const number = value.ticks / TICKS_PER_MINUTE;
  if (number <= 0) {
    return DurationKind.None;
  }
  if (number <= 8) {
    const isWhole = value.ticks % TICKS_PER_MINUTE === 0 && value.fine === 0;
    if (isWhole) {
      return DurationKind.FewWhole;
    }
    return number < 1 && places >= PLACES_OF_DAYS ? DurationKind.DayFraction : DurationKind.FewDecimal;
  }
  return number <= 180 ? DurationKind.Ordinary : number <= 480 ? DurationKind.Many : DurationKind.TooMany;
}

const SHORT = 180 * TICKS_PER_MINUTE;
const DAY = 24 * 60 * TICKS_PER_MINUTE;
/** A value with colons and no unit, such as `18:25`, `0:18:25`, or `12:18:25 AM` with or without a date. */
const CLOCK = /^[^a-z]*:[^a-z]*(?:[ap]\.?m\.?)?$/i;

/**
 * Returns the kind of a value with colons, or None for another text.
 *
 * @param minutes the value read as hours and minutes
 */
export function getClockKind(text: string, minutes: Minutes): DurationKind {
  const trimmed = text.trim();
  if (!CLOCK.test(trimmed)) {
    return DurationKind.None;
  }
  if (minutes.ticks <= SHORT) {
    return DurationKind.ShortClock;
  }
  const isTimer = trimmed.split(':').length > 2 && !/m\.?$/i.test(trimmed);
  return isTimer ? DurationKind.LongTimer : minutes.ticks > DAY ? DurationKind.OverClock : DurationKind.LongClock;
}

const MINUTES_AND_SECONDS = /^(\d{1,4}):([0-5]\d)$/;

/** Reads a value such as 18:25 as minutes and seconds. Returns undefined for any other text. */
export function readMinutesAndSeconds(text: string): Minutes | undefined {
  const match = MINUTES_AND_SECONDS.exec(text.trim());
  return match ? { ticks: (Number(match[1]) * 60 + Number(match[2])) * TICKS_PER_UNIT.seconds, fine: 0 } : undefined;
}

/**
 * Exact minutes. A code depends on whether a month's sum reaches a threshold, and 24.24 + 11.41 + 20.45 + 3.9 is
 * 59.99999999999999 in binary floating point, so minutes are counted in whole ticks.
 *
 * A tick is a third of a millionth of a minute, so every decimal with up to six places and every whole second is a whole
 * number of ticks. Anything finer (up to 18 places, more than spreadsheets print) is in `fine`, in units of 1e-12 of a tick.
 * Sums are exact up to 3 * 10^9 minutes, or 5,700 years.
 */
export interface Minutes {
  /** Whole ticks of 1/3,000,000 minute each. An integer. */
  readonly ticks: number;
  /** The rest, in 1e-12 of a tick. An integer from 0 to 999,999,999,999. */
  readonly fine: number;
}

export const TICKS_PER_MINUTE = 3_000_000;
const FINE_PER_TICK = 1_000_000_000_000;
const COARSE_PLACES = 6;
const FINE_PLACES = 18;
/** An entry longer than this (about 190 years) is a mistake, and could make sums inexact. */
const MOST_WHOLE_MINUTES = 99_999_999;

export const NO_MINUTES: Minutes = { ticks: 0, fine: 0 };

/** Returns whole minutes, such as those of a threshold. */
export function wholeMinutes(minutes: number): Minutes {
  return { ticks: minutes * TICKS_PER_MINUTE, fine: 0 };
}

/** Converts whole seconds to minutes exactly. */
export function secondsToMinutes(seconds: number): Minutes {
  return { ticks: (seconds * TICKS_PER_MINUTE) / 60, fine: 0 };
}

/** Multiplies minutes exactly. @param times a whole number, at most 60 */
export function multiplyMinutes(minutes: Minutes, times: number): Minutes {
  return withFine(minutes.ticks * times, minutes.fine * times);
}

/** Divides minutes. The result is exact if it has at most 1e-12 of a tick, and is rounded down otherwise. @param by at most 1,000 */
export function divideMinutes(minutes: Minutes, by: number): Minutes {
  const ticks = Math.floor(minutes.ticks / by);
  const rest = minutes.ticks - ticks * by;
  return withFine(ticks, Math.floor((rest * FINE_PER_TICK + minutes.fine) / by));
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * Reads a decimal number of minutes such as `20`, `20.5`, `.5`, or `-3` exactly. Spaces around it are ignored.
 *
 * @returns the minutes, which can be negative, or undefined if the text isn't such a number, is greater than 99,999,999, or
 *   has more than 18 decimal places
 */
export function readMinutes(text: string): Minutes | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const whole = match[2] ?? '';
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  if ((whole === '' && (match[3] ?? '') === '') || decimals.length > FINE_PLACES) {
    return undefined;
  }
  const wholeCount = Number(whole);
  if (wholeCount > MOST_WHOLE_MINUTES) {
    return undefined;
  }
  const millionths = Number(decimals.slice(0, COARSE_PLACES).padEnd(COARSE_PLACES, '0'));
  const ticks = wholeCount * TICKS_PER_MINUTE + millionths * 3;
  const rest = decimals.slice(COARSE_PLACES);
  const minutes = rest === '' ? { ticks, fine: 0 } : withFine(ticks, Number(rest.padEnd(12, '0')) * 3);
  return match[1] === '-' ? negate(minutes) : minutes;
}

/** Makes minutes from sums of ticks and of fine parts. The sum of fine parts can be large or negative. */
export function makeMinutes(ticks: number, fine: number): Minutes {
  return fine === 0 ? { ticks, fine } : withFine(ticks, fine);
}

function withFine(ticks: number, fine: number): Minutes {
  const carried = Math.floor(fine / FINE_PER_TICK);
  return { ticks: ticks + carried, fine: fine - carried * FINE_PER_TICK };
}

function negate(minutes: Minutes): Minutes {
  // Adding 0 turns -0 into 0.
  return withFine(0 - minutes.ticks, 0 - minutes.fine);
}

export function addMinutes(a: Minutes, b: Minutes): Minutes {
  return withFine(a.ticks + b.ticks, a.fine + b.fine);
}

export function subtractMinutes(a: Minutes, b: Minutes): Minutes {
  return withFine(a.ticks - b.ticks, a.fine - b.fine);
}

/** Returns a negative number, 0, or a positive number if `a` is less than, equal to, or greater than `b`. */
export function compareMinutes(a: Minutes, b: Minutes): number {
  return a.ticks - b.ticks || a.fine - b.fine;
}

export function isPositive(minutes: Minutes): boolean {
  return compareMinutes(minutes, NO_MINUTES) > 0;
}

/**
 * Rounds minutes that aren't a finite decimal (20 seconds are a third of a minute) to six places, as they are printed. All others
 * stay the same. A printed report has only these minutes, so compare it with them, and not with the exact sum.
 */
export function roundToPrinted(minutes: Minutes): Minutes {
  // A third of a tick more or less is never exactly between two millionths, so there is no half to round to even.
  const thirds = (((minutes.ticks % 3) + (minutes.fine % 3)) % 3) + 3;
  if (thirds % 3 === 0) {
    return minutes;
  }
  const ticks = minutes.ticks + minutes.fine / FINE_PER_TICK;
  return { ticks: Math.round(ticks / 3) * 3, fine: 0 };
}

/**
 * Formats minutes as the exact decimal without trailing zeros: `194.6`, `60`, `135.317`. A sum that isn't a finite decimal is
 * rounded to six places.
 */
export function formatMinutes(minutes: Minutes): string {
  return minutes.ticks < 0
    ? `-${formatPositive(roundToPrinted(negate(minutes)))}`
    : formatPositive(roundToPrinted(minutes));
}

function formatPositive(minutes: Minutes): string {
  const whole = Math.floor(minutes.ticks / TICKS_PER_MINUTE);
  const ticksLeft = minutes.ticks - whole * TICKS_PER_MINUTE;
  if (ticksLeft === 0 && minutes.fine === 0) {
    return String(whole);
  }
  const millionths = Math.floor(ticksLeft / 3);
  // At most 2 ticks and their fine part remain: below 3e12, so this stays exact.
  const fineLeft = Math.floor(((ticksLeft - millionths * 3) * FINE_PER_TICK + minutes.fine) / 3);
  const decimals = (String(millionths).padStart(6, '0') + String(fineLeft).padStart(12, '0')).replace(/0+$/, '');
  // Less than the last decimal place shows no decimals.
  return decimals === '' ? String(whole) : `${whole}.${decimals}`;
}

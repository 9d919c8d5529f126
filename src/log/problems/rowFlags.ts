/**
 * Bits of a row's flags that aren't errors. Errors use the lowest bits of the same number (`problems.ts`). Add a new flag to
 * {@link ROW_FLAG_BITS} too, which makes sure that no two flags or errors share a bit.
 */

/** The minutes of the entry are unknown: they can't be read, or might be the number of another column. */
export const UNKNOWN_MINUTES_BIT = 1 << 23;
/** The rows below this one are under a header with other columns. */
export const OTHER_PART_BIT = 1 << 24;
/** The row has a date for the initiating visit. */
export const HAS_VISIT_BIT = 1 << 25;
/** The row has the score of a rating scale (PHQ-9 or GAD-7). */
export const HAS_SCORE_BIT = 1 << 26;
/** The minutes come from a number of hours or days, which may be rounded. */
export const IS_ROUNDED_BIT = 1 << 27;
/** The record has an unclosed quote, so a change further down may require that it's read again. */
export const REACHES_DOWN_BIT = 1 << 29;
/** The row isn't an entry but the header, a title above it, a repeated header, totals, or a blank line. */
export const NO_ENTRY_BIT = 1 << 30;

export const ROW_FLAG_BITS: readonly number[] = [
  UNKNOWN_MINUTES_BIT,
  OTHER_PART_BIT,
  HAS_VISIT_BIT,
  HAS_SCORE_BIT,
  IS_ROUNDED_BIT,
  REACHES_DOWN_BIT,
  NO_ENTRY_BIT,
];

/** Bits of a row's flags beside those of its errors, which begin at bit 0 (`problems.ts`). */

/** The row has a score of a rating scale (PHQ-9 or GAD-7). */
export const HAS_SCORE_BIT = 1 << 26;
/** The row says when the initiating visit was. */
export const HAS_VISIT_BIT = 1 << 25;
/** The row is no entry but the header, a title above it, a repeated header, totals, or a blank line. */
export const NO_ENTRY_BIT = 1 << 30;
/** The record has a quote without an end: it may have to be read again when a line further down changes. */
export const REACHES_DOWN_BIT = 1 << 29;
/** A date of the row can only be read day first, or only month first. */
export const DAY_FIRST_BIT = 1 << 28;
export const MONTH_FIRST_BIT = 1 << 27;

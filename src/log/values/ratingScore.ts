import { isBlankCell } from './blankWords';

/** The rating scales that a log can have a column for. */
export type RatingScale = 'phq9' | 'gad7';

export const RATING_SCALES: readonly RatingScale[] = ['phq9', 'gad7'];

/** The highest score: 9 questions with 0 to 3 points for PHQ-9, and 7 for GAD-7. */
export const HIGHEST_SCORES: Readonly<Record<RatingScale, number>> = { phq9: 27, gad7: 21 };

/** Returns the score in a cell: a whole number within the range of the scale. Undefined for every other text. */
export function readScore(scale: RatingScale, text: string): number | undefined {
  const trimmed = text.trim();
  const score = /^\d{1,2}$/.test(trimmed) ? Number(trimmed) : undefined;
  return score !== undefined && score <= HIGHEST_SCORES[scale] ? score : undefined;
}

/** Returns whether a cell is blank or has a score of the scale. */
export function isScoreOrBlank(scale: RatingScale, text: string): boolean {
  return readScore(scale, text) !== undefined || isBlankCell(text.trim(), 'amount');
}

/**
 * The scores of a row in one number, because few rows have any: 0 for none, and otherwise five bits for each scale with the score
 * plus 1.
 */
export type PackedScores = number;

export const NO_SCORES: PackedScores = 0;
const BITS_OF_SCALE = 5;
const MASK = (1 << BITS_OF_SCALE) - 1;
const SHIFTS: Readonly<Record<RatingScale, number>> = { phq9: 0, gad7: BITS_OF_SCALE };

/** Packs a score of a scale; undefined for none. Combine the results with `|`. */
export function packScore(scale: RatingScale, score: number | undefined): PackedScores {
  return score === undefined ? NO_SCORES : (score + 1) << SHIFTS[scale];
}

/** Returns the score of a scale, or undefined if the row has none. */
export function unpackScore(scale: RatingScale, scores: PackedScores): number | undefined {
  const packed = (scores >> SHIFTS[scale]) & MASK;
  return packed === 0 ? undefined : packed - 1;
}

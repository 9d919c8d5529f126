import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { daysBetween, type CalendarDate } from '../../log/values/calendarDate';
import { RATING_SCALES, unpackScore, type RatingScale } from '../../log/values/ratingScore';
import type { PatientMonth } from '../months/patientMonth';
import type { CaseloadThresholds } from '../rules/caseloadThresholds';

/** A score of a rating scale on a day. */
export interface DatedScore {
  readonly row: RowId;
  readonly date: CalendarDate;
  readonly score: number;
}

/** The scores of one scale in an episode. */
export interface ScaleCourse {
  readonly scale: RatingScale;
  /** By date; at least one. */
  readonly scores: readonly DatedScore[];
  readonly baseline: DatedScore;
  readonly latest: DatedScore;
  readonly isImproved: boolean;
  readonly isRemitted: boolean;
  /** Whether the latest score was taken after the weeks in which treatment should show an improvement. */
  readonly isDue: boolean;
}

/** What the entries of a patient's latest episode show about the course of treatment. */
export interface TreatmentCourse {
  readonly scales: readonly ScaleCourse[];
  /** The last entry of any kind. */
  readonly lastEntry: CalendarDate | undefined;
  /** The last entry that counts and isn't a review by the psychiatric consultant. */
  readonly lastContact: CalendarDate | undefined;
  /** The last review by the psychiatric consultant. */
  readonly lastReview: CalendarDate | undefined;
}

/** How the rows of a patient are read. */
export interface CourseContext {
  readonly table: RowTable;
  readonly isConsultation: (row: RowId) => boolean;
  readonly thresholds: CaseloadThresholds;
}

/**
 * Finds the course of a patient's treatment in the latest episode. Rows in error have no part in it, and neither have scores that
 * aren't plausible. A row whose time doesn't count under the payer's rules still shows a score or a review.
 *
 * @param months the months of one patient, in ascending order, already evaluated
 * @param until the last day to look at; undefined for all days
 */
export function findTreatmentCourse(
  months: readonly PatientMonth[],
  context: CourseContext,
  until?: CalendarDate,
): TreatmentCourse {
  const { table, isConsultation, thresholds } = context;
  const scores: Record<RatingScale, DatedScore[]> = { phq9: [], gad7: [] };
  let lastEntry: CalendarDate | undefined;
  let lastContact: CalendarDate | undefined;
  let lastReview: CalendarDate | undefined;
  for (const { summary } of selectLatestEpisode(months)) {
    const left = summary.excludedRows;
    for (const row of summary.validRows) {
      const date = table.dateOf(row);
      if (date === 0 || (until !== undefined && date > until)) {
        continue;
      }
      lastEntry = date;
      if (isConsultation(row)) {
        lastReview = date;
      } else if (!left.has(row)) {
        lastContact = date;
      }
      addScores(scores, table, row, date);
    }
  }
  const scales = RATING_SCALES.flatMap((scale) => createScaleCourse(scale, scores[scale], thresholds) ?? []);
  return { scales, lastEntry, lastContact, lastReview };
}

/**
 * Checks whether a patient hasn't improved after the weeks of treatment, and no review by the psychiatric consultant took place since
 * these weeks ended (sources.md 7.1).
 */
export function needsReview({ scales, lastReview }: TreatmentCourse, { weeks }: CaseloadThresholds): boolean {
  return scales.some(
    ({ baseline, isDue, isImproved }) =>
      isDue && !isImproved && (lastReview === undefined || daysBetween(baseline.date, lastReview) < weeks * 7),
  );
}

/** Returns the months with the initial assessment of the last month. */
function selectLatestEpisode(months: readonly PatientMonth[]): readonly PatientMonth[] {
  const assessment = months.at(-1)?.assessment;
  return assessment === undefined ? months : months.filter((month) => month.assessment === assessment);
}

function addScores(
  scores: Readonly<Record<RatingScale, DatedScore[]>>,
  table: RowTable,
  row: RowId,
  date: CalendarDate,
): void {
  const packed = table.scoresOf(row);
  if (packed !== 0) {
    for (const scale of RATING_SCALES) {
      const score = unpackScore(scale, packed);
      if (score !== undefined) {
        scores[scale].push({ row, date, score });
      }
    }
  }
}

function createScaleCourse(
  scale: RatingScale,
  scores: readonly DatedScore[],
  { weeks, improvementPercent, targetScore, remissionScore }: CaseloadThresholds,
): ScaleCourse | undefined {
  const baseline = scores[0];
  const latest = scores.at(-1);
  if (!baseline || !latest) {
    return undefined;
  }
  const decrease = baseline.score - latest.score;
  return {
    scale,
    scores,
    baseline,
    latest,
    isImproved: latest.score < targetScore || decrease * 100 >= improvementPercent * baseline.score,
    isRemitted: latest.score < remissionScore,
    isDue: daysBetween(baseline.date, latest.date) >= weeks * 7,
  };
}

import type { ScaleCourse, TreatmentCourse } from '../../billing/audit/treatmentCourse';
import type { CaseloadThresholds } from '../../billing/rules/caseloadThresholds';
import { daysBetween, formatDate, type CalendarDate } from '../../log/values/calendarDate';
import type { RatingScale } from '../../log/values/ratingScore';
import { t } from '../../text/text';
import { toPercent, type Caseload, type CaseloadRate } from './caseload';

/** A value of the caseload's table. Undefined if the log doesn't show it. */
export type CaseloadValue = string | number | { readonly date: CalendarDate } | undefined;

/** The table of the caseload, with a row for each patient. */
export interface CaseloadTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CaseloadValue[])[];
}

/** The rating scales and their names, which are the same in every language. */
export const SCALE_TITLES: readonly (readonly [scale: RatingScale, title: string])[] = [
  ['phq9', 'PHQ-9'],
  ['gad7', 'GAD-7'],
];

/** Returns the table of the caseload: for each patient the first and the latest score, the change, and days since the last contact. */
export function caseloadTable({ asOf, patients }: Caseload, { weeks }: CaseloadThresholds): CaseloadTable {
  const daysSince = (date: CalendarDate | undefined): number | undefined =>
    date === undefined || asOf === undefined ? undefined : daysBetween(date, asOf);
  return {
    columns: [
      t`MRN`,
      t`First name`,
      t`Last name`,
      ...SCALE_TITLES.flatMap(([, scale]) => [
        t`${scale} first`,
        t`${scale} latest`,
        t`${scale} change`,
        t`${scale} status`,
      ]),
      t`Latest score`,
      t`Days since score`,
      t`Days since contact`,
      t`Days since review`,
      t`Needs review`,
    ],
    rows: patients.map(({ mrn, firstName, lastName, course, needsReview }) => {
      const latest = findLatestScore(course);
      return [
        mrn,
        firstName,
        lastName,
        ...SCALE_TITLES.flatMap(([scale]) => scaleValues(course.scales.find((one) => one.scale === scale))),
        latest === undefined ? undefined : { date: latest },
        daysSince(latest),
        daysSince(course.lastContact),
        daysSince(course.lastReview),
        needsReview ? needsReviewText(weeks) : '',
      ];
    }),
  };
}

/** Returns why a patient has to be reviewed. @param weeks the weeks after which treatment should show an improvement */
export function needsReviewText(weeks: number): string {
  return t`not improved after ${weeks} weeks, and not reviewed since (CB180)`;
}

function scaleValues(course: ScaleCourse | undefined): readonly CaseloadValue[] {
  if (!course) {
    return [undefined, undefined, undefined, undefined];
  }
  const { baseline, latest } = course;
  return [baseline.score, latest.score, latest.score - baseline.score, statusText(course)];
}

/** Describes the latest score. The first score alone shows no course. */
export function statusText({ scores, isRemitted, isImproved }: ScaleCourse): string {
  if (scores.length < 2) {
    return t`first score only`;
  }
  return isRemitted ? t`remission` : isImproved ? t`improved` : t`not improved`;
}

/** Returns the day of the latest score of any scale. */
export function findLatestScore({ scales }: TreatmentCourse): CalendarDate | undefined {
  return scales.reduce<CalendarDate | undefined>(
    (latest, scale) => (latest === undefined || scale.latest.date > latest ? scale.latest.date : latest),
    undefined,
  );
}

/** Returns the rates of the caseload as pairs of a name and a figure, such as `1 of 3 (33%)`. */
export function caseloadRateLines(
  { asOf, rates }: Caseload,
  thresholds: CaseloadThresholds,
): readonly (readonly [name: string, figure: string])[] {
  const lines = rates.map((rate) => [rateTitle(rate, thresholds), rateText(rate)] as const);
  return asOf === undefined ? [] : [[t`Caseload on`, formatDate(asOf)], ...lines];
}

function rateTitle({ id }: CaseloadRate, thresholds: CaseloadThresholds): string {
  const { contactDays, weeks, improvementPercent, targetScore, remissionScore } = thresholds;
  switch (id) {
    case 'contact':
      return t`Contact in the last ${contactDays} days`;
    case 'score':
      return t`Score in the last ${contactDays} days`;
    case 'improvement':
      return t`Improved after ${weeks} weeks (below ${targetScore}, or ${improvementPercent}% lower), of first scores of ${targetScore} or more`;
    case 'remission':
      return t`Remission after ${weeks} weeks (below ${remissionScore}), of first scores of ${targetScore} or more`;
    case 'consultation':
      return t`Reviewed by the consultant, of those not improved after ${weeks} weeks`;
  }
}

function rateText(rate: CaseloadRate): string {
  const percent = toPercent(rate);
  return percent === undefined ? t`none of 0` : t`${rate.count} of ${rate.of} (${percent}%)`;
}

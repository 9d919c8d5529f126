import { findLargest } from '../../text/lists';
import { daysBetween, formatDate, type CalendarDate } from '../../log/values/calendarDate';
import type { TreatmentCourse } from '../../billing/audit/treatmentCourse';
import type { CaseloadThresholds } from '../../billing/rules/caseloadThresholds';
import { t } from '../../text/text';
import type { LineChart } from '../charts/lineChart';
import { SCALE_TITLES } from './caseloadTable';

/** The highest scores: 9 and 7 questions with up to 3 points each. */
const HIGHEST = { phq9: 27, gad7: 21 } as const;

/** Creates the chart of a patient's scores since the first one; undefined if there are none. @param patient how the patient is shown */
export function createScoreChart(
  { scales }: TreatmentCourse,
  { targetScore }: CaseloadThresholds,
  patient: string,
): LineChart | undefined {
  const dates = scales.flatMap(({ scores }) => scores.map(({ date }) => date));
  const first = findEarliest(dates);
  if (first === undefined) {
    return undefined;
  }
  const drawn = SCALE_TITLES.flatMap(([scale, title]) =>
    scales.filter((one) => one.scale === scale).map((course) => ({ course, title })),
  );
  return {
    kind: 'lines',
    id: 'scores',
    title: t`Scores of ${patient}`,
    note: t`Scores below ${targetScore}, the dashed line, are an improvement.`,
    highest: findLargest(drawn.map(({ course }) => HIGHEST[course.scale])),
    target: targetScore,
    series: drawn.map(({ course, title }) => ({
      name: title,
      points: course.scores.map(({ date, score }) => ({
        along: daysBetween(first, date),
        value: score,
        label: formatDate(date),
        text: String(score),
      })),
    })),
    table: {
      columns: [t`Date`, t`Scale`, t`Score`],
      rows: drawn
        .flatMap(({ course, title }) => course.scores.map(({ date, score }) => ({ date, title, score })))
        .sort((a, b) => a.date - b.date)
        .map(({ date, title, score }) => [formatDate(date), title, String(score)]),
    },
  };
}

function findEarliest(dates: readonly CalendarDate[]): CalendarDate | undefined {
  return dates.reduce<CalendarDate | undefined>(
    (earliest, date) => (earliest === undefined || date < earliest ? date : earliest),
    undefined,
  );
}

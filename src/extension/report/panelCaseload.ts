import type { ScaleCourse } from '../../billing/audit/treatmentCourse';
import { daysBetween, formatDate, type CalendarDate } from '../../log/values/calendarDate';
import type { PanelCaseload, PanelCaseloadPatient, PanelScale, PanelScore } from '../../protocol/caseloadMessages';
import { createCaseload, toPercent, type Caseload, type CaseloadPatient } from '../../report/caseload/caseload';
import {
  SCALE_TITLES,
  caseloadRateLines,
  findLatestScore,
  needsReviewText,
  statusText,
} from '../../report/caseload/caseloadTable';
import { createScoreChart } from '../../report/caseload/scoreChart';
import type { BillingReport } from '../../report/reportLine';
import { hasField } from '../../report/rowCells';
import { patientName } from '../../wording/monthFigures';
import { getLineKey } from './panelChoice';
import { formatPlace } from './panelPlaces';
import type { ReportSource } from './reportSource';

/** More patients are seen by filtering the report by payer or provider. */
const MOST_PATIENTS = 300;

/** Creates the caseload of the chosen month, payer, and provider. */
export function createPanelCaseload(source: ReportSource, report: BillingReport): PanelCaseload {
  const { billed } = source;
  const caseload = createCaseload(billed, report.choice);
  const { thresholds } = billed.ledger.courseContext;
  const [date, ...rates] = caseloadRateLines(caseload, thresholds);
  return {
    title: date?.join(' ') ?? '',
    hasScores: hasField(billed, 'phq9') || hasField(billed, 'gad7'),
    rates: rates.map(([name, figure], index) => {
      const rate = caseload.rates[index];
      return { name, figure, percent: rate && toPercent(rate) };
    }),
    patients: caseload.patients
      .slice(0, MOST_PATIENTS)
      .map((patient) => createPatient(source, caseload, patient, thresholds.weeks)),
    more: Math.max(0, caseload.patients.length - MOST_PATIENTS),
  };
}

function createPatient(
  source: ReportSource,
  { asOf }: Caseload,
  { mrn, firstName, lastName, month, course, needsReview }: CaseloadPatient,
  weeks: number,
): PanelCaseloadPatient {
  const patient = patientName(firstName, lastName, mrn);
  const daysSince = (date: CalendarDate | undefined): string =>
    date === undefined || asOf === undefined ? '' : String(daysBetween(date, asOf));
  return {
    key: getLineKey({ mrn, month }),
    patient,
    scales: SCALE_TITLES.flatMap(([scale, title]) =>
      course.scales.filter((one) => one.scale === scale).map((one) => createScale(title, one)),
    ),
    scores: listScores(source, course.scales),
    chart: createScoreChart(course, source.billed.ledger.courseContext.thresholds, patient),
    daysSinceScore: daysSince(findLatestScore(course)),
    daysSinceContact: daysSince(course.lastContact),
    daysSinceReview: daysSince(course.lastReview),
    needsReview: needsReview ? needsReviewText(weeks) : '',
  };
}

function createScale(name: string, course: ScaleCourse): PanelScale {
  const { baseline, latest, scores } = course;
  const change = latest.score - baseline.score;
  const sign = change > 0 ? '+' : change < 0 ? '\u2212' : '';
  return {
    name,
    baseline: String(baseline.score),
    latest: String(latest.score),
    change: scores.length < 2 ? '' : `${sign}${Math.abs(change)}`,
    status: statusText(course),
  };
}

/** Lists the scores by date, each with its place in a log. */
function listScores(source: ReportSource, scales: readonly ScaleCourse[]): readonly PanelScore[] {
  const { billed } = source;
  return SCALE_TITLES.flatMap(([scale, name]) =>
    scales
      .filter((course) => course.scale === scale)
      .flatMap(({ scores }) => scores.map((score) => ({ ...score, name }))),
  )
    .sort((a, b) => a.date - b.date)
    .map(({ row, date, score, name }) => {
      const log = billed.table.logNumberOf(row);
      const line = billed.logOf(row).lineOf(row) + 1;
      return { date: formatDate(date), name, score: String(score), log, line, place: formatPlace(source, log, line) };
    });
}

import type { BilledLogs } from '../../billing/billedLogs';
import {
  findTreatmentCourse,
  needsReview,
  type ScaleCourse,
  type TreatmentCourse,
} from '../../billing/audit/treatmentCourse';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { countDaysInMonth, daysBetween, type CalendarDate, type CalendarMonth } from '../../log/values/calendarDate';
import { isChosen } from '../leftOutEntries';
import type { ReportChoice } from '../reportChoice';

/** A patient of the caseload. */
export interface CaseloadPatient {
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The latest month with an entry up to the date of the caseload. */
  readonly month: CalendarMonth;
  readonly course: TreatmentCourse;
  /** Whether the patient hasn't improved and wasn't reviewed since (CB180). */
  readonly needsReview: boolean;
}

export type CaseloadRateId = 'contact' | 'score' | 'improvement' | 'remission' | 'consultation';

/** How many patients of a group have something. */
export interface CaseloadRate {
  readonly id: CaseloadRateId;
  readonly count: number;
  /** The size of the group. A group without patients has no rate. */
  readonly of: number;
}

/** The patients in treatment on a day, and the rates that programs are measured by (sources.md 7.1). */
export interface Caseload {
  /** Undefined if the logs have no entry. */
  readonly asOf: CalendarDate | undefined;
  /** Those who need a review first, then by MRN. */
  readonly patients: readonly CaseloadPatient[];
  readonly rates: readonly CaseloadRate[];
}

/**
 * Finds the caseload on the last day of the chosen month or, without one, on the day of the latest entry: the patients with an entry
 * in the days before it (`activeDays`) who aren't discharged. Payer and provider are those of the patient's latest month.
 */
export function createCaseload(billed: BilledLogs, choice: ReportChoice): Caseload {
  const byPatient = groupByPatient(billed, choice.month);
  const asOf = findDate(billed, [...byPatient.values()], choice.month);
  if (asOf === undefined) {
    return { asOf, patients: [], rates: countRates([], billed, asOf) };
  }
  const { courseContext, rules } = billed.ledger;
  const patients = [...byPatient.values()].flatMap((months): CaseloadPatient[] => {
    const last = months.at(-1);
    if (!last || !isChosen(last, { ...choice, month: undefined })) {
      return [];
    }
    const course = findTreatmentCourse(months, courseContext, asOf);
    if (!isActive(course, billed, last, asOf)) {
      return [];
    }
    const { mrn, month, summary } = last;
    const { firstName, lastName } = summary.reported;
    return [{ mrn, firstName, lastName, month, course, needsReview: needsReview(course, rules.caseload) }];
  });
  patients.sort((a, b) => Number(b.needsReview) - Number(a.needsReview) || (a.mrn < b.mrn ? -1 : 1));
  return { asOf, patients, rates: countRates(patients, billed, asOf) };
}

/** Returns the months of each patient up to a month, in ascending order. */
function groupByPatient({ ledger }: BilledLogs, until: CalendarMonth | undefined): Map<string, PatientMonth[]> {
  const byPatient = new Map<string, PatientMonth[]>();
  for (const month of ledger.months()) {
    if (month.summary.validRows.length > 0 && (until === undefined || month.month <= until)) {
      const months = byPatient.get(month.mrn) ?? [];
      byPatient.set(month.mrn, months);
      months.push(month);
    }
  }
  for (const months of byPatient.values()) {
    months.sort((a, b) => a.month - b.month);
  }
  return byPatient;
}

function findDate(
  { table }: BilledLogs,
  patients: readonly (readonly PatientMonth[])[],
  month: CalendarMonth | undefined,
): CalendarDate | undefined {
  let latest: CalendarDate | undefined;
  for (const months of patients) {
    const row = months.at(-1)?.summary.validRows.at(-1);
    const date = row === undefined ? 0 : table.dateOf(row);
    if (date !== 0 && (latest === undefined || date > latest)) {
      latest = date;
    }
  }
  return latest === undefined || month === undefined ? latest : lastDayOf(month);
}

function lastDayOf(month: CalendarMonth): CalendarDate {
  return (month * 100 + countDaysInMonth(Math.floor(month / 100), month % 100)) as CalendarDate;
}

function isActive(
  { lastEntry }: TreatmentCourse,
  { table, ledger }: BilledLogs,
  { summary }: PatientMonth,
  asOf: CalendarDate,
): boolean {
  const isDischarged = summary.validRows.some((row) => {
    const { dischargeDate } = table.attributesOf(row);
    return dischargeDate !== undefined && dischargeDate <= asOf;
  });
  return !isDischarged && lastEntry !== undefined && daysBetween(lastEntry, asOf) <= ledger.rules.caseload.activeDays;
}

function countRates(
  patients: readonly CaseloadPatient[],
  { ledger }: BilledLogs,
  asOf: CalendarDate | undefined,
): readonly CaseloadRate[] {
  const { contactDays, targetScore } = ledger.rules.caseload;
  const isRecent = (date: CalendarDate | undefined): boolean =>
    date !== undefined && asOf !== undefined && daysBetween(date, asOf) <= contactDays;
  const due = patients
    .map((patient) => ({ patient, scales: findDueScales(patient.course, targetScore) }))
    .filter(({ scales }) => scales.length > 0);
  const notImproved = due.filter(({ scales }) => scales.some(({ isImproved }) => !isImproved));
  return [
    { id: 'contact', count: patients.filter(({ course }) => isRecent(course.lastContact)).length, of: patients.length },
    {
      id: 'score',
      count: patients.filter(({ course }) => course.scales.some(({ latest }) => isRecent(latest.date))).length,
      of: patients.length,
    },
    { id: 'improvement', count: due.length - notImproved.length, of: due.length },
    {
      id: 'remission',
      count: due.filter(({ scales }) => scales.every(({ isRemitted }) => isRemitted)).length,
      of: due.length,
    },
    {
      id: 'consultation',
      count: notImproved.filter(({ patient }) => !patient.needsReview).length,
      of: notImproved.length,
    },
  ];
}

/** Returns the scales that were elevated at first, with a score after the weeks in which treatment should show an improvement. */
function findDueScales({ scales }: TreatmentCourse, targetScore: number): readonly ScaleCourse[] {
  return scales.filter(({ baseline, isDue }) => isDue && baseline.score >= targetScore);
}

/** Returns a rate as a whole percentage, rounded half up; undefined for a group without patients. */
export function toPercent({ count, of }: CaseloadRate): number | undefined {
  return of === 0 ? undefined : Math.floor((200 * count + of) / (2 * of));
}

import type { BilledLogs } from '../billing/billedLogs';
import type { LeftOut } from '../billing/leftOutRows';
import type { MonthKind, PatientMonth } from '../billing/patientMonth';
import { problemTotals, type ProblemTotals } from '../billing/problemList';
import type { CptCode, EarnedCodes, NextCode, TimeRule } from '../billing/timeRules';
import type { CalendarDate, CalendarMonth } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, type Minutes } from '../log/minutes';

/** One line of the billing report: a patient's calendar month with at least one entry that counts. */
export interface ReportLine {
  readonly month: CalendarMonth;
  /** The initial assessment of the episode, or undefined where there is none or more than one. */
  readonly initialAssessment: CalendarDate | undefined;
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly minutes: Minutes;
  readonly payer: string;
  readonly codes: EarnedCodes;
  readonly npi: string;
  readonly problemsList: string;
  /** Not in the file, but shown: why a line has the codes it has. */
  readonly kind: MonthKind;
  readonly next: NextCode | undefined;
  readonly entryCount: number;
  readonly leftOutCount: number;
}

export interface ReportTotals {
  readonly lines: number;
  readonly patients: number;
  readonly minutes: Minutes;
  /** Months with a base code. */
  readonly billableMonths: number;
  readonly units: Readonly<Record<CptCode, number>>;
}

export interface BillingReport {
  readonly rule: TimeRule;
  /** The month the report is limited to, or undefined for all. */
  readonly month: CalendarMonth | undefined;
  /** MRN ascending, then month descending. */
  readonly lines: readonly ReportLine[];
  readonly totals: ReportTotals;
  /** Rows in error, by reason: they are in no sum. */
  readonly leftOut: readonly LeftOut[];
  readonly problems: ProblemTotals;
  /** Every month that has a line when no month is chosen, latest first. */
  readonly months: readonly CalendarMonth[];
}

/**
 * The billing report of one or several logs (billing-rules 0.1).
 *
 * @param month limits the lines to one calendar month; the episodes are found over all months in any case
 */
export function billingReport(billed: BilledLogs, month?: CalendarMonth): BillingReport {
  const all = billed.ledger.months().filter((candidate) => candidate.settled.entryCount > 0);
  const lines = all.filter((candidate) => month === undefined || candidate.month === month).map(reportLine);
  return {
    rule: billed.ledger.rule,
    month,
    lines,
    totals: totalsOf(lines),
    leftOut: billed.ledger.leftOut.list(month),
    problems: problemTotals(billed),
    months: [...new Set(all.map((candidate) => candidate.month))].sort((a, b) => b - a),
  };
}

function reportLine(patientMonth: PatientMonth): ReportLine {
  const { minutes, standing, entryCount, leftOutCount } = patientMonth.settled;
  return {
    month: patientMonth.month,
    initialAssessment: patientMonth.assessment,
    mrn: patientMonth.mrn,
    firstName: standing.firstName,
    lastName: standing.lastName,
    minutes,
    payer: standing.payer,
    codes: patientMonth.codes,
    npi: standing.npi,
    problemsList: standing.problemsList,
    kind: patientMonth.kind,
    next: patientMonth.next,
    entryCount,
    leftOutCount,
  };
}

function totalsOf(lines: readonly ReportLine[]): ReportTotals {
  const units: Record<CptCode, number> = { '99492': 0, '99493': 0, '99494': 0 };
  let minutes = NO_MINUTES;
  let billableMonths = 0;
  for (const line of lines) {
    minutes = addMinutes(minutes, line.minutes);
    if (line.codes.base) {
      units[line.codes.base]++;
      billableMonths++;
    }
    units['99494'] += line.codes.addOnUnits;
  }
  const patients = new Set(lines.map(({ mrn }) => mrn)).size;
  return { lines: lines.length, patients, minutes, billableMonths, units };
}

import type { BilledLogs } from '../billing/billedLogs';
import type { LeftOut } from '../billing/leftOutRows';
import type { MonthKind, PatientMonth } from '../billing/patientMonth';
import { problemTotals, type ProblemTotals } from '../billing/problemList';
import { BILLING_CODES, CPT_CODES, type BillingCode, type EarnedCodes, type NextCode } from '../billing/codes';
import type { PayerProfile } from '../billing/payerProfile';
import type { TimeRule } from '../billing/timeRules';
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
  /** By whose rules the codes were given. */
  readonly profile: PayerProfile;
}

export interface ReportTotals {
  readonly lines: number;
  readonly patients: number;
  readonly minutes: Minutes;
  /** Months with a base code. */
  readonly billableMonths: number;
  readonly units: Readonly<Record<BillingCode, number>>;
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
    rule: billed.ledger.rules.defaultProfile.timeRule,
    month,
    lines,
    totals: totalsOf(lines),
    leftOut: billed.ledger.leftOut.list(month),
    problems: problemTotals(billed),
    months: [...new Set(all.map((candidate) => candidate.month))].sort((a, b) => b - a),
  };
}

function reportLine(patientMonth: PatientMonth): ReportLine {
  const { minutes, standing, entryCount, leftOutCount, profile } = patientMonth.settled;
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
    profile,
  };
}

/** The codes to show for a report: those of its own columns, and any other that a line earns. */
export function codesShown({ units }: ReportTotals): BillingCode[] {
  return BILLING_CODES.filter((code) => units[code] > 0 || (CPT_CODES as readonly string[]).includes(code));
}

function totalsOf(lines: readonly ReportLine[]): ReportTotals {
  const units = Object.fromEntries(BILLING_CODES.map((code) => [code, 0])) as Record<BillingCode, number>;
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

import type { BilledLogs } from '../billing/billedLogs';
import type { LeftOut } from '../billing/totals/leftOutRows';
import type { MonthKind, PatientMonth } from '../billing/months/patientMonth';
import { problemTotals, type ProblemTotals } from '../billing/problemList';
import { BILLING_CODES, CPT_CODES, type BillingCode, type EarnedCodes, type NextCode } from '../billing/rules/codes';
import { addCents, estimate, type Estimate, type FeeSchedule } from '../billing/rules/feeSchedule';
import type { PayerProfile } from '../billing/rules/payerProfile';
import type { TimeRule } from '../billing/rules/timeRules';
import type { CalendarDate, CalendarMonth } from '../log/values/calendarDate';
import type { RowId } from '../log/rows/rowTable';
import { isChosen, leftOutEntries, leftOutReasons } from './leftOutEntries';
import { orderedLines } from './lineOrder';
import { WHOLE_REPORT, type ReportChoice } from './reportChoice';
import { NO_MINUTES, addMinutes, type Minutes } from '../log/values/minutes';

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
  /** The entries that count, by date and then by place in the log. */
  readonly counted: readonly RowId[];
  /** Minutes of these entries that do not count, for their times overlap. */
  readonly lost: ReadonlyMap<RowId, Minutes>;
  /** Codes that the log says are billed for the patient in the month besides. */
  readonly otherCodes: ReadonlySet<string>;
}

export interface ReportTotals {
  readonly lines: number;
  readonly patients: number;
  readonly minutes: Minutes;
  /** Months with a base code. */
  readonly billableMonths: number;
  readonly units: Readonly<Record<BillingCode, number>>;
  /** What may be allowed for the lines by the user's own fees; undefined where there are none. */
  readonly estimate: Estimate | undefined;
}

export interface BillingReport {
  readonly rule: TimeRule;
  readonly choice: ReportChoice;
  /** MRN ascending, then month descending, unless another order is chosen. */
  readonly lines: readonly ReportLine[];
  readonly totals: ReportTotals;
  /** Rows in error, by reason: they are in no sum. */
  readonly leftOut: readonly LeftOut[];
  readonly problems: ProblemTotals;
  /** Every month that has a line when nothing is chosen, latest first. */
  readonly months: readonly CalendarMonth[];
  /** Every payer and every referring provider's NPI in the lines when nothing is chosen; '' last. */
  readonly payers: readonly string[];
  readonly providers: readonly string[];
}

/**
 * The billing report of one or several logs (sources.md 0.1).
 *
 * @param choice limits and orders the lines; the episodes are found over all months in any case
 */
export function billingReport(billed: BilledLogs, choice: ReportChoice = WHOLE_REPORT): BillingReport {
  const { month, payer, npi, order } = choice;
  const all = billed.ledger.months().filter((candidate) => candidate.settled.entryCount > 0);
  const chosen = all.filter((candidate) => isChosen(candidate, choice));
  const lines = orderedLines(chosen.map(reportLine), order);
  const isByMonthOnly = payer === undefined && npi === undefined;
  return {
    rule: billed.ledger.rules.defaultProfile.timeRule,
    choice,
    lines,
    totals: totalsOf(lines, billed.ledger.rules.fees),
    leftOut: isByMonthOnly ? billed.ledger.leftOut.list(month) : leftOutReasons(leftOutEntries(billed, choice)),
    problems: problemTotals(billed),
    months: [...new Set(all.map((candidate) => candidate.month))].sort((a, b) => b - a),
    payers: distinctTexts(all.map(({ settled }) => settled.standing.payer)),
    providers: distinctTexts(all.map(({ settled }) => settled.standing.npi)),
  };
}

function distinctTexts(texts: readonly string[]): readonly string[] {
  const distinct = [...new Set(texts)];
  return [...distinct.filter((text) => text !== '').sort(), ...distinct.filter((text) => text === '')];
}

function reportLine(patientMonth: PatientMonth): ReportLine {
  const { minutes, standing, entryCount, leftOutCount, profile, counted, lost, facts } = patientMonth.settled;
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
    counted,
    lost,
    otherCodes: facts.otherCodes,
  };
}

/** The codes to show for a report: those of its own columns, and any other that a line earns. */
export function codesShown({ units }: Pick<ReportTotals, 'units'>): BillingCode[] {
  return BILLING_CODES.filter((code) => units[code] > 0 || (CPT_CODES as readonly string[]).includes(code));
}

function totalsOf(lines: readonly ReportLine[], fees: FeeSchedule): ReportTotals {
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
  return { lines: lines.length, patients, minutes, billableMonths, units, estimate: estimateOf(lines, fees) };
}

function estimateOf(lines: readonly ReportLine[], fees: FeeSchedule): Estimate | undefined {
  if (fees.length === 0) {
    return undefined;
  }
  const all = lines.map(({ codes, month, profile }) => estimate(codes, month, profile.id, fees));
  return {
    amount: addCents(...all.map(({ amount }) => amount)),
    without: [...new Set(all.flatMap(({ without }) => without))],
  };
}

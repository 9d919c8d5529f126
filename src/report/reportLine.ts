import type { Readiness, ReadinessState } from '../billing/readiness/readiness';
import type { ExcludedTotal } from '../billing/totals/excludedRows';
import type { MonthKind } from '../billing/months/patientMonth';
import { BILLING_CODES, CPT_CODES, type BillingCode, type EarnedCodes, type NextCode } from '../billing/rules/codes';
import type { Estimate } from '../billing/rules/feeSchedule';
import type { PayerProfile } from '../billing/rules/payerProfile';
import type { TimeRule } from '../billing/rules/timeRules';
import type { RowId } from '../log/rows/rowId';
import type { CalendarDate, CalendarMonth } from '../log/values/calendarDate';
import type { Minutes } from '../log/values/minutes';
import type { ReportChoice } from './reportChoice';

/** One line of the billing report: a patient's calendar month with at least one entry that counts. */
export interface ReportLine {
  readonly month: CalendarMonth;
  /** The initial assessment of the episode, or undefined if the episode doesn't have exactly one. */
  readonly initialAssessment: CalendarDate | undefined;
  readonly mrn: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly minutes: Minutes;
  readonly payer: string;
  readonly codes: EarnedCodes;
  readonly npi: string;
  readonly problemsList: string;
  /** Isn't in the report file. Views show it to explain the codes. */
  readonly kind: MonthKind;
  readonly next: NextCode | undefined;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** The number of rows without a date or an MRN that may belong to the line. */
  readonly unplacedCount: number;
  /** The profile whose rules assigned the codes. */
  readonly profile: PayerProfile;
  /** The counted entries, by date and then by position in the log. */
  readonly counted: readonly RowId[];
  /** Minutes of these entries that don't count because the times overlap. */
  readonly overlapMinutes: ReadonlyMap<RowId, Minutes>;
  /** Other codes that the log lists as billed for the patient in the month. */
  readonly otherCodes: ReadonlySet<string>;
  /** The codes under the other choice between an APCM add-on and the time-based codes, if the month has the choice. */
  readonly alternative: EarnedCodes | undefined;
  /** The same if the clinic hasn't chosen. */
  readonly undecided: EarnedCodes | undefined;
  /** Whether the claim of the line can go out; undefined for a line without a code. */
  readonly readiness: Readiness | undefined;
}

export interface ReportTotals {
  readonly lines: number;
  readonly patients: number;
  readonly minutes: Minutes;
  /** Months with a base code. */
  readonly billableMonths: number;
  readonly units: Readonly<Record<BillingCode, number>>;
  /** The estimate of allowed amounts from the user's fees, or undefined without fees. */
  readonly estimate: Estimate | undefined;
}

export interface BillingReport {
  readonly rule: TimeRule;
  readonly choice: ReportChoice;
  /** By MRN, then from the latest month, unless another order is chosen. */
  readonly lines: readonly ReportLine[];
  readonly totals: ReportTotals;
  /** The totals of the lines in each state, before a choice of the state. */
  readonly stateTotals: ReadonlyMap<ReadinessState, ReportTotals>;
  /** Rows and time that aren't included in the report, by reason: errors, the payer's rules, and overlaps. */
  readonly leftOut: readonly ExcludedTotal[];
  /** The months of all lines, before filtering, latest first. */
  readonly months: readonly CalendarMonth[];
  /** The payers and referring provider NPIs of all lines, before filtering; '' last. */
  readonly payers: readonly string[];
  readonly providers: readonly string[];
}

/** Returns the codes to show for a report: the codes with a column, and other codes that a line earned. */
export function shownCodes({ units }: Pick<ReportTotals, 'units'>): BillingCode[] {
  return BILLING_CODES.filter((code) => units[code] > 0 || (CPT_CODES as readonly string[]).includes(code));
}

import type { ExcludedTotal } from '../billing/totals/excludedRows';
import type { MonthKind } from '../billing/months/patientMonth';
import type { ProblemTotals } from '../billing/problemList';
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
  readonly overlapMinutes: ReadonlyMap<RowId, Minutes>;
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
  /** Rows and time that aren't included in the report, by reason: errors, the payer's rules, and overlaps. */
  readonly leftOut: readonly ExcludedTotal[];
  readonly problems: ProblemTotals;
  /** Every month that has a line when nothing is chosen, latest first. */
  readonly months: readonly CalendarMonth[];
  /** Every payer and every referring provider's NPI in the lines when nothing is chosen; '' last. */
  readonly payers: readonly string[];
  readonly providers: readonly string[];
}

/** The codes to show for a report: those of its own columns, and any other that a line earns. */
export function shownCodes({ units }: Pick<ReportTotals, 'units'>): BillingCode[] {
  return BILLING_CODES.filter((code) => units[code] > 0 || (CPT_CODES as readonly string[]).includes(code));
}

import { BILLING_CODES, type BillingCode, type EarnedCodes } from '../rules/codes';
import type { PatientMonth } from '../months/patientMonth';

/** The codes that all patient-months earn, updated with each month so that an edit doesn't add up the whole report again. */
export class EarnedTotals {
  private readonly counts = Object.fromEntries(BILLING_CODES.map((code) => [code, 0])) as Record<BillingCode, number>;
  private monthCount = 0;

  /** The number of patient-months with an entry that counts, which are the lines of the report. */
  get lines(): number {
    return this.monthCount;
  }

  /** The units of each code. A base code has one unit for each month that earns it. */
  get units(): Readonly<Record<BillingCode, number>> {
    return { ...this.counts };
  }

  /** Whether any patient-month earns a code. */
  get hasAny(): boolean {
    return BILLING_CODES.some((code) => this.counts[code] > 0);
  }

  /** Updates the totals for a month that was evaluated, or that no longer has any rows. */
  recount(month: PatientMonth): void {
    const codes = month.currentSummary && month.currentSummary.entryCount > 0 ? month.codes : undefined;
    if (codes !== month.countedCodes) {
      this.count(month.countedCodes, -1);
      this.count(codes, 1);
      month.countedCodes = codes;
    }
  }

  private count(codes: EarnedCodes | undefined, change: 1 | -1): void {
    if (!codes) {
      return;
    }
    this.monthCount += change;
    if (codes.base !== undefined) {
      this.counts[codes.base] += change;
    }
    this.counts['99494'] += change * codes.addOnUnits;
  }
}

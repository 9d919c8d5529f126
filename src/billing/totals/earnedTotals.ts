import { BILLING_CODES, type BillingCode, type EarnedCodes } from '../rules/codes';
import type { PatientMonth } from '../months/patientMonth';

/** What all patient-months have earned together, kept in step with them: no edit makes the whole report be summed anew. */
export class EarnedTotals {
  private readonly counts = Object.fromEntries(BILLING_CODES.map((code) => [code, 0])) as Record<BillingCode, number>;
  private monthCount = 0;

  /** Patient-months with an entry that counts: the lines of the report. */
  get lines(): number {
    return this.monthCount;
  }

  /** Units of each code; a base code has one for each month that earned it. */
  get units(): Readonly<Record<BillingCode, number>> {
    return { ...this.counts };
  }

  /** Counts a month as it is now, in place of what it was counted as before. It must have been judged, or have no rows. */
  recount(month: PatientMonth): void {
    const codes = month.currentSummary && month.currentSummary.entryCount > 0 ? month.codes : undefined;
    if (codes !== month.countedCodes) {
      this.count(month.countedCodes, -1);
      this.count(codes, 1);
      month.countedCodes = codes;
    }
  }

  private count(codes: EarnedCodes | undefined, by: 1 | -1): void {
    if (!codes) {
      return;
    }
    this.monthCount += by;
    if (codes.base !== undefined) {
      this.counts[codes.base] += by;
    }
    this.counts['99494'] += by * codes.addOnUnits;
  }
}

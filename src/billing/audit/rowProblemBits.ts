import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { CLAIM_RISK_BIT } from '../problems/billingProblems';
import type { PatientMonth } from '../months/patientMonth';
import { ProblemCounts } from '../problems/problemCounts';
import type { ClaimRiskCode } from '../problems/billingProblems';

/** The marks of rows for what shows only when rows are read together, and how many rows have each problem. */
export class RowProblemBits {
  readonly counts = new ProblemCounts();

  constructor(private readonly table: RowTable) {}

  /** Counts the problems that a row shows alone, in or out. */
  countRow(row: RowId, by: 1 | -1): void {
    this.counts.countRow(this.table.flagsOf(row), this.table.adviceOf(row), by);
  }

  /** Sets those bits of a row that the mask has, and leaves the others. */
  set(row: RowId, mask: number, bits: number): void {
    const before = this.table.marksOf(row);
    const after = (before & ~mask) | bits;
    if (before !== after) {
      this.counts.countCrossRowProblems(before, -1);
      this.counts.countCrossRowProblems(after, 1);
      this.table.setMarks(row, after);
    }
  }

  /** Puts what a claim of the month may be denied for in place of what was found before. */
  setClaimRisks(month: PatientMonth, findings: readonly ClaimRiskCode[]): void {
    this.counts.countClaimRisks(month.claimRisks, -1);
    this.counts.countClaimRisks(findings, 1);
    month.claimRisks = findings;
    const row = findings.length > 0 ? month.currentSummary?.firstRow : undefined;
    if (month.claimRiskRow !== undefined && month.claimRiskRow !== row && month.rows.includes(month.claimRiskRow)) {
      this.set(month.claimRiskRow, CLAIM_RISK_BIT, 0);
    }
    month.claimRiskRow = row;
    if (row !== undefined) {
      this.set(row, CLAIM_RISK_BIT, CLAIM_RISK_BIT);
    }
  }
}

import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { PatientMonth } from '../months/patientMonth';
import { CLAIM_RISK_BIT } from '../problems/crossRowProblems';
import { ProblemCounts } from '../problems/problemCounts';
import type { MonthClaimRisk } from './findClaimRisks';

/** Sets the bits of the problems that rows show only together, and counts how many rows have each problem. */
export class RowProblemBits {
  readonly counts = new ProblemCounts();

  constructor(private readonly table: RowTable) {}

  /** Adds or removes a row's own problems in the counts. */
  countRow(row: RowId, change: 1 | -1): void {
    this.counts.countRow(this.table.flagsOf(row), this.table.warningsOf(row), change);
  }

  /** Replaces the bits of a row that are in the mask. */
  set(row: RowId, mask: number, bits: number): void {
    const before = this.table.crossRowBitsOf(row);
    const after = (before & ~mask) | bits;
    if (before !== after) {
      this.counts.countCrossRowProblems(before, -1);
      this.counts.countCrossRowProblems(after, 1);
      this.table.setCrossRowBits(row, after);
    }
  }

  /** Replaces the claim risks of a month. They are shown on its topmost row. */
  setClaimRisks(month: PatientMonth, risks: readonly MonthClaimRisk[]): void {
    this.counts.countClaimRisks(month.claimRisks, -1);
    this.counts.countClaimRisks(risks, 1);
    month.claimRisks = risks;
    const row = risks.length > 0 ? month.currentSummary?.firstRow : undefined;
    if (month.claimRiskRow !== undefined && month.claimRiskRow !== row && month.rows.includes(month.claimRiskRow)) {
      this.set(month.claimRiskRow, CLAIM_RISK_BIT, 0);
    }
    month.claimRiskRow = row;
    if (row !== undefined) {
      this.set(row, CLAIM_RISK_BIT, CLAIM_RISK_BIT);
    }
  }
}

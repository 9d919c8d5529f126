import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { FINDINGS_MARK } from '../problems/billingProblems';
import type { PatientMonth } from '../months/patientMonth';
import { ProblemCounts } from '../problems/problemCounts';
import type { FindingCode } from '../problems/billingProblems';

/** The marks of rows for what shows only when rows are read together, and how many rows have each problem. */
export class RowMarks {
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
      this.counts.countMarks(before, -1);
      this.counts.countMarks(after, 1);
      this.table.setMarks(row, after);
    }
  }

  /** Puts what a claim of the month may be denied for in place of what was found before. */
  setFindings(month: PatientMonth, findings: readonly FindingCode[]): void {
    this.counts.countFindings(month.findings, -1);
    this.counts.countFindings(findings, 1);
    month.findings = findings;
    const row = findings.length > 0 ? month.summary?.firstRow : undefined;
    if (month.findingsRow !== undefined && month.findingsRow !== row && month.rows.includes(month.findingsRow)) {
      this.set(month.findingsRow, FINDINGS_MARK, 0);
    }
    month.findingsRow = row;
    if (row !== undefined) {
      this.set(row, FINDINGS_MARK, FINDINGS_MARK);
    }
  }
}

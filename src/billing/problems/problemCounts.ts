import { ROW_ADVICE_CODES, ROW_ERROR_CODES, ROW_ERROR_BITS } from '../../log/problems/problems';
import { MARKED_PROBLEM_CODES, type FindingCode } from './billingProblems';

/** How many rows have each problem, kept in step with them. */
export class ProblemCounts {
  private readonly errors = new Int32Array(32);
  private readonly advice = new Int32Array(32);
  private readonly marks = new Int32Array(32);
  private readonly findings = new Map<string, number>();

  /** Counts what a row shows alone, in or out. */
  countRow(flags: number, advice: number, by: 1 | -1): void {
    countBits(flags & ROW_ERROR_BITS, this.errors, by);
    countBits(advice, this.advice, by);
  }

  /** Counts what a row shows among others. */
  countMarks(marks: number, by: 1 | -1): void {
    countBits(marks, this.marks, by);
  }

  countFindings(codes: readonly FindingCode[], by: 1 | -1): void {
    for (const code of codes) {
      this.findings.set(code, (this.findings.get(code) ?? 0) + by);
    }
  }

  /** How many rows, or patient-months, have the problem of this code; 0 for one that is of neither. */
  of(code: string): number {
    return (
      this.findings.get(code) ??
      at(this.errors, ROW_ERROR_CODES, code) ??
      at(this.advice, ROW_ADVICE_CODES, code) ??
      at(this.marks, MARKED_PROBLEM_CODES, code) ??
      0
    );
  }
}

/** Each bit that is set counts for itself. */
function countBits(bits: number, counts: Int32Array, by: 1 | -1): void {
  for (let left = bits; left !== 0; left &= left - 1) {
    const bit = 31 - Math.clz32(left & -left);
    counts[bit] = (counts[bit] ?? 0) + by;
  }
}

/** The count at the place of a code among those that the bits stand for, or undefined where it is none of them. */
function at(counts: Int32Array, codes: readonly string[], code: string): number | undefined {
  const bit = codes.indexOf(code);
  return bit < 0 ? undefined : counts[bit];
}

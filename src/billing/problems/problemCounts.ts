import { ROW_ADVICE_CODES, ROW_ERROR_CODES, ROW_ERROR_BITS } from '../../log/problems/problems';
import { CROSS_ROW_PROBLEM_CODES, type ClaimRiskCode } from './billingProblems';

/** How many rows have each problem, kept in step with them. */
export class ProblemCounts {
  private readonly errors = new Int32Array(32);
  private readonly warnings = new Int32Array(32);
  private readonly crossRowProblems = new Int32Array(32);
  private readonly claimRisks = new Map<string, number>();

  /** Counts what a row shows alone, in or out. */
  countRow(flags: number, advice: number, by: 1 | -1): void {
    countBits(flags & ROW_ERROR_BITS, this.errors, by);
    countBits(advice, this.warnings, by);
  }

  /** Counts what a row shows among others. */
  countCrossRowProblems(marks: number, by: 1 | -1): void {
    countBits(marks, this.crossRowProblems, by);
  }

  countClaimRisks(codes: readonly ClaimRiskCode[], by: 1 | -1): void {
    for (const code of codes) {
      this.claimRisks.set(code, (this.claimRisks.get(code) ?? 0) + by);
    }
  }

  /** How many rows, or patient-months, have the problem of this code; 0 for one that is of neither. */
  count(code: string): number {
    return (
      this.claimRisks.get(code) ??
      countAtCode(this.errors, ROW_ERROR_CODES, code) ??
      countAtCode(this.warnings, ROW_ADVICE_CODES, code) ??
      countAtCode(this.crossRowProblems, CROSS_ROW_PROBLEM_CODES, code) ??
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
function countAtCode(counts: Int32Array, codes: readonly string[], code: string): number | undefined {
  const bit = codes.indexOf(code);
  return bit < 0 ? undefined : counts[bit];
}

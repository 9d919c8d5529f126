import { ROW_WARNING_CODES, ROW_ERROR_BITS, ROW_ERROR_CODES } from '../../log/problems/problems';
import { CROSS_ROW_PROBLEM_CODES } from './crossRowProblems';

/** Counts how many rows or patient-months have each problem, and is updated with them. */
export class ProblemCounts {
  private readonly errors = new Int32Array(32);
  private readonly warnings = new Int32Array(32);
  private readonly crossRowProblems = new Int32Array(32);
  private readonly claimRisks = new Map<string, number>();

  /** Adds or removes a row's own problems. */
  countRow(flags: number, warnings: number, change: 1 | -1): void {
    countBits(flags & ROW_ERROR_BITS, this.errors, change);
    countBits(warnings, this.warnings, change);
  }

  /** Adds or removes the problems that a row shows together with others. */
  countCrossRowProblems(bits: number, change: 1 | -1): void {
    countBits(bits, this.crossRowProblems, change);
  }

  /** Adds or removes the claim risks of a patient-month. */
  countClaimRisks(risks: readonly { readonly code: string }[], change: 1 | -1): void {
    for (const { code } of risks) {
      this.claimRisks.set(code, (this.claimRisks.get(code) ?? 0) + change);
    }
  }

  /** Returns how many rows or patient-months have the problem; 0 for the code of any other problem. */
  count(code: string): number {
    return (
      this.claimRisks.get(code) ??
      getCount(this.errors, ROW_ERROR_CODES, code) ??
      getCount(this.warnings, ROW_WARNING_CODES, code) ??
      getCount(this.crossRowProblems, CROSS_ROW_PROBLEM_CODES, code) ??
      0
    );
  }
}

/** Adds to the count of every bit that is set. */
function countBits(bits: number, counts: Int32Array, change: 1 | -1): void {
  for (let left = bits; left !== 0; left &= left - 1) {
    const bit = 31 - Math.clz32(left & -left);
    counts[bit] = (counts[bit] ?? 0) + change;
  }
}

/** Returns the count at the code's position in the list, or undefined if the list doesn't have the code. */
function getCount(counts: Int32Array, codes: readonly string[], code: string): number | undefined {
  const bit = codes.indexOf(code);
  return bit < 0 ? undefined : counts[bit];
}

import { CLAIM_RISKS, CLAIM_RISK_CODES, type ClaimRiskCode } from './audit/claimRiskChecks';
import {
  CLAIM_RISK_BIT,
  CROSS_ROW_BITS,
  CROSS_ROW_PROBLEMS,
  CROSS_ROW_PROBLEM_CODES,
  isCrossRowProblem,
  type CrossRowProblemCode,
} from './problems/crossRowProblems';

/** Every problem that shows only when rows are read together, by its code. */
export const BILLING_PROBLEMS = { ...CROSS_ROW_PROBLEMS, ...CLAIM_RISKS };
export type BillingProblemCode = CrossRowProblemCode | ClaimRiskCode;
export const BILLING_PROBLEM_CODES: readonly BillingProblemCode[] = [...CROSS_ROW_PROBLEM_CODES, ...CLAIM_RISK_CODES];

/** Returns the bit that a row has if it may have the problem. All claim risks share one bit. */
export function billingProblemBit(code: BillingProblemCode): number {
  return isCrossRowProblem(code) ? CROSS_ROW_BITS[code] : CLAIM_RISK_BIT;
}

import { CLAIM_RISKS, CLAIM_RISK_CODES, type ClaimRiskCode } from './audit/claimRiskChecks';
import { LOG_PROBLEMS, type Severity } from '../log/problems/problems';
import { REPEATED_ROW } from './ledger/repeatedRows';
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

const STANDARD_SEVERITIES: ReadonlyMap<string, Severity> = new Map(
  Object.entries({ ...LOG_PROBLEMS, ...BILLING_PROBLEMS, [REPEATED_ROW.code]: REPEATED_ROW }).map(([code, kind]) => [
    code,
    kind.severity,
  ]),
);

/** Returns the severity of a problem of a log, unless the team has set another. */
export function getStandardSeverity(code: string): Severity {
  return STANDARD_SEVERITIES.get(code) ?? 'warning';
}

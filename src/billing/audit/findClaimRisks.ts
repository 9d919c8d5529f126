import { assignBits } from '../../log/problems/bitSet';
import type { PatientMonth } from '../months/patientMonth';
import type { ClaimRisk } from '../problems/claimRisk';
import { CLAIM_RISKS, CLAIM_RISK_CODES, type AuditContext } from './claimRiskChecks';
import { PatientHistory } from './patientHistory';

/** What a payer may deny the claim for a month for. */
export type MonthClaimRisk = ClaimRisk<PatientMonth>;

/** The bit of each claim risk in the set of risks that a month has. */
export const CLAIM_RISK_BITS = assignBits(CLAIM_RISK_CODES);

const CHECKS = CLAIM_RISK_CODES.map((code) => ({
  bit: CLAIM_RISK_BITS[code],
  applies: CLAIM_RISKS[code].applies,
  risk: { code, ...CLAIM_RISKS[code] } satisfies MonthClaimRisk,
}));

const NO_RISKS: readonly MonthClaimRisk[] = [];
/** Most months have the same risks as many others, so each list is created once. */
const LISTS = new Map<number, readonly MonthClaimRisk[]>([[0, NO_RISKS]]);

/**
 * Finds the claim risks of each month of a patient, in the order of the codes.
 *
 * @param months all months of the patient, in ascending order
 */
export function findClaimRisks(months: readonly PatientMonth[], context: AuditContext): (readonly MonthClaimRisk[])[] {
  const history = new PatientHistory(months);
  return months.map((month) => {
    const risks = findMonthRisks(month, history, context);
    history.add(month);
    return risks;
  });
}

function findMonthRisks(
  month: PatientMonth,
  history: PatientHistory,
  context: AuditContext,
): readonly MonthClaimRisk[] {
  if (month.summary.entryCount === 0) {
    return NO_RISKS;
  }
  let bits = 0;
  for (const { bit, applies } of CHECKS) {
    if (applies(month, history, context)) {
      bits |= bit;
    }
  }
  return getSharedList(bits);
}

function getSharedList(bits: number): readonly MonthClaimRisk[] {
  let list = LISTS.get(bits);
  if (!list) {
    list = CHECKS.filter(({ bit }) => (bits & bit) !== 0).map(({ risk }) => risk);
    LISTS.set(bits, list);
  }
  return list;
}

import type { PatientMonth } from '../months/patientMonth';
import type { ClaimRisk } from '../problems/claimRisk';
import type { Episode } from '../rules/episodes';
import type { AuditContext } from './claimRiskCheck';
import { CLAIM_RISKS, CLAIM_RISK_CODES } from './claimRiskChecks';
import { PatientHistory } from './patientHistory';

/** What a payer may deny the claim for a month for. */
export type MonthClaimRisk = ClaimRisk<PatientMonth>;

/** There are more claim risks than bits in a bit set, so a set of them is a sum of powers of 2, up to the 53 bits of a number. */
const MOST_RISKS = 53;

/** The power of 2 of each claim risk in the set of risks that a month has. */
export const CLAIM_RISK_BITS = assignPowers(CLAIM_RISK_CODES);

/**
 * Assigns a power of 2 to each code, from 1 in the order of the list.
 *
 * @throws RangeError if there are more codes than bits: a mistake in the source
 */
export function assignPowers<Code extends string>(codes: readonly Code[]): Readonly<Record<Code, number>> {
  if (codes.length > MOST_RISKS) {
    throw new RangeError(`A set of claim risks has ${MOST_RISKS} bits, which is too few for ${codes.length} codes.`);
  }
  return Object.fromEntries(codes.map((code, index) => [code, 2 ** index])) as Record<Code, number>;
}

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
 * @param episodes the same months by episode
 */
export function findClaimRisks(
  months: readonly PatientMonth[],
  episodes: readonly Episode<PatientMonth>[],
  context: AuditContext,
): (readonly MonthClaimRisk[])[] {
  const history = new PatientHistory(months, episodes);
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
      bits += bit;
    }
  }
  return getSharedList(bits);
}

function getSharedList(bits: number): readonly MonthClaimRisk[] {
  let list = LISTS.get(bits);
  if (!list) {
    list = CHECKS.filter(({ bit }) => Math.floor(bits / bit) % 2 === 1).map(({ risk }) => risk);
    LISTS.set(bits, list);
  }
  return list;
}

import type { BilledLogs } from '../../billing/billedLogs';
import type { FindDecision } from '../../billing/readiness/claimDecision';
import type { ClaimDecision } from '../../billing/readiness/readiness';
import { getFigures } from './claimFigures';
import type { ClaimHistories, Decision } from './claimHistory';

/** Returns how to find the decisions in the records of claims, by the current figures of the logs. */
export function createDecisionFinder({ table }: BilledLogs, histories: ClaimHistories): FindDecision {
  return (patientMonth) => {
    const decision = histories.find(patientMonth.mrn, patientMonth.month)?.decision;
    return decision && toClaimDecision(decision, getFigures(patientMonth, table));
  };
}

/**
 * Returns a decision as it applies to the current figures of its patient-month; undefined if it doesn't apply. For a decision that a
 * person typed into the record without the fingerprint of the figures, nothing shows whether it's outdated: a hold stays, an approval
 * isn't trusted, and a release only ends a hold.
 *
 * @param now the fingerprint of the current figures; undefined if the logs don't have the patient-month
 */
export function toClaimDecision({ kind, figures, reason, time }: Decision, now = ''): ClaimDecision | undefined {
  if (kind === 'released' && figures === '' && now !== '') {
    return undefined;
  }
  const isCurrent = figures === now || (kind === 'held' && figures === '');
  return { kind, isCurrent, decidedOn: time.date, reason };
}

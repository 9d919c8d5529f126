import type { BilledLogs } from '../../billing/billedLogs';
import type { FindDecision } from '../../billing/readiness/claimDecision';
import { getFigures } from '../claims/claimFigures';
import type { ClaimHistories } from '../claims/claimHistory';

/** Returns how to find the decisions in the records of claims, by the current figures of the logs. */
export function createDecisionFinder({ table }: BilledLogs, histories: ClaimHistories): FindDecision {
  return (patientMonth) => {
    const decision = histories.find(patientMonth.mrn, patientMonth.month)?.decision;
    return decision && { kind: decision.kind, isCurrent: decision.figures === getFigures(patientMonth, table) };
  };
}

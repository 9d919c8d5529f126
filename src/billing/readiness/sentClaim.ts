import type { PatientMonth } from '../months/patientMonth';
import type { FindDecision } from './claimDecision';
import type { Readiness, ReadinessReason, SentClaimStatus } from './readinessState';

/** Returns what became of the claim of a patient-month; undefined if none went out, or if it was voided. */
export type FindSentClaim = (month: PatientMonth) => SentClaimStatus | undefined;

/** What the records of claims have about patient-months, by the current figures of the logs. */
export interface RecordedClaims {
  readonly findDecision: FindDecision;
  readonly findSentClaim: FindSentClaim;
}

/** Without a record, there's no decision, and no claim went out. */
export const NO_RECORDED_CLAIMS: RecordedClaims = { findDecision: () => undefined, findSentClaim: () => undefined };

/** Checks whether a person must look at a claim: before it goes out, or because the payer denied it. */
export function isToLookAt({ state, sent }: Readiness): boolean {
  return state === 'check' || state === 'held' || (state === 'billed' && sent?.isDenialOpen === true);
}

/**
 * Applies that a claim went out. It's billed if it has what is earned now. Otherwise it's to be replaced, or it's held or to be checked if
 * its correction doesn't go out. Only a person and errors of rows hold a correction, so a finding is something to check at most.
 */
export function applySentClaim(found: Readiness, sent: SentClaimStatus | undefined): Readiness {
  if (sent === undefined) {
    return found;
  }
  const decision = found.decision && { decision: found.decision };
  const { correction } = sent;
  if (correction === undefined) {
    return { state: 'billed', reasons: [], ...decision, sent };
  }
  const { wait } = correction;
  const reasons: readonly ReadinessReason[] = found.reasons.map((reason) =>
    reason.reason === 'decidedHold' ? reason : { ...reason, level: 'check' },
  );
  switch (wait) {
    case undefined:
      return { state: 'replace', reasons, ...decision, sent };
    case 'toCheck':
      return { state: 'check', reasons, ...decision, sent };
    case 'heldByPerson':
      return { state: 'held', reasons, ...decision, sent };
    default:
      return { state: 'held', reasons: [{ reason: wait, level: 'hold', rows: 0 }, ...reasons], ...decision, sent };
  }
}

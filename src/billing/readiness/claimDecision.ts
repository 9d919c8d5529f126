import type { PatientMonth } from '../months/patientMonth';
import type { ClaimDecision, Readiness, ReadinessReason } from './readinessState';

/** Returns the latest decision about the claim of a patient-month; undefined if there is none. */
export type FindDecision = (month: PatientMonth) => ClaimDecision | undefined;

/** The names of the reasons that come from a person. */
const DECISION_REASONS = ['decidedHold', 'outdatedDecision'] as const;

/** Checks whether a reason comes from a person. */
export function isDecisionReason(reason: string): boolean {
  return (DECISION_REASONS as readonly string[]).includes(reason);
}

/**
 * Applies a person's decision to what was found. It's valid until the figures of the month change. After that, the claim has to be
 * checked again, whatever the decision was.
 */
export function applyDecision(found: Readiness, decision: ClaimDecision | undefined): Readiness {
  if (decision === undefined) {
    return found;
  }
  const { state, reasons } = found;
  if (!decision.isCurrent) {
    const outdated: ReadinessReason = { reason: 'outdatedDecision', level: 'check', rows: 0, decision };
    return { state: state === 'held' ? 'held' : 'check', reasons: [...reasons, outdated], decision };
  }
  switch (decision.kind) {
    case 'held':
      return {
        state: 'held',
        reasons: [{ reason: 'decidedHold', level: 'hold', rows: 0, decision }, ...reasons],
        decision,
      };
    case 'approved':
      return state === 'held' ? { ...found, decision } : { state: 'ready', reasons: [], decision };
    case 'released':
      return { state: 'ready', reasons: [], decision };
  }
}

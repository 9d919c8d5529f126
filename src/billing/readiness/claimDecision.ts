import type { PatientMonth } from '../months/patientMonth';
import type { Readiness, ReadinessReason } from './readinessState';

/** A person's decision about the claim of a patient-month. */
export interface ClaimDecision {
  /**
   * `approved`: checked, so that only a hold keeps the claim back. `held`: kept back. `released`: may go out in spite of the reasons that
   * hold it.
   */
  readonly kind: 'approved' | 'held' | 'released';
  /** Whether the figures of the month are those that the person saw. */
  readonly isCurrent: boolean;
}

/** Returns the latest decision about the claim of a patient-month; undefined if there is none. */
export type FindDecision = (month: PatientMonth) => ClaimDecision | undefined;

/** The names of the reasons that come from a person. */
export const DECISION_REASONS = ['decidedHold', 'outdatedDecision'] as const;

const HOLD: ReadinessReason = { reason: 'decidedHold', level: 'hold', rows: 0 };
const OUTDATED: ReadinessReason = { reason: 'outdatedDecision', level: 'check', rows: 0 };

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
    return { state: state === 'held' ? 'held' : 'check', reasons: [...reasons, OUTDATED] };
  }
  switch (decision.kind) {
    case 'held':
      return { state: 'held', reasons: [HOLD, ...reasons] };
    case 'approved':
      return state === 'held' ? found : { state: 'ready', reasons: [] };
    case 'released':
      return { state: 'ready', reasons: [] };
  }
}

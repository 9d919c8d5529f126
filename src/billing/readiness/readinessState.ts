import type { CalendarDate } from '../../log/values/calendarDate';
import type { ReadinessLevel } from '../rules/readinessPolicy';

/** Whether the claim of a patient-month can go out: yes, after a look at it, or not before something is fixed or decided. */
export const READINESS_STATES = ['ready', 'check', 'held'] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

/** A person's decision about the claim of a patient-month. */
export interface ClaimDecision {
  /**
   * `approved`: checked, so that only a hold keeps the claim back. `held`: kept back. `released`: may go out in spite of the reasons that
   * hold it.
   */
  readonly kind: 'approved' | 'held' | 'released';
  /** Whether the figures of the month are those that the person saw. */
  readonly isCurrent: boolean;
  /** The local date on which the person decided. */
  readonly decidedOn?: CalendarDate | undefined;
  /** The person's words. They can name a patient, so they're shown only where patients are. */
  readonly reason?: string | undefined;
}

/** Why a claim is checked or held. */
export interface ReadinessReason {
  /** The code of a problem, such as `CB123`, or the name of another reason. */
  readonly reason: string;
  readonly level: Exclude<ReadinessLevel, 'ignore'>;
  /** The rows that are left out, or that may belong to the month; 0 for other reasons. */
  readonly rows: number;
  /** The decision that the reason comes from; undefined for all other reasons. */
  readonly decision?: ClaimDecision;
}

export interface Readiness {
  readonly state: ReadinessState;
  /** Those that hold the claim first; empty if it's ready. */
  readonly reasons: readonly ReadinessReason[];
  /** A person's latest decision; undefined if there is none. */
  readonly decision?: ClaimDecision;
}

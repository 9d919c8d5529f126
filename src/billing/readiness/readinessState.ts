import type { ReadinessLevel } from '../rules/readinessPolicy';

/** Whether the claim of a patient-month can go out: yes, after a look at it, or not before something is fixed or decided. */
export const READINESS_STATES = ['ready', 'check', 'held'] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

/** Why a claim is checked or held. */
export interface ReadinessReason {
  /** The code of a problem, such as `CB123`, or the name of another reason. */
  readonly reason: string;
  readonly level: Exclude<ReadinessLevel, 'ignore'>;
  /** The rows that are left out, or that may belong to the month; 0 for other reasons. */
  readonly rows: number;
}

export interface Readiness {
  readonly state: ReadinessState;
  /** Those that hold the claim first; empty if it's ready. */
  readonly reasons: readonly ReadinessReason[];
}

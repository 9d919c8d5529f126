import type { CalendarDate } from '../../log/values/calendarDate';
import type { ReadinessLevel } from '../rules/readinessPolicy';

/** The states of a claim that hasn't gone out: it can go out, after a look at it, or not before something is fixed or decided. */
export const OPEN_STATES = ['ready', 'check', 'held'] as const;

/**
 * The states of a patient-month with a code. `billed`: a claim with what is earned now went out. `replace`: a claim went out, and its
 * correction goes out next. A correction that doesn't go out is `check` or `held`.
 */
export const READINESS_STATES = [...OPEN_STATES, 'billed', 'replace'] as const;
export type ReadinessState = (typeof READINESS_STATES)[number];

/** Why a correction doesn't go out, except for a person's decision. */
export const CORRECTION_WAITS = ['monthNotOver', 'conflictingAssessments', 'rowErrors'] as const;
export type CorrectionWait = (typeof CORRECTION_WAITS)[number];

/** A claim that went out and wasn't voided, and what became of it. */
export interface SentClaimStatus {
  readonly batch: string;
  /** The local date on which it was recorded as sent. */
  readonly sentOn: CalendarDate;
  /** `paid` if all lines are, `denied` if one is, and `out` while an answer is missing. */
  readonly answer: 'out' | 'paid' | 'denied';
  /** Whether a line was denied, and no person has decided since. */
  readonly isDenialOpen: boolean;
  /** Whether several claims of the patient-month went out, and none of them was voided. */
  readonly isBilledTwice: boolean;
  /** Undefined if the claim has what is earned now. */
  readonly correction: SentCorrection | undefined;
}

export interface SentCorrection {
  /** Whether the claim is voided, and a new one goes to another payer. */
  readonly isVoid: boolean;
  /** What changed since the claim went out. It has figures only, and no name. */
  readonly change: string;
  /** Why the correction doesn't go out; undefined if it does. */
  readonly wait: CorrectionWait | 'heldByPerson' | 'toCheck' | undefined;
}

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
  /** Those that hold the claim first; empty if it's ready or billed. */
  readonly reasons: readonly ReadinessReason[];
  /** A person's latest decision; undefined if there is none. */
  readonly decision?: ClaimDecision;
  /** The claim that went out; undefined if there is none. */
  readonly sent?: SentClaimStatus;
}

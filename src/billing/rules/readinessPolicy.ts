import type { Severity } from '../../log/problems/problems';

/** What a reason does to a claim: `hold` keeps it back, `check` asks for a look at it, and `ignore` does nothing. */
export const READINESS_LEVELS = ['hold', 'check', 'ignore'] as const;
export type ReadinessLevel = (typeof READINESS_LEVELS)[number];

/** The claim information that a patient-month can lack. The names are those of the setting `readiness`. */
export const CLAIM_GAPS = [
  'name',
  'dateOfBirth',
  'payer',
  'payerId',
  'diagnosis',
  'npi',
  'validNpi',
  'pastDateOfService',
] as const;
export type ClaimGap = (typeof CLAIM_GAPS)[number];

/** Reasons that aren't problems with a code. */
export const OTHER_REASONS = [...CLAIM_GAPS, 'leftOutRows', 'unplacedRows'] as const;
export type OtherReason = (typeof OTHER_REASONS)[number];

/** Levels by problem code, such as `CB123`, or by the name of another reason. */
export type ReadinessLevels = ReadonlyMap<string, ReadinessLevel>;

export const NO_LEVELS: ReadinessLevels = new Map();

/**
 * The reasons for which a claim is held unless the team decides otherwise, because a payer denies it, or because its figures will
 * change (sources.md 7).
 */
const HOLDS: ReadonlySet<string> = new Set<string>([
  ...OTHER_REASONS.filter((reason) => reason !== 'unplacedRows'),
  // More than 24 hours in a day for one staff member: some of the minutes are wrong.
  'CB022',
  // The NPI, and the treating practitioner bills (sources.md 5.1).
  'CB105',
  'CB106',
  'CB126',
  'CB138',
  'CB120',
  'CB123',
  'CB127',
  'CB130',
  'CB132',
  'CB139',
  'CB141',
  'CB143',
  'CB148',
  'CB158',
  'CB160',
]);

/** The hints for which a claim is checked: its codes depend on them, or a payer may deny it. */
const CHECKS: ReadonlySet<string> = new Set(['CB129', 'CB133', 'CB137', 'CB147', 'unplacedRows']);

/** Warnings that don't ask for a check: the figures take them into account, or the claim doesn't show them. */
const IGNORED: ReadonlySet<string> = new Set(['CB006', 'CB109', 'CB111', 'CB121', 'CB122', 'CB136', 'CB151']);

/** Returns what a reason does unless the team decides otherwise. @param severity the standard severity of its problem */
export function getStandardLevel(reason: string, severity: Severity): ReadinessLevel {
  if (HOLDS.has(reason)) {
    return 'hold';
  }
  if (IGNORED.has(reason)) {
    return 'ignore';
  }
  return CHECKS.has(reason) || severity === 'error' || severity === 'warning' ? 'check' : 'ignore';
}

/** What decides whether treatment has reached its target, and whom a caseload's rates count (sources.md 7.1). */
export interface CaseloadThresholds {
  /** A patient belongs to the caseload if the last entry is at most so many days before the date of the caseload. */
  readonly activeDays: number;
  /** A contact and a score are recent if they're at most so many days before the date of the caseload. */
  readonly contactDays: number;
  /** After so many weeks of treatment, a patient who hasn't improved needs a review. */
  readonly weeks: number;
  /** A score that's lower than the first one by this percentage is an improvement. */
  readonly improvementPercent: number;
  /** A score below this one is an improvement, whatever the first one was. */
  readonly targetScore: number;
  /** A score below this one is a remission. */
  readonly remissionScore: number;
}

/**
 * Improvement and the ten weeks (70 days) are those of the New York State Collaborative Care Medicaid Program, and the review of
 * patients who don't improve is, too. A PHQ-9 or GAD-7 below 5 is the usual limit of remission.
 */
export const CASELOAD_THRESHOLDS: CaseloadThresholds = {
  activeDays: 90,
  contactDays: 30,
  weeks: 10,
  improvementPercent: 50,
  targetScore: 10,
  remissionScore: 5,
};

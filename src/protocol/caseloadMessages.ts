import type { LineChart } from '../report/charts/lineChart';

/** A rate of the caseload. */
export interface PanelRate {
  readonly name: string;
  /** `1 of 3 (33%)`. */
  readonly figure: string;
  /** A whole number from 0 to 100; undefined for a group without patients. */
  readonly percent: number | undefined;
}

/** The course of a patient's scores of one scale. */
export interface PanelScale {
  /** `PHQ-9`. */
  readonly name: string;
  readonly baseline: string;
  readonly latest: string;
  /** `−9`; '' with only one score. */
  readonly change: string;
  /** `improved`. */
  readonly status: string;
}

/** A score and the row that has it. */
export interface PanelScore {
  readonly date: string;
  readonly name: string;
  readonly score: string;
  readonly log: number;
  /** From 1. */
  readonly line: number;
  readonly place: string;
}

export interface PanelCaseloadPatient {
  /** The key of the latest line of the patient. */
  readonly key: string;
  readonly patient: string;
  readonly scales: readonly PanelScale[];
  /** By date. */
  readonly scores: readonly PanelScore[];
  readonly chart: LineChart | undefined;
  /** Whole days up to the date of the caseload; '' if it never happened. */
  readonly daysSinceScore: string;
  readonly daysSinceContact: string;
  readonly daysSinceReview: string;
  /** Why the patient has to be reviewed, or ''. */
  readonly needsReview: string;
}

/** The patients in treatment on a day, and the rates that programs are measured by. */
export interface PanelCaseload {
  /** `Caseload on 6/30/2024`; '' without entries. */
  readonly title: string;
  /** Whether a log has a column for scores. */
  readonly hasScores: boolean;
  readonly rates: readonly PanelRate[];
  /** Those who need a review first. */
  readonly patients: readonly PanelCaseloadPatient[];
  /** How many more patients there are. */
  readonly more: number;
}

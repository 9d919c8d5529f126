import type { Severity } from '../log/problems';

/**
 * Problems that show only when a patient's rows are read together, by their stable codes. CB02x: no code can be given.
 * CB1xx: the entry counts, but a payer may deny the claim.
 */
export const BILLING_PROBLEMS = {
  CB020: { severity: 'error', title: 'patient without an initial assessment' },
  CB021: { severity: 'error', title: 'two initial assessments in one episode' },
  CB102: { severity: 'warning', title: 'entry before the initial assessment' },
  CB104: { severity: 'warning', title: 'exact duplicate of another row' },
  CB107: { severity: 'warning', title: 'name differs within the month' },
  CB108: { severity: 'warning', title: 'payer differs within the month' },
} as const satisfies Record<string, { severity: Severity; title: string }>;

export type BillingProblemCode = keyof typeof BILLING_PROBLEMS;

export const BILLING_PROBLEM_CODES = Object.keys(BILLING_PROBLEMS) as readonly BillingProblemCode[];

/** The bit of a row's marks that stands for a problem. */
export const MARK = Object.fromEntries(BILLING_PROBLEM_CODES.map((code, bit) => [code, 1 << bit])) as Readonly<
  Record<BillingProblemCode, number>
>;

export const ERROR_MARKS = MARK.CB020 | MARK.CB021;
export const WARNING_MARKS = MARK.CB102 | MARK.CB104 | MARK.CB107 | MARK.CB108;
/** What a patient-month's rows show among themselves. */
export const MONTH_MARKS = MARK.CB104 | MARK.CB107 | MARK.CB108;

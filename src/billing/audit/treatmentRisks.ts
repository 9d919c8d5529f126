import { phrase, t } from '../../text/text';
import type { ClaimRiskCheck } from './claimRiskCheck';

/** What shows that treatment hasn't reached its target (sources.md 7.1). A claim isn't denied for it. */
export const TREATMENT_RISKS = {
  CB180: {
    severity: 'hint',
    title: phrase`no improvement and no review since`,
    field: 'phq9',
    applies: (month, _, { hasColumn, needsReview }) =>
      (hasColumn('phq9', month) || hasColumn('gad7', month)) &&
      month.patient.months.findLast(({ summary }) => summary.entryCount > 0) === month &&
      needsReview(month.patient.months),
    message: () =>
      t`By the latest score, the patient hasn't improved enough after the weeks that treatment should take ("caseload"), and no entry
        since then shows a review by the psychiatric consultant. If the review took place, add it to the log.`,
  },
} as const satisfies Record<string, ClaimRiskCheck>;

import { phrase, t } from '../../text/text';
import type { ClaimRiskCheck } from './claimRiskCheck';
import { hasUnusualUnits, isNearFilingLimit } from './monthPredicates';
import { describeNearDeadline, nameOfMonth } from './monthTexts';

/** The claim risks of a month that is near a payer's limit, or whose payer's limit isn't known. */
export const PAYER_LIMIT_RISKS = {
  CB173: {
    severity: 'information',
    title: phrase`filing limit is near`,
    field: 'date',
    applies: isNearFilingLimit,
    message: (month) => describeNearDeadline(month),
  },
  CB175: {
    severity: 'warning',
    title: phrase`unusually many units of 99494`,
    field: 'minutes',
    applies: (month, _, { rules }) => hasUnusualUnits(month, rules.usualAddOnUnits),
    message: (month) =>
      t`${nameOfMonth(month)} earns ${month.codes.addOnUnits} units of 99494, which is more than usual ("usualAddOnUnits"). No limit of
        this payer is known. Check the entries before you submit the claim.`,
  },
} as const satisfies Record<string, ClaimRiskCheck>;

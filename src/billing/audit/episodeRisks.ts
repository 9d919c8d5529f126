import { phrase, t } from '../../text/text';
import type { ClaimRiskCheck } from './claimRiskCheck';
import { baseOf, nameOfMonth } from './monthTexts';

/** The claim risks of an episode, each reported on the first month of the episode that earns a code (sources.md 3.4). */
export const EPISODE_RISKS = {
  CB164: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`consent missing`,
    field: 'consentDate',
    applies: (month, history, { hasColumn, hasConsents }) =>
      hasColumn('consentDate', month) && hasConsents(month) && history.lacksConsent(month),
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)}, but no entry of this episode has a consent date. Payers require a
        consent before the service. If it was given, enter its date.`,
  },
  CB166: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`initiating visit after care began`,
    field: 'initiatingVisit',
    applies: (month, history, { hasColumn }) => hasColumn('initiatingVisit', month) && history.hasLateVisit(month),
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)}, but the initiating visit is after care began. Payers require a visit within the
        year before. Check the date.`,
  },
} as const satisfies Record<string, ClaimRiskCheck>;

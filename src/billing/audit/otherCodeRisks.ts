import { formatMinutes } from '../../log/values/minutes';
import { joinWithOr } from '../../text/lists';
import { phrase, t } from '../../text/text';
import { APCM_ADD_ON_CODES, APCM_CODES } from '../rules/codes';
import type { ClaimRiskCheck } from './claimRiskCheck';
import { findEndedCodes, findExcludingCodes, isBilled, isShortApcmMonth, lacksApcmCode } from './monthPredicates';
import { baseOf, nameCodes, nameOfMonth } from './monthTexts';

/** The claim risks of months in which other codes are billed, too (sources.md 7). */
export const OTHER_CODE_RISKS = {
  CB130: {
    severity: 'warning',
    title: phrase`another code excludes this one`,
    field: 'otherCodes',
    applies: (month) => findExcludingCodes(month).length > 0,
    message: (month) => {
      const codes = findExcludingCodes(month).join(', ');
      return isBilled(month)
        ? t`${baseOf(month)} can't be billed in the same month as ${codes}, which the log also lists.`
        : t`The log lists codes that can't be billed in the same month: ${codes}.`;
    },
  },
  CB131: {
    severity: 'warning',
    title: phrase`APCM add-on without an APCM code`,
    field: 'otherCodes',
    applies: lacksApcmCode,
    message: () =>
      t`An APCM add-on (${APCM_ADD_ON_CODES.join(', ')}) can be billed only with ${joinWithOr(APCM_CODES)} in the same
        month.`,
  },
  CB146: {
    severity: 'warning',
    title: phrase`discontinued code`,
    field: 'otherCodes',
    applies: (month) => findEndedCodes(month).length > 0,
    message: (month) =>
      t`${findEndedCodes(month).join(', ')} ended before ${nameOfMonth(month)} and is no longer paid.`,
  },
  CB148: {
    severity: 'warning',
    fact: 'payer',
    title: phrase`APCM add-on or time-based codes not chosen`,
    field: 'otherCodes',
    applies: ({ undecided }) => undecided !== undefined,
    message: (month) =>
      t`With the APCM code that the log lists, ${nameOfMonth(month)} can be billed as ${nameCodes(month.undecided ?? month.codes)} or
        as ${nameCodes(month.codes)}, but not as both. The profile doesn't choose ("apcmAddOns"), so the time-based codes are used.`,
  },
  CB149: {
    severity: 'warning',
    title: phrase`APCM add-on with few minutes`,
    field: 'minutes',
    applies: isShortApcmMonth,
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)} with ${formatMinutes(month.summary.minutes)} minutes. The code itself requires
        no minutes, and the profile sets no minimum ("apcmMinutes"). Check that the notes show the service.`,
  },
} as const satisfies Record<string, ClaimRiskCheck>;

import { NO_MINUTES, compareMinutes, formatMinutes } from '../../log/values/minutes';
import { phrase, t } from '../../text/text';
import { readDiagnoses } from '../rules/diagnoses';
import { areRulesKnown, rulesNotice } from '../rules/knownMonths';
import type { ClaimRiskCheck } from './claimRiskCheck';
import { EPISODE_RISKS } from './episodeRisks';
import {
  countUnitsBeyondCap,
  findMissedCodes,
  hasInvalidDiagnosis,
  hasUniformMinutes,
  hasVisit,
  isAllOnLastDay,
  isBilled,
  isConsultantNpi,
  isExactlyAtThreshold,
  isG2214Possible,
  isInitialMissed,
  isPastAuthorization,
  isPastFilingLimit,
  lacksBehavioralDiagnosis,
} from './monthPredicates';
import { baseOf, describePassedDeadline, describeRounding, nameCodes, nameOfMonth } from './monthTexts';
import { PAYER_LIMIT_RISKS } from './payerLimitRisks';
import { OTHER_CODE_RISKS } from './otherCodeRisks';
import { TREATMENT_RISKS } from './treatmentRisks';
import { findDecisiveRounding } from './roundedMonths';

/**
 * Every claim risk by its stable code (sources.md 7 and 9), each with everything that belongs to it. The order assigns the
 * bits in which risks are collected, and is the order in which they are shown.
 */
export const CLAIM_RISKS = {
  CB120: {
    severity: 'warning',
    title: phrase`99494 units over the payer’s limit`,
    field: 'minutes',
    applies: (month) => countUnitsBeyondCap(month) > 0,
    message: (month) => {
      const { addOnUnits } = month.codes;
      const beyond = countUnitsBeyondCap(month);
      return t`${nameOfMonth(month)} earns ${addOnUnits} units of 99494. The payer's limit is ${addOnUnits - beyond}, so
        ${beyond} of them are likely to be denied.`;
    },
  },
  CB121: {
    severity: 'information',
    fact: 'episode',
    title: phrase`99493 without an earlier 99492`,
    field: 'minutes',
    applies: ({ codes }, history) => codes.base === '99493' && !history.hasInitialMonth,
    message: (month) =>
      t`${nameOfMonth(month)} earns 99493, but no earlier month of this patient in the log earned 99492. Some payers deny
        99493 without an earlier 99492.`,
  },
  CB122: {
    severity: 'information',
    fact: 'episode',
    title: phrase`initial month without a code`,
    field: 'minutes',
    applies: isInitialMissed,
    message: (month) =>
      t`${nameOfMonth(month)} is the initial month and doesn't earn a code with ${formatMinutes(month.summary.minutes)}
        minutes. 99492 isn't carried over to a later month.`,
  },
  CB123: {
    severity: 'warning',
    title: phrase`no psychiatric consultation in the month`,
    field: 'activity',
    applies: (month) => isBilled(month) && month.summary.facts.hasActivities && !month.summary.facts.hasConsultation,
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)}, but no entry shows a review by the psychiatric consultant. If the review
        took place, add it to the log.`,
  },
  CB124: {
    severity: 'warning',
    title: phrase`no rating scale in the month`,
    field: 'phq9',
    applies: (month, _, { hasColumn }) =>
      isBilled(month) && !month.summary.facts.hasScore && (hasColumn('phq9', month) || hasColumn('gad7', month)),
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)}, but no entry has a rating scale score (PHQ-9 or GAD-7).`,
  },
  CB125: {
    severity: 'warning',
    title: phrase`care resumed without a new initial assessment`,
    field: 'date',
    applies: (month, history) => history.isResumed(month),
    message: (month) =>
      t`Care resumed in ${nameOfMonth(month)} after 6 or more months without service. A new episode with 99492 needs a new
        initial assessment.`,
  },
  CB126: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`referring provider NPI missing`,
    field: 'npi',
    applies: (month, _, { hasColumn }) =>
      isBilled(month) && month.summary.reported.npi === '' && hasColumn('npi', month),
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)}, but no entry has a referring provider NPI. A claim needs one.`,
  },
  CB127: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`diagnosis missing`,
    field: 'problemsList',
    applies: (month, _, { hasColumn }) =>
      isBilled(month) && month.summary.reported.problemsList === '' && hasColumn('problemsList', month),
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)}, but no entry has a diagnosis. A claim needs one.`,
  },
  CB128: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`not an ICD-10-CM code`,
    field: 'problemsList',
    applies: hasInvalidDiagnosis,
    message: ({ summary }) => {
      const count = readDiagnoses(summary.reported.problemsList).invalid.length;
      return count === 0
        ? t`The problems list has no ICD-10-CM code (such as F33.1).`
        : count === 1
          ? t`1 value in the problems list is not an ICD-10-CM code (such as F33.1).`
          : t`${count} values in the problems list are not ICD-10-CM codes (such as F33.1).`;
    },
  },
  CB129: {
    severity: 'information',
    fact: 'episode',
    title: phrase`no behavioral diagnosis`,
    field: 'problemsList',
    applies: (month) => isBilled(month) && lacksBehavioralDiagnosis(month),
    message: (month) =>
      t`None of the diagnoses for ${nameOfMonth(month)} is behavioral (F codes). Check that the condition being treated is
        listed.`,
  },
  CB132: {
    severity: 'warning',
    fact: 'payer',
    title: phrase`payer doesn't pay separately`,
    field: 'payer',
    applies: (month) => isBilled(month) && !month.summary.profile.isPaidSeparately,
    message: (month) =>
      t`${nameOfMonth(month)} earns ${baseOf(month)}, but this payer doesn't pay it separately from other services.`,
  },
  CB133: {
    severity: 'information',
    fact: 'episode',
    title: phrase`prior authorization may be needed`,
    field: 'payer',
    applies: (month) => isBilled(month) && isPastAuthorization(month),
    message: (month) =>
      t`By ${nameOfMonth(month)}, the patient has been treated for ${month.summary.profile.authorizationAfterMonths ?? 0}
        months or more. This payer may require prior authorization.`,
  },
  CB134: {
    severity: 'information',
    title: phrase`same minutes in every entry`,
    field: 'minutes',
    applies: hasUniformMinutes,
    message: (month) =>
      t`All ${month.summary.entryCount} entries in ${nameOfMonth(month)} have the same minutes. Auditors look for such
        patterns. Check the notes.`,
  },
  CB135: {
    severity: 'information',
    title: phrase`all entries on the last day of the month`,
    field: 'date',
    applies: isAllOnLastDay,
    message: (month) =>
      t`All ${month.summary.entryCount} entries in ${nameOfMonth(month)} are on its last day. Check that each date is the day
        of the contact.`,
  },
  CB136: {
    severity: 'information',
    title: phrase`G2214 possible`,
    field: 'minutes',
    applies: isG2214Possible,
    message: (month) =>
      t`${nameOfMonth(month)} doesn't earn a code. With ${formatMinutes(month.summary.minutes)} minutes, G2214 (30 minutes) can
        be billed if the payer accepts it.`,
  },
  CB137: {
    severity: 'information',
    fact: 'payer',
    title: phrase`payer not in the configuration`,
    field: 'payer',
    applies: ({ summary }, _, { rules }) => !rules.isKnownPayer(summary.reported.payer),
    message: () => t`This payer isn't in the configuration, so the default profile is used.`,
  },
  CB138: {
    severity: 'warning',
    fact: 'npi',
    title: phrase`referring provider is the psychiatric consultant`,
    field: 'npi',
    applies: isConsultantNpi,
    message: () =>
      t`The referring provider NPI is the psychiatric consultant's NPI. CoCM is billed by the treating practitioner.`,
  },
  CB139: {
    severity: 'warning',
    title: phrase`99492 twice in a calendar year`,
    field: 'minutes',
    applies: (month, history) => history.isSecondInYear(month),
    message: (month) =>
      t`${nameOfMonth(month)} earns 99492, and so does an earlier month of the year. This payer pays it once per calendar
        year.`,
  },
  CB140: {
    severity: 'warning',
    title: phrase`more than 12 hours for a patient in a day`,
    field: 'minutes',
    applies: ({ summary }) => summary.facts.longDay !== undefined,
    message: (month) =>
      t`On one day in ${nameOfMonth(month)}, this patient has ${formatMinutes(month.summary.facts.longDay ?? NO_MINUTES)}
        minutes, which is more than 12 hours.`,
  },
  CB141: {
    severity: 'warning',
    fact: 'payer',
    title: phrase`past the payer’s filing limit`,
    field: 'date',
    applies: isPastFilingLimit,
    message: (month) => describePassedDeadline(month),
  },
  CB142: {
    severity: 'information',
    fact: 'patient',
    title: phrase`months exactly at the threshold`,
    field: 'minutes',
    applies: (month, { isMostlyAtThreshold }) => isMostlyAtThreshold && isExactlyAtThreshold(month),
    message: (month) =>
      t`Like most billed months of this patient, ${nameOfMonth(month)} has exactly the minutes of its base code. Auditors look
        for such patterns.`,
  },
  CB143: {
    severity: 'warning',
    fact: 'episode',
    title: phrase`no initiating visit`,
    field: 'initiatingVisit',
    applies: (month, { hasService }, { hasColumn }) =>
      !hasService && isBilled(month) && !hasVisit(month) && hasColumn('initiatingVisit', month),
    message: () =>
      t`No entry of the patient's first month has the date of the initiating visit. Payers require a visit within the year
        before.`,
  },
  CB147: {
    severity: 'information',
    fact: 'profile',
    title: phrase`rules not known for the month`,
    field: 'date',
    applies: ({ month, summary }) => !areRulesKnown(summary.profile, month),
    message: ({ month, summary }) => rulesNotice(summary.profile, month),
  },
  CB151: {
    severity: 'information',
    fact: 'payer',
    title: phrase`99492 or 99493 by the CPT midpoint`,
    field: 'minutes',
    applies: (month) => findMissedCodes(month) !== undefined,
    message: (month) =>
      t`By the CPT midpoint, the ${formatMinutes(month.summary.minutes)} minutes of ${nameOfMonth(month)} earn
        ${nameCodes(findMissedCodes(month) ?? month.codes)}; by the profile's rule, ${nameCodes(month.codes)}. Use the midpoint only if
        the payer's written policy states that 99492 to 99494 are earned when the midpoint of their time is passed.`,
  },
  CB158: {
    severity: 'warning',
    title: phrase`more minutes than a month of care has`,
    field: 'minutes',
    applies: ({ summary }, _, { rules }) => compareMinutes(summary.minutes, rules.mostMonthMinutes) > 0,
    message: (month) =>
      t`${nameOfMonth(month)} has ${formatMinutes(month.summary.minutes)} minutes, which is more than a month of care for one patient
        can be ("mostMonthMinutes"). Check the entries before you submit the claim.`,
  },
  CB159: {
    severity: 'warning',
    title: phrase`rounded hours decide the codes`,
    field: 'minutes',
    applies: (month) => findDecisiveRounding(month) !== undefined,
    message: (month) => describeRounding(month),
  },
  ...PAYER_LIMIT_RISKS,
  ...OTHER_CODE_RISKS,
  ...TREATMENT_RISKS,
  ...EPISODE_RISKS,
} as const satisfies Record<string, ClaimRiskCheck>;

export type ClaimRiskCode = keyof typeof CLAIM_RISKS;
export const CLAIM_RISK_CODES = Object.keys(CLAIM_RISKS) as readonly ClaimRiskCode[];

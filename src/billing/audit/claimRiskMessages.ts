import type { FieldName } from '../../log/header/columns';
import { formatMonthName } from '../../log/values/calendarDate';
import { NO_MINUTES, formatMinutes } from '../../log/values/minutes';
import type { ClaimRiskCode } from '../problems/billingProblems';
import { readDiagnoses } from '../rules/diagnoses';
import { findEndedCodes, findExcludingCodes, countUnitsBeyondCap } from './claimRisks';
import type { PatientMonth } from '../months/patientMonth';
import { t } from '../../text/text';

/** The column in whose cell a finding is shown; where the log has no such column, the date's. */
export const CLAIM_RISK_FIELDS: Readonly<Record<ClaimRiskCode, FieldName>> = {
  CB120: 'minutes',
  CB121: 'minutes',
  CB122: 'minutes',
  CB123: 'activity',
  CB124: 'phq9',
  CB125: 'date',
  CB126: 'npi',
  CB127: 'problemsList',
  CB128: 'problemsList',
  CB129: 'problemsList',
  CB130: 'otherCodes',
  CB131: 'otherCodes',
  CB132: 'payer',
  CB133: 'payer',
  CB134: 'minutes',
  CB135: 'date',
  CB136: 'minutes',
  CB137: 'payer',
  CB138: 'npi',
  CB139: 'minutes',
  CB140: 'minutes',
  CB141: 'date',
  CB142: 'minutes',
  CB143: 'initiatingVisit',
  CB146: 'otherCodes',
};

/** The sentence for a finding of a patient-month. It names no patient and quotes no cell but codes. */
export function claimRiskMessage(code: ClaimRiskCode, month: PatientMonth): string {
  const { codes, summary } = month;
  const name = formatMonthName(month.month);
  const base = codes.base ?? t`no code`;
  switch (code) {
    case 'CB120': {
      const beyond = countUnitsBeyondCap(month);
      return t`${name} earned ${codes.addOnUnits} units of 99494; the payer's limit is ${codes.addOnUnits - beyond}. ${beyond} are likely to be denied.`;
    }
    case 'CB121':
      return t`${name} earns 99493, and no earlier month of this patient in the log earned 99492. Some payers deny 99493 without it.`;
    case 'CB122':
      return t`${name} is the initial month and earns no code with ${formatMinutes(summary.minutes)} minutes. 99492 is not passed on to a later month.`;
    case 'CB123':
      return t`${name} earns ${base}, but no entry shows a review by the psychiatric consultant. Log it if it took place.`;
    case 'CB124':
      return t`${name} earns ${base}, but no entry has a score of a rating scale (PHQ-9, GAD-7).`;
    case 'CB125':
      return t`Care resumed in ${name} after 6 or more months without service. A new episode, and 99492, need a new initial assessment.`;
    case 'CB126':
      return t`${name} earns ${base}, but no entry has a referring provider NPI.`;
    case 'CB127':
      return t`${name} earns ${base}, but no entry has a diagnosis. A claim needs one.`;
    case 'CB128': {
      const { doubtful } = readDiagnoses(summary.reported.problemsList);
      return doubtful.length > 0
        ? t`${doubtful.length} of the problems list has not the form of an ICD-10-CM code, such as F33.1.`
        : t`The problems list has not the form of an ICD-10-CM code, such as F33.1.`;
    }
    case 'CB129':
      return t`No diagnosis of ${name} is a behavioral one (F codes). Check that the condition treated is listed.`;
    case 'CB130':
      return t`${base} may not be billed in one month with ${findExcludingCodes(month).join(', ')}, which the log says is billed besides.`;
    case 'CB131':
      return t`An APCM add-on (G0568, G0569, G0570) is billed only beside G0556, G0557 or G0558 of the same month.`;
    case 'CB132':
      return t`${name} earns ${base}, but this payer does not pay it apart from other services.`;
    case 'CB133':
      return t`By ${name} the patient has been treated for ${summary.profile.authorizationAfterMonths ?? 0} months or more. This payer may ask for prior authorization.`;
    case 'CB134':
      return t`All ${summary.entryCount} entries of ${name} have the same minutes. Auditors look for such patterns: check the notes.`;
    case 'CB135':
      return t`All ${summary.entryCount} entries of ${name} are on its last day. Time is logged on the day it is spent.`;
    case 'CB136':
      return t`${name} earns no code, but with ${formatMinutes(summary.minutes)} minutes G2214 (first 30 minutes) may be billed if the payer takes it.`;
    case 'CB137':
      return t`This payer is not in the configuration, so the default rules are used.`;
    case 'CB138':
      return t`The referring provider NPI is that of the psychiatric consultant. CoCM is billed by the treating practitioner.`;
    case 'CB139':
      return t`${name} earns 99492, as an earlier month of the year did. This payer pays it once a calendar year.`;
    case 'CB140':
      return t`On one day of ${name} this patient has ${formatMinutes(summary.facts.longDay ?? NO_MINUTES)} minutes, more than 12 hours.`;
    case 'CB141':
      return t`${name} is further back than this payer's ${summary.profile.filingMonths ?? 0} months to file a claim.`;
    case 'CB142':
      return t`Like most billed months of this patient, ${name} lands exactly on its threshold. Auditors look for such patterns.`;
    case 'CB143':
      return t`No entry of the first month says when the initiating visit was. Payers ask for one within the year before.`;
    case 'CB146':
      return t`${findEndedCodes(month).join(', ')} was ended before ${name} and is no longer paid.`;
  }
}

import { createAnswerFix, type Fix } from '../log/fixes/fix';
import { formatIsoMonth } from '../log/values/calendarDate';
import { t } from '../text/text';
import type { PatientMonth } from './months/patientMonth';
import { isAfterCheck } from './rules/knownMonths';
import { FULL_TIME_PROFILE } from './rules/payerProfile';
import { CPT_MIDPOINT } from './rules/timeRules';

/** Returns a fix that records that the rules of the month's profile were checked for its year (CB147). */
export function createRulesCheckedFixes(month: PatientMonth | undefined): Fix[] {
  const profile = month?.summary.profile;
  if (!month || !profile || !isAfterCheck(profile, month.month)) {
    return [];
  }
  const year = Math.floor(month.month / 100);
  return [
    createAnswerFix(
      t`I checked the rules of the "${profile.title}" profile for ${year}`,
      ['profiles', profile.id, 'rulesAsOf'],
      formatIsoMonth(month.month),
    ),
  ];
}

/** Returns a fix for each choice between an APCM add-on and the time-based codes (CB148). */
export function createApcmChoiceFixes(month: PatientMonth | undefined): Fix[] {
  const profile = month?.summary.profile;
  if (!profile) {
    return [];
  }
  const path = ['profiles', profile.id, 'apcmAddOns'] as const;
  return [
    createAnswerFix(t`Bill APCM add-ons in months with an APCM code ("${profile.title}" profile)`, path, true),
    createAnswerFix(t`Bill the time-based codes in months with an APCM code ("${profile.title}" profile)`, path, false),
  ];
}

/** Returns a fix that records that the policy of the month's payer uses the CPT midpoint (CB151). */
export function createMidpointFixes(month: PatientMonth | undefined): Fix[] {
  if (!month) {
    return [];
  }
  const { profile, reported } = month.summary;
  const { payer } = reported;
  // The default profile is for payers without a profile, so the payer gets one. Another profile belongs to the payer.
  return payer !== '' && profile === FULL_TIME_PROFILE
    ? [createAnswerFix(t`The policy of payer "${payer}" uses the CPT midpoint`, ['payers', payer], CPT_MIDPOINT.id)]
    : [
        createAnswerFix(
          t`The policy for the "${profile.title}" profile uses the CPT midpoint`,
          ['profiles', profile.id, 'timeRule'],
          CPT_MIDPOINT.id,
        ),
      ];
}

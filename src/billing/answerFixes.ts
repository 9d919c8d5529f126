import { createAnswerFix, type Fix } from '../log/fixes/fix';
import { formatIsoMonth } from '../log/values/calendarDate';
import { t } from '../text/text';
import type { PatientMonth } from './months/patientMonth';
import { isAfterCheck } from './rules/knownMonths';

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

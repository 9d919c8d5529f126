import { formatDate, formatMonthName } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { t } from '../../text/text';
import type { PatientMonth } from '../months/patientMonth';
import type { EarnedCodes } from '../rules/codes';
import type { FilingLimit } from '../rules/filingLimit';
import { findDecisiveRounding } from './roundedMonths';

/** Returns a month as it's named in messages, such as `Jan 2024`. */
export function nameOfMonth({ month }: PatientMonth): string {
  return formatMonthName(month);
}

/** Returns codes as `99493 + 2 × 99494`, or `no code`. */
export function nameCodes({ base, addOnUnits }: EarnedCodes): string {
  return addOnUnits === 0 ? (base ?? t`no code`) : `${base ?? ''} + ${addOnUnits} × 99494`;
}

/** Returns the base code of a month, or `no code`. */
export function baseOf({ codes }: PatientMonth): string {
  return codes.base ?? t`no code`;
}

/** States that the payer's filing limit has passed. */
export function describePassedDeadline(month: PatientMonth): string {
  return month.filing === undefined
    ? ''
    : t`The claim for ${nameOfMonth(month)} had to be filed by ${formatDate(month.filing.lastDay)}: ${describeLimit(month)}.`;
}

/** States the last day to file the claim, which is near. */
export function describeNearDeadline(month: PatientMonth): string {
  return month.filing === undefined
    ? ''
    : t`File the claim for ${nameOfMonth(month)} by ${formatDate(month.filing.lastDay)}: ${describeLimit(month)}.`;
}

function describeLimit({ summary }: PatientMonth): string {
  const { filingLimit } = summary.profile;
  return filingLimit ? filingLimitText(filingLimit) : '';
}

/** Returns a payer's filing limit as a part of a sentence. */
export function filingLimitText({ amount, unit }: FilingLimit): string {
  return unit === 'days'
    ? t`this payer's limit is ${amount} days after the date of service`
    : t`this payer's limit is ${amount} months after the date of service`;
}

/** Describes the range of a month's minutes whose rounding decides its codes. */
export function describeRounding(month: PatientMonth): string {
  const rounded = findDecisiveRounding(month);
  if (!rounded) {
    return '';
  }
  const { lowest, highest, codesOfLowest, codesOfHighest } = rounded;
  return t`The hours in ${nameOfMonth(month)} are rounded, so its ${formatMinutes(month.summary.minutes)} minutes can be
    ${formatMinutes(lowest)} to ${formatMinutes(highest)}. The codes depend on it: ${nameCodes(codesOfLowest)} or
    ${nameCodes(codesOfHighest)}. Take the minutes from the record.`;
}

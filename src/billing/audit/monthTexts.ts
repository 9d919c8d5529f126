import { formatMonthName } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { t } from '../../text/text';
import type { PatientMonth } from '../months/patientMonth';
import type { EarnedCodes } from '../rules/codes';
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

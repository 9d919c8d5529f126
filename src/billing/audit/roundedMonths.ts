import { addMinutes, makeMinutes, subtractMinutes, type Minutes } from '../../log/values/minutes';
import type { PatientMonth } from '../months/patientMonth';
import type { EarnedCodes } from '../rules/codes';
import { earnedCodes } from '../rules/monthCodes';

/** The lowest and the highest minutes that a month with rounded hours can have, each with its codes. */
export interface RoundedMonth {
  readonly lowest: Minutes;
  readonly highest: Minutes;
  readonly codesOfLowest: EarnedCodes;
  readonly codesOfHighest: EarnedCodes;
}

/**
 * Returns the range of a month's minutes if the rounding of its hours decides its codes, or undefined. An hour with two decimal
 * places can be up to 0.3 minutes longer or shorter.
 */
export function findDecisiveRounding(month: PatientMonth): RoundedMonth | undefined {
  const { kind, summary } = month;
  const { rounding } = summary.facts;
  if (rounding === 0 || (kind !== 'initial' && kind !== 'subsequent')) {
    return undefined;
  }
  const lowest = subtractMinutes(summary.minutes, makeMinutes(rounding, 0));
  // The upper limit would have been rounded up.
  const highest = addMinutes(summary.minutes, makeMinutes(rounding - 1, 0));
  const findCodes = (total: Minutes): EarnedCodes =>
    earnedCodes(summary.profile, { ...month.getBilledMonth(kind), total });
  const [codesOfLowest, codesOfHighest] = [findCodes(lowest), findCodes(highest)];
  const isSame = codesOfLowest.base === codesOfHighest.base && codesOfLowest.addOnUnits === codesOfHighest.addOnUnits;
  return isSame ? undefined : { lowest, highest, codesOfLowest, codesOfHighest };
}

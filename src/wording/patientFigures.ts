import type { PatientMonth } from '../billing/months/patientMonth';
import { BILLING_CODES, type BillingCode } from '../billing/rules/codes';
import { NO_MINUTES, addMinutes } from '../log/values/minutes';
import { minutesText } from './figureWords';
import { t } from '../text/text';

/** The totals of all months of a patient. */
export interface PatientFigures {
  /** `331.26 min` */
  readonly minutes: string;
  /** `99492 · 2 × 99493 · 4 × 99494`, or `no code`. */
  readonly codes: string;
  readonly isEarned: boolean;
  readonly entryCount: number;
  readonly leftOutCount: number;
}

/** Sums the months of one patient. */
export function patientFigures(months: readonly PatientMonth[]): PatientFigures {
  const units = new Map<BillingCode, number>();
  const earn = (code: BillingCode, count: number): void => void units.set(code, (units.get(code) ?? 0) + count);
  let minutes = NO_MINUTES;
  let entryCount = 0;
  let leftOutCount = 0;
  for (const { codes, summary } of months) {
    minutes = addMinutes(minutes, summary.minutes);
    entryCount += summary.entryCount;
    leftOutCount += summary.leftOutCount;
    if (codes.base) {
      earn(codes.base, 1);
      earn('99494', codes.addOnUnits);
    }
  }
  const codes = BILLING_CODES.flatMap((code) => {
    const count = units.get(code) ?? 0;
    return count === 0 ? [] : [count === 1 ? code : `${count} × ${code}`];
  }).join(' · ');
  return {
    minutes: minutesText(minutes),
    codes: codes === '' ? t`no code` : codes,
    isEarned: codes !== '',
    entryCount,
    leftOutCount,
  };
}

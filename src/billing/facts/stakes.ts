import type { PatientMonth } from '../months/patientMonth';
import { estimate, type FeeSchedule } from '../rules/feeSchedule';

/**
 * Returns what is at stake in patient-months: what their codes bring in by the user's fees in cents, or their units if there are no
 * fees. It's used only to sort facts, so the two are never compared with each other.
 */
export function sumStakes(months: Iterable<PatientMonth>, fees: FeeSchedule): number {
  let sum = 0;
  for (const { codes, month, currentSummary } of months) {
    if (fees.length === 0) {
      sum += (codes.base === undefined ? 0 : 1) + codes.addOnUnits;
    } else if (currentSummary) {
      sum += estimate(codes, month, currentSummary.profile.id, fees).amount;
    }
  }
  return sum;
}

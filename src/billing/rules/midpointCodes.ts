import type { EarnedCodes } from './codes';
import { earnedCodes, type BilledMonth } from './monthCodes';
import { getTimeRule, type PayerProfile } from './payerProfile';
import { CPT_MIDPOINT, CPT_MIDPOINT_FRACTIONS } from './timeRules';

/**
 * Returns the codes that a month would earn by the CPT midpoint (sources.md 1.1) if the rest of the profile stays the same; undefined
 * if the midpoint is its rule, or if it wouldn't earn 99492 or 99493.
 */
export function earnedByMidpoint(profile: PayerProfile, month: BilledMonth): EarnedCodes | undefined {
  const rule = getTimeRule(profile, month.month);
  if (rule === CPT_MIDPOINT || rule === CPT_MIDPOINT_FRACTIONS) {
    return undefined;
  }
  const codes = earnedCodes(withMidpoint(profile), month);
  return codes.base === '99492' || codes.base === '99493' ? codes : undefined;
}

/** Every month is checked, so the profile is changed only once. */
const CHANGED = new WeakMap<PayerProfile, PayerProfile>();

function withMidpoint(profile: PayerProfile): PayerProfile {
  let changed = CHANGED.get(profile);
  if (!changed) {
    changed = { ...profile, timeRule: CPT_MIDPOINT, datedTimeRules: [] };
    CHANGED.set(profile, changed);
  }
  return changed;
}

import type { Node } from 'jsonc-parser';
import { BILLING_CODES, type BillingCode } from '../billing/rules/codes';
import { readCents, type Cents } from '../billing/rules/feeSchedule';
import { t } from '../text/text';
import type { SettingsReader } from './settingsReader';

/** Reads a group with an amount in dollars for each code. */
export function readAmounts(node: Node, reader: SettingsReader): ReadonlyMap<BillingCode, Cents> {
  const amounts = new Map<BillingCode, Cents>();
  for (const [code, value] of reader.readParts(node, BILLING_CODES, t`The group "amounts"`) ?? []) {
    // For amounts of money, the shortest decimal of a JSON number is the number as it was written.
    const cents =
      typeof value.value === 'number' || typeof value.value === 'string' ? readCents(String(value.value)) : undefined;
    if (cents === undefined) {
      reader.report('CB302', value, t`Write an amount in dollars and cents, such as 145.24.`);
    } else {
      amounts.set(code, cents);
    }
  }
  return amounts;
}

import { rulesNotice } from '../billing/rules/knownMonths';
import type { PayerProfile } from '../billing/rules/payerProfile';
import { formatIsoMonth } from '../log/values/calendarDate';
import type { BillingReport } from './reportLine';

/** Lists the profiles of a report, each with the month in which its rules were last checked: `Full time: 2026-11`. */
export function listRulesAsOf({ lines }: BillingReport): string[] {
  const profiles = new Set<PayerProfile>(lines.map(({ profile }) => profile));
  return [...profiles].map(({ title, rulesAsOf }) => `${title}: ${formatIsoMonth(rulesAsOf)}`).sort();
}

/** Lists why the rules aren't known for some months of a report, each reason once. */
export function listRulesNotices({ lines }: BillingReport): string[] {
  const notices = new Set(lines.map(({ profile, month }) => rulesNotice(profile, month)));
  return [...notices].filter((notice) => notice !== '').sort();
}

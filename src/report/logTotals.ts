import type { BilledLogs } from '../billing/billedLogs';
import { BILLING_CODES, type BillingCode } from '../billing/codes';
import type { ReportTotals } from './billingReport';

/** What the totals of a log are said with. */
export type LogTotals = Pick<ReportTotals, 'lines' | 'minutes' | 'units'>;

/** The totals of the whole report without its lines, for those who show them after every edit. */
export function logTotals({ ledger }: BilledLogs): LogTotals {
  const units = Object.fromEntries(BILLING_CODES.map((code) => [code, 0])) as Record<BillingCode, number>;
  let lines = 0;
  for (const { codes, settled } of ledger.months()) {
    if (settled.entryCount > 0) {
      lines++;
      units['99494'] += codes.addOnUnits;
      if (codes.base) {
        units[codes.base]++;
      }
    }
  }
  return { lines, minutes: ledger.total.minutes, units };
}

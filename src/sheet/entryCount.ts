import type { BilledLogs } from '../billing/billedLogs';

/**
 * Counts the entries of the logs once each, including entries that aren't included in the totals. The rows of the list of
 * excluded time can't be added to the counted entries instead: an entry with some overlapping minutes is in both.
 */
export function countAllEntries({ ledger }: BilledLogs): number {
  return ledger.months().reduce((count, { rows }) => count + rows.length, ledger.unplacedRows.size);
}

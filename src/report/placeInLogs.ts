import type { BilledLogs } from '../billing/billedLogs';
import type { RowId } from '../log/rows/rowId';
import { t } from '../text/text';

/** Where a row stands, without a word of what it says: `line 12`, or `line 12 of log 2` where several are read as one. */
export function placeInLogs(logs: BilledLogs, row: RowId): string {
  const log = logs.logOf(row);
  const line = log.lineOf(row) + 1;
  return logs.logs.length > 1 ? t`line ${line} of log ${logs.logs.indexOf(log) + 1}` : t`line ${line}`;
}

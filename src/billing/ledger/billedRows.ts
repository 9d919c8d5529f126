import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { TimeLog } from '../../log/timeLog';
import type { RowTexts } from '../audit/possibleDuplicates';
import type { Ledger } from './ledger';

/** The rows of one or several logs and how they are billed: what checks across rows need to describe what they find. */
export interface BilledRows {
  readonly logs: readonly TimeLog[];
  readonly table: RowTable;
  readonly ledger: Ledger;
  readonly texts: RowTexts;
  /** Returns the log that contains the row. */
  logOf(row: RowId): TimeLog;
  /** Returns where the row is, such as `line 12`, or `line 12 of log 2` if there are several logs. */
  formatLocation(row: RowId): string;
  /** Returns whether a problem of the row is neither turned off nor suppressed. */
  isProblemActive(code: string, row: RowId): boolean;
}

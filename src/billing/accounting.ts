import { addMinutes, NO_MINUTES, type Minutes } from '../log/values/minutes';
import type { BilledLogs } from './billedLogs';

/**
 * Where the rows and minutes of the logs go. Every row is counted once: `rows` is the sum of `notEntries`, `entriesCounted`, and
 * `entriesLeftOut`. So is every minute: `minutesRead` is the sum of `minutesCounted` and `minutesLeftOut`.
 */
export interface Accounting {
  /** All rows of the files. A record in several lines is one row. */
  readonly rows: number;
  /** Headers, titles, blank and decorative lines, totals, and footers. */
  readonly notEntries: number;
  /** Entries with minutes that count, at least in part. */
  readonly entriesCounted: number;
  /** Entries without any minutes that count. Each has one reason. */
  readonly entriesLeftOut: number;
  /** The entries among these with minutes that can't be read. */
  readonly entriesWithUnknownMinutes: number;
  /** The minutes of all entries that can be read. */
  readonly minutesRead: Minutes;
  readonly minutesCounted: Minutes;
  readonly minutesLeftOut: Minutes;
}

/** Accounts for all rows of the logs, whatever a report chooses from them. Reads the minutes from the rows, not from the totals. */
export function accountForRows({ logs, table, ledger }: BilledLogs): Accounting {
  let rows = 0;
  let entries = 0;
  let minutesRead = NO_MINUTES;
  for (const log of logs) {
    rows += log.rowCount;
    log.walk((row) => {
      if (table.isEntry(row)) {
        entries++;
        minutesRead = addMinutes(minutesRead, table.minutesOf(row));
      }
      return true;
    });
  }
  const { minutes, entries: counted } = ledger.total;
  const leftOut = ledger.excluded.list();
  return {
    rows,
    notEntries: rows - entries,
    entriesCounted: counted,
    entriesLeftOut: entries - counted,
    entriesWithUnknownMinutes: leftOut.reduce((sum, { rowsWithUnknownMinutes }) => sum + rowsWithUnknownMinutes, 0),
    minutesRead,
    minutesCounted: minutes,
    minutesLeftOut: leftOut.reduce((sum, reason) => addMinutes(sum, reason.minutes), NO_MINUTES),
  };
}

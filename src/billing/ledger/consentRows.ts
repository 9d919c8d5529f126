import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { PatientMonth } from '../months/patientMonth';

/** Counts the rows with a consent date in each log. A log without any is a log whose column isn't used. */
export class ConsentRows {
  /** By the number of the log. */
  private readonly counts: number[] = [];
  /** Whether a log has its first consent date or no longer has one, so that all patients of the logs must be evaluated again. */
  hasChanged = false;

  constructor(private readonly table: RowTable) {}

  /** Adds or removes a row. Rows with errors are ignored, because their cells can be in the wrong columns. */
  count(row: RowId, change: 1 | -1): void {
    if (this.table.attributesOf(row).consentDate === undefined || !this.table.counts(row)) {
      return;
    }
    const log = this.table.logNumberOf(row);
    const before = this.counts[log] ?? 0;
    this.counts[log] = before + change;
    this.hasChanged ||= before === 0 || before + change === 0;
  }

  /** Returns whether a log has a row with a consent date. */
  hasAny(log: number): boolean {
    return (this.counts[log] ?? 0) > 0;
  }

  /** Returns whether a log with a valid row of the month has a row with a consent date. */
  hasAnyFor({ summary }: PatientMonth): boolean {
    return summary.validRows.some((row) => this.hasAny(this.table.logNumberOf(row)));
  }
}

import type { BilledLogs } from '../billing/billedLogs';
import type { MonthSummary, PatientMonth } from '../billing/patientMonth';
import type { RowId } from '../log/rowTable';

/** A line of the log as analysts think of it: the head of a patient-month, or a row under it. */
export type BandedLine =
  | { readonly kind: 'band'; readonly month: PatientMonth }
  /** The head of the rows that name no patient or no month. */
  | { readonly kind: 'unplaced'; readonly rowCount: number }
  | { readonly kind: 'row'; readonly row: RowId };

/**
 * The rows of a log grouped by patient-month, in the order of the report: rows that belong to no patient-month first (they
 * need work), then MRN ascending, month descending, and in the month by date. It holds where each group begins; the rows of
 * a group are put in order when somebody looks at them.
 */
export class BandedLines {
  private months: readonly PatientMonth[] = [];
  /** Index of the first line of each month's group; one more at the end for the number of lines. */
  private starts: number[] = [0];
  private unplaced: readonly RowId[] = [];
  private readonly ordered = new WeakMap<MonthSummary, readonly RowId[]>();

  constructor(readonly billed: BilledLogs) {
    this.refresh();
  }

  /** To be called after every change of the log. */
  refresh(): void {
    this.months = this.billed.ledger.months();
    this.unplaced = [...this.billed.ledger.unplacedRows].sort(this.billed.table.compare);
    let start = this.unplaced.length === 0 ? 0 : this.unplaced.length + 1;
    this.starts = [start];
    for (const month of this.months) {
      start += month.rows.length + 1;
      this.starts.push(start);
    }
  }

  /** Heads and rows together. */
  get lineCount(): number {
    return this.starts[this.months.length] ?? 0;
  }

  /** The line at an index from 0 to lineCount - 1. */
  at(index: number): BandedLine | undefined {
    if (index < 0 || index >= this.lineCount) {
      return undefined;
    }
    if (index < (this.starts[0] ?? 0)) {
      return index === 0 ? { kind: 'unplaced', rowCount: this.unplaced.length } : rowLine(this.unplaced[index - 1]);
    }
    const group = this.groupAt(index);
    const month = this.months[group];
    const offset = index - (this.starts[group] ?? 0);
    if (!month) {
      return undefined;
    }
    return offset === 0 ? { kind: 'band', month } : rowLine(this.rowsOf(month)[offset - 1]);
  }

  /** The index of a row's line, or undefined for a row that is no entry. */
  indexOfRow(row: RowId): number | undefined {
    const month = this.billed.ledger.monthOf(row);
    if (!month) {
      const place = this.unplaced.indexOf(row);
      return place < 0 ? undefined : place + 1;
    }
    const head = this.indexOfMonth(month);
    const offset = this.rowsOf(month).indexOf(row);
    return head === undefined || offset < 0 ? undefined : head + 1 + offset;
  }

  /** The index of a patient-month's head. */
  indexOfMonth(month: PatientMonth): number | undefined {
    const group = this.months.indexOf(month);
    return group < 0 ? undefined : this.starts[group];
  }

  /** Every row of a patient-month, those left out too, by date and then by place in the log; undated rows cannot be here. */
  rowsOf(month: PatientMonth): readonly RowId[] {
    const summary = month.settled;
    let rows = this.ordered.get(summary);
    if (!rows) {
      const { table } = this.billed;
      rows = [...month.rows].sort((a, b) => table.dateOf(a) - table.dateOf(b) || table.compare(a, b));
      this.ordered.set(summary, rows);
    }
    return rows;
  }

  private groupAt(index: number): number {
    let low = 0;
    let high = this.months.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.starts[middle] ?? 0) <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}

function rowLine(row: RowId | undefined): BandedLine | undefined {
  return row === undefined ? undefined : { kind: 'row', row };
}

import type { Columns } from './header/columns';
import { LogEvidence, type LogConventions } from './header/logConventions';
import type { TimeLogOptions } from './timeLogOptions';
import type { RowId } from './rows/rowId';
import type { RowTable } from './rows/rowTable';

/** The conventions of a log, which its rows show. */
export class ConventionsOfRows {
  private readonly evidence = new LogEvidence();
  private decided: LogConventions;
  /** The columns of the last decision. */
  private decidedColumns: Columns | undefined;
  /** Changes when the messages of all problems can change. */
  messageVersion = 0;

  constructor(
    private readonly table: RowTable,
    private readonly options: TimeLogOptions,
    private readonly getColumns: () => Columns,
  ) {
    this.decided = this.decide();
  }

  /** The conventions in which the rows were read. */
  get current(): LogConventions {
    return this.decided;
  }

  /** Counts what a row shows: 1 after it's added, and -1 before it's removed. */
  count(row: RowId, by: 1 | -1): void {
    const evidence = this.table.evidenceOf(row);
    if (evidence !== 0) {
      this.evidence.count(evidence, this.table.attributesIdOf(row), this.table.attributesOf(row).evidence, by);
    }
  }

  /**
   * Decides the conventions again. Returns whether all rows must be read again, because they are now read differently.
   *
   * @param isFirst whether nothing has summed up the rows yet, so that a different rounding doesn't matter
   */
  update(isFirst: boolean): boolean {
    if (!this.evidence.hasChanged && this.getColumns() === this.decidedColumns) {
      return false;
    }
    const { key, messageKey, durations } = this.decided;
    this.decided = this.decide();
    this.messageVersion += this.decided.messageKey === messageKey ? 0 : 1;
    return this.decided.key !== key || (!isFirst && this.decided.durations.rounding !== durations.rounding);
  }

  private decide(): LogConventions {
    this.decidedColumns = this.getColumns();
    const decided = this.options.conventions ?? this.evidence.decide(this.decidedColumns, this.options);
    this.table.setRounding(this.options.number ?? 0, decided.durations.rounding);
    return decided;
  }
}

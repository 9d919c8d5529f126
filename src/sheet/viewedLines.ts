import type { BilledLogs } from '../billing/billedLogs';
import type { MonthSummary } from '../billing/months/monthSummary';
import type { PatientMonth } from '../billing/months/patientMonth';
import { findLastNotGreater } from '../log/csv/binarySearch';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { createRowTest } from './rowFilter';
import { RowRanks } from './rowRanks';
import { FIRST_CHOICE, filterParts, type ViewChoice } from './viewChoice';

/** A line of the view: the header of a group, or a row of it. */
export type ViewedLine =
  | { readonly kind: 'band'; readonly month: PatientMonth; readonly isFolded: boolean }
  | { readonly kind: 'patient'; readonly months: readonly PatientMonth[]; readonly isFolded: boolean }
  /** The header of the rows without a patient or a month. */
  | { readonly kind: 'unplaced'; readonly rowCount: number; readonly isFolded: boolean }
  | { readonly kind: 'row'; readonly row: RowId };

type Head =
  | { readonly kind: 'band'; readonly month: PatientMonth }
  | { readonly kind: 'patient'; readonly months: readonly PatientMonth[] }
  | { readonly kind: 'unplaced' }
  | { readonly kind: 'none' };

interface Group {
  readonly key: string;
  readonly head: Head;
  /** Counts the rows that pass the filter. */
  readonly countRows: () => number;
  /** Returns the rows in order, computed when needed. */
  readonly rows: () => readonly RowId[];
}

/** After this many rows are added at once, the filter is applied again, because the user didn't type them. */
const MANY_NEW_ROWS = 500;

/**
 * The rows of one log in the order and grouping that the user chose. It stores where each group starts, and sorts the rows of a
 * group when they are needed. Groups are in the order of the report: first the rows without a patient-month, which need work,
 * and then by MRN and from the latest month.
 *
 * A filter is applied when it is chosen. A row that is edited or added later stays visible until the filter is applied again,
 * because rows must not disappear while the user is typing.
 */
export class ViewedLines {
  private chosen: ViewChoice = FIRST_CHOICE;
  private ranks: RowRanks | undefined;
  /** The rows that didn't pass the filter, with the hash of their text at that time; undefined without a filter. */
  private hidden: ReadonlyMap<RowId, number> | undefined;
  private filteredCount = 0;
  private groups: Group[] = [];
  /** The group of each patient-month, reused between edits because most months don't change. */
  private readonly groupOf = new WeakMap<PatientMonth, Group>();
  /** The index of the first line of each group, and at the end the number of lines. */
  private starts: number[] = [0];
  private readonly folded = new Set<string>();
  private ordered = new WeakMap<MonthSummary, readonly RowId[]>();
  private entryCount = 0;

  private read: TimeLog;

  /** @param source the log and its figures; both are replaced when the log is read again with other settings */
  constructor(private readonly source: { readonly billed: BilledLogs; readonly log: TimeLog }) {
    this.read = source.log;
    this.refresh();
  }

  private get billed(): BilledLogs {
    return this.source.billed;
  }

  private get log(): TimeLog {
    return this.source.log;
  }

  get choice(): ViewChoice {
    return this.chosen;
  }

  /** Applies a choice, which can be the same one again, to the current log. */
  choose(choice: ViewChoice): void {
    this.chosen = choice;
    this.ranks = choice.sort ? new RowRanks(choice.sort, this.billed, this.log) : undefined;
    this.applyFilter();
    this.refresh();
  }

  /** Updates the lines. Call it after every change of the log. */
  refresh(): void {
    if (this.read !== this.log) {
      // The log was read again, so the filter and ranks have rows of the earlier reading.
      this.read = this.log;
      this.ranks = this.chosen.sort ? new RowRanks(this.chosen.sort, this.billed, this.log) : undefined;
      this.applyFilter();
    }
    this.ordered = this.ranks ? new WeakMap() : this.ordered;
    this.ranks?.refresh();
    if (this.hidden && Math.abs(this.countEntries() - this.filteredCount) > MANY_NEW_ROWS) {
      this.applyFilter();
    }
    this.groups = [];
    this.starts = [0];
    this.entryCount = 0;
    this.createGroups().forEach((group) => this.addGroup(group));
  }

  /** Adds a group after the groups that were added before, if it has rows. */
  private addGroup(group: Group): void {
    const rows = group.countRows();
    const hasHeader = group.head.kind !== 'none';
    if (rows === 0 && hasHeader) {
      return;
    }
    this.groups.push(group);
    this.starts.push(this.lineCount + (hasHeader ? 1 : 0) + (this.isFolded(group) ? 0 : rows));
    this.entryCount += rows;
  }

  /** The number of headers and unfolded rows. */
  get lineCount(): number {
    return this.starts.at(-1) ?? 0;
  }

  /** The number of rows that pass the filter, including folded rows. */
  get shownEntries(): number {
    return this.entryCount;
  }

  /** Returns the line at an index from 0 to lineCount - 1. */
  at(index: number): ViewedLine | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.lineCount) {
      return undefined;
    }
    const place = this.groupAt(index);
    const group = this.groups[place];
    if (!group) {
      return undefined;
    }
    const offset = index - (this.starts[place] ?? 0) - (group.head.kind === 'none' ? 0 : 1);
    if (offset < 0) {
      return this.createHeaderLine(group);
    }
    const row = group.rows()[offset];
    return row === undefined ? undefined : { kind: 'row', row };
  }

  /** Returns the index of a row's line, or undefined if the row isn't visible. */
  indexOfRow(row: RowId): number | undefined {
    const place = this.groupOfRow(row);
    const group = this.groups[place];
    const offset = group?.rows().indexOf(row) ?? -1;
    if (!group || offset < 0 || this.isFolded(group)) {
      return undefined;
    }
    return (this.starts[place] ?? 0) + offset + (group.head.kind === 'none' ? 0 : 1);
  }

  /** Unfolds the group of a row. @returns whether it was folded */
  unfoldRow(row: RowId): boolean {
    const group = this.groups[this.groupOfRow(row)];
    return group !== undefined && this.isFolded(group) && this.fold(group.key);
  }

  /** Folds or unfolds the group with this line as its header. @returns whether the line is a header */
  foldLine(index: number): boolean {
    const place = index >= 0 && index < this.lineCount ? this.groupAt(index) : -1;
    const group = this.groups[place];
    return group !== undefined && group.head.kind !== 'none' && this.starts[place] === index && this.fold(group.key);
  }

  /** Folds or unfolds a group. @returns whether the group exists */
  fold(key: string): boolean {
    if (!this.groups.some((group) => group.key === key)) {
      return false;
    }
    if (!this.folded.delete(key)) {
      this.folded.add(key);
    }
    this.refresh();
    return true;
  }

  /** Folds or unfolds all groups. */
  foldAll(isFolded: boolean): void {
    this.folded.clear();
    if (isFolded) {
      this.groups.forEach(({ key }) => this.folded.add(key));
    }
    this.refresh();
  }

  /** The indexes of the folded groups, which don't identify a patient. */
  get foldedGroups(): number[] {
    return this.groups.flatMap((group, place) => (this.isFolded(group) ? [place] : []));
  }

  /** Folds the groups at these indexes. */
  foldGroups(places: readonly number[]): void {
    for (const place of places) {
      const group = this.groups[place];
      if (group) {
        this.folded.add(group.key);
      }
    }
    this.refresh();
  }

  /** Returns the rows in a range of lines, both ends included. */
  rowsBetween(from: number, to: number): RowId[] {
    const rows: RowId[] = [];
    for (let index = Math.max(0, from); index <= Math.min(to, this.lineCount - 1); index++) {
      const line = this.at(index);
      if (line?.kind === 'row') {
        rows.push(line.row);
      }
    }
    return rows;
  }

  /** Iterates over every row that passes the filter, including folded rows, in order. Valid until the lines change. */
  *rows(): Generator<RowId, undefined> {
    for (const group of this.groups) {
      yield* group.rows();
    }
  }

  /** Calls `visit` for every row that passes the filter, including folded rows, in order, until it returns false. */
  walk(visit: (row: RowId) => boolean): void {
    for (const row of this.rows()) {
      if (!visit(row)) {
        return;
      }
    }
  }

  private applyFilter(): void {
    const { table } = this.billed;
    if (filterParts(this.chosen.filter) === 0) {
      this.hidden = undefined;
      return;
    }
    const passes = createRowTest(this.chosen.filter, this.billed, this.log);
    const hidden = new Map<RowId, number>();
    this.filteredCount = 0;
    this.log.walk((row, line) => {
      if (table.isEntry(row)) {
        this.filteredCount++;
        if (!passes(row, line)) {
          hidden.set(row, table.hashOf(row));
        }
      }
      return true;
    });
    this.hidden = hidden;
  }

  private countEntries(): number {
    let count = 0;
    this.log.walk((row) => {
      count += this.billed.table.isEntry(row) ? 1 : 0;
      return true;
    });
    return count;
  }

  private isShown = (row: RowId): boolean => this.hidden?.get(row) !== this.billed.table.hashOf(row);

  private createGroups(): Group[] {
    const { grouping } = this.chosen;
    if (grouping === 'file') {
      const rows = this.fileRows();
      return [{ key: '', head: { kind: 'none' }, countRows: () => rows.length, rows: () => rows }];
    }
    const months = this.billed.ledger.months();
    const unplaced = this.sorted(this.filtered([...this.billed.ledger.unplacedRows]), this.billed.table.compare);
    const first: Group = {
      key: '',
      head: { kind: 'unplaced' },
      countRows: () => unplaced.length,
      rows: () => unplaced,
    };
    return [
      first,
      ...(grouping === 'patient' ? this.patientGroups(months) : months.map((month) => this.monthGroup(month))),
    ];
  }

  private monthGroup(month: PatientMonth): Group {
    let group = this.groupOf.get(month);
    if (!group) {
      group = {
        key: `${month.mrn}\u0000${month.month}`,
        head: { kind: 'band', month },
        countRows: () => this.filtered(month.rows).length,
        rows: () => this.filtered(this.sortMonthRows(month)),
      };
      this.groupOf.set(month, group);
    }
    return group;
  }

  private patientGroups(months: readonly PatientMonth[]): Group[] {
    const patients: PatientMonth[][] = [];
    for (const month of months) {
      const last = patients.at(-1);
      if (last?.[0]?.mrn === month.mrn) {
        last.push(month);
      } else {
        patients.push([month]);
      }
    }
    return patients.map((patientMonths) => {
      let rows: readonly RowId[] | undefined;
      return {
        key: patientMonths[0]?.mrn ?? '',
        head: { kind: 'patient', months: patientMonths },
        countRows: () => patientMonths.reduce((sum, { rows: all }) => sum + this.filtered(all).length, 0),
        // Months are in descending order, rows in ascending order.
        rows: () =>
          (rows ??= this.sorted(
            this.filtered(patientMonths.toReversed().flatMap((month) => [...this.sortMonthRows(month)])),
          )),
      };
    });
  }

  /** Returns every row of a patient-month as sorted, or by date and position in the log. All of these rows have a date. */
  private sortMonthRows(month: PatientMonth): readonly RowId[] {
    const summary = month.summary;
    let rows = this.ordered.get(summary);
    if (!rows) {
      const { table } = this.billed;
      rows = this.sorted([...month.rows], (a, b) => table.dateOf(a) - table.dateOf(b) || table.compare(a, b));
      this.ordered.set(summary, rows);
    }
    return rows;
  }

  private fileRows(): RowId[] {
    const rows: RowId[] = [];
    this.log.walk((row) => {
      if (this.billed.table.isEntry(row) && this.isShown(row)) {
        rows.push(row);
      }
      return true;
    });
    return this.sorted(rows);
  }

  private filtered(rows: readonly RowId[]): readonly RowId[] {
    return this.hidden ? rows.filter(this.isShown) : rows;
  }

  /** Sorts rows in the order that the user chose, or else in the given order, if any. */
  private sorted(rows: readonly RowId[], otherwise?: (a: RowId, b: RowId) => number): RowId[] {
    const compare = this.ranks?.compare ?? otherwise;
    return compare ? [...rows].sort(compare) : [...rows];
  }

  private isFolded({ head, key }: Group): boolean {
    return this.folded.size > 0 && head.kind !== 'none' && this.folded.has(key);
  }

  private createHeaderLine(group: Group): ViewedLine | undefined {
    const isFolded = this.isFolded(group);
    switch (group.head.kind) {
      case 'band':
        return { kind: 'band', month: group.head.month, isFolded };
      case 'patient':
        return { kind: 'patient', months: group.head.months, isFolded };
      case 'unplaced':
        return { kind: 'unplaced', rowCount: group.countRows(), isFolded };
      case 'none':
        return undefined;
    }
  }

  private groupOfRow(row: RowId): number {
    if (this.chosen.grouping === 'file') {
      return 0;
    }
    const month = this.billed.ledger.monthOf(row);
    const key = month ? (this.chosen.grouping === 'patient' ? month.mrn : `${month.mrn}\u0000${month.month}`) : '';
    return this.groups.findIndex((group) => group.key === key);
  }

  private groupAt(index: number): number {
    return findLastNotGreater(this.starts, index, this.groups.length);
  }
}

import type { BilledLogs } from '../billing/billedLogs';
import type { MonthSummary } from '../billing/months/monthSummary';
import type { PatientMonth } from '../billing/months/patientMonth';
import { lastAtMost } from '../log/rows/binarySearch';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { createRowTest } from './rowFilter';
import { RowRanks } from './rowRanks';
import { FIRST_CHOICE, filterParts, type ViewChoice } from './viewChoice';

/** A line of the log as a person looks at it: the head of a group, or a row under it. */
export type ViewedLine =
  | { readonly kind: 'band'; readonly month: PatientMonth; readonly isFolded: boolean }
  | { readonly kind: 'patient'; readonly months: readonly PatientMonth[]; readonly isFolded: boolean }
  /** The head of the rows that name no patient or no month. */
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
  /** How many rows pass the filter. */
  readonly countRows: () => number;
  /** The rows in order, worked out when somebody looks. */
  readonly rows: () => readonly RowId[];
}

/** From so many rows that have come at once on, the filter is applied anew: that was no person typing. */
const MANY_NEW_ROWS = 500;

/**
 * The rows of one log in the order and the grouping a person chose. It holds where each group begins; the rows of a group are
 * put in order when somebody looks at them. Groups stand in the order of the report: rows that belong to no patient-month first
 * (they need work), then MRN ascending, month descending.
 *
 * A filter is judged when it is chosen. A row that is edited or added afterwards stays in sight until the filter is applied
 * again, so that it does not vanish under the person's hands.
 */
export class ViewedLines {
  private chosen: ViewChoice = FIRST_CHOICE;
  private ranks: RowRanks | undefined;
  /** The rows that did not pass the filter, with the text (its hash) they had then; undefined without a filter. */
  private hidden: ReadonlyMap<RowId, number> | undefined;
  private judgedCount = 0;
  private groups: Group[] = [];
  /** The group of each patient-month, kept from one edit to the next: with many months most of them are as they were. */
  private readonly groupOf = new WeakMap<PatientMonth, Group>();
  /** Index of the first line of each group; one more at the end for the number of lines. */
  private starts: number[] = [0];
  private readonly folded = new Set<string>();
  private ordered = new WeakMap<MonthSummary, readonly RowId[]>();
  private entryCount = 0;

  private read: TimeLog;

  /** @param source the log and its figures; both are others after the log was read anew by other settings */
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

  /** Takes up a choice, or the same one again: filter and order are judged by the log as it is now. */
  choose(choice: ViewChoice): void {
    this.chosen = choice;
    this.ranks = choice.sort ? new RowRanks(choice.sort, this.billed, this.log) : undefined;
    this.judge();
    this.refresh();
  }

  /** To be called after every change of the log. */
  refresh(): void {
    if (this.read !== this.log) {
      // Read anew: what was judged and ranked were rows of the reading before.
      this.read = this.log;
      this.ranks = this.chosen.sort ? new RowRanks(this.chosen.sort, this.billed, this.log) : undefined;
      this.judge();
    }
    this.ordered = this.ranks ? new WeakMap() : this.ordered;
    this.ranks?.refresh();
    if (this.hidden && Math.abs(this.countEntries() - this.judgedCount) > MANY_NEW_ROWS) {
      this.judge();
    }
    this.groups = [];
    this.starts = [0];
    this.entryCount = 0;
    this.groupsOf().forEach((group) => this.place(group));
  }

  /** Puts a group behind those that have their places, if it has rows. */
  private place(group: Group): void {
    const rows = group.countRows();
    const hasHead = group.head.kind !== 'none';
    if (rows === 0 && hasHead) {
      return;
    }
    this.groups.push(group);
    this.starts.push(this.lineCount + (hasHead ? 1 : 0) + (this.isFolded(group) ? 0 : rows));
    this.entryCount += rows;
  }

  /** Heads and rows together, as far as they are unfolded. */
  get lineCount(): number {
    return this.starts.at(-1) ?? 0;
  }

  /** The rows that pass the filter, folded ones too. */
  get shownEntries(): number {
    return this.entryCount;
  }

  /** The line at an index from 0 to lineCount - 1. */
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
      return this.headLine(group);
    }
    const row = group.rows()[offset];
    return row === undefined ? undefined : { kind: 'row', row };
  }

  /** The index of a row's line, or undefined for one that is not in sight. */
  indexOfRow(row: RowId): number | undefined {
    const place = this.groupOfRow(row);
    const group = this.groups[place];
    const offset = group?.rows().indexOf(row) ?? -1;
    if (!group || offset < 0 || this.isFolded(group)) {
      return undefined;
    }
    return (this.starts[place] ?? 0) + offset + (group.head.kind === 'none' ? 0 : 1);
  }

  /** Unfolds the group a row is in. @returns whether it was folded */
  unfoldRow(row: RowId): boolean {
    const group = this.groups[this.groupOfRow(row)];
    return group !== undefined && this.isFolded(group) && this.fold(group.key);
  }

  /** Folds the group whose head is this line, or unfolds it. @returns whether the line is a head */
  foldLine(index: number): boolean {
    const place = index >= 0 && index < this.lineCount ? this.groupAt(index) : -1;
    const group = this.groups[place];
    return group !== undefined && group.head.kind !== 'none' && this.starts[place] === index && this.fold(group.key);
  }

  /** Folds a group away, or unfolds it. @returns whether there is such a group */
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

  /** Folds all groups away, or unfolds them. */
  foldAll(isFolded: boolean): void {
    this.folded.clear();
    if (isFolded) {
      this.groups.forEach(({ key }) => this.folded.add(key));
    }
    this.refresh();
  }

  /** Which groups are folded, by their places: numbers that say nothing of a patient. */
  get foldedGroups(): number[] {
    return this.groups.flatMap((group, place) => (this.isFolded(group) ? [place] : []));
  }

  /** Folds the groups at these places, as they were left. */
  foldGroups(places: readonly number[]): void {
    for (const place of places) {
      const group = this.groups[place];
      if (group) {
        this.folded.add(group.key);
      }
    }
    this.refresh();
  }

  /** The rows among the lines from one index to another, both included. */
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

  /** Calls `visit` for every row that passes the filter, folded ones too, in order, until it answers false. */
  walk(visit: (row: RowId) => boolean): void {
    for (const group of this.groups) {
      for (const row of group.rows()) {
        if (!visit(row)) {
          return;
        }
      }
    }
  }

  private judge(): void {
    const { table } = this.billed;
    if (filterParts(this.chosen.filter) === 0) {
      this.hidden = undefined;
      return;
    }
    const passes = createRowTest(this.chosen.filter, this.billed, this.log);
    const hidden = new Map<RowId, number>();
    this.judgedCount = 0;
    this.log.walk((row, line) => {
      if (table.isEntry(row)) {
        this.judgedCount++;
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

  private groupsOf(): Group[] {
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
        rows: () => this.filtered(this.rowsOf(month)),
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
    return patients.map((its) => {
      let rows: readonly RowId[] | undefined;
      return {
        key: its[0]?.mrn ?? '',
        head: { kind: 'patient', months: its },
        countRows: () => its.reduce((sum, { rows: all }) => sum + this.filtered(all).length, 0),
        // Months stand in descending order, rows in ascending.
        rows: () => (rows ??= this.sorted(this.filtered(its.toReversed().flatMap((month) => [...this.rowsOf(month)])))),
      };
    });
  }

  /** Every row of a patient-month by date and then by place in the log, or as sorted; undated rows cannot be here. */
  private rowsOf(month: PatientMonth): readonly RowId[] {
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

  /** In the order a person chose, else in this one; without either as they are. */
  private sorted(rows: readonly RowId[], otherwise?: (a: RowId, b: RowId) => number): RowId[] {
    const compare = this.ranks?.compare ?? otherwise;
    return compare ? [...rows].sort(compare) : [...rows];
  }

  private isFolded({ head, key }: Group): boolean {
    return this.folded.size > 0 && head.kind !== 'none' && this.folded.has(key);
  }

  private headLine(group: Group): ViewedLine | undefined {
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
    return lastAtMost(this.starts, index, this.groups.length);
  }
}

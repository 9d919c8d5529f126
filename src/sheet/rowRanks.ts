import type { BilledLogs } from '../billing/billedLogs';
import { compareMinutes, type Minutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import type { RowSort } from './viewChoice';

/** `A2` before `A10`, whatever the case. */
const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The place of each entry when the log is sorted by a column. It is decided once, when a person asks for it: a row that is
 * edited stays where it is, and a new one stands behind the row above it in the file, so that nothing jumps under their hands.
 */
export class RowRanks {
  private readonly ranks = new Map<RowId, number>();

  constructor(
    sort: RowSort,
    private readonly billed: BilledLogs,
    private readonly log: TimeLog,
  ) {
    const keyed = keysOf(sort, billed, log);
    const sign = sort.descending ? -1 : 1;
    keyed.sort((a, b) => (a.isEmpty || b.isEmpty ? Number(a.isEmpty) - Number(b.isEmpty) : sign * compareKeys(a, b)));
    keyed.forEach(({ row }, rank) => this.ranks.set(row, rank));
  }

  /** Gives places to rows that have come since. */
  refresh(): void {
    let above = -1;
    this.log.walk((row) => {
      if (this.billed.table.isEntry(row)) {
        const rank = this.ranks.get(row);
        above = rank ?? above + 1e-6;
        if (rank === undefined) {
          this.ranks.set(row, above);
        }
      }
      return true;
    });
  }

  compare = (a: RowId, b: RowId): number => (this.ranks.get(a) ?? -1) - (this.ranks.get(b) ?? -1);
}

interface Keyed {
  readonly row: RowId;
  /** Empty cells come last, in whichever direction. */
  readonly isEmpty: boolean;
  readonly value: number;
  readonly text: string;
  readonly minutes: Minutes | undefined;
}

/** The entries with what they are sorted by, in the order of the file, which decides between equals. */
function keysOf({ column }: RowSort, { table }: BilledLogs, log: TimeLog): Keyed[] {
  const field = log.header.columns.fields[column];
  const keys: Keyed[] = [];
  const keep = (row: RowId, key: Partial<Omit<Keyed, 'row'>>): void => {
    keys.push({ row, isEmpty: false, value: 0, text: '', minutes: undefined, ...key });
  };
  log.walk((row, line) => {
    if (!table.isEntry(row)) {
      return true;
    }
    if (field === 'date') {
      const date = table.dateOf(row);
      keep(row, { value: date, isEmpty: date === 0 });
    } else if (field === 'initialAssessment') {
      const date = table.attributesOf(row).initialAssessment;
      keep(row, { value: date ?? 0, isEmpty: date === undefined });
    } else if (field === 'minutes') {
      const minutes = table.minutesOf(row);
      keep(row, { minutes, isEmpty: minutes.ticks === 0 && minutes.fine === 0 });
    } else {
      const text = log.record(row, line).value(column).trim();
      keep(row, { text, isEmpty: text === '' });
    }
    return true;
  });
  return keys;
}

function compareKeys(a: Keyed, b: Keyed): number {
  return a.minutes && b.minutes
    ? compareMinutes(a.minutes, b.minutes)
    : a.value - b.value || COLLATOR.compare(a.text, b.text);
}

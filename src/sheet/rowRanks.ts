import type { BilledLogs } from '../billing/billedLogs';
import { compareMinutes, type Minutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import type { RowSort } from './viewChoice';

/** Sorts `A2` before `A10`, ignoring case. */
const COLLATOR = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The rank of each entry in a log sorted by a column. Ranks are set when the user sorts. An edited row keeps its rank, and a new
 * row comes after the row above it in the file, because rows must not jump while the user is typing.
 */
export class RowRanks {
  private readonly ranks = new Map<RowId, number>();

  constructor(
    sort: RowSort,
    private readonly billed: BilledLogs,
    private readonly log: TimeLog,
  ) {
    const keyed = createKeys(sort, billed, log);
    const sign = sort.descending ? -1 : 1;
    keyed.sort((a, b) => (a.isEmpty || b.isEmpty ? Number(a.isEmpty) - Number(b.isEmpty) : sign * compareKeys(a, b)));
    keyed.forEach(({ row }, rank) => this.ranks.set(row, rank));
  }

  /** Adds the rows that were added since. */
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
  /** Empty cells come last in both directions. */
  readonly isEmpty: boolean;
  readonly value: number;
  readonly text: string;
  readonly minutes: Minutes | undefined;
}

/** Returns the sort keys of the entries in file order, which is also the order of equal entries. */
function createKeys({ column }: RowSort, { table }: BilledLogs, log: TimeLog): Keyed[] {
  const field = log.header.columns.fields[column];
  const keys: Keyed[] = [];
  const addKey = (row: RowId, key: Partial<Omit<Keyed, 'row'>>): void => {
    keys.push({ row, isEmpty: false, value: 0, text: '', minutes: undefined, ...key });
  };
  log.walk((row, line) => {
    if (!table.isEntry(row)) {
      return true;
    }
    if (field === 'date') {
      const date = table.dateOf(row);
      addKey(row, { value: date, isEmpty: date === 0 });
    } else if (field === 'initialAssessment') {
      const date = table.attributesOf(row).initialAssessment;
      addKey(row, { value: date ?? 0, isEmpty: date === undefined });
    } else if (field === 'minutes') {
      const minutes = table.minutesOf(row);
      addKey(row, { minutes, isEmpty: minutes.ticks === 0 && minutes.fine === 0 });
    } else {
      const text = log.record(row, line).value(column).trim();
      addKey(row, { text, isEmpty: text === '' });
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

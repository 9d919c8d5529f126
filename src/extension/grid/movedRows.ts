import { formatMonthName } from '../../log/values/calendarDate';
import type { RowId } from '../../log/rows/rowId';
import type { GridToHost } from '../../protocol/gridMessages';
import type { GridBlockEdit, GridRowEdit } from '../../protocol/gridRequests';
import type { ViewedLines } from '../../sheet/viewedLines';
import { grouped } from '../../wording/figureWords';
import { t } from '../../text/text';
import type { LogSession } from '../logs/logSession';

/** More rows than these aren't followed: an edit of so many isn't typed. */
const MOST_ROWS = 5000;

/**
 * The rows that an edit moves to another group of the view, because their date or MRN changes: they would vanish from sight without
 * a word. Create it before the edit.
 */
export class MovedRows {
  private readonly before: ReadonlyMap<RowId, string>;

  /** @param rows the rows that the edit changes */
  constructor(
    private readonly session: LogSession,
    private readonly viewed: ViewedLines,
    rows: readonly RowId[],
  ) {
    const { log } = session;
    this.before = new Map(rows.filter((row) => log.has(row)).map((row) => [row, this.findGroup(row)]));
  }

  /** Returns the rows that are in another group now, in the order in which they were given. */
  list(): RowId[] {
    return [...this.before].flatMap(([row, group]) =>
      this.session.log.has(row) && this.findGroup(row) !== group ? [row] : [],
    );
  }

  private findGroup(row: RowId): string {
    const month = this.session.billed.ledger.monthOf(row);
    switch (this.viewed.choice.grouping) {
      case 'file':
        return '';
      case 'patient':
        return month?.mrn ?? '';
      case 'patientMonth':
        return month ? `${month.month} ${month.mrn}` : '';
    }
  }
}

/** Returns the rows that an edit of the grid changes, as far as it can move them. */
export function findEditedRows(
  edit: GridRowEdit | GridBlockEdit,
  viewed: ViewedLines,
  generation: number,
): readonly RowId[] {
  switch (edit.type) {
    case 'editCell':
    case 'applyFix':
      return [edit.row as RowId];
    case 'clearCells':
    case 'fillDown':
    case 'fillCells':
    case 'pasteCells':
      return edit.generation === generation ? findBlockRows(edit, viewed) : [];
    default:
      return [];
  }
}

/** A paste can reach below the selected rows: as far as its cells do. */
function findBlockRows(
  edit: Extract<GridToHost, { type: 'clearCells' | 'fillDown' | 'fillCells' | 'pasteCells' }>,
  viewed: ViewedLines,
): readonly RowId[] {
  const count = edit.type === 'pasteCells' ? Math.max(edit.to - edit.from + 1, edit.cells.length) : 0;
  const to = Math.max(edit.to, edit.from + 2 * count);
  return to - edit.from > MOST_ROWS ? [] : viewed.rowsBetween(edit.from, to);
}

/** Returns where rows that moved are now, in a sentence, or ''. It identifies rows by their lines. */
export function describeMovedRows({ billed, log }: LogSession, moved: readonly RowId[]): string {
  const [only, ...others] = moved;
  if (only === undefined) {
    return '';
  }
  if (others.length > 0) {
    return t`${grouped(String(moved.length))} rows are in other groups now, because their dates or MRNs have changed.`;
  }
  const line = grouped(String(log.lineOf(only) + 1));
  const month = billed.ledger.monthOf(only);
  return month
    ? t`Line ${line} is in ${formatMonthName(month.month)} now, because its date or MRN has changed.`
    : t`Line ${line} is in the rows without a patient or a month now, and isn't counted.`;
}

import type { RowId } from '../log/rows/rowId';
import type { ViewedLines } from './viewedLines';
import { failure, success, type Result } from '../text/result';
import { t } from '../text/text';

/** The rows that copied cells are pasted into. */
export interface PasteTargets {
  readonly rows: readonly RowId[];
  /** The number of rows to add at the end of the log. */
  readonly newRowCount: number;
}

/**
 * Finds the rows to paste copied cells into, from the first selected line down. Rows hidden by a filter are skipped. Rows of
 * the next group are used only if they are selected, which prevents pasting into another patient's rows by accident. In file
 * order, rows can be added after the last row.
 *
 * @param from the first selected line
 * @param to the last selected line
 * @param count the number of rows of copied cells
 * @returns a failure if there are too few rows
 */
export function findPasteTargets(lines: ViewedLines, from: number, to: number, count: number): Result<PasteTargets> {
  const rows: RowId[] = [];
  for (let index = from; index < lines.lineCount && rows.length < count; index++) {
    const line = lines.at(index);
    if (line?.kind === 'row') {
      rows.push(line.row);
    } else if (index > to) {
      return failure(
        'too-few-rows',
        t`Only ${rows.length} of the ${count} copied rows fit in this group, and the rest would go into the next group.
        Nothing was pasted. To add them as new rows, use Paste as New Rows (Ctrl+Shift+V).`,
      );
    }
  }
  const newRowCount = count - rows.length;
  const { grouping, sort } = lines.choice;
  if (newRowCount > 0 && (grouping !== 'file' || sort)) {
    return failure(
      'too-few-rows',
      t`Only ${rows.length} of the ${count} copied rows fit here. Nothing was pasted. To add them as new rows, use Paste as New
      Rows (Ctrl+Shift+V).`,
    );
  }
  return success({ rows, newRowCount });
}

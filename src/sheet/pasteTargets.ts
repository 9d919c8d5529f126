import type { RowId } from '../log/rows/rowId';
import type { ViewedLines } from './viewedLines';
import { t } from '../text/text';

/** The rows that pasted cells go into, or why there are too few. */
export type PasteTargets =
  /** @property beyond how many rows are still to be added at the end of the log */
  | { readonly ok: true; readonly rows: readonly RowId[]; readonly beyond: number }
  | { readonly ok: false; readonly sentence: string };

/**
 * Finds the rows below a line for so many rows of copied cells: those in sight only, a filter leaves the others alone. They do
 * not run on from one patient to the next unseen: that takes a selection which covers the rows. In the order of the file, rows
 * may go on behind the last one.
 *
 * @param from the first selected line
 * @param to the last selected line
 */
export function pasteTargets(lines: ViewedLines, from: number, to: number, count: number): PasteTargets {
  const rows: RowId[] = [];
  for (let index = from; index < lines.lineCount && rows.length < count; index++) {
    const line = lines.at(index);
    if (line?.kind === 'row') {
      rows.push(line.row);
    } else if (index > to) {
      return {
        ok: false,
        sentence: t`Only ${rows.length} of the ${count} copied rows have a place in this group, and the rest would run on into the next
        one. Nothing was pasted. To add them as new rows use Paste as New Rows (Ctrl+Shift+V).`,
      };
    }
  }
  const beyond = count - rows.length;
  const { grouping, sort } = lines.choice;
  if (beyond > 0 && (grouping !== 'file' || sort)) {
    return {
      ok: false,
      sentence: t`Only ${rows.length} of the ${count} copied rows have a place here. Nothing was pasted. To add them as new rows use
        Paste as New Rows (Ctrl+Shift+V).`,
    };
  }
  return { ok: true, rows, beyond };
}

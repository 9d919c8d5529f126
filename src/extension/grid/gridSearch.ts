import { listFacts } from '../../billing/factList';
import { formatCopiedCells, type CopyForm } from '../../sheet/copiedCells';
import type { RowId } from '../../log/rows/rowId';
import type { GridToHost } from '../../protocol/gridMessages';
import type { ViewedLines } from '../../sheet/viewedLines';
import type { GridBlock } from './gridBlockEdits';
import type { LogSession } from '../logs/logSession';

/** A cell of the view, by its row. */
export interface FoundCell {
  readonly row: RowId;
  readonly column: number;
}

/**
 * Finds the next fact after (or before) the one at a line, in the order in which facts should be worked through: the latest month
 * first, and then changes to closed months. Continues at the other end. A fact whose row isn't in the view is skipped.
 */
export function findNextProblem(
  { billed, log, closedMonthProblems, closedMonths }: LogSession,
  viewed: ViewedLines,
  from: number,
  step: 1 | -1,
): FoundCell | undefined {
  const line = viewed.at(from);
  const here = line?.kind === 'row' ? line.row : undefined;
  const facts = listFacts(billed, { hasHints: false, closedMonths });
  const rows = [...new Set([...facts.flatMap(({ row }) => row ?? []), ...closedMonthProblems.keys()])];
  const at = here === undefined ? -1 : rows.indexOf(here);
  const start = at < 0 && step < 0 ? 0 : at;
  for (let tried = 1; tried <= rows.length; tried++) {
    const row = rows[(((start + step * tried) % rows.length) + rows.length) % rows.length];
    if (row !== undefined && viewed.indexOfRow(row) !== undefined) {
      const problem = billed.problemsOf(row).find(({ severity }) => severity !== 'hint');
      return { row, column: problem ? log.record(row).fieldAt(problem.range.start) : -1 };
    }
  }
  return undefined;
}

/**
 * Finds the cell that Ctrl with an arrow key selects in a column, as in a spreadsheet: the last in a run of filled cells, or the
 * next filled cell after empty ones. Headings of groups are skipped.
 */
export function findRegionEdge(
  { log }: LogSession,
  viewed: ViewedLines,
  message: Extract<GridToHost, { type: 'edgeOfRegion' }>,
  generation: number,
): FoundCell | undefined {
  const { column, step } = message;
  const from = findStartLine(viewed, message, generation);
  if (from === undefined) {
    return undefined;
  }
  const isFilled = (row: RowId): boolean => log.record(row).value(column) !== '';
  const start = viewed.at(from);
  let isInFilledRun = start?.kind === 'row' && isFilled(start.row);
  let last: RowId | undefined;
  for (let index = from + step; index >= 0 && index < viewed.lineCount; index += step) {
    const line = viewed.at(index);
    if (line?.kind !== 'row') {
      continue;
    }
    const filled = isFilled(line.row);
    if (last === undefined) {
      isInFilledRun &&= filled;
    }
    if (filled !== isInFilledRun) {
      return { row: isInFilledRun ? (last ?? line.row) : line.row, column };
    }
    last = line.row;
  }
  return last === undefined ? undefined : { row: last, column };
}

/** A key press can arrive after the lines have changed: a row can still be found by its identity, a heading can't. */
function findStartLine(
  viewed: ViewedLines,
  { row, from, generation }: Extract<GridToHost, { type: 'edgeOfRegion' }>,
  current: number,
): number | undefined {
  if (row !== undefined) {
    return viewed.indexOfRow(row as RowId);
  }
  return generation === current ? from : undefined;
}

/** Formats the cells of some lines for the clipboard, as spreadsheets do. */
export function copyCells(
  { log }: LogSession,
  viewed: ViewedLines,
  { from, to, columns, form }: GridBlock & { readonly form: CopyForm },
): string {
  const { names } = log.header.columns;
  return formatCopiedCells(
    columns.map((column) => names[column] ?? ''),
    viewed.rowsBetween(from, to).map((row) => {
      const record = log.record(row);
      return columns.map((column) => record.value(column));
    }),
    form,
  );
}

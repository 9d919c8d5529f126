import { hasErrorOrWarning } from '../../billing/problemList';
import { cellBlockText } from '../../log/csv/cellBlock';
import type { RowId } from '../../log/rows/rowId';
import type { GridToHost } from '../../protocol/gridMessages';
import type { ViewedLines } from '../../sheet/viewedLines';
import type { FoundCell, GridAnswers } from './gridAnswers';
import type { SeenBlock } from './gridBlockEdits';
import type { LogSession } from '../logs/logSession';

/** The next row with a problem after (or before) a line, from end to beginning and on; and the cell it is in. */
export function nextProblem(
  { billed, log }: LogSession,
  viewed: ViewedLines,
  from: number,
  step: 1 | -1,
): FoundCell | undefined {
  const { lineCount } = viewed;
  for (let tried = 1; tried <= lineCount; tried++) {
    const line = viewed.at((((from + step * tried) % lineCount) + lineCount) % lineCount);
    if (line?.kind === 'row' && hasErrorOrWarning(billed, line.row)) {
      const problem = billed.problemsOf(line.row).find(({ severity }) => severity !== 'hint');
      const record = log.record(line.row);
      return { row: line.row, column: problem ? record.fieldAt(problem.range.start) : -1 };
    }
  }
  return undefined;
}

/**
 * Where Ctrl with an arrow key leads in a column, as in a spreadsheet: to the last of a run of filled cells, or over empty ones
 * to the next filled one. Heads of groups are passed over.
 */
export function edgeOfRegion(
  { log }: LogSession,
  viewed: ViewedLines,
  message: Extract<GridToHost, { type: 'edgeOfRegion' }>,
  generation: number,
): FoundCell | undefined {
  const { column, step } = message;
  const from = lineOfKey(viewed, message, generation);
  if (from === undefined) {
    return undefined;
  }
  const isFilled = (row: RowId): boolean => log.record(row).value(column) !== '';
  const start = viewed.at(from);
  let goesAlongFilled = start?.kind === 'row' && isFilled(start.row);
  let last: RowId | undefined;
  for (let index = from + step; index >= 0 && index < viewed.lineCount; index += step) {
    const line = viewed.at(index);
    if (line?.kind !== 'row') {
      continue;
    }
    const filled = isFilled(line.row);
    if (last === undefined) {
      goesAlongFilled &&= filled;
    }
    if (filled !== goesAlongFilled) {
      return { row: goesAlongFilled ? (last ?? line.row) : line.row, column };
    }
    last = line.row;
  }
  return last === undefined ? undefined : { row: last, column };
}

/** A key may come while another state is on its way: the row it was pressed on is known by its identity, a head is not. */
function lineOfKey(
  viewed: ViewedLines,
  { row, from, generation }: Extract<GridToHost, { type: 'edgeOfRegion' }>,
  current: number,
): number | undefined {
  if (row !== undefined) {
    return viewed.indexOfRow(row as RowId);
  }
  return generation === current ? from : undefined;
}

/** Looks for the cell that is asked for: the one here or the next, or the one before, around the ends. */
export function foundCell(
  answers: GridAnswers,
  viewed: ViewedLines,
  { query, columns, from, column, step }: Extract<GridToHost, { type: 'find' }>,
): { cell: FoundCell | undefined; count: number; place: number } {
  const { cells, before } = answers.find(query, columns, rowAtOrBelow(viewed, from));
  const count = cells.length;
  if (count === 0) {
    return { cell: undefined, count, place: 0 };
  }
  const line = viewed.at(from);
  const here = line?.kind === 'row' ? line.row : undefined;
  // The cells of this row that stand before the selected one, in the order of the columns as they are shown.
  const at = columns.indexOf(column);
  const order = (its: FoundCell): number => columns.indexOf(its.column);
  let place = before;
  while (cells[place]?.row === here && here !== undefined && order(cells[place] ?? { row: here, column }) < at) {
    place++;
  }
  const isHere = cells[place]?.row === here && cells[place]?.column === column;
  if (step === 'previous') {
    place--;
  } else if (step === 'next' && isHere) {
    place++;
  }
  place = (place + count) % count;
  return { cell: cells[place], count, place: place + 1 };
}

function rowAtOrBelow(viewed: ViewedLines, from: number): RowId | undefined {
  for (let index = Math.max(0, from); index < viewed.lineCount; index++) {
    const line = viewed.at(index);
    if (line?.kind === 'row') {
      return line.row;
    }
  }
  return undefined;
}

/** The cells of some lines, as spreadsheets take them from the clipboard. */
export function copiedText({ log }: LogSession, viewed: ViewedLines, { from, to, columns }: SeenBlock): string {
  return cellBlockText(
    viewed.rowsBetween(from, to).map((row) => {
      const record = log.record(row);
      return columns.map((column) => record.value(column));
    }),
  );
}

import type { RowId } from '../../log/rows/rowId';
import type { GridToHost } from '../../protocol/gridMessages';
import { CellSearch, type FoundCell } from '../../sheet/cellSearch';
import type { ViewedLines } from '../../sheet/viewedLines';
import type { LogSession } from '../logs/logSession';

type FindMessage = Extract<GridToHost, { type: 'find' }>;

/** How long the extension searches before it looks whether another key was pressed. */
const SLICE_MILLISECONDS = 12;
/** How many rows are searched between two looks at the clock. */
const ROWS_AT_ONCE = 64;

/** The cell that a search leads to, its number among all matches from 1, and how many there are. */
export interface Found {
  readonly cell: FoundCell | undefined;
  readonly count: number;
  readonly position: number;
}

/** Finds cells in the view of a grid. A search is dropped as soon as another one is requested. */
export class CellFinder {
  private latest: FindMessage | undefined;
  /** The matches of the last search, for the next and the previous match. */
  private known: { readonly key: string; readonly cells: readonly FoundCell[] } | undefined;

  /** @param getGeneration returns a number that changes whenever the lines change */
  constructor(
    private readonly session: LogSession,
    private readonly viewed: ViewedLines,
    private readonly getGeneration: () => number,
  ) {}

  /** Finds the requested cell: the selected one or the next, or the previous. @returns undefined if the search was dropped */
  async find(message: FindMessage): Promise<Found | undefined> {
    this.latest = message;
    const cells = await this.findCells(message);
    return cells && chooseCell(cells, this.viewed, message);
  }

  /** Drops the search that runs. */
  stop(): void {
    this.latest = undefined;
  }

  /** Returns all matching cells. Starts again when the lines change during the search. */
  private async findCells(message: FindMessage): Promise<readonly FoundCell[] | undefined> {
    for (;;) {
      const generation = this.getGeneration();
      const key = JSON.stringify([generation, message.query, message.columns]);
      if (this.known?.key === key) {
        return this.known.cells;
      }
      const search = new CellSearch(this.session.log, this.viewed.rows(), message.query, message.columns);
      const isSearched = await this.run(search, message, generation);
      if (this.latest !== message) {
        return undefined;
      }
      if (isSearched) {
        this.known = { key, cells: search.cells };
        return search.cells;
      }
    }
  }

  /** @returns false if the search was dropped or the lines have changed */
  private async run(search: CellSearch, message: FindMessage, generation: number): Promise<boolean> {
    let start = performance.now();
    while (!search.advance(ROWS_AT_ONCE)) {
      if (performance.now() - start > SLICE_MILLISECONDS) {
        // The next key press arrives as a message.
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (this.latest !== message || this.getGeneration() !== generation) {
          return false;
        }
        start = performance.now();
      }
    }
    return true;
  }
}

/** Chooses the match for a step from the selected cell. Continues at the other end. */
function chooseCell(
  cells: readonly FoundCell[],
  viewed: ViewedLines,
  { columns, from, column, step }: FindMessage,
): Found {
  const count = cells.length;
  if (count === 0) {
    return { cell: undefined, count, position: 0 };
  }
  const line = viewed.at(from);
  const here = line?.kind === 'row' ? line.row : undefined;
  const place = findPlace(viewed, findRowFrom(viewed, from));
  let index = place === undefined ? 0 : cells.filter((cell) => cell.place < place).length;
  // Skip the cells of this row before the selected one, in the order in which the columns are shown.
  const at = columns.indexOf(column);
  const isBefore = (cell: FoundCell | undefined): boolean =>
    cell !== undefined && cell.row === here && columns.indexOf(cell.column) < at;
  while (isBefore(cells[index])) {
    index++;
  }
  const isHere = cells[index]?.row === here && cells[index]?.column === column;
  if (step === 'previous') {
    index--;
  } else if (step === 'next' && isHere) {
    index++;
  }
  index = (index + count) % count;
  return { cell: cells[index], count, position: index + 1 };
}

/** Returns the first row at or below a line. */
function findRowFrom(viewed: ViewedLines, from: number): RowId | undefined {
  for (let index = Math.max(0, from); index < viewed.lineCount; index++) {
    const line = viewed.at(index);
    if (line?.kind === 'row') {
      return line.row;
    }
  }
  return undefined;
}

/** Returns the place of a row among all rows of the view, from 0. */
function findPlace(viewed: ViewedLines, row: RowId | undefined): number | undefined {
  let place = 0;
  for (const other of row === undefined ? [] : viewed.rows()) {
    if (other === row) {
      return place;
    }
    place++;
  }
  return undefined;
}

import type { GridColumn, GridEntry, GridProblem } from '../../../protocol/gridMessages';
import { LINE_COLUMN } from '../state/selection';
import { t } from '../../../text/text';

/** What is wrong with one cell. */
export interface CellProblems {
  readonly severity: 'error' | 'warning';
  /** Every sentence, errors first, a line each. */
  readonly text: string;
}

/** The problems of a cell; of the row as a whole in the column of line numbers. */
export function getCellProblems(
  { problems }: GridEntry,
  column: number,
  columnCount: number,
): CellProblems | undefined {
  const here = problems.filter((problem) => getShownColumn(problem, columnCount) === column);
  return here.length === 0 ? undefined : joinProblems(here);
}

/** All problems of a row with the columns they are in, or undefined for a row with none. */
export function getRowProblems({ problems }: GridEntry, columns: readonly GridColumn[]): CellProblems | undefined {
  const placed = problems.map((problem) => {
    const column = columns[problem.column];
    return column ? { ...problem, message: `${column.name}: ${problem.message}` } : problem;
  });
  return placed.length === 0 ? undefined : joinProblems(placed);
}

/** A cell behind the last column of the header has no place in the grid: its problem is the row's. */
function getShownColumn({ column }: GridProblem, columnCount: number): number {
  return column >= 0 && column < columnCount ? column : LINE_COLUMN;
}

function joinProblems(problems: readonly GridProblem[]): CellProblems {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return {
    severity: errors.length > 0 ? 'error' : 'warning',
    text: [...errors, ...warnings].map(({ message }) => message).join('\n'),
  };
}

/** How loud a problem is, in a word. */
export function getSeverityText(severity: 'error' | 'warning'): string {
  return severity === 'error' ? t`error` : t`warning`;
}

import type { GridColumn, GridEntry, GridProblem, ShownSeverity } from '../../../protocol/gridMessages';
import { LINE_COLUMN } from '../state/selection';
import { t } from '../../../text/text';

/** The problems of a cell or a row. */
export interface CellProblems {
  /** The severity of the most serious one. */
  readonly severity: ShownSeverity;
  /** The messages, the most serious first, one per line. */
  readonly text: string;
}

/** Returns the problems of a cell. Those of the whole row are in the column of line numbers. */
export function getCellProblems(
  { problems }: GridEntry,
  column: number,
  columnCount: number,
): CellProblems | undefined {
  const here = problems.filter((problem) => getShownColumn(problem, columnCount) === column);
  return here.length === 0 ? undefined : joinProblems(here);
}

/** Returns all problems of a row, each with the name of its column, or undefined if there are none. */
export function getRowProblems({ problems }: GridEntry, columns: readonly GridColumn[]): CellProblems | undefined {
  const placed = problems.map((problem) => {
    const column = columns[problem.column];
    return column ? { ...problem, message: `${column.name}: ${problem.message}` } : problem;
  });
  return placed.length === 0 ? undefined : joinProblems(placed);
}

/** Returns the column in which a problem is shown. A cell after the last header column isn't shown, so the row has its problem. */
function getShownColumn({ column }: GridProblem, columnCount: number): number {
  return column >= 0 && column < columnCount ? column : LINE_COLUMN;
}

function joinProblems(problems: readonly GridProblem[]): CellProblems {
  const sorted = SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  return {
    severity: sorted[0]?.severity ?? 'warning',
    text: sorted.map(({ message }) => message).join('\n'),
  };
}

/** The severities, the most serious first. */
const SEVERITIES: readonly ShownSeverity[] = ['error', 'warning', 'information'];

/** Returns the name of a severity. */
export function getSeverityText(severity: ShownSeverity): string {
  switch (severity) {
    case 'error':
      return t`error`;
    case 'warning':
      return t`warning`;
    case 'information':
      return t`notice`;
  }
}

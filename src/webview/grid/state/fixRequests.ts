import type { GridToHost } from '../../../protocol/gridMessages';
import type { Answers } from './answers';
import type { GridView } from './gridView';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Asks the host which quick fixes the selected cell has, so that they are offered only where there are any. */
export class FixRequests {
  private cell: Cell | undefined;
  private generation = -1;
  private isWaiting = false;
  private onKnown: (() => void) | undefined;

  constructor(private readonly post: (message: GridToHost) => void) {}

  /**
   * Asks for the fixes if the selected cell or the log has changed. Rows without problems have no fixes.
   *
   * @returns the view, without the fixes of another cell
   */
  update(view: GridView): GridView {
    const cell = getCellWithProblems(view);
    const isSame = cell?.row === this.cell?.row && cell?.column === this.cell?.column;
    const generation = view.state?.generation ?? -1;
    if (isSame && (!cell || generation === this.generation)) {
      return view;
    }
    this.cell = cell;
    this.generation = generation;
    this.isWaiting = cell !== undefined;
    if (cell) {
      this.post({ type: 'askFixes', row: cell.row, column: cell.column });
    }
    if (isSame) {
      return view;
    }
    this.onKnown = undefined;
    return { ...view, answers: { ...view.answers, fixes: undefined } };
  }

  /** Whether an answer is about the selected cell. */
  isCurrent({ row, column }: NonNullable<Answers['fixes']>): boolean {
    return row === this.cell?.row && column === this.cell.column;
  }

  /** Called after the view has the answer. */
  complete(): void {
    this.isWaiting = false;
    this.onKnown?.();
    this.onKnown = undefined;
  }

  /** Runs a function once the fixes of the selected cell are known. Drops it if another cell is selected first. */
  whenKnown(run: () => void): void {
    if (this.isWaiting) {
      this.onKnown = run;
    } else {
      run();
    }
  }
}

function getCellWithProblems({ state, selection, lines }: GridView): Cell | undefined {
  const line = selection && lines.at(selection.index);
  const isEditable = state?.isReadOnly === false;
  return isEditable && selection && line?.kind === 'entry' && line.problems.length > 0
    ? { row: line.row, column: selection.column }
    : undefined;
}

import type { GridToHost } from '../../../protocol/gridMessages';
import type { GridView } from './gridView';
import { getSelectedBlock, isRange } from './selection';

/** Asks the host for the figures of the selected cells. One request at a time, because a drag changes the selection many times. */
export class FigureRequests {
  /** The request that the view's figures answer, or that is on its way. */
  private asked = '';
  private isWaiting = false;

  constructor(private readonly post: (message: GridToHost) => void) {}

  /**
   * Asks for the figures if other cells are selected or the log has changed.
   *
   * @param columns the columns that are shown
   * @returns the view, without the figures of other cells
   */
  update(view: GridView, columns: readonly number[]): GridView {
    const request = createRequest(view, columns);
    const key = request ? JSON.stringify(request) : '';
    if (key === this.asked || this.isWaiting) {
      return view;
    }
    this.asked = key;
    if (request) {
      this.isWaiting = true;
      this.post(request);
    }
    const { answers } = view;
    return answers.selectionFigures ? { ...view, answers: { ...answers, selectionFigures: undefined } } : view;
  }

  /** Call it when an answer arrives. @returns whether the answer is about the cells that are selected now */
  complete(view: GridView, columns: readonly number[]): boolean {
    this.isWaiting = false;
    const request = createRequest(view, columns);
    return request !== undefined && JSON.stringify(request) === this.asked;
  }
}

function createRequest({ state, selection }: GridView, columns: readonly number[]): GridToHost | undefined {
  if (!state || !selection || !isRange(selection)) {
    return undefined;
  }
  const { from, to, columns: selected } = getSelectedBlock(selection, columns);
  return from === to && selected.length < 2
    ? undefined
    : { type: 'askSelectionFigures', generation: state.generation, from, to, columns: selected };
}

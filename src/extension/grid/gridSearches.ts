import * as vscode from 'vscode';
import type { GridToHost, HostToGrid } from '../../protocol/gridMessages';
import type { ViewedLines } from '../../sheet/viewedLines';
import { findSelectionFigures } from '../../sheet/selectionFigures';
import type { LogSession } from '../logs/logSession';
import { CellFinder } from './cellFinder';
import { findNextProblem, findRegionEdge, copyCells, type FoundCell } from './gridSearch';

type SearchMessage = Extract<
  GridToHost,
  { type: 'nextProblem' | 'edgeOfRegion' | 'find' | 'copyCells' | 'askSelectionFigures' }
>;

/** What the searches of a grid use of it. */
export interface SearchedGrid {
  /** Returns a number that changes whenever the lines change. */
  getGeneration(): number;
  /** Selects a cell. @param extend whether the selection is extended to it */
  reveal(cell: FoundCell, extend: boolean): void;
  post(message: HostToGrid): void;
}

/** Answers the messages of a grid that look for cells in lines that the grid might not have loaded. */
export class GridSearches {
  private readonly finder: CellFinder;

  constructor(
    private readonly session: LogSession,
    private readonly viewed: ViewedLines,
    private readonly grid: SearchedGrid,
  ) {
    this.finder = new CellFinder(session, viewed, () => grid.getGeneration());
  }

  /** Finds, and selects what is found. */
  async answer(message: SearchMessage): Promise<void> {
    const { session, viewed, grid } = this;
    switch (message.type) {
      case 'nextProblem':
        this.revealIfFound(findNextProblem(session, viewed, message.from, message.backward ? -1 : 1));
        break;
      case 'edgeOfRegion':
        this.revealIfFound(findRegionEdge(session, viewed, message, grid.getGeneration()), message.extend);
        break;
      case 'find': {
        const found = await this.finder.find(message);
        if (found) {
          this.revealIfFound(found.cell);
          grid.post({ type: 'found', count: found.count, place: found.position });
        }
        break;
      }
      case 'copyCells':
        if (message.generation === grid.getGeneration()) {
          await vscode.env.clipboard.writeText(copyCells(session, viewed, message));
        }
        break;
      case 'askSelectionFigures': {
        const isCurrent = message.generation === grid.getGeneration();
        const rows = isCurrent ? viewed.rowsBetween(message.from, message.to) : [];
        const figures = isCurrent ? findSelectionFigures(session, rows, message.columns) : undefined;
        grid.post({ type: 'selectionFigures', figures });
      }
    }
  }

  /** Drops a search that runs. */
  stop(): void {
    this.finder.stop();
  }

  private revealIfFound(cell: FoundCell | undefined, extend = false): void {
    if (cell) {
      this.grid.reveal(cell, extend);
    }
  }
}

import * as v from 'valibot';
import type * as vscode from 'vscode';
import { gridLayout, viewChoice, type GridLayout } from '../../protocol/gridRequests';
import { FIRST_CHOICE, type ViewChoice } from '../../sheet/viewChoice';

/** The stored state of one file's grids. VS Code writes it to disk, so it must not contain patient data. */
interface StoredGrid {
  readonly layout: GridLayout;
  readonly choice: ViewChoice;
  /** The indexes of the folded groups. */
  readonly folded: readonly number[];
}

const storedGrid = v.object({ layout: gridLayout, choice: viewChoice, folded: v.array(v.number()) });

const KEY = 'grids';
/** Only the state of the files that were used last is stored. */
const MOST_FILES = 100;
/** If more groups are folded than this, none is stored as folded. */
const MOST_FOLDED = 5000;

const DEFAULT_GRID: StoredGrid = { layout: { widths: [], hidden: [], frozen: 0 }, choice: FIRST_CHOICE, folded: [] };

/** Stores the columns and the view of each file's grid in the workspace state. */
export class GridMemory {
  constructor(private readonly state: vscode.Memento) {}

  /** Returns the stored state of a file's grids, or the defaults. */
  read(uri: vscode.Uri): StoredGrid {
    const stored = this.readAll().find(([key]) => key === uri.toString())?.[1];
    const parsed = v.safeParse(storedGrid, stored);
    return parsed.success ? { ...parsed.output, choice: { sort: undefined, ...parsed.output.choice } } : DEFAULT_GRID;
  }

  /** Stores the state of a file's grids. */
  write(uri: vscode.Uri, { layout, choice, folded }: StoredGrid): void {
    const others = this.readAll().filter(([key]) => key !== uri.toString());
    const stored: StoredGrid = {
      layout,
      choice: removePatients(choice),
      folded: folded.length > MOST_FOLDED ? [] : folded,
    };
    void this.state.update(KEY, [...others.slice(1 - MOST_FILES), [uri.toString(), stored]]);
  }

  private readAll(): [string, unknown][] {
    const parsed = v.safeParse(v.array(v.tuple([v.string(), v.unknown()])), this.state.get<unknown>(KEY));
    return parsed.success ? parsed.output : [];
  }
}

/** Removes what can be a patient's name or MRN from a view, because it must not be written to disk. */
function removePatients(choice: ViewChoice): ViewChoice {
  return { ...choice, filter: { ...choice.filter, text: '', values: [] } };
}

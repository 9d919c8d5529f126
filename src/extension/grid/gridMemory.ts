import * as v from 'valibot';
import type * as vscode from 'vscode';
import { gridLayout, viewChoice, type GridLayout } from '../../protocol/gridRequests';
import { FIRST_CHOICE, type ViewChoice } from '../../sheet/viewChoice';

/** What is remembered of the grids of one file. VS Code writes it to disk, so nothing of a patient may be in it. */
interface Remembered {
  readonly layout: GridLayout;
  readonly choice: ViewChoice;
  /** Which bands are folded, by their places. */
  readonly folded: readonly number[];
}

const remembered = v.object({ layout: gridLayout, choice: viewChoice, folded: v.array(v.number()) });

const KEY = 'grids';
/** The files used last are remembered, the others forgotten. */
const MOST_FILES = 100;
/** Beyond this many the bands are left unfolded. */
const MOST_FOLDED = 5000;

const NOTHING: Remembered = { layout: { widths: [], hidden: [], frozen: 0 }, choice: FIRST_CHOICE, folded: [] };

/** Columns and view of each file's grid, kept in the workspace's state. */
export class GridMemory {
  constructor(private readonly state: vscode.Memento) {}

  recall(uri: vscode.Uri): Remembered {
    const found = this.all().find(([key]) => key === uri.toString())?.[1];
    const read = v.safeParse(remembered, found);
    return read.success ? { ...read.output, choice: { sort: undefined, ...read.output.choice } } : NOTHING;
  }

  keep(uri: vscode.Uri, { layout, choice, folded }: Remembered): void {
    const others = this.all().filter(([key]) => key !== uri.toString());
    const kept: Remembered = {
      layout,
      choice: withoutText(choice),
      folded: folded.length > MOST_FOLDED ? [] : folded,
    };
    void this.state.update(KEY, [...others.slice(1 - MOST_FILES), [uri.toString(), kept]]);
  }

  private all(): [string, unknown][] {
    const read = v.safeParse(v.array(v.tuple([v.string(), v.unknown()])), this.state.get<unknown>(KEY));
    return read.success ? read.output : [];
  }
}

/** What a person searches for may be a patient's name: it is not written to disk. */
function withoutText(choice: ViewChoice): ViewChoice {
  return { ...choice, filter: { ...choice.filter, text: '' } };
}

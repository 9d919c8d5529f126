import * as v from 'valibot';
import { count, ready, requestLines } from './lineRequests';

/**
 * What the grid and its host say to each other. The grid holds no truth: it shows rows the host gives it and asks the host to
 * edit; the document answers by changing.
 */

/** A column of the log, as the header names it. */
export interface GridColumn {
  readonly name: string;
  /** The field it holds, or undefined for one the product does not know. */
  readonly field: string | undefined;
}

export interface GridProblem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** The cell concerned, or -1 for the row as a whole. */
  readonly column: number;
  readonly message: string;
}

/** One row of the log. */
export interface GridEntry {
  readonly kind: 'entry';
  /** Identity of the row; it stays while the row is edited and others come and go. */
  readonly row: number;
  /** The line it begins at, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** In error, and so in no sum. */
  readonly isLeftOut: boolean;
  readonly problems: readonly GridProblem[];
}

/** The head of a patient-month, or of the rows that belong to none. */
export interface GridBand {
  readonly kind: 'band';
  /** Distinct for each band of the log, the same from one state to the next. */
  readonly key: string;
  /** `Guzman, Holly`, or what the rows below are when they belong to no patient-month. */
  readonly title: string;
  readonly mrn: string;
  readonly month: string;
  /** `initial month`, `subsequent month`, or why it can earn nothing. */
  readonly monthKind: string;
  readonly minutes: string;
  readonly codes: string;
  readonly isEarned: boolean;
  readonly next: string;
  readonly entryCount: number;
  readonly leftOutCount: number;
}

export type GridLine = GridEntry | GridBand;

/** Everything about the log but its rows. */
export interface GridState {
  /** Goes up with every change; rows and places are given for one generation. */
  readonly generation: number;
  readonly columns: readonly GridColumn[];
  /** Bands and entries together. */
  readonly lineCount: number;
  readonly entryCount: number;
  readonly patientMonthCount: number;
  readonly errors: number;
  readonly warnings: number;
  /** `3,744.647 min · 4 × 99492 · 19 × 99493 · 54 × 99494` */
  readonly totals: string;
  /** `2 rows (45.5 min) left out`, or ''. */
  readonly leftOut: string;
  readonly isReadOnly: boolean;
  /** What keeps the log from being read as a time log, in a sentence; '' when nothing does. */
  readonly obstacle: string;
}

export interface GridLines {
  readonly generation: number;
  /** Index of the first line given. */
  readonly start: number;
  readonly lines: readonly GridLine[];
}

export type HostToGrid =
  /** After `ready` and after every change; with the lines the grid last asked for, as they are now. */
  | { readonly type: 'state'; readonly state: GridState; readonly window: GridLines }
  /** The answer to `requestLines`. */
  | { readonly type: 'lines'; readonly window: GridLines }
  /** Show this line and select the cell (column -1: the whole line). */
  | { readonly type: 'reveal'; readonly generation: number; readonly index: number; readonly column: number }
  /** An edit could not be made; why, for the person. Drop what was being edited and show the document's value. */
  | { readonly type: 'refused'; readonly sentence: string };

const gridToHost = v.variant('type', [
  ready,
  requestLines,
  /** `was` is the value the person saw: the host refuses when the document says otherwise by now. */
  v.object({ type: v.literal('editCell'), row: count, column: count, was: v.string(), value: v.string() }),
  /** A new row below this one, for the same patient: the patient's cells filled in, today's date, the rest empty. */
  v.object({ type: v.literal('addEntry'), row: count }),
  /** A new empty row at the end of the log. */
  v.object({ type: v.literal('addEmptyEntry') }),
  v.object({ type: v.literal('duplicateRow'), row: count }),
  v.object({ type: v.literal('deleteRow'), row: count }),
  v.object({ type: v.literal('showInText'), row: count, column: count }),
  /** Find the next line with a problem after (or before) this line; the host answers with `reveal`. */
  v.object({ type: v.literal('nextProblem'), from: v.pipe(v.number(), v.integer()), backwards: v.boolean() }),
  v.object({ type: v.literal('switchToText') }),
  v.object({ type: v.literal('generateReport') }),
]);

export type GridToHost = v.InferOutput<typeof gridToHost>;

/** The message, or undefined for anything the grid would never say. */
export function readGridMessage(message: unknown): GridToHost | undefined {
  const read = v.safeParse(gridToHost, message);
  return read.success ? read.output : undefined;
}

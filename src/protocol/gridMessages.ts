import type { DateOrder } from '../log/values/dateText';
import type { ViewChoice } from '../sheet/viewChoice';
import type { MinutesPreview } from '../sheet/minutesPreview';
import type { GridLayout } from './gridRequests';

export { readGridMessage, type GridLayout, type GridToHost } from './gridRequests';

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

/** The head of a patient-month or a patient, or of the rows that belong to none. */
export interface GridBand {
  readonly kind: 'band';
  /** Distinct for each band of the log, the same from one state to the next. */
  readonly key: string;
  /** `Guzman, Holly`, or what the rows below are when they belong to no patient-month. */
  readonly title: string;
  readonly mrn: string;
  /** `Jan 2024`; for a patient `3 months`. */
  readonly month: string;
  /** `initial month`, `subsequent month`, or why it can earn nothing. */
  readonly monthKind: string;
  readonly minutes: string;
  readonly codes: string;
  readonly isEarned: boolean;
  readonly next: string;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** Why the month has its codes, in lines; '' for other bands. */
  readonly why: string;
  /** Whether its rows are folded away. */
  readonly isFolded: boolean;
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
  readonly view: ViewChoice;
  /** Entries that pass the filter, folded ones too. */
  readonly shownEntries: number;
  /** All entries, those left out too. */
  readonly allEntries: number;
  /** Whether the log has changed since filter and order were applied. */
  readonly isViewStale: boolean;
  readonly layout: GridLayout;
  readonly dateOrder: DateOrder;
  /** As this log writes dates. */
  readonly today: string;
  /** What keeps the log from being read as a time log, in a sentence; '' when nothing does. */
  readonly obstacle: string;
}

export interface GridLines {
  readonly generation: number;
  /** Index of the first line given. */
  readonly start: number;
  readonly lines: readonly GridLine[];
}

/** What the log can be filtered by. */
export interface FilterChoices {
  readonly months: readonly { readonly month: number; readonly name: string }[];
  readonly payers: readonly string[];
  readonly staff: readonly string[];
  readonly problems: readonly { readonly code: string; readonly title: string; readonly count: number }[];
}

export interface PatientChoice {
  readonly mrn: string;
  readonly name: string;
  readonly payer: string;
  /** What the patient's latest row has, for the form to begin with. */
  readonly staff: string;
}

export type HostToGrid =
  /** After `ready` and after every change; with the lines the grid last asked for, as they are now. */
  | { readonly type: 'state'; readonly state: GridState; readonly window: GridLines }
  /** The answer to `requestLines`. */
  | { readonly type: 'lines'; readonly window: GridLines }
  /** Show this line and select the cell (column -1: the whole line); with `extend` the selection reaches to it. */
  | {
      readonly type: 'reveal';
      readonly generation: number;
      readonly index: number;
      readonly column: number;
      readonly extend?: boolean;
      /** The row that was selected when another view was chosen, and stays so unless the person has gone on since. */
      readonly keeps?: number;
    }
  /** An edit could not be made; why, for the person. Drop what was being edited and show the document's value. */
  | { readonly type: 'refused'; readonly sentence: string }
  /** An edit that was asked for has been made or refused. */
  | { readonly type: 'settled' }
  /** Open the form of a new entry. */
  | { readonly type: 'openForm' }
  /** Something done, in a sentence. */
  | { readonly type: 'notice'; readonly sentence: string }
  | { readonly type: 'filterChoices'; readonly choices: FilterChoices }
  /** `place`: which of them is revealed, from 1; 0 for none. `folded` rows are unfolded to show it. */
  | { readonly type: 'found'; readonly count: number; readonly place: number }
  | {
      readonly type: 'suggestions';
      readonly column: number;
      readonly typed: string;
      readonly values: readonly string[];
    }
  /** undefined: the entry would not count. */
  | { readonly type: 'preview'; readonly value: string; readonly preview: MinutesPreview | undefined }
  | { readonly type: 'patients'; readonly typed: string; readonly patients: readonly PatientChoice[] }
  | {
      readonly type: 'fixes';
      readonly row: number;
      readonly column: number;
      readonly fixes: readonly { readonly code: string; readonly title: string }[];
    };

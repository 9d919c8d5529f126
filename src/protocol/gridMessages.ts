import type { ReadinessState } from '../billing/readiness/readiness';
import type { DateOrder } from '../log/values/dateText';
import type { HeaderRemedy } from '../sheet/headerRemedies';
import type { SelectionFigures } from '../sheet/selectionFigures';
import type { ViewChoice } from '../sheet/viewChoice';
import type { MinutesPreview } from '../sheet/minutesPreview';
import type { EntryDraft, GridLayout } from './gridRequests';

export { readGridMessage, type GridLayout, type GridToHost } from './gridRequests';

/**
 * The messages from the host to the grid. The grid stores no log: it shows the rows from the host and asks the host for
 * edits. The document then changes, and the host sends the new state.
 */

/** The severities that the grid marks. Hints need no action and would only distract. */
export type ShownSeverity = 'error' | 'warning' | 'information';

/** A column of the log, as the header names it. */
export interface GridColumn {
  readonly name: string;
  /** The field of the column, or undefined for an unknown column. */
  readonly field: string | undefined;
  /** The order of day and month in a column of dates. */
  readonly dateOrder?: DateOrder;
  /** The problems of the column's name or of the column as a whole. Undefined if it has none. */
  readonly problem?: GridColumnProblem;
}

/** The problems of a column of the header, as one. */
export interface GridColumnProblem {
  /** The severity of the worst one. */
  readonly severity: ShownSeverity;
  readonly message: string;
  /** The row of the header, for `applyFix`. */
  readonly row: number;
  readonly fixes: readonly { readonly code: string; readonly title: string }[];
}

export interface GridProblem {
  readonly code: string;
  readonly severity: ShownSeverity;
  /** The column of the cell, or -1 for the whole row. */
  readonly column: number;
  readonly message: string;
}

/** A problem in the list below the grid, reported once for all its rows. */
export interface GridFact {
  readonly code: string;
  readonly severity: ShownSeverity;
  /** The sentence, with the number of rows and months. */
  readonly message: string;
  /** `Mar 2026`, or ''. */
  readonly month: string;
  /** The row to look at first; undefined for a problem of the header. */
  readonly row: number | undefined;
  /** The column of the cell, or -1 for the whole row. */
  readonly column: number;
  /** From 1. */
  readonly line: number;
}

/** One row of the log. */
export interface GridEntry {
  readonly kind: 'entry';
  /** The identity of the row, which stays the same while rows are edited, added, and removed. */
  readonly row: number;
  /** The line where the row starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Whether the row has an error, and isn't included in the totals. */
  readonly isLeftOut: boolean;
  readonly problems: readonly GridProblem[];
}

/** The header of a patient-month or a patient, or of the rows without one. */
export interface GridBand {
  readonly kind: 'band';
  /** Unique for each band of the log, and the same in every state. */
  readonly key: string;
  /** `Guzman, Holly`, or a description of rows without a patient-month. */
  readonly title: string;
  readonly mrn: string;
  /** `Jan 2024`, or `3 months` for a patient. */
  readonly month: string;
  /** `initial month`, `subsequent month`, or why the month can't earn a code. */
  readonly monthKind: string;
  readonly minutes: string;
  readonly codes: string;
  readonly isEarned: boolean;
  readonly next: string;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** `1 row may be missing`: rows without a date or an MRN that may belong here, or ''. `why` names their lines. */
  readonly unplaced: string;
  /** Why the month has its codes, in lines; '' for other bands. */
  readonly why: string;
  /** Whether the claim of the month can go out; '' for other bands, and for a month without a code. */
  readonly state: ReadinessState | '';
  /** `Held`, or ''. */
  readonly stateName: string;
  /** Whether the rows are folded. */
  readonly isFolded: boolean;
}

export type GridLine = GridEntry | GridBand;

/** Everything about the log except its rows. */
export interface GridState {
  /** Increases with every change. Line indexes are valid for one generation. */
  readonly generation: number;
  readonly columns: readonly GridColumn[];
  /** Bands and entries together. */
  readonly lineCount: number;
  readonly entryCount: number;
  readonly patientMonthCount: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
  /** `3,744.647 min · 4 × 99492 · 19 × 99493 · 54 × 99494` */
  readonly totals: string;
  /** `2 rows (45.5 min) left out`, or ''. */
  readonly leftOut: string;
  readonly isReadOnly: boolean;
  readonly view: ViewChoice;
  /** The number of entries that pass the filter, including folded ones. */
  readonly shownEntries: number;
  /** The number of all entries, including entries that are left out. */
  readonly allEntries: number;
  /** Whether the log has changed since the filter and sort were applied. */
  readonly isViewStale: boolean;
  readonly layout: GridLayout;
  /** The order of day and month in the service dates. */
  readonly dateOrder: DateOrder;
  /** The forms of the team's MRNs, as the configuration has them; empty if any form is allowed. */
  readonly mrnForms: readonly string[];
  /** In the date format of this log. */
  readonly today: string;
  /** A sentence about why the log can't be read as a time log; '' if it can. */
  readonly obstacle: string;
  /** What a person can do about the obstacle here. */
  readonly remedies: readonly HeaderRemedy[];
  /** What the figures depend on and the rows don't show, such as errors in the configuration, in sentences. */
  readonly statements: readonly string[];
}

export interface GridLines {
  readonly generation: number;
  /** The index of the first line. */
  readonly start: number;
  readonly lines: readonly GridLine[];
}

/** The values by which the log can be filtered. */
export interface FilterChoices {
  readonly months: readonly { readonly month: number; readonly name: string }[];
  readonly payers: readonly string[];
  readonly staff: readonly string[];
  /** The codes that a month of the log can earn or has earned. */
  readonly codes: readonly string[];
  readonly problems: readonly { readonly code: string; readonly title: string; readonly count: number }[];
}

export interface PatientChoice {
  readonly mrn: string;
  readonly name: string;
  readonly payer: string;
  /** The staff member of the patient's latest row, to prefill the form. */
  readonly staff: string;
}

export type HostToGrid =
  /** Sent after `ready` and after every change, with the current content of the lines that the grid last requested. */
  | { readonly type: 'state'; readonly state: GridState; readonly window: GridLines }
  /** The answer to `requestLines`. */
  | { readonly type: 'lines'; readonly window: GridLines }
  /** Shows this line and selects the cell (column -1: the whole line). With `extend`, extends the selection to it. */
  | {
      readonly type: 'reveal';
      readonly generation: number;
      readonly index: number;
      readonly column: number;
      readonly extend?: boolean;
      /** Whether the selection follows a row that an edit moved. A person who edits another cell meanwhile stays there. */
      readonly follows?: boolean;
      /** The row that was selected when the view was changed. It stays selected unless the user has moved on. */
      readonly keeps?: number;
    }
  /** An edit failed, with the reason. The grid discards the edit and shows the value of the document. */
  | { readonly type: 'refused'; readonly sentence: string }
  /** A requested edit was made or refused. */
  | { readonly type: 'settled' }
  /** Opens the form for a new entry. `draft` is what was entered before the tab was hidden. */
  | { readonly type: 'openForm'; readonly draft?: EntryDraft }
  /** A sentence about something that was done. */
  | { readonly type: 'notice'; readonly sentence: string }
  | { readonly type: 'filterChoices'; readonly choices: FilterChoices }
  /** `figures` is undefined if the lines have changed since the request. */
  | { readonly type: 'selectionFigures'; readonly figures: SelectionFigures | undefined }
  /** `place` is the number of the revealed match, from 1; 0 for none. Folded rows are unfolded to show it. */
  | { readonly type: 'found'; readonly count: number; readonly place: number }
  | {
      readonly type: 'suggestions';
      readonly column: number;
      readonly typed: string;
      readonly values: readonly string[];
    }
  /** `preview` is undefined if the entry wouldn't count. */
  | { readonly type: 'preview'; readonly value: string; readonly preview: MinutesPreview | undefined }
  | { readonly type: 'problems'; readonly problems: readonly GridFact[]; readonly more: number }
  | { readonly type: 'patients'; readonly typed: string; readonly patients: readonly PatientChoice[] }
  | {
      readonly type: 'fixes';
      readonly row: number;
      readonly column: number;
      readonly fixes: readonly { readonly code: string; readonly title: string }[];
    };

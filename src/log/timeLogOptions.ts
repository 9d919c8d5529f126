import type { ColumnMapping } from './header/columns';
import type { ConfiguredDateOrder } from './header/dateOrder';
import type { LogConventions } from './header/logConventions';
import type { DurationSettings } from './header/durationSettings';
import type { StatusSettings } from './values/entryStatus';
import type { Roster } from './rows/roster';
import type { RowId } from './rows/rowId';
import type { CalendarDate } from './values/calendarDate';
import type { MrnForms } from './values/mrnForms';

/** Receives every row before it is removed and after it is added. */
export interface RowObserver {
  rowRemoved(row: RowId): void;
  rowAdded(row: RowId): void;
}

/** How a log is read. */
export interface TimeLogOptions {
  /** The day on which the log is read. Later dates are in the future. */
  readonly today: CalendarDate;
  /** The log's number among logs that are read together. 0 for a single log. */
  readonly number?: number;
  /**
   * Why rows can't be read, whatever the header is, as sentences: for example a damaged configuration, without which every figure could
   * be wrong.
   */
  readonly obstacle?: string;
  /** How dates such as 3/4/2024 are read if the dates of a column don't show the order. The default is month first. */
  readonly dateOrder?: ConfiguredDateOrder;
  /** The clinic's time zone, or `asWritten`. Without it, time stamps have the dates that they show. */
  readonly timeZone?: string;
  /** How the columns are read, for a text that is only a part of a log. Otherwise, the rows decide. */
  readonly conventions?: LogConventions;
  /** The configured fields of columns. */
  readonly columnMapping?: ColumnMapping;
  /** The forms of the team's MRNs. Any form is allowed by default. */
  readonly mrnForms?: MrnForms;
  /** Values of patients that the log doesn't have. */
  readonly roster?: Roster;
  /** What the team has answered about durations. */
  readonly durations?: DurationSettings;
  /** What the team has answered about columns that state whether an entry counts. */
  readonly leaveOut?: StatusSettings;
}

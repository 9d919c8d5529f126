import type { FileSystem } from '../files/fileSystem';
import type { CalendarDate } from '../log/values/calendarDate';
import type { Outcome } from './outcome';

/** What a command needs from the outside. */
export interface CommandContext {
  readonly files: FileSystem<string>;
  /** Returns the current date. */
  readonly today: () => CalendarDate;
  /** Prints what a command reports before it ends. */
  readonly print: (outcome: Outcome) => void;
  /** Ends a command that would go on, such as `report --watch`. */
  readonly signal?: AbortSignal;
}

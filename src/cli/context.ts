import type { FileSystem } from '../files/fileSystem';
import type { FileWriter } from '../files/fileWriter';
import type { CalendarDate } from '../log/values/calendarDate';
import type { EventTime } from '../report/claims/eventTime';
import type { Outcome } from './outcome';

/** What a command needs from the outside. */
export interface CommandContext {
  readonly files: FileSystem<string>;
  /** Returns the current date. */
  readonly today: () => CalendarDate;
  /** Returns the current time with the local offset. */
  readonly now: () => EventTime;
  /** Returns a random whole number from 0 to 2^32 - 1. */
  readonly random: () => number;
  readonly writer: FileWriter<string>;
  /** Prints what a command reports before it ends. */
  readonly print: (outcome: Outcome) => void;
  /** Ends a command that would go on, such as `report --watch`. */
  readonly signal?: AbortSignal;
}

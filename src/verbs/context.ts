import type { FileSystem } from '../files/fileSystem';
import type { FileWriter } from '../files/fileWriter';
import type { CalendarDate } from '../log/values/calendarDate';
import type { EventTime } from '../report/claims/eventTime';
import type { Result } from '../text/result';

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
  /** The sheet to read of each workbook among the logs; undefined for the only one with a time log. */
  readonly sheet?: string | undefined;
  /** Writes a whole file or nothing. */
  readonly writeFile: (path: string, content: string | Uint8Array) => Promise<Result<undefined>>;
  /** Returns whether two paths lead to the same file, whatever links are between. False if one of them doesn't exist. */
  readonly isSameFile: (a: string, b: string) => boolean;
  /** Called after each part of a log, so that other work can be done. */
  readonly pause?: () => Promise<void>;
  /** Returns whether reading should end, with the failure `canceled`. */
  readonly isCanceled?: () => boolean;
  /** Returns the shortest path of a file for messages. */
  readonly shortenPath: (path: string) => string;
}

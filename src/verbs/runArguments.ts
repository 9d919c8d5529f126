import { success, type Result } from '../text/result';
import type { Options } from './options';
import { usageFailure } from './optionValues';

/** Runs the cells of a month end. */
export interface RunCommand {
  readonly command: 'run';
  readonly file: string;
  /** Whether to stop at the first cell that holds something back. */
  readonly stopsOnHeld: boolean;
  /** The page to write. */
  readonly html: string | undefined;
}

/** Reads the arguments of `run`. A failure has code `usage`. */
export function readRun([file = '']: readonly string[], options: Options): Result<RunCommand> {
  const { 'stop-on': stopOn, html } = options;
  if (stopOn !== undefined && stopOn !== 'held') {
    return usageFailure(`'${stopOn}' isn't something to stop on. Write held.`);
  }
  return html === ''
    ? usageFailure('--html needs the name of a file.')
    : success({ command: 'run', file, stopsOnHeld: stopOn === 'held', html });
}

import { readText } from '../../files/openLog';
import type { CommandContext } from '../context';
import { formatMonthEndRun, monthEndHtml } from '../monthEnd/monthEndText';
import { runMonthEnd } from '../monthEnd/runMonthEnd';
import type { Failed } from '../../text/result';
import { failedOutcome, type Outcome } from '../outcome';
import type { RunCommand } from '../runArguments';
import type { Verb } from '../runVerb';
import { findPageConflict } from './pageConflict';
import { writeOutput } from './outputFile';

/**
 * `cocm-billing run`: the cells of a month end in order, with the exit code of the worst one. Nothing runs if the page would overwrite a
 * file that the month end uses.
 *
 * @param runVerb runs one command
 */
export async function runMonthEndFile(
  { file, stopsOnHeld, html }: RunCommand,
  context: CommandContext,
  runVerb: (verb: Verb) => Promise<Outcome>,
): Promise<Outcome> {
  const { files } = context;
  const text = await readText(files, file);
  if (!text.ok) {
    return failedOutcome(text.failure);
  }
  const folder = files.parent(file) ?? '';
  const resolve = (path: string): string => files.resolve(folder, path);
  const findConflict = async (): Promise<Failed | undefined> =>
    html === undefined ? undefined : findPageConflict(context, html, file, text.value, resolve);
  const conflict = await findConflict();
  if (conflict) {
    return failedOutcome(conflict.failure);
  }
  const run = await runMonthEnd(text.value, { stopsOnHeld, runVerb, resolve });
  const outcome = formatMonthEndRun(file, run);
  if (html === undefined) {
    return outcome;
  }
  // The cells can have written a file that wasn't there before.
  const written = await findConflict();
  return written
    ? { ...outcome, exitCode: 2, stderr: outcome.stderr + failedOutcome(written.failure).stderr }
    : writeOutput(context, html, monthEndHtml(files.name(file), run), outcome);
}

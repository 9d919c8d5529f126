import { readText } from '../../files/openLog';
import type { CommandContext } from '../context';
import { formatMonthEndRun, monthEndHtml } from '../monthEnd/monthEndText';
import { runMonthEnd } from '../monthEnd/runMonthEnd';
import { failedOutcome, type Outcome } from '../outcome';
import type { RunCommand } from '../runArguments';
import type { Verb } from '../runVerb';
import { writeOutput } from './outputFile';

/**
 * `cocm-billing run`: the cells of a month end in order, with the exit code of the worst one.
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
  const run = await runMonthEnd(text.value, { stopsOnHeld, runVerb, resolve });
  const outcome = formatMonthEndRun(file, run);
  return html === undefined ? outcome : writeOutput(context, html, monthEndHtml(files.name(file), run), outcome);
}

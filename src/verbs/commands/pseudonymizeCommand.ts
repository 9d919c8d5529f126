import { pseudonymizeLog } from '../../report/pseudonyms/pseudonymizedLog';
import { copySentences } from '../../report/pseudonyms/copyWords';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import type { PseudonymizeCommand } from '../pseudonymizeArguments';
import { createOutcome, formatAssumptions, readCommandLogs } from './logsOfCommand';
import { writeOutput } from './outputFile';

/**
 * `cocm-billing pseudonymize`: writes a copy of a log without patients. 1 when the log has errors, or when a patient isn't in the copy.
 */
export async function runPseudonymize(command: PseudonymizeCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, command);
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const copy = pseudonymizeLog(read.value.billed, context.today(), context.random);
  if (!copy.ok) {
    return failedOutcome(copy.failure);
  }
  const end = createOutcome(read.value);
  const sentences = copySentences(copy.value).map((sentence) => `${sentence}\n`);
  return writeOutput(context, command.output, copy.value.text, {
    ...end,
    exitCode: copy.value.patientsLeftOut > 0 ? 1 : end.exitCode,
    stderr: [end.stderr, ...sentences, formatAssumptions(read.value)].join(''),
  });
}

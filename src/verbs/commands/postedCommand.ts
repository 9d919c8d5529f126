import { readPostedAnswers, recordAnswers } from '../../files/postedAnswers';
import { DEFAULT_CONFIGURATION } from '../../configuration/configuration';
import { postedSentences } from '../../report/posted/postedWords';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import type { PostedCommand } from '../postedArguments';
import { formatProblem, sortByPosition, toPrintedProblem } from '../printedProblem';
import { createOutcome, readCommandLogs } from './logsOfCommand';
import { accessRecords } from './recordsOfCommand';

/**
 * `cocm-billing posted`: records what a payer answered. 1 when a line of the payer's file can't be recorded, or the configuration has errors.
 * Nothing is recorded by a file that can't be read as a whole.
 */
export async function runPosted(
  { logs, answers: file, config }: PostedCommand,
  context: CommandContext,
): Promise<Outcome> {
  const read = await readCommandLogs(context, { logs, config });
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  if (read.value.files.some((log) => context.isSameFile(log, file))) {
    return failedOutcome({
      code: 'answers-are-a-log',
      message: "This is one of the logs. Name the payer's file last.",
      location: { file },
    });
  }
  const configuration = read.value.settings[0]?.configuration ?? DEFAULT_CONFIGURATION;
  const answers = await readPostedAnswers(context.files, file, configuration);
  if (!answers.ok) {
    return failedOutcome(answers.failure);
  }
  const end = createOutcome(read.value);
  const recorded = await recordAnswers(accessRecords(read.value, context), answers.value);
  if (!recorded.ok) {
    return failedOutcome(recorded.failure);
  }
  const problems = sortByPosition([...answers.value.problems, ...recorded.value.problems]);
  const sentences = postedSentences({ ...recorded.value, problems }, answers.value.pending);
  return {
    exitCode: problems.length > 0 ? 1 : end.exitCode,
    stdout: '',
    stderr: [
      end.stderr,
      ...problems.map((problem) => formatProblem(toPrintedProblem(file, problem))),
      ...sentences.map((sentence) => `${sentence}\n`),
    ].join(''),
  };
}

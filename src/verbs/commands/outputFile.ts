import { findClosedMonths } from '../../files/findClosedMonths';
import { listFoldersOnce } from '../../files/listFoldersOnce';
import { isRecordFileName } from '../../report/claims/recordFileName';
import { failure, type Failed } from '../../text/result';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';

/**
 * Returns a failure if the output of a command would overwrite one of its logs, a file that belongs to the settings, or a closed
 * month of a log, whatever path leads there.
 *
 * Failures: `output-is-a-log`, `output-is-a-setting`, `output-is-a-record`, and `output-is-a-closed-month`.
 */
export async function findOutputConflict(
  { files, isSameFile }: Pick<CommandContext, 'files' | 'isSameFile'>,
  output: string | undefined,
  logs: readonly string[],
  settingsFiles: readonly string[],
): Promise<Failed | undefined> {
  if (output === undefined) {
    return undefined;
  }
  const isOutput = (file: string): boolean => isSameFile(file, output);
  const location = { file: output };
  if (logs.some(isOutput)) {
    return failure('output-is-a-log', 'This is one of the logs. Choose another file.', location);
  }
  if (settingsFiles.some(isOutput)) {
    return failure(
      'output-is-a-setting',
      'This is the configuration, or a file that it names. Choose another file.',
      location,
    );
  }
  if (isRecordFileName(files.name(output))) {
    return failure('output-is-a-record', 'This is the name of a record of claims. Choose another file.', location);
  }
  const folders = listFoldersOnce(files);
  for (const log of logs) {
    const closed = await findClosedMonths(folders, log);
    if (closed.ok && closed.value.some(({ path }) => isOutput(path))) {
      return failure('output-is-a-closed-month', 'This is a closed month of the log. Choose another file.', location);
    }
  }
  return undefined;
}

/** Writes the result to a file. @returns the outcome, or a failed one when the file can't be written */
export async function writeOutput(
  { writeFile }: Pick<CommandContext, 'writeFile'>,
  output: string,
  content: string | Uint8Array,
  outcome: Outcome,
): Promise<Outcome> {
  const written = await writeFile(output, content);
  return written.ok
    ? outcome
    : failedOutcome({ ...written.failure, message: `Not written. ${written.failure.message}` });
}

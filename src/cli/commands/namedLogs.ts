import type { PayerProfile } from '../../billing/rules/payerProfile';
import { countProblemTotals } from '../../billing/problemList';
import { foundLogs } from '../node/foundLogs';
import { readLogs, type LogFiles } from '../node/logFiles';
import type { Outcome } from '../outcome';
import { asText, placed, type PlacedProblem } from '../placedProblem';
import { UnreadableInput, whyUnreadable } from '../../files/unreadableInput';
import { isSameFile, writeWholeFile } from '../node/wholeFile';

/** The logs and folders that a command names, what they are read by, and the file it is to write. */
export interface NamedLogs {
  readonly logs: readonly string[];
  readonly rule?: PayerProfile | undefined;
  readonly config: string | undefined;
  readonly output?: string | undefined;
}

/** The logs that a command names, read as one; or why that cannot be done. No log is to be written over. */
export function readNamedLogs({ logs: named, rule, config, output }: NamedLogs): LogFiles | UnreadableInput {
  const logs = foundLogs(named);
  if (logs instanceof UnreadableInput) {
    return logs;
  }
  if (output !== undefined && logs.some((log) => isSameFile(log, output))) {
    return new UnreadableInput(`${output}: is one of the logs; choose another file`);
  }
  return readLogs(logs, rule, config);
}

/** The problems of the configuration and of the roster, as they are printed. */
export function configurationFindings({ configurationProblems }: LogFiles): PlacedProblem[] {
  return configurationProblems.map(({ file, problem }) => placed(file, problem));
}

/**
 * How a command ends that gives figures of logs: 1 when the logs or the configuration have errors. A part of the configuration
 * that is not applied must not pass unnoticed: it may be the payer's profile.
 */
export function endOf(read: LogFiles): Outcome {
  const found = configurationFindings(read);
  const isWrong = countProblemTotals(read.billed).errors > 0 || found.some(({ severity }) => severity === 'error');
  return { exitCode: isWrong ? 1 : 0, stdout: '', stderr: found.map(asText).join('') };
}

/** How a command ends that could not begin. */
export function unusable({ sentence }: UnreadableInput): Outcome {
  return { exitCode: 2, stdout: '', stderr: `${sentence}\n` };
}

/** Writes what was made and ends as said; or says why it could not be written. */
export function writtenTo(output: string, content: string | Uint8Array, said: Outcome): Outcome {
  try {
    writeWholeFile(output, content);
    return said;
  } catch (error) {
    return unusable(new UnreadableInput(`${output}: not written: ${whyUnreadable(error)}`));
  }
}

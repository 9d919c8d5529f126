import { success, type Result } from '../text/result';
import { usageFailure } from './optionValues';
import { readFormatFromName } from './outputFormat';

export interface PseudonymizeCommand {
  readonly command: 'pseudonymize';
  /** One log. */
  readonly logs: readonly string[];
  readonly output: string;
  readonly config: string | undefined;
}

/** Reads the options of `pseudonymize`. A failure has code `usage`. */
export function readPseudonymize(
  logs: readonly string[],
  { output = '', config }: { readonly output?: string; readonly config?: string },
): Result<PseudonymizeCommand> {
  const format = readFormatFromName(output);
  return output === '' || !format.ok || format.value !== 'csv'
    ? usageFailure('pseudonymize needs the name of a file to write: -o FILE.timelog.csv.')
    : success({ command: 'pseudonymize', logs, output, config });
}

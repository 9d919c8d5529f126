import { chargeLines, chargeLinesCsv } from '../report/chargeLines';
import { problemTotals } from '../billing/problemList';
import type { ChargesCommand } from './arguments';
import { foundLogs } from './foundLogs';
import { readLogs } from './logFiles';
import type { Outcome } from './outcome';
import { UnreadableInput, whyUnreadable } from './unreadableInput';
import { writeWholeFile } from './wholeFile';

/** `cocm-billing charges`: one line for each line of a claim, and what each lacks. 1 when the logs have errors. */
export function runCharges({ logs: named, rule, month, output, config }: ChargesCommand): Outcome {
  const logs = foundLogs(named);
  const read = logs instanceof UnreadableInput ? logs : readLogs(logs, rule, config);
  if (read instanceof UnreadableInput) {
    return { exitCode: 2, stdout: '', stderr: `${read.sentence}\n` };
  }
  const text = chargeLinesCsv(chargeLines(read.billed, month));
  const exitCode = problemTotals(read.billed).errors > 0 ? 1 : 0;
  if (output === undefined) {
    return { exitCode, stdout: text, stderr: '' };
  }
  if (logs instanceof UnreadableInput || logs.includes(output)) {
    return { exitCode: 2, stdout: '', stderr: `${output}: is one of the logs; choose another file\n` };
  }
  try {
    writeWholeFile(output, text);
    return { exitCode, stdout: '', stderr: '' };
  } catch (error) {
    return { exitCode: 2, stdout: '', stderr: `${output}: not written: ${whyUnreadable(error)}\n` };
  }
}

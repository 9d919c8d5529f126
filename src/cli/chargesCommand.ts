import { billingReport } from '../report/billingReport';
import { chargeLines, chargeLinesCsv } from '../report/chargeLines';
import { problemTotals } from '../billing/problemList';
import type { ChargesCommand } from './arguments';
import { foundLogs } from './foundLogs';
import { readLogs } from './logFiles';
import type { Outcome } from './outcome';
import { asText, placed } from './placedProblem';
import { UnreadableInput, whyUnreadable } from './unreadableInput';
import { isSameFile, writeWholeFile } from './wholeFile';

/** `cocm-billing charges`: one line for each line of a claim, and what each lacks. 1 when the logs have errors. */
export function runCharges({ logs: named, rule, month, output, config }: ChargesCommand): Outcome {
  const logs = foundLogs(named);
  if (logs instanceof UnreadableInput) {
    return unusable(logs.sentence);
  }
  if (output !== undefined && logs.some((log) => isSameFile(log, output))) {
    return unusable(`${output}: is one of the logs; choose another file`);
  }
  const read = readLogs(logs, rule, config);
  if (read instanceof UnreadableInput) {
    return unusable(read.sentence);
  }
  const text = chargeLinesCsv(chargeLines(billingReport(read.billed, { month }), read.billed));
  // A part of the configuration that is not applied must not pass unnoticed: it may be the payer's profile.
  const ofConfiguration = read.configurationProblems.map(({ file, problem }) => placed(file, problem));
  const isWrong = problemTotals(read.billed).errors > 0 || ofConfiguration.some(({ severity }) => severity === 'error');
  const said: Outcome = { exitCode: isWrong ? 1 : 0, stdout: '', stderr: ofConfiguration.map(asText).join('') };
  if (output === undefined) {
    return { ...said, stdout: text };
  }
  try {
    writeWholeFile(output, text);
    return said;
  } catch (error) {
    return unusable(`${output}: not written: ${whyUnreadable(error)}`);
  }
}

function unusable(sentence: string): Outcome {
  return { exitCode: 2, stdout: '', stderr: `${sentence}\n` };
}

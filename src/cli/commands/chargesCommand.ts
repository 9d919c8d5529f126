import { billingReport } from '../../report/billingReport';
import { chargeLines, chargeLinesCsv } from '../../report/exports/chargeLines';
import type { ChargesCommand } from '../arguments';
import { endOf, readNamedLogs, unusable, writtenTo } from './namedLogs';
import type { Outcome } from '../outcome';
import { UnreadableInput } from '../../files/unreadableInput';

/** `cocm-billing charges`: one line for each line of a claim, and what each lacks. 1 when the logs have errors. */
export function runCharges(command: ChargesCommand): Outcome {
  const read = readNamedLogs(command);
  if (read instanceof UnreadableInput) {
    return unusable(read);
  }
  const { month, output } = command;
  const text = chargeLinesCsv(chargeLines(billingReport(read.billed, { month }), read.billed));
  const said = endOf(read);
  return output === undefined ? { ...said, stdout: text } : writtenTo(output, text, said);
}

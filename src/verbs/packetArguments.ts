import type { PayerProfile } from '../billing/rules/payerProfile';
import type { CalendarMonth } from '../log/values/calendarDate';
import { getFileExtension } from '../text/fileNames';
import { failure, success, type Result } from '../text/result';

export interface PacketCommand {
  readonly command: 'packet';
  readonly logs: readonly string[];
  readonly rule: PayerProfile | undefined;
  readonly month: CalendarMonth | undefined;
  /** Undefined for all patients. */
  readonly mrns: readonly string[] | undefined;
  /** The file with the claims that a payer asks for. */
  readonly claims: string | undefined;
  readonly output: string;
  readonly config: string | undefined;
}

interface PacketOptions {
  readonly mrn?: readonly string[];
  readonly 'from-claims'?: string;
  readonly output?: string;
  readonly config?: string;
}

/** Reads the arguments of `packet`. A failure has code `usage`. */
export function readPacketArguments(
  logs: readonly string[],
  rule: PayerProfile | undefined,
  month: CalendarMonth | undefined,
  { mrn: mrns, 'from-claims': claims, output = '', config }: PacketOptions,
): Result<PacketCommand> {
  if (!['.html', '.htm'].includes(getFileExtension(output).toLowerCase())) {
    return failure('usage', 'packet needs the name of a page to write: -o FILE.html.');
  }
  if (month === undefined && mrns === undefined && claims === undefined) {
    return failure('usage', 'packet needs --month, --mrn, or --from-claims, to disclose only what the payer asks for.');
  }
  return claims === ''
    ? failure('usage', '--from-claims needs the name of a file.')
    : success({ command: 'packet', logs, rule, month, mrns, claims, output, config });
}

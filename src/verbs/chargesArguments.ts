import type { PayerProfile } from '../billing/rules/payerProfile';
import type { CalendarMonth } from '../log/values/calendarDate';
import { success, type Result } from '../text/result';
import { readRuleAndMonth, usageFailure } from './optionValues';
import { readFormatFromName } from './outputFormat';

export interface ChargesCommand {
  readonly command: 'charges';
  readonly logs: readonly string[];
  readonly rule: PayerProfile | undefined;
  readonly month: CalendarMonth | undefined;
  readonly output: string | undefined;
  readonly config: string | undefined;
  /** `new`: what hasn't gone out by the records of claims. `record`: also writes it into the records. */
  readonly selection: 'all' | 'new' | 'record';
  /** Whether months to check go out like months that are ready. */
  readonly includesCheck: boolean;
  /** The layout of the file; undefined for the standard columns. */
  readonly layout: string | undefined;
  readonly format: 'csv' | '837p';
}

type Options = Partial<{
  readonly rule: string;
  readonly month: string;
  readonly output: string;
  readonly config: string;
  readonly new: boolean;
  readonly record: boolean;
  readonly 'include-check': boolean;
  readonly layout: string;
  readonly format: string;
}>;

/** Reads the options of `charges`. */
export function readCharges(logs: readonly string[], options: Options): Result<ChargesCommand> {
  const chosen = readRuleAndMonth(options);
  if (!chosen.ok) {
    return chosen;
  }
  const { output, config } = options;
  if (output === '') {
    return usageFailure('-o needs the name of a file.');
  }
  const { format = 'csv', layout } = options;
  if (format !== 'csv' && format !== '837p') {
    return usageFailure(`Unknown format '${format}'. charges writes csv or 837p.`);
  }
  if (format === '837p' && (options.new !== true || output === undefined || layout !== undefined)) {
    return usageFailure('--format 837p needs --new and the name of a file, -o FILE, and has no layout.');
  }
  const fromName = readFormatFromName(output);
  if (format === 'csv' && (!fromName.ok || fromName.value !== 'csv')) {
    return usageFailure('charges writes CSV. Use a file with the extension .csv.');
  }
  if (options.record === true && (options.new !== true || output === undefined)) {
    return usageFailure('--record needs --new and the name of a file: -o FILE.');
  }
  const includesCheck = options['include-check'] === true;
  if (includesCheck && options.new !== true) {
    return usageFailure('--include-check needs --new.');
  }
  const selection = options.record === true ? 'record' : options.new === true ? 'new' : 'all';
  return success({
    command: 'charges',
    logs,
    ...chosen.value,
    output,
    config,
    selection,
    includesCheck,
    layout,
    format,
  });
}

import type { CalendarMonth } from '../log/values/calendarDate';
import { success, type Result } from '../text/result';
import { readRuleAndMonth, usageFailure } from './optionValues';

export interface CloseCommand {
  readonly command: 'close';
  readonly logs: readonly string[];
  readonly month: CalendarMonth;
  /** Whether the month is closed; otherwise, the command shows what closing would do. */
  readonly records: boolean;
  /** What is recorded about claims that aren't decided; undefined for nothing. */
  readonly decision: { readonly kind: 'approved' | 'held'; readonly reason: string } | undefined;
  /** Whether the month is closed although claims aren't decided. */
  readonly allowsUndecided: boolean;
  /** Whether an earlier copy of the month is replaced. */
  readonly replaces: boolean;
  readonly config: string | undefined;
}

interface CloseOptions {
  readonly month?: string;
  readonly record?: boolean;
  readonly approve?: boolean;
  readonly hold?: boolean;
  readonly reason?: string;
  readonly undecided?: boolean;
  readonly again?: boolean;
  readonly config?: string;
}

/** Reads the arguments of `cocm-billing close`. A failure has code `usage`. */
export function readClose(logs: readonly string[], options: CloseOptions): Result<CloseCommand> {
  const chosen = readRuleAndMonth({ ...(options.month !== undefined && { month: options.month }) });
  if (!chosen.ok) {
    return chosen;
  }
  const { month } = chosen.value;
  if (month === undefined) {
    return usageFailure('close needs --month YYYY-MM.');
  }
  const { approve = false, hold = false, reason = '' } = options;
  if (approve && hold) {
    return usageFailure('close takes only one of --approve and --hold.');
  }
  if ((approve || hold) !== (reason.trim() !== '')) {
    return usageFailure(
      approve || hold ? 'A decision needs --reason TEXT.' : '--reason needs one of --approve and --hold.',
    );
  }
  return success({
    command: 'close',
    logs,
    month,
    records: options.record === true,
    decision: approve || hold ? { kind: approve ? 'approved' : 'held', reason } : undefined,
    allowsUndecided: options.undecided === true,
    replaces: options.again === true,
    config: options.config,
  });
}

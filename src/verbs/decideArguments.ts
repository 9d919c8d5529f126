import type { PayerProfile } from '../billing/rules/payerProfile';
import { READINESS_STATES, type ReadinessState } from '../billing/readiness/readiness';
import type { CalendarMonth } from '../log/values/calendarDate';
import type { DecisionKind } from '../report/claims/claimEvent';
import { success, type Result } from '../text/result';
import { readRuleAndMonth, usageFailure } from './optionValues';

export interface DecideCommand {
  readonly command: 'decide';
  readonly logs: readonly string[];
  readonly rule: PayerProfile | undefined;
  readonly kind: DecisionKind;
  readonly reason: string;
  readonly month: CalendarMonth;
  /** Undefined for all patients with something to decide. */
  readonly mrns: readonly string[] | undefined;
  /** Only the claims in this state; undefined for all. */
  readonly state: ReadinessState | undefined;
  readonly config: string | undefined;
}

interface DecideOptions {
  readonly rule?: string;
  readonly month?: string;
  readonly mrn?: readonly string[];
  readonly state?: string;
  readonly reason?: string;
  readonly approve?: boolean;
  readonly hold?: boolean;
  readonly release?: boolean;
  readonly withdraw?: boolean;
  readonly config?: string;
}

const KINDS = { approve: 'approved', hold: 'held', release: 'released', withdraw: 'withdrawn' } as const;

/** Reads the arguments of `cocm-billing decide`. A failure has code `usage`. */
export function readDecide(logs: readonly string[], options: DecideOptions): Result<DecideCommand> {
  const chosen = readRuleAndMonth(options);
  if (!chosen.ok) {
    return chosen;
  }
  const { rule, month } = chosen.value;
  const [decision, second] = (['approve', 'hold', 'release', 'withdraw'] as const).filter((name) => options[name]);
  if (decision === undefined || second !== undefined) {
    return usageFailure('decide needs one of --approve, --hold, --release, and --withdraw.');
  }
  if (month === undefined) {
    return usageFailure('decide needs --month YYYY-MM.');
  }
  const { reason = '', mrn: mrns, config } = options;
  if (reason.trim() === '' && decision !== 'withdraw') {
    return usageFailure('decide needs --reason TEXT.');
  }
  const state = READINESS_STATES.find((name) => name === options.state);
  if (options.state !== undefined && state === undefined) {
    return usageFailure(`Unknown state '${options.state}'. Write ${READINESS_STATES.join(', ')}.`);
  }
  return success({ command: 'decide', logs, rule, kind: KINDS[decision], reason, month, mrns, state, config });
}

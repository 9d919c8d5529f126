import type { PayerProfile } from '../billing/rules/payerProfile';
import { READINESS_STATES, type ReadinessState } from '../billing/readiness/readiness';
import type { CalendarMonth } from '../log/values/calendarDate';
import { success, type Result } from '../text/result';
import { readRuleAndMonth, usageFailure } from './optionValues';

const READY_FORMATS = ['text', 'csv', 'json'] as const;
export type ReadyFormat = (typeof READY_FORMATS)[number];

export interface ReadyCommand {
  readonly command: 'ready';
  readonly logs: readonly string[];
  readonly rule: PayerProfile | undefined;
  readonly month: CalendarMonth | undefined;
  /** Only the claims in this state; undefined for all. */
  readonly state: ReadinessState | undefined;
  readonly format: ReadyFormat;
  readonly config: string | undefined;
}

interface ReadyOptions {
  readonly rule?: string;
  readonly month?: string;
  readonly state?: string;
  readonly format?: string;
  readonly config?: string;
}

/** Reads the arguments of `cocm-billing ready`. */
export function readReady(logs: readonly string[], options: ReadyOptions): Result<ReadyCommand> {
  const chosen = readRuleAndMonth(options);
  if (!chosen.ok) {
    return chosen;
  }
  const state = READINESS_STATES.find((name) => name === options.state);
  if (options.state !== undefined && state === undefined) {
    return usageFailure(`Unknown state '${options.state}'. Write ${READINESS_STATES.join(', ')}.`);
  }
  const format = READY_FORMATS.find((name) => name === (options.format ?? 'text'));
  if (format === undefined) {
    return usageFailure(`Unknown format '${options.format ?? ''}'. ready writes ${READY_FORMATS.join(', ')}.`);
  }
  return success({
    command: 'ready',
    logs,
    ...chosen.value,
    state,
    format,
    config: options.config,
  });
}

import type { PayerProfile } from '../billing/rules/payerProfile';
import { success, type Result } from '../text/result';
import type { Options } from './options';
import { readRule, usageFailure } from './optionValues';

export interface VerifyCommand {
  readonly command: 'verify-report';
  readonly file: string;
  /** The logs to compare the report with; empty to check the report alone. */
  readonly logs: readonly string[];
  readonly rule: PayerProfile | undefined;
  readonly format: TextFormat;
  readonly config: string | undefined;
}

export interface CompareCommand {
  readonly command: 'compare-reports';
  readonly before: string;
  readonly after: string;
  readonly format: TextFormat;
}

export interface CompareRulesCommand {
  readonly command: 'compare-rules';
  readonly logs: readonly string[];
  /** Undefined for the configured rules. */
  readonly rule: PayerProfile | undefined;
  readonly other: PayerProfile;
  readonly config: string | undefined;
}

export type TextFormat = 'text' | 'json';

/** Reads the arguments of `verify-report`. */
export function readVerify([file = '']: readonly string[], options: Options): Result<VerifyCommand> {
  const rule = readRule(options.rule);
  const format = readTextFormat('verify-report', options);
  if (!rule.ok) {
    return rule;
  }
  if (!format.ok) {
    return format;
  }
  const { log: logs = [], config } = options;
  return success({ command: 'verify-report', file, logs, rule: rule.value, format: format.value, config });
}

/** Reads the arguments of `compare-reports`. */
export function readCompare([before = '', after = '']: readonly string[], options: Options): Result<CompareCommand> {
  const format = readTextFormat('compare-reports', options);
  return format.ok ? success({ command: 'compare-reports', before, after, format: format.value }) : format;
}

/** Reads the arguments of `compare-rules`. */
export function readCompareRules(logs: readonly string[], options: Options): Result<CompareRulesCommand> {
  const rule = readRule(options.rule);
  const other = readRule(options.with);
  if (!rule.ok) {
    return rule;
  }
  if (!other.ok) {
    return other;
  }
  const { config } = options;
  return other.value
    ? success({ command: 'compare-rules', logs, rule: rule.value, other: other.value, config })
    : usageFailure('compare-rules needs --with RULE.');
}

function readTextFormat(command: string, { format = 'text' }: Options): Result<TextFormat> {
  return format === 'text' || format === 'json'
    ? success(format)
    : usageFailure(`Unknown format '${format}'. ${command} writes text or json.`);
}

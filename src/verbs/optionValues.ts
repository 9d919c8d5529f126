import { NAMED_PROFILES } from '../billing/rules/builtInProfiles';
import type { PayerProfile } from '../billing/rules/payerProfile';
import { readMonth, type CalendarMonth } from '../log/values/calendarDate';
import { failure, success, type Result } from '../text/result';

/** Reads the name of a rule. Undefined where no rule is named. */
export function readRule(name: string | undefined): Result<PayerProfile | undefined> {
  const rule = name === undefined ? undefined : NAMED_PROFILES.get(name);
  return name !== undefined && rule === undefined
    ? usageFailure(`Unknown rule '${name}'. Use one of: ${[...NAMED_PROFILES.keys()].join(', ')}.`)
    : success(rule);
}

/** Reads a month as YYYY-MM. Undefined where no month is given. */
function readMonthOption(text: string | undefined): Result<CalendarMonth | undefined> {
  const month = text === undefined ? undefined : readMonth(text);
  return text !== undefined && month === undefined
    ? usageFailure(`'${text}' isn't a month. Write it as YYYY-MM.`)
    : success(month);
}

/** Reads the options `--rule` and `--month`, which most commands that read logs have. */
export function readRuleAndMonth(options: {
  readonly rule?: string;
  readonly month?: string;
}): Result<{ readonly rule: PayerProfile | undefined; readonly month: CalendarMonth | undefined }> {
  const rule = readRule(options.rule);
  if (!rule.ok) {
    return rule;
  }
  const month = readMonthOption(options.month);
  return month.ok ? success({ rule: rule.value, month: month.value }) : month;
}

/** Fails with code `usage`. @param message a sentence */
export function usageFailure(message: string): Result<never> {
  return failure('usage', message);
}

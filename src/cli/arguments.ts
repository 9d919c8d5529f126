import { parseArgs } from 'node:util';
import { readMonth, type CalendarMonth } from '../log/calendarDate';
import { FULL_TIME, TIME_RULES, type TimeRule } from '../billing/timeRules';

export const USAGE = `Usage:
  cocm-billing report LOG... [--rule full-time] [--month YYYY-MM] [--format csv|json] [-o FILE] [--config FILE]
  cocm-billing check LOG... [--format text|json] [--config FILE]

report  writes the billing report of one or several time logs, to FILE or to the standard output.
check   lists every problem of the logs as file:line:column: severity code message.

Both follow the nearest cocm-billing.json beside or above the logs, or the one that --config names.

Exit code 0: no errors; 1: errors found in a log or the configuration (the report is written all the same); 2: bad usage or unreadable input.
`;

export interface ReportCommand {
  readonly command: 'report';
  readonly logs: readonly string[];
  readonly rule: TimeRule;
  readonly month: CalendarMonth | undefined;
  readonly format: 'csv' | 'json';
  readonly output: string | undefined;
  /** The configuration file that was named. */
  readonly config: string | undefined;
}

export interface CheckCommand {
  readonly command: 'check';
  readonly logs: readonly string[];
  readonly format: 'text' | 'json';
  readonly config: string | undefined;
}

export type Command = ReportCommand | CheckCommand | { readonly command: 'help' };

/** What was asked for, or one sentence that says what is wrong with the asking. */
export type CommandReading =
  { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly usage: string };

/** Reads the words after the program's name. */
export function readCommand(words: readonly string[]): CommandReading {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        rule: { type: 'string' },
        month: { type: 'string' },
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        config: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
  const { values, positionals } = parsed;
  const [command, ...logs] = positionals;
  if (values.help === true || command === 'help') {
    return { ok: true, command: { command: 'help' } };
  }
  if (command !== 'report' && command !== 'check') {
    return wrong(command === undefined ? 'no command given' : `unknown command '${command}'`);
  }
  if (values.config === '') {
    return wrong('--config needs the name of a file');
  }
  if (logs.length === 0) {
    return wrong(`${command} needs at least one time log`);
  }
  return command === 'report' ? readReport(logs, values) : readCheck(logs, values);
}

interface Options {
  readonly rule?: string | undefined;
  readonly month?: string | undefined;
  readonly format?: string | undefined;
  readonly output?: string | undefined;
  readonly config?: string | undefined;
}

function readReport(logs: readonly string[], options: Options): CommandReading {
  const rule = TIME_RULES.get(options.rule ?? FULL_TIME.id);
  if (!rule) {
    return wrong(`unknown rule '${options.rule ?? ''}'; there is ${[...TIME_RULES.keys()].join(', ')}`);
  }
  const month = options.month === undefined ? undefined : readMonth(options.month);
  if (options.month !== undefined && month === undefined) {
    return wrong(`'${options.month}' is not a month; write YYYY-MM`);
  }
  const format = options.format ?? 'csv';
  if (format !== 'csv' && format !== 'json') {
    return wrong(`unknown format '${format}'; report writes csv or json`);
  }
  if (options.output === '') {
    return wrong('-o needs the name of a file');
  }
  return {
    ok: true,
    command: { command: 'report', logs, rule, month, format, output: options.output, config: options.config },
  };
}

function readCheck(logs: readonly string[], options: Options): CommandReading {
  const unfit = (['rule', 'month', 'output'] as const).find((name) => options[name] !== undefined);
  if (unfit) {
    return wrong(`check has no option --${unfit}`);
  }
  const format = options.format ?? 'text';
  if (format !== 'text' && format !== 'json') {
    return wrong(`unknown format '${format}'; check writes text or json`);
  }
  return { ok: true, command: { command: 'check', logs, format, config: options.config } };
}

function wrong(usage: string): CommandReading {
  return { ok: false, usage };
}

import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { readMonth, type CalendarMonth } from '../log/values/calendarDate';
import { EXPORT_FORMATS, isExportFormat, type ExportFormat } from '../report/exports/exportedReport';
import type { ReportChoice } from '../report/reportChoice';
import { NAMED_PROFILES } from '../billing/rules/builtInProfiles';
import type { PayerProfile } from '../billing/rules/payerProfile';

export const USAGE = `Usage:
  cocm-billing report LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [--payer NAME] [--npi NPI]
               [--format csv|json|html|xlsx] [-o FILE] [--watch] [--config FILE]
  cocm-billing check LOG|FOLDER... [--format text|json|github|gitlab|sarif] [--fail-on error|warning]
               [--config FILE]
  cocm-billing verify-report FILE [--log LOG]... [--rule RULE] [--format text|json] [--config FILE]
  cocm-billing compare-reports OLD NEW [--format text|json]
  cocm-billing charges LOG|FOLDER... [--rule RULE] [--month YYYY-MM] [-o FILE] [--config FILE]
  cocm-billing compare-rules LOG|FOLDER... --with RULE [--rule RULE] [--config FILE]

report           writes the billing report of one or several time logs, to FILE or to the standard output. A folder
                 stands for every *.timelog.csv in it and below. Without --format the ending of FILE says which, else it is CSV.
                 --watch writes it anew whenever a log changes.
check            lists every problem of the logs as file:line:column: severity code message; for a build also as
                 annotations of GitHub, a code quality report of GitLab, or SARIF. --fail-on warning ends with 1 for
                 warnings too.
verify-report    lists every line of a billing report whose codes do not follow from its minutes; with --log also
                 every line that is not what the logs give, every line missing and every line too many.
compare-reports  lists what changed from one billing report to another.
charges          writes one CSV line for each line of a claim: a code of a patient-month, and what it lacks.
compare-rules    shows the same logs under two rules, by patient-month and in all. Without --rule the first is what the
                 configuration says.

RULE is a time rule or a built-in payer profile, for every payer:
${[...NAMED_PROFILES.keys()].join(', ')}.
All but compare-reports follow the nearest cocm-billing.json beside or above the files, or the one that --config names.

Exit code 0: nothing found; 1: errors found in a log, a report or the configuration, or reports that differ (a report is
written all the same); 2: bad usage or unreadable input, and nothing was checked or written.
`;

export interface ReportCommand {
  readonly command: 'report';
  readonly logs: readonly string[];
  /** For every payer, whatever the configuration says. */
  readonly rule: PayerProfile | undefined;
  readonly choice: ReportChoice;
  readonly format: ExportFormat;
  readonly output: string | undefined;
  /** Whether to go on, and write the report anew whenever a log changes. */
  readonly watch: boolean;
  /** The configuration file that was named. */
  readonly config: string | undefined;
}

export interface CheckCommand {
  readonly command: 'check';
  readonly logs: readonly string[];
  readonly format: CheckFormat;
  /** The least severity that makes the check fail. */
  readonly failOn: 'error' | 'warning';
  readonly config: string | undefined;
}

export interface VerifyCommand {
  readonly command: 'verify-report';
  readonly file: string;
  /** The logs to hold the report against; none to judge it by itself. */
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

export interface ChargesCommand {
  readonly command: 'charges';
  readonly logs: readonly string[];
  readonly rule: PayerProfile | undefined;
  readonly month: CalendarMonth | undefined;
  readonly output: string | undefined;
  readonly config: string | undefined;
}

export interface CompareRulesCommand {
  readonly command: 'compare-rules';
  readonly logs: readonly string[];
  /** Undefined: the rules of the configuration. */
  readonly rule: PayerProfile | undefined;
  readonly other: PayerProfile;
  readonly config: string | undefined;
}

export type TextFormat = 'text' | 'json';

const CHECK_FORMATS = ['text', 'json', 'github', 'gitlab', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export type Command =
  | ReportCommand
  | CheckCommand
  | VerifyCommand
  | CompareCommand
  | ChargesCommand
  | CompareRulesCommand
  | { readonly command: 'help' };

/** What was asked for, or one sentence that says what is wrong with the asking. */
export type CommandReading =
  { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly usage: string };

const OPTIONS = {
  rule: { type: 'string' },
  month: { type: 'string' },
  payer: { type: 'string' },
  npi: { type: 'string' },
  watch: { type: 'boolean' },
  format: { type: 'string' },
  log: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
  config: { type: 'string' },
  'fail-on': { type: 'string' },
  with: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Options = Partial<{
  readonly rule: string;
  readonly month: string;
  readonly payer: string;
  readonly npi: string;
  readonly watch: boolean;
  readonly format: string;
  readonly log: readonly string[];
  readonly output: string;
  readonly config: string;
  readonly 'fail-on': string;
  readonly with: string;
}>;

interface CommandShape {
  /** How many files the command takes, and what is said when there are fewer or more. */
  readonly least: number;
  readonly most: number;
  readonly needs: string;
  readonly options: readonly (keyof Options)[];
  read(files: readonly string[], options: Options): CommandReading;
}

const MANY = Number.POSITIVE_INFINITY;
const COMMANDS: ReadonlyMap<string, CommandShape> = new Map<string, CommandShape>([
  [
    'report',
    {
      least: 1,
      most: MANY,
      needs: 'at least one time log or folder',
      options: ['rule', 'month', 'payer', 'npi', 'format', 'output', 'watch', 'config'],
      read: readReport,
    },
  ],
  [
    'check',
    {
      least: 1,
      most: MANY,
      needs: 'at least one time log',
      options: ['format', 'fail-on', 'config'],
      read: readCheck,
    },
  ],
  [
    'verify-report',
    { least: 1, most: 1, needs: 'one billing report', options: ['log', 'rule', 'format', 'config'], read: readVerify },
  ],
  ['compare-reports', { least: 2, most: 2, needs: 'two billing reports', options: ['format'], read: readCompare }],
  [
    'charges',
    {
      least: 1,
      most: MANY,
      needs: 'at least one time log or folder',
      options: ['rule', 'month', 'output', 'config'],
      read: readCharges,
    },
  ],
  [
    'compare-rules',
    {
      least: 1,
      most: MANY,
      needs: 'at least one time log or folder',
      options: ['rule', 'with', 'config'],
      read: readCompareRules,
    },
  ],
]);

/** Reads the words after the program's name. */
export function readCommand(words: readonly string[]): CommandReading {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    return wrong(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
  const { help, ...options } = parsed.values;
  const { positionals } = parsed;
  const [name, ...files] = positionals;
  if (help === true || name === 'help') {
    return done({ command: 'help' });
  }
  const shape = COMMANDS.get(name ?? '');
  if (!shape || name === undefined) {
    return wrong(name === undefined ? 'no command given' : `unknown command '${name}'`);
  }
  const unfit = (Object.keys(options) as (keyof Options)[]).find((option) => !shape.options.includes(option));
  if (unfit) {
    return wrong(`${name} has no option --${unfit}`);
  }
  if (files.length < shape.least || files.length > shape.most) {
    return wrong(`${name} needs ${shape.needs}`);
  }
  if (options.config === '') {
    return wrong('--config needs the name of a file');
  }
  return shape.read(files, options);
}

function readReport(logs: readonly string[], options: Options): CommandReading {
  const rule = ruleOf(options.rule);
  if (typeof rule === 'string') {
    return wrong(rule);
  }
  const month = options.month === undefined ? undefined : readMonth(options.month);
  if (options.month !== undefined && month === undefined) {
    return wrong(`'${options.month}' is not a month; write YYYY-MM`);
  }
  const format = options.format ?? formatByName(options.output);
  if (!isExportFormat(format)) {
    return wrong(`unknown format '${format}'; report writes ${EXPORT_FORMATS.join(', ')}`);
  }
  if (options.output === '') {
    return wrong('-o needs the name of a file');
  }
  const watch = options.watch === true;
  if (options.output === undefined && (format === 'xlsx' || watch)) {
    return wrong(`${watch ? '--watch' : 'a workbook'} needs the name of a file: -o FILE`);
  }
  const choice = { month, payer: options.payer, npi: options.npi };
  return done({ command: 'report', logs, rule, choice, format, output: options.output, watch, config: options.config });
}

function readCheck(logs: readonly string[], options: Options): CommandReading {
  const format = CHECK_FORMATS.find((name) => name === (options.format ?? 'text'));
  if (!format) {
    return wrong(`unknown format '${options.format ?? ''}'; check writes ${CHECK_FORMATS.join(', ')}`);
  }
  const failOn = options['fail-on'] ?? 'error';
  if (failOn !== 'error' && failOn !== 'warning') {
    return wrong(`'${failOn}' is not a severity to fail on; write error or warning`);
  }
  return done({ command: 'check', logs, format, failOn, config: options.config });
}

function readVerify([file = '']: readonly string[], options: Options): CommandReading {
  const rule = ruleOf(options.rule);
  if (typeof rule === 'string') {
    return wrong(rule);
  }
  const format = formatOf(options);
  return format
    ? done({ command: 'verify-report', file, logs: options.log ?? [], rule, format, config: options.config })
    : wrongFormat('verify-report', options);
}

function readCompare([before = '', after = '']: readonly string[], options: Options): CommandReading {
  const format = formatOf(options);
  return format ? done({ command: 'compare-reports', before, after, format }) : wrongFormat('compare-reports', options);
}

function readCharges(logs: readonly string[], options: Options): CommandReading {
  const rule = ruleOf(options.rule);
  const month = options.month === undefined ? undefined : readMonth(options.month);
  if (typeof rule === 'string') {
    return wrong(rule);
  }
  if (options.month !== undefined && month === undefined) {
    return wrong(`'${options.month}' is not a month; write YYYY-MM`);
  }
  if (options.output === '') {
    return wrong('-o needs the name of a file');
  }
  return done({ command: 'charges', logs, rule, month, output: options.output, config: options.config });
}

function readCompareRules(logs: readonly string[], options: Options): CommandReading {
  const rule = ruleOf(options.rule);
  const other = ruleOf(options.with);
  if (typeof rule === 'string') {
    return wrong(rule);
  }
  if (typeof other === 'string') {
    return wrong(other);
  }
  return other
    ? done({ command: 'compare-rules', logs, rule, other, config: options.config })
    : wrong('compare-rules needs --with RULE');
}

/** The rule asked for, undefined where none is, or what is wrong with the asking. */
function ruleOf(rule: string | undefined): PayerProfile | string | undefined {
  if (rule === undefined) {
    return undefined;
  }
  return NAMED_PROFILES.get(rule) ?? `unknown rule '${rule}'; there is ${[...NAMED_PROFILES.keys()].join(', ')}`;
}

/** What the name of the report asks for: a workbook under `report.xlsx` would else be a CSV file that no program opens. */
function formatByName(output: string | undefined): ExportFormat {
  const ending = output === undefined ? '' : extname(output).slice(1).toLowerCase();
  return isExportFormat(ending) ? ending : 'csv';
}

function formatOf({ format = 'text' }: Options): TextFormat | undefined {
  return format === 'text' || format === 'json' ? format : undefined;
}

function wrongFormat(command: string, { format = '' }: Options): CommandReading {
  return wrong(`unknown format '${format}'; ${command} writes text or json`);
}

function done(command: Command): CommandReading {
  return { ok: true, command };
}

function wrong(usage: string): CommandReading {
  return { ok: false, usage };
}

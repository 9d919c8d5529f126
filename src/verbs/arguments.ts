import type { ExportFormat } from '../report/exports/exportedReport';
import { readFormat, readFormatFromName } from './outputFormat';
import type { ReportChoice } from '../report/reportChoice';
import type { PayerProfile } from '../billing/rules/payerProfile';
import { readPacketArguments, type PacketCommand } from './packetArguments';
import { readPseudonymize, type PseudonymizeCommand } from './pseudonymizeArguments';
import { success, type Result } from '../text/result';
import { readRuleAndMonth, usageFailure } from './optionValues';
import { readWords } from './wordReading';
import { readCharges, type ChargesCommand } from './chargesArguments';
import { CHART_NAMES } from '../report/charts/charts';
import {
  readChart,
  readNearest,
  readTotals,
  type ChartCommand,
  type NearestCommand,
  type TotalsCommand,
} from './figureArguments';
import {
  readCompare,
  readCompareRules,
  readVerify,
  type CompareCommand,
  type CompareRulesCommand,
  type VerifyCommand,
} from './comparisonArguments';
import { readRun, type RunCommand } from './runArguments';
import { applyDefaults, type CommandDefaults } from './commandDefaults';
import { OPTIONS, type Options } from './options';
import { readClose, type CloseCommand } from './closeArguments';
import { readDecide, type DecideCommand } from './decideArguments';
import { readPosted, type PostedCommand } from './postedArguments';
import { readReady, type ReadyCommand } from './readyArguments';

export interface ReportCommand {
  readonly command: 'report';
  readonly logs: readonly string[];
  /** For every payer, in place of the configured profiles. */
  readonly rule: PayerProfile | undefined;
  readonly choice: ReportChoice;
  readonly format: ExportFormat;
  readonly output: string | undefined;
  /** Whether to keep running, and rewrite the report whenever a log changes. */
  readonly watch: boolean;
  /** The configuration file; undefined for the nearest one. */
  readonly config: string | undefined;
}

export interface CheckCommand {
  readonly command: 'check';
  readonly logs: readonly string[];
  readonly format: CheckFormat;
  /** The lowest severity that makes the check fail. */
  readonly failOn: 'error' | 'warning';
  /** Whether every row is listed, and not only one for each fact. */
  readonly allRows: boolean;
  readonly config: string | undefined;
}

const CHECK_FORMATS = ['text', 'json', 'github', 'gitlab', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** A command, and the sheet to read of each workbook among its logs. */
export type Command = AnyCommand & { readonly sheet?: string };

type AnyCommand =
  | ReportCommand
  | CheckCommand
  | VerifyCommand
  | CompareCommand
  | ChargesCommand
  | CompareRulesCommand
  | PacketCommand
  | PseudonymizeCommand
  | ReadyCommand
  | DecideCommand
  | CloseCommand
  | PostedCommand
  | TotalsCommand
  | NearestCommand
  | ChartCommand
  | RunCommand
  | { readonly command: 'help' }
  | { readonly command: 'version' };

type AllOptions = Options & { readonly help?: true; readonly version?: true };

interface CommandShape {
  /** The number of files that the command takes, and their names in the error message. */
  readonly minFiles: number;
  readonly maxFiles: number;
  readonly needs: string;
  readonly options: readonly (keyof Options)[];
  /** Whether the first word isn't a file. */
  readonly isFirstWord?: (word: string) => boolean;
  readonly read: (files: readonly string[], options: Options, firstWord?: string) => Result<Command>;
}

const OUTPUT_NEEDS_NAME = '-o needs the name of a file.';
const MANY = Number.POSITIVE_INFINITY;
const LOGS = { minFiles: 1, maxFiles: MANY, needs: 'at least one time log or folder' };
const FIGURES: CommandShape['options'] = ['rule', 'month', 'payer', 'npi', 'sheet', 'config'];
const COMMANDS: ReadonlyMap<string, CommandShape> = new Map<string, CommandShape>([
  [
    'report',
    {
      ...LOGS,
      options: ['rule', 'month', 'payer', 'npi', 'format', 'output', 'watch', 'sheet', 'config'],
      read: readReport,
    },
  ],
  [
    'check',
    {
      ...LOGS,
      options: ['format', 'fail-on', 'all-rows', 'sheet', 'config'],
      read: readCheck,
    },
  ],
  [
    'verify-report',
    {
      minFiles: 1,
      maxFiles: 1,
      needs: 'one billing report',
      options: ['log', 'rule', 'format', 'sheet', 'config'],
      read: readVerify,
    },
  ],
  [
    'compare-reports',
    { minFiles: 2, maxFiles: 2, needs: 'two billing reports', options: ['format'], read: readCompare },
  ],
  [
    'charges',
    {
      ...LOGS,
      options: ['rule', 'month', 'new', 'record', 'include-check', 'format', 'layout', 'output', 'sheet', 'config'],
      read: readCharges,
    },
  ],
  [
    'ready',
    {
      ...LOGS,
      options: ['rule', 'month', 'state', 'format', 'sheet', 'config'],
      read: readReady,
    },
  ],
  [
    'decide',
    {
      ...LOGS,
      options: ['approve', 'hold', 'release', 'withdraw', 'reason', 'month', 'mrn', 'state', 'rule', 'sheet', 'config'],
      read: readDecide,
    },
  ],
  [
    'close',
    {
      ...LOGS,
      options: ['month', 'record', 'approve', 'hold', 'reason', 'undecided', 'again', 'sheet', 'config'],
      read: readClose,
    },
  ],
  [
    'posted',
    {
      minFiles: 2,
      maxFiles: MANY,
      needs: 'at least one time log or folder, and the file of the payer',
      options: ['config'],
      read: readPosted,
    },
  ],
  [
    'compare-rules',
    {
      ...LOGS,
      options: ['rule', 'with', 'sheet', 'config'],
      read: readCompareRules,
    },
  ],
  [
    'packet',
    {
      ...LOGS,
      options: ['rule', 'month', 'mrn', 'from-claims', 'output', 'sheet', 'config'],
      read: readPacket,
    },
  ],
  ['totals', { ...LOGS, options: FIGURES, read: readTotals }],
  ['nearest', { ...LOGS, options: FIGURES, isFirstWord: (word) => /^\d{1,6}$/.test(word), read: readNearest }],
  ['chart', { ...LOGS, options: FIGURES, isFirstWord: (word) => CHART_NAMES.has(word), read: readChart }],
  ['run', { minFiles: 1, maxFiles: 1, needs: 'one month end', options: ['stop-on', 'html'], read: readRun }],
  [
    'pseudonymize',
    { minFiles: 1, maxFiles: 1, needs: 'one time log', options: ['output', 'sheet', 'config'], read: readPseudonymize },
  ],
]);

/** The names of the commands. */
export const COMMAND_NAMES: readonly string[] = [...COMMANDS.keys()];

/** Returns the options that a command has; undefined if there's no command with this name. */
export function listOptions(command: string): readonly (keyof Options)[] | undefined {
  return COMMANDS.get(command)?.options;
}

/**
 * Reads the arguments of the program, or the words of a command in a month end. A failure has code `usage`.
 *
 * @param defaults what a month end sets for its commands
 */
export function readCommand(words: readonly string[], defaults?: CommandDefaults): Result<Command> {
  const read = readWords(words, OPTIONS);
  if (!read.ok) {
    return read;
  }
  // The kinds in OPTIONS decide the types of the values.
  const { help, version, ...given } = Object.fromEntries(read.value.values) as AllOptions;
  const [name, ...others] = read.value.positionals;
  if (help === true || name === 'help') {
    return success({ command: 'help' });
  }
  if (version === true || name === 'version') {
    return success({ command: 'version' });
  }
  const shape = COMMANDS.get(name ?? '');
  if (!shape || name === undefined) {
    return usageFailure(name === undefined ? 'No command given.' : `Unknown command '${name}'.`);
  }
  const unknown = (Object.keys(given) as (keyof Options)[]).find((option) => !shape.options.includes(option));
  if (unknown) {
    return usageFailure(`${name} has no option --${unknown}.`);
  }
  const isFirstWord = others[0] !== undefined && shape.isFirstWord?.(others[0]) === true;
  const named = isFirstWord ? others.slice(1) : others;
  const takesLogs = shape.maxFiles === MANY;
  const { files, options } = defaults
    ? applyDefaults(named, given, { takesLogs, options: shape.options }, defaults)
    : { files: named, options: given };
  if (files.length < shape.minFiles || files.length > shape.maxFiles) {
    return usageFailure(`${name} needs ${shape.needs}.`);
  }
  if (options.config === '') {
    return usageFailure('--config needs the name of a file.');
  }
  const { sheet } = options;
  if (sheet?.trim() === '') {
    return usageFailure('--sheet needs the name of a sheet.');
  }
  const command = shape.read(files, options, isFirstWord ? others[0] : undefined);
  return command.ok && sheet !== undefined ? success({ ...command.value, sheet }) : command;
}

function readReport(logs: readonly string[], options: Options): Result<Command> {
  const chosen = readRuleAndMonth(options);
  if (!chosen.ok) {
    return chosen;
  }
  const { output, payer, npi, config } = options;
  if (output === '') {
    return usageFailure(OUTPUT_NEEDS_NAME);
  }
  const format = options.format === undefined ? readFormatFromName(output) : readFormat(options.format);
  if (!format.ok) {
    return format;
  }
  const watch = options.watch === true;
  if (output === undefined && (format.value === 'xlsx' || watch)) {
    return usageFailure(`${watch ? '--watch' : 'A workbook'} needs the name of a file: -o FILE.`);
  }
  const { rule, month } = chosen.value;
  const choice = { month, payer, npi };
  return success({ command: 'report', logs, rule, choice, format: format.value, output, watch, config });
}

function readCheck(logs: readonly string[], options: Options): Result<Command> {
  const format = CHECK_FORMATS.find((name) => name === (options.format ?? 'text'));
  if (!format) {
    return usageFailure(`Unknown format '${options.format ?? ''}'. check writes ${CHECK_FORMATS.join(', ')}.`);
  }
  const failOn = options['fail-on'] ?? 'error';
  if (failOn !== 'error' && failOn !== 'warning') {
    return usageFailure(`'${failOn}' isn't a severity to fail on. Write error or warning.`);
  }
  return success({
    command: 'check',
    logs,
    format,
    failOn,
    allRows: options['all-rows'] === true,
    config: options.config,
  });
}

function readPacket(logs: readonly string[], options: Options): Result<Command> {
  const chosen = readRuleAndMonth(options);
  return chosen.ok ? readPacketArguments(logs, chosen.value.rule, chosen.value.month, options) : chosen;
}

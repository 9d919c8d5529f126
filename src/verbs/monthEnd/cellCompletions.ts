import { formatIsoMonth } from '../../log/values/calendarDate';
import { CHART_NAMES } from '../../report/charts/charts';
import { COMMAND_NAMES, listOptions } from '../arguments';
import { OPTIONS, type Options } from '../options';
import { splitWords } from './cellCommands';
import type { MonthEndSettings } from './monthEndSettings';
import { describeOption, listOptionValues, readCommandUsage } from './usageReading';

/** A text that completes a line of a cell. */
export interface CellCompletion {
  readonly kind: 'command' | 'option' | 'value' | 'file';
  readonly text: string;
  /** What it does, or how it's written. */
  readonly detail: string;
}

export interface CellCompletions {
  /** Where the text that they replace starts in the line, in UTF-16 code units. */
  readonly start: number;
  readonly choices: readonly CellCompletion[];
}

const NOTHING: CellCompletions = { start: 0, choices: [] };

/**
 * Lists what can be written at a place in a line of a cell: a command, its options, the values of an option, a chart, or a log.
 *
 * @param character in UTF-16 code units
 */
export function listCellCompletions(
  line: string,
  character: number,
  settings: Pick<MonthEndSettings, 'logs' | 'month'>,
): CellCompletions {
  const typed = line.slice(0, character);
  const current = /\S*$/.exec(typed)?.[0] ?? '';
  const start = character - current.length;
  const before = splitWords(typed.slice(0, start));
  if (!before.ok || typed.trimStart().startsWith('#')) {
    return { ...NOTHING, start };
  }
  const [command, ...given] = before.value;
  if (command === undefined) {
    return { start, choices: listCommands() };
  }
  const equals = /^(--[\w-]+)=/.exec(current);
  const option = equals?.[1] ?? findOpenOption(given.at(-1));
  if (option !== undefined) {
    return {
      start: start + (equals?.[0].length ?? 0),
      choices: listValues(command, option, settings),
    };
  }
  return { start, choices: listArguments(command, given, settings) };
}

/** Returns the commands that a cell can run. */
function listCommands(): readonly CellCompletion[] {
  return COMMAND_NAMES.filter((name) => name !== 'run').map((name) => ({
    kind: 'command',
    text: name,
    detail: readCommandUsage(name)?.description ?? '',
  }));
}

/** Returns the option that the next word is the value of. */
function findOpenOption(word: string | undefined): string | undefined {
  const name = findOptions().find((option) => word === `--${option}` || word === writeOption(option));
  return name !== undefined && OPTIONS[name].type === 'string' ? writeOption(name) : undefined;
}

function findOptions(): readonly (keyof Options)[] {
  return COMMAND_NAMES.flatMap((command) => listOptions(command) ?? []);
}

/** Returns an option as the help writes it. */
function writeOption(option: keyof Options): string {
  return option === 'output' ? '-o' : `--${option}`;
}

function listValues(
  command: string,
  option: string,
  { month, logs }: Pick<MonthEndSettings, 'logs' | 'month'>,
): readonly CellCompletion[] {
  const usage = readCommandUsage(command);
  if (option === '--month') {
    return month === undefined ? [] : [{ kind: 'value', text: formatIsoMonth(month), detail: '' }];
  }
  if (option === '--log') {
    return listLogs(logs);
  }
  return (usage ? listOptionValues(usage, option) : []).map((text) => ({ kind: 'value', text, detail: '' }));
}

function listArguments(
  command: string,
  given: readonly string[],
  { logs }: Pick<MonthEndSettings, 'logs'>,
): readonly CellCompletion[] {
  const usage = readCommandUsage(command);
  if (!usage) {
    return [];
  }
  const charts = command === 'chart' && given.length === 0 ? [...CHART_NAMES.keys()] : [];
  const options = (listOptions(command) ?? []).filter(
    // A cell runs once. Options for several values can be given again.
    (option) => option !== 'watch' && ('multiple' in OPTIONS[option] || !isGiven(given, option)),
  );
  return [
    ...charts.map((text): CellCompletion => ({ kind: 'value', text, detail: '' })),
    ...options.map((option): CellCompletion => {
      const text = writeOption(option);
      return { kind: 'option', text, detail: describeOption(usage, text) };
    }),
    ...listLogs(logs.filter((log) => !given.includes(log))),
  ];
}

function isGiven(given: readonly string[], option: keyof Options): boolean {
  const names = [`--${option}`, writeOption(option)];
  return given.some((word) => names.includes(word.split('=')[0] ?? ''));
}

function listLogs(logs: readonly string[]): readonly CellCompletion[] {
  return logs.map((log) => ({ kind: 'file', text: /\s/.test(log) ? `"${log}"` : log, detail: '' }));
}

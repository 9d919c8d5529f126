import { formatIsoMonth } from '../../log/values/calendarDate';
import { failure, success, type Result } from '../../text/result';
import { readCommand, type Command } from '../arguments';
import type { CommandDefaults } from '../commandDefaults';
import type { Verb } from '../runVerb';
import type { MonthEndSettings } from './monthEndSettings';

/** A command in a cell: one line. */
export interface CellCommand {
  /** From 0, in the cell. */
  readonly line: number;
  readonly text: string;
  readonly verb: Result<Verb>;
}

/** Returns what a month end sets for its commands. @param resolve returns the path of a file that is written in the month end */
export function createDefaults(settings: MonthEndSettings, resolve: (path: string) => string): CommandDefaults {
  return {
    logs: settings.logs,
    month: settings.month === undefined ? undefined : formatIsoMonth(settings.month),
    config: settings.configuration,
    resolve,
  };
}

/** Reads the commands of a cell, one on each line. Blank lines and lines that start with # don't count. */
export function readCell(content: string, defaults: CommandDefaults): readonly CellCommand[] {
  return content.split(/\r\n|\n|\r/).flatMap((text, line) => {
    const trimmed = text.trim();
    return trimmed === '' || trimmed.startsWith('#')
      ? []
      : [{ line, text: trimmed, verb: readLine(trimmed, defaults) }];
  });
}

function readLine(text: string, defaults: CommandDefaults): Result<Verb> {
  const words = splitWords(text);
  if (!words.ok) {
    return words;
  }
  const command = readCommand(words.value, defaults);
  return command.ok ? checkRunsInCell(command.value) : command;
}

function checkRunsInCell(command: Command): Result<Verb> {
  if (command.command === 'help' || command.command === 'version' || command.command === 'run') {
    return failure('usage', `A cell can't run ${command.command}.`);
  }
  return command.command === 'report' && command.watch
    ? failure('usage', 'A cell runs once, so it has no --watch.')
    : success(command);
}

/** Returns whether a command writes into a file, so that a person has to agree. */
export function writesFiles(verb: Verb): boolean {
  return (
    ('output' in verb && verb.output !== undefined) ||
    !READING_COMMANDS.has(verb.command) ||
    (verb.command === 'charges' && verb.selection === 'record') ||
    (verb.command === 'close' && verb.records)
  );
}

const READING_COMMANDS: ReadonlySet<string> = new Set([
  'report',
  'check',
  'ready',
  'close',
  'totals',
  'nearest',
  'chart',
  'charges',
  'compare-rules',
  'compare-reports',
  'verify-report',
]);

/** Returns the same command without writing, for a preview; undefined if there's none. */
export function previewOf(verb: Verb): Verb | undefined {
  if (verb.command === 'charges') {
    return { ...verb, output: undefined, selection: verb.selection === 'record' ? 'new' : verb.selection };
  }
  if (verb.command === 'close') {
    return { ...verb, records: false };
  }
  return verb.command === 'report' ? { ...verb, output: undefined, format: 'csv' } : undefined;
}

/** A word of a command, without its quotes, and where it's written in the line: UTF-16 code units, from 0. */
export interface CommandWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Splits a line into words at spaces. Words in quotes can contain spaces. A failure has code `usage`. */
export function splitWords(text: string): Result<readonly string[]> {
  const words = findWords(text);
  return words.ok ? success(words.value.map(({ word }) => word)) : words;
}

/** Finds the words of a line, as `splitWords` does, with their places. A failure has code `usage`. */
export function findWords(text: string): Result<readonly CommandWord[]> {
  const words: CommandWord[] = [];
  const pattern = /((?:"[^"]*"|'[^']*'|[^\s"'])+)|(["'])/g;
  for (const match of text.matchAll(pattern)) {
    const [written, word, quote] = match;
    if (quote !== undefined) {
      return failure('usage', "A quote isn't closed.");
    }
    const start = match.index;
    words.push({
      word: (word ?? '').replace(/"([^"]*)"|'([^']*)'/g, '$1$2'),
      start,
      end: start + written.length,
    });
  }
  return success(words);
}

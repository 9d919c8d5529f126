import { monthOf, readMonth, type CalendarDate } from '../../log/values/calendarDate';
import { CHART_NAMES } from '../../report/charts/charts';
import { t } from '../../text/text';
import { listOptions } from '../arguments';
import type { Verb } from '../runVerb';
import { createDefaults, findWords, readCell, type CellCommand, type CommandWord } from './cellCommands';
import { listReadFiles } from './cellFiles';
import type { MonthEndPiece } from './monthEndFile';
import { MONTH_END_PROBLEMS, type MonthEndProblemCode } from './monthEndProblems';
import { readMonthEndSettings, type MonthEndProblem, type MonthEndSettings } from './monthEndSettings';

/** A problem of a piece of a month end, and the part of its line that it marks: UTF-16 code units, from 0. */
export interface CellProblem extends MonthEndProblem {
  readonly start: number;
  readonly end: number;
}

/** What problems depend on outside of the month end. */
export interface MonthEndSurroundings {
  readonly today: CalendarDate;
  /** Returns whether a path that is written in the month end, which is relative to its folder, leads to a file or folder. */
  readonly exists: (path: string) => Promise<boolean>;
}

type Piece = Pick<MonthEndPiece, 'kind' | 'content'>;

/** A part of a line, in UTF-16 code units. */
type Place = Pick<CommandWord, 'start' | 'end'>;

/**
 * Finds the problems of a month end before it runs, with the parser of the command line: commands that can't be read, files that don't
 * exist, and a month that isn't over. A file that a cell writes doesn't need to exist.
 *
 * @returns the problems of each piece, in the order of the pieces
 */
export async function findMonthEndProblems(
  pieces: readonly Piece[],
  { today, exists }: MonthEndSurroundings,
): Promise<readonly (readonly CellProblem[])[]> {
  const first = pieces.find(({ kind }) => kind === 'settings');
  const settings = readMonthEndSettings(first?.content ?? '');
  const cells = pieces.map(({ kind, content }) => (kind === 'cell' ? readOwnCell(content, settings) : []));
  const written = new Set(cells.flat().flatMap(({ verb }) => (verb.ok ? listWrittenFiles(verb.value) : [])));
  const isMissing = async (path: string): Promise<boolean> => !written.has(path) && !(await exists(path));
  // Without a front matter, the first cell asks for it.
  const holder = first ?? pieces.find(({ kind }) => kind === 'cell');
  return Promise.all(
    pieces.map(async (piece, index) => {
      const lines = piece.content.split(/\r\n|\n|\r/);
      const ofSettings = piece === holder ? await findSettingsProblems(settings, lines, today, isMissing) : [];
      const ofCommands = (cells[index] ?? []).map((command) =>
        findCommandProblems(command, lines[command.line] ?? '', today, isMissing),
      );
      return [...ofSettings, ...(await Promise.all(ofCommands)).flat()];
    }),
  );
}

/** Reads the commands of a cell, with paths as they're written. Settings that name no log have a problem, so their commands need none. */
function readOwnCell(content: string, settings: MonthEndSettings): readonly CellCommand[] {
  return readCell(
    content,
    createDefaults(settings.logs.length > 0 ? settings : { ...settings, logs: ['.'] }, (path) => path),
  );
}

function listWrittenFiles(verb: Verb): readonly string[] {
  return 'output' in verb && verb.output !== undefined ? [verb.output] : [];
}

async function findSettingsProblems(
  { problems, logs, month, configuration, lineOfLogs, lineOfMonth }: MonthEndSettings,
  lines: readonly string[],
  today: CalendarDate,
  isMissing: (path: string) => Promise<boolean>,
): Promise<readonly CellProblem[]> {
  const found: CellProblem[] = problems.map((problem) => ({ ...problem, ...trimLine(lines[problem.line] ?? '') }));
  const report = (code: MonthEndProblemCode, line: number, place: Place, message: string): void => {
    found.push({ code, severity: MONTH_END_PROBLEMS[code], line, ...place, message });
  };
  if (month !== undefined && month >= monthOf(today)) {
    report('CB473', lineOfMonth, trimLine(lines[lineOfMonth] ?? ''), notOver());
  }
  for (const path of configuration === undefined ? logs : [...logs, configuration]) {
    if (await isMissing(path)) {
      const { line, ...place } = findPath(lines, path) ?? { line: lineOfLogs, ...trimLine(lines[lineOfLogs] ?? '') };
      report('CB472', line, place, noFile());
    }
  }
  return found;
}

/** Finds where the settings name a path, in brackets, in quotes, or alone. */
function findPath(lines: readonly string[], path: string): (Place & { readonly line: number }) | undefined {
  for (const [line, text] of lines.entries()) {
    for (let start = text.indexOf(path); start >= 0; start = text.indexOf(path, start + 1)) {
      const end = start + path.length;
      if (/^$|[\s[,"']/.test(text.charAt(start - 1)) && /^$|[\s\],"']/.test(text.charAt(end))) {
        return { line, start, end };
      }
    }
  }
  return undefined;
}

async function findCommandProblems(
  { verb, line }: CellCommand,
  text: string,
  today: CalendarDate,
  isMissing: (path: string) => Promise<boolean>,
): Promise<readonly CellProblem[]> {
  const split = findWords(text);
  const words = split.ok ? split.value : [];
  const create = (code: MonthEndProblemCode, place: Place, message: string): CellProblem => ({
    code,
    severity: MONTH_END_PROBLEMS[code],
    line,
    start: place.start,
    end: place.end,
    message,
  });
  if (!verb.ok) {
    return [create('CB470', findUnreadWord(words) ?? trimLine(text), verb.failure.message)];
  }
  const month = findMonth(words);
  const isOver = month === undefined || month.month < monthOf(today);
  const found = isOver ? [] : [create('CB473', month.place, notOver())];
  for (const path of new Set(listReadFiles(verb.value))) {
    const place = words.find(({ word }, index) => index > 0 && (word === path || word.endsWith(`=${path}`)));
    // A file that the settings name is marked there.
    if (place && (await isMissing(path))) {
      const isChart = verb.value.command === 'chart' && place === words[1];
      found.push(create(isChart ? 'CB474' : 'CB472', place, isChart ? noChart() : noFile()));
    }
  }
  return found;
}

/** Returns the word that the parser doesn't know: the command, or an option that the command doesn't have. */
function findUnreadWord(words: readonly CommandWord[]): Place | undefined {
  const [first] = words;
  if (first === undefined || first.word.startsWith('-')) {
    return undefined;
  }
  const options: readonly string[] | undefined = listOptions(first.word);
  return options
    ? words.find(({ word }) => word.startsWith('--') && word !== '--' && !options.includes(readOptionName(word)))
    : first;
}

function readOptionName(word: string): string {
  return word.slice(2).split('=')[0] ?? '';
}

/** Returns the month that a command names itself, with its place. */
function findMonth(words: readonly CommandWord[]): { readonly month: number; readonly place: Place } | undefined {
  const at = words.findIndex(({ word }) => word === '--month' || word.startsWith('--month='));
  const place = words[at]?.word === '--month' ? words[at + 1] : words[at];
  const month = place && readMonth(place.word.replace('--month=', ''));
  return place && month !== undefined ? { month, place } : undefined;
}

/** Returns the place of a line without the spaces around it. */
function trimLine(text: string): Place {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}

function notOver(): string {
  return t`This month isn't over. Minutes can still be added, so its figures aren't final.`;
}

function noFile(): string {
  return t`There's no file or folder at this path. Paths are relative to the folder of the month end.`;
}

function noChart(): string {
  return t`There's no chart and no file with this name. The charts are ${[...CHART_NAMES.keys()].join(', ')}.`;
}

import { failedOutcome, type Outcome } from '../outcome';
import type { Verb } from '../runVerb';
import { createDefaults, readCell, type CellCommand } from './cellCommands';
import { readMonthEnd, type MonthEndPiece } from './monthEndFile';
import { readMonthEndSettings, type MonthEndSettings } from './monthEndSettings';

/** A command of a month end that was run. */
export interface CommandRun {
  /** As it's written in the cell. */
  readonly text: string;
  /** In the file, from 1. */
  readonly line: number;
  readonly outcome: Outcome;
}

/** A piece of a month end with what its commands gave, in order. */
export interface PieceRun {
  readonly piece: MonthEndPiece;
  readonly runs: readonly CommandRun[];
}

export interface MonthEndRun {
  /** What is wrong with the settings, as `line: message`. */
  readonly problems: readonly string[];
  readonly pieces: readonly PieceRun[];
  /** That of the worst command. */
  readonly exitCode: Outcome['exitCode'];
  /** Whether cells after one that holds something back weren't run. */
  readonly isStopped: boolean;
}

export interface MonthEndOptions {
  /** Whether to stop at the first cell that holds something back: one with an exit code other than 0. */
  readonly stopsOnHeld: boolean;
  readonly runVerb: (verb: Verb) => Promise<Outcome>;
  /** Returns the path of a file that is written in the month end, which is relative to its folder. */
  readonly resolve: (path: string) => string;
}

/** Runs the cells of a month end in order. */
export async function runMonthEnd(text: string, options: MonthEndOptions): Promise<MonthEndRun> {
  const pieces = readMonthEnd(text);
  const settings = readSettingsOf(pieces);
  const defaults = createDefaults(settings, options.resolve);
  const done: PieceRun[] = [];
  let exitCode: Outcome['exitCode'] = settings.problems.length > 0 ? 2 : 0;
  let isStopped = false;
  for (const piece of pieces) {
    const commands = piece.kind === 'cell' && !isStopped ? readCell(piece.content, defaults) : [];
    const runs: CommandRun[] = [];
    for (const command of commands) {
      const outcome = await runCellCommand(command, options);
      runs.push({ text: command.text, line: piece.line + command.line, outcome });
      exitCode = outcome.exitCode > exitCode ? outcome.exitCode : exitCode;
      isStopped ||= options.stopsOnHeld && outcome.exitCode > 0;
    }
    done.push({ piece, runs });
  }
  const first = pieces.find(({ kind }) => kind === 'settings')?.line ?? 1;
  const problems = settings.problems.map(({ line, code, message }) => `${first + line}: ${code} ${message}`);
  return { problems, pieces: done, exitCode, isStopped };
}

/** Returns the settings of a month end. Without a front matter, a problem asks for it. */
export function readSettingsOf(pieces: readonly Pick<MonthEndPiece, 'kind' | 'content'>[]): MonthEndSettings {
  return readMonthEndSettings(pieces.find(({ kind }) => kind === 'settings')?.content ?? '');
}

/** Runs a command of a cell. A command that can't be read has an outcome with the reason. */
export async function runCellCommand(
  { verb }: CellCommand,
  { runVerb }: Pick<MonthEndOptions, 'runVerb'>,
): Promise<Outcome> {
  return verb.ok ? runVerb(verb.value) : failedOutcome(verb.failure);
}

import { randomInt } from 'node:crypto';
import { relative } from 'node:path';
import { version } from '../../package.json';
import { toLocalDate } from '../log/values/calendarDate';
import { toEventTime } from '../report/claims/eventTime';
import { readCommand, type Command } from '../verbs/arguments';
import type { ProgramContext } from './programContext';
import type { Outcome } from '../verbs/outcome';
import { runVerb } from '../verbs/runVerb';
import { runMonthEndFile } from '../verbs/commands/runCommand';
import { USAGE } from '../verbs/usage';
import { toPrintable, toPrintableLines } from '../text/printable';
import { success } from '../text/result';
import { nodeFailure } from '../disk/nodeFailure';
import { nodeFiles } from './node/nodeFiles';
import { nodeWriter } from '../disk/nodeWriter';
import { isSameFile } from './node/sameFile';
import { writeOutcome } from './node/standardOutput';
import { writeWholeFile } from '../disk/wholeFile';
import { runOnUnchangedFiles } from './unchangedFiles';
import { runWatchedReport } from './watchedReport';

export const NODE_CONTEXT: ProgramContext = {
  files: nodeFiles,
  today: () => toLocalDate(new Date()),
  now: () => toEventTime(new Date()),
  random: () => randomInt(2 ** 32),
  writer: nodeWriter,
  writeFile: writeNodeFile,
  isSameFile,
  shortenPath,
  print: printOutcome,
};

/**
 * Runs a command.
 *
 * @param words the arguments of the program
 * @returns what to print and the exit code
 */
export async function run(words: readonly string[], context: ProgramContext = NODE_CONTEXT): Promise<Outcome> {
  const reading = readCommand(words);
  if (!reading.ok) {
    return {
      exitCode: 2,
      stdout: '',
      stderr: `${toPrintable(`cocm-billing: ${reading.failure.message} See cocm-billing --help.`)}\n`,
    };
  }
  return runCommand(reading.value, { ...context, sheet: reading.value.sheet });
}

function runCommand(command: Command, context: ProgramContext): Promise<Outcome> {
  switch (command.command) {
    case 'help':
      return Promise.resolve({ exitCode: 0, stdout: USAGE, stderr: '' });
    case 'version':
      return Promise.resolve({ exitCode: 0, stdout: `cocm-billing ${version}\n`, stderr: '' });
    case 'report':
      // A report that is watched runs for long, and reads its files again when they change.
      return command.watch ? runWatchedReport(command, context) : runOnUnchangedFiles(() => runVerb(command, context));
    case 'run':
      return runMonthEndFile(command, context, (verb) => runOnUnchangedFiles(() => runVerb(verb, context)));
    default:
      return runOnUnchangedFiles(() => runVerb(command, context));
  }
}

function writeNodeFile(path: string, content: string | Uint8Array): ReturnType<ProgramContext['writeFile']> {
  try {
    writeWholeFile(path, content);
    return Promise.resolve(success(undefined));
  } catch (error) {
    return Promise.resolve(nodeFailure(error, path));
  }
}

/** Returns the relative path of a file if it's shorter than the absolute one. */
function shortenPath(file: string): string {
  const fromHere = relative('', file);
  return fromHere.length < file.length ? fromHere : file;
}

function printOutcome(outcome: Outcome): void {
  const { exitCode, stdout, stderr } = outcome;
  // A file gets the unchanged content of the cells, but a terminal could take control characters in a name for commands.
  const shown = process.stdout.isTTY ? toPrintableLines(stdout) : stdout;
  process.exitCode = writeOutcome({ exitCode, stdout: shown, stderr });
}

if (require.main === module) {
  void run(process.argv.slice(2)).then(printOutcome);
}

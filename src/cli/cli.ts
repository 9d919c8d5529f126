import { randomInt } from 'node:crypto';
import { version } from '../../package.json';
import { toLocalDate } from '../log/values/calendarDate';
import { toEventTime } from '../report/claims/eventTime';
import { readCommand, type Command, type ReportCommand } from './arguments';
import { runCharges } from './commands/chargesCommand';
import { runCheck } from './commands/checkCommand';
import { runCompare } from './commands/compareCommand';
import { runCompareRules } from './commands/compareRulesCommand';
import { runDecide } from './commands/decideCommand';
import { runPacket } from './commands/packetCommand';
import { runPseudonymize } from './commands/pseudonymizeCommand';
import { runReady } from './commands/readyCommand';
import { runReport } from './commands/reportCommand';
import { runVerify } from './commands/verifyCommand';
import type { CommandContext } from './context';
import { nodeFiles } from './node/nodeFiles';
import { nodeWriter } from './node/nodeWriter';
import { writeOutcome } from './node/standardOutput';
import type { Outcome } from './outcome';
import { runOnUnchangedFiles } from './unchangedFiles';
import { toPrintable, toPrintableLines } from '../text/printable';
import { USAGE } from './usage';

export const NODE_CONTEXT: CommandContext = {
  files: nodeFiles,
  today: () => toLocalDate(new Date()),
  now: () => toEventTime(new Date()),
  random: () => randomInt(2 ** 32),
  writer: nodeWriter,
  print: printOutcome,
};

/**
 * Runs a command.
 *
 * @param words the arguments of the program
 * @returns what to print and the exit code
 */
export async function run(words: readonly string[], context: CommandContext = NODE_CONTEXT): Promise<Outcome> {
  const reading = readCommand(words);
  if (!reading.ok) {
    return {
      exitCode: 2,
      stdout: '',
      stderr: `${toPrintable(`cocm-billing: ${reading.failure.message} See cocm-billing --help.`)}\n`,
    };
  }
  const command = reading.value;
  // A report that is watched runs for long, and reads its files again when they change.
  return command.command === 'report'
    ? runReport(command, context)
    : runOnUnchangedFiles(() => runCommand(command, context));
}

function runCommand(command: Exclude<Command, ReportCommand>, context: CommandContext): Promise<Outcome> {
  switch (command.command) {
    case 'help':
      return Promise.resolve({ exitCode: 0, stdout: USAGE, stderr: '' });
    case 'version':
      return Promise.resolve({ exitCode: 0, stdout: `cocm-billing ${version}\n`, stderr: '' });
    case 'check':
      return runCheck(command, context);
    case 'verify-report':
      return runVerify(command, context);
    case 'compare-reports':
      return runCompare(command, context);
    case 'charges':
      return runCharges(command, context);
    case 'ready':
      return runReady(command, context);
    case 'decide':
      return runDecide(command, context);
    case 'compare-rules':
      return runCompareRules(command, context);
    case 'packet':
      return runPacket(command, context);
    case 'pseudonymize':
      return runPseudonymize(command, context);
  }
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

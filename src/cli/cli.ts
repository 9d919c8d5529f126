import { writeSync } from 'node:fs';
import { toLocalDate } from '../log/values/calendarDate';
import { readCommand } from './arguments';
import { runCharges } from './commands/chargesCommand';
import { runCheck } from './commands/checkCommand';
import { runCompare } from './commands/compareCommand';
import { runCompareRules } from './commands/compareRulesCommand';
import { runPacket } from './commands/packetCommand';
import { runReport } from './commands/reportCommand';
import { runVerify } from './commands/verifyCommand';
import type { CommandContext } from './context';
import { nodeFiles } from './node/nodeFiles';
import type { Outcome } from './outcome';
import { USAGE } from './usage';

const NODE_CONTEXT: CommandContext = {
  files: nodeFiles,
  today: () => toLocalDate(new Date()),
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
    return { exitCode: 2, stdout: '', stderr: `cocm-billing: ${reading.failure.message} See cocm-billing --help.\n` };
  }
  const command = reading.value;
  switch (command.command) {
    case 'help':
      return { exitCode: 0, stdout: USAGE, stderr: '' };
    case 'report':
      return runReport(command, context);
    case 'check':
      return runCheck(command, context);
    case 'verify-report':
      return runVerify(command, context);
    case 'compare-reports':
      return runCompare(command, context);
    case 'charges':
      return runCharges(command, context);
    case 'compare-rules':
      return runCompareRules(command, context);
    case 'packet':
      return runPacket(command, context);
  }
}

function printOutcome({ exitCode, stdout, stderr }: Outcome): void {
  writeAll(2, stderr);
  writeAll(1, stdout);
  process.exitCode = exitCode;
}

/** Writes a text completely, even to a pipe that accepts only a part at a time. Stops when the reader has closed the pipe. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') {
        return;
      }
      if (code !== 'EAGAIN') {
        throw error;
      }
    }
  }
}

if (require.main === module) {
  void run(process.argv.slice(2)).then(printOutcome);
}

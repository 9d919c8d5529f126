import { writeSync } from 'node:fs';
import { USAGE, readCommand } from './arguments';
import { runCharges } from './commands/chargesCommand';
import { runCompareRules } from './commands/compareRulesCommand';
import { runCheck } from './commands/checkCommand';
import { runCompare } from './commands/compareCommand';
import type { Outcome } from './outcome';
import { runReport } from './commands/reportCommand';
import { runVerify } from './commands/verifyCommand';

/** Runs the command that the words after the program's name ask for. */
export function run(words: readonly string[]): Outcome {
  const reading = readCommand(words);
  if (!reading.ok) {
    return { exitCode: 2, stdout: '', stderr: `cocm-billing: ${reading.usage}; see cocm-billing --help\n` };
  }
  const { command } = reading;
  switch (command.command) {
    case 'help':
      return { exitCode: 0, stdout: USAGE, stderr: '' };
    case 'report':
      return runReport(command);
    case 'check':
      return runCheck(command);
    case 'verify-report':
      return runVerify(command);
    case 'compare-reports':
      return runCompare(command);
    case 'charges':
      return runCharges(command);
    case 'compare-rules':
      return runCompareRules(command);
  }
}

/** Writes all of a text, also into a pipe that takes it in pieces. A reader that has gone away has had enough. */
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

async function main(): Promise<void> {
  let outcome: Outcome | undefined = run(process.argv.slice(2));
  while (outcome) {
    writeAll(2, outcome.stderr);
    writeAll(1, outcome.stdout);
    process.exitCode = outcome.exitCode;
    outcome = await outcome.next?.();
  }
}

if (require.main === module) {
  void main();
}

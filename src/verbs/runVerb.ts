import type { Command } from './arguments';
import { runCharges } from './commands/chargesCommand';
import { runCheck } from './commands/checkCommand';
import { runClose } from './commands/closeCommand';
import { runCompare } from './commands/compareCommand';
import { runCompareRules } from './commands/compareRulesCommand';
import { runDecide } from './commands/decideCommand';
import { runChart, runNearest, runTotals } from './commands/figureCommands';
import { runPacket } from './commands/packetCommand';
import { runPosted } from './commands/postedCommand';
import { runPseudonymize } from './commands/pseudonymizeCommand';
import { runReady } from './commands/readyCommand';
import { runReport } from './commands/reportCommand';
import { runVerify } from './commands/verifyCommand';
import type { CommandContext } from './context';
import type { Outcome } from './outcome';

/** A command that reads files: a verb of the command line, and of the cells of a month end. */
export type Verb = Exclude<Command, { readonly command: 'help' | 'version' | 'run' }>;

/** Runs a verb once. @throws FileReadError when a file changes while it's read */
export function runVerb(verb: Verb, shared: CommandContext): Promise<Outcome> {
  const context = { ...shared, sheet: verb.sheet };
  switch (verb.command) {
    case 'report':
      return runReport(verb, context);
    case 'check':
      return runCheck(verb, context);
    case 'verify-report':
      return runVerify(verb, context);
    case 'compare-reports':
      return runCompare(verb, context);
    case 'charges':
      return runCharges(verb, context);
    case 'ready':
      return runReady(verb, context);
    case 'decide':
      return runDecide(verb, context);
    case 'close':
      return runClose(verb, context);
    case 'posted':
      return runPosted(verb, context);
    case 'compare-rules':
      return runCompareRules(verb, context);
    case 'packet':
      return runPacket(verb, context);
    case 'totals':
      return runTotals(verb, context);
    case 'nearest':
      return runNearest(verb, context);
    case 'chart':
      return runChart(verb, context);
    case 'pseudonymize':
      return runPseudonymize(verb, context);
  }
}

import type { ReportCommand } from '../verbs/arguments';
import { runReport } from '../verbs/commands/reportCommand';
import type { ProgramContext } from './programContext';
import type { Outcome } from '../verbs/outcome';
import { runOnUnchangedFiles } from './unchangedFiles';
import { readLogsState, watchLogs } from './watchLogs';

/**
 * `cocm-billing report --watch`: writes the report, and again whenever a log changes. Ends only when the first report can't be written,
 * or the context's signal ends it.
 */
export async function runWatchedReport(command: ReportCommand, context: ProgramContext): Promise<Outcome> {
  const write = (): Promise<Outcome> => runOnUnchangedFiles(() => runReport(command, context));
  const before = await readLogsState(context.files, command.logs);
  const outcome = await write();
  if (outcome.exitCode === 2) {
    return outcome;
  }
  context.print({ ...outcome, stderr: `${outcome.stderr}Watching the logs. Press Ctrl+C to stop.\n` });
  return watchLogs(command, context, before, write);
}

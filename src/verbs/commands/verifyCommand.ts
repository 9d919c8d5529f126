import { readReportFile } from '../../files/readReportFile';
import { selectRules } from '../../files/readLogs';
import { verifyReport } from '../../report/existing/verifyReport';
import { counted } from '../../wording/figureWords';
import type { VerifyCommand } from '../comparisonArguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';
import { formatProblem, toPrintedProblem } from '../printedProblem';
import { readRunSettings } from '../runSettings';
import {
  formatAssumed,
  formatAssumptions,
  placeConfigurationProblems,
  readWithSettings,
  type CommandLogs,
} from './logsOfCommand';

/** `cocm-billing verify-report`: every line of a report that doesn't follow from its minutes or, with logs, from the logs. */
export async function runVerify(command: VerifyCommand, context: CommandContext): Promise<Outcome> {
  const { file, logs, rule, config, format } = command;
  const settings = await readRunSettings(context, logs.length > 0 ? logs : [file], config);
  if (!settings.ok) {
    return failedOutcome(settings.failure);
  }
  const { damage } = settings.value;
  if (damage) {
    return failedOutcome(damage);
  }
  const report = await readReportFile(context.files, file, settings.value.configuration.mrnForms);
  if (!report.ok) {
    return failedOutcome(report.failure);
  }
  const read = logs.length > 0 ? await readWithSettings(context, logs, settings.value, rule) : undefined;
  if (read?.ok === false) {
    return failedOutcome(read.failure);
  }
  const rules = selectRules(rule, settings.value.configuration, context.today());
  const problems = [
    ...placeConfigurationProblems(settings.value.problems),
    ...verifyReport(report.value, rules, read?.value.billed).map((problem) => toPrintedProblem(file, problem)),
  ];
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const json = { rule: rules.defaultProfile.timeRule.id, lines: report.value.lines.length, errors, problems };
  const stdout = format === 'text' ? problems.map(formatProblem).join('') : `${JSON.stringify(json, null, 2)}\n`;
  const checked =
    problems.length === 0 && format === 'text' ? describeCheck(report.value.lines.length, read?.value) : '';
  const stderr = formatAssumed(file, report.value.assumed) + (read ? formatAssumptions(read.value) : '') + checked;
  return { exitCode: errors > 0 ? 1 : 0, stdout, stderr };
}

/** Returns a line for a report without problems: without it, a run that checked nothing would look the same. */
function describeCheck(lines: number, logs: CommandLogs | undefined): string {
  const compared = logs ? ` and compared with ${counted(logs.files.length, 'time log')}` : '';
  return `${counted(lines, 'line')} checked${compared}. No problems found.\n`;
}

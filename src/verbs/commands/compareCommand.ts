import { readComparableReport } from '../../files/readReportFile';
import {
  comparableExistingLine,
  compareReports,
  comparisonText,
  findComparedProblems,
} from '../../report/existing/compareReports';
import { comparisonJson } from '../../report/existing/comparisonJson';
import type { CompareCommand } from '../comparisonArguments';
import type { CommandContext } from '../context';
import { formatAssumed } from './logsOfCommand';
import { readRunSettings } from '../runSettings';
import { failedOutcome, type Outcome } from '../outcome';

/** `cocm-billing compare-reports`: what changed from one report to another. 1 when anything did, or when a report has errors. */
export async function runCompare({ before, after, format }: CompareCommand, context: CommandContext): Promise<Outcome> {
  const settings = await readRunSettings(context, [after], undefined);
  const mrnForms = settings.ok ? settings.value.configuration.mrnForms : undefined;
  const [older, newer] = await Promise.all([
    readComparableReport(context.files, before, mrnForms),
    readComparableReport(context.files, after, mrnForms),
  ]);
  if (!older.ok || !newer.ok) {
    return failedOutcome(...[older, newer].flatMap((read) => (read.ok ? [] : [read.failure])));
  }
  const comparison = compareReports(
    older.value.lines.map(comparableExistingLine),
    newer.value.lines.map(comparableExistingLine),
  );
  const problems = [...findComparedProblems(before, older.value), ...findComparedProblems(after, newer.value)];
  const stdout =
    format === 'text' ? comparisonText(before, after, comparison, problems) : comparisonJson(comparison, problems);
  const hasErrors = problems.some(({ problem }) => problem.severity === 'error');
  const stderr = formatAssumed(before, older.value.assumed) + formatAssumed(after, newer.value.assumed);
  return { exitCode: comparison.changes.length > 0 || hasErrors ? 1 : 0, stdout, stderr };
}

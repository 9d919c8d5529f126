import { readComparableReport } from '../../files/readReportFile';
import { comparableExistingLine, compareReports, comparisonText } from '../../report/existing/compareReports';
import { comparisonJson } from '../../report/existing/comparisonJson';
import type { CompareCommand } from '../arguments';
import type { CommandContext } from '../context';
import { failedOutcome, type Outcome } from '../outcome';

/** `cocm-billing compare-reports`: what changed from one report to another. 1 when anything did. */
export async function runCompare({ before, after, format }: CompareCommand, context: CommandContext): Promise<Outcome> {
  const [older, newer] = await Promise.all([
    readComparableReport(context.files, before),
    readComparableReport(context.files, after),
  ]);
  if (!older.ok || !newer.ok) {
    return failedOutcome(...[older, newer].flatMap((read) => (read.ok ? [] : [read.failure])));
  }
  const comparison = compareReports(
    older.value.lines.map(comparableExistingLine),
    newer.value.lines.map(comparableExistingLine),
  );
  const stdout = format === 'text' ? comparisonText(before, after, comparison) : comparisonJson(comparison);
  return { exitCode: comparison.changes.length > 0 ? 1 : 0, stdout, stderr: '' };
}

import { TextLines } from '../../log/csv/lines';
import { comparableExistingLine, compareReports, comparisonText } from '../../report/existing/compareReports';
import { comparisonJson } from '../../report/existing/comparisonJson';
import { readReport, type ExistingReport } from '../../report/existing/reportReader';
import type { CompareCommand } from '../arguments';
import { readTextFile } from '../node/logFiles';
import { UnreadableInput } from '../../files/unreadableInput';
import type { Outcome } from '../outcome';

/** `cocm-billing compare-reports`: what changed from one report to another. 1 when anything did. */
export function runCompare({ before, after, format }: CompareCommand): Outcome {
  const old = readReportFile(before);
  const fresh = readReportFile(after);
  if (old instanceof UnreadableInput || fresh instanceof UnreadableInput) {
    const sentences = [old, fresh].flatMap((read) => (read instanceof UnreadableInput ? [read.sentence] : []));
    return { exitCode: 2, stdout: '', stderr: `${sentences.join('\n')}\n` };
  }
  const comparison = compareReports(old.lines.map(comparableExistingLine), fresh.lines.map(comparableExistingLine));
  const stdout = format === 'text' ? comparisonText(before, after, comparison) : comparisonJson(comparison);
  return { exitCode: comparison.changes.length > 0 ? 1 : 0, stdout, stderr: '' };
}

/** The report in a file. A line that cannot be read would be taken for one that is gone, so then there is no comparison. */
function readReportFile(file: string): ExistingReport | UnreadableInput {
  const text = readTextFile(file);
  if (text instanceof UnreadableInput) {
    return text;
  }
  const report = readReport(TextLines.of(text.text));
  if (!report.ok) {
    return new UnreadableInput(`${file}: ${report.failure.message}`);
  }
  const first = report.value.problems.find(({ severity }) => severity === 'error');
  return first ? new UnreadableInput(`${file}:${first.range.start.line + 1}: ${first.message}`) : report.value;
}

import type { MrnForms } from '../log/values/mrnForms';
import { readReport, type ExistingReport } from '../report/existing/reportReader';
import { failure, type Result } from '../text/result';
import type { FileSystem } from './fileSystem';
import { openLog } from './openLog';

/**
 * Reads an existing billing report. Fails when the file can't be read or isn't a billing report.
 *
 * @param mrnForms the forms of the team's MRNs
 */
export async function readReportFile<Path>(
  files: FileSystem<Path>,
  path: Path,
  mrnForms?: MrnForms,
): Promise<Result<ExistingReport>> {
  const opened = await openLog(files, path);
  if (!opened.ok) {
    return opened;
  }
  const report = readReport(opened.value.lines, mrnForms);
  if (report.ok) {
    return report;
  }
  const { code, message, location } = report.failure;
  return failure(code, message, { ...location, file: files.display(path) });
}

/**
 * Reads a billing report to compare it with another. Also fails when a line can't be read, because it would be shown as a
 * removed line.
 */
export async function readComparableReport<Path>(
  files: FileSystem<Path>,
  path: Path,
  mrnForms?: MrnForms,
): Promise<Result<ExistingReport>> {
  const report = await readReportFile(files, path, mrnForms);
  const problem = report.ok ? report.value.problems.find(({ severity }) => severity === 'error') : undefined;
  return problem
    ? failure('unreadable-report-line', problem.message, {
        file: files.display(path),
        line: problem.range.start.line + 1,
      })
    : report;
}

import { listProblems, problemTotals } from '../billing/problemList';
import { repeatedRowProblem } from '../billing/repeatedRows';
import type { CheckCommand } from './arguments';
import { foundLogs } from './foundLogs';
import { readLogs } from './logFiles';
import type { Outcome } from './outcome';
import { byPlace, placed } from './placedProblem';
import { findingsText } from './problemFormats';
import { UnreadableInput } from './unreadableInput';

/**
 * `cocm-billing check`: every problem with its place; lines and columns from 1, columns in UTF-16 units. 0: nothing at or above
 * the severity to fail on; 1: something; 2: a file cannot be read, and nothing was checked.
 */
export function runCheck({ logs: named, format, failOn, config }: CheckCommand): Outcome {
  const logs = foundLogs(named);
  const read = logs instanceof UnreadableInput ? logs : readLogs(logs, undefined, config);
  if (read instanceof UnreadableInput) {
    return { exitCode: 2, stdout: '', stderr: `${read.sentence}\n` };
  }
  const { billed, files, formProblems, configurationProblems } = read;
  const ofConfiguration = configurationProblems.map(({ file, problem }) => placed(file, problem));
  const ofLogs = billed.logs.flatMap((log, index) =>
    byPlace([
      ...(formProblems[index] ?? []),
      ...listProblems(billed, log),
      ...billed.repeatedRows
        .filter((one) => one.log === index)
        .flatMap((one) => billed.checks.judged(repeatedRowProblem(one))),
    ]).map((problem) => placed(files[index] ?? '', problem)),
  );
  const found = [...ofConfiguration, ...ofLogs];
  const totals = problemTotals(billed);
  const beside = [...ofConfiguration, ...formProblems.flat()];
  const count = (severity: string): number => beside.filter((problem) => problem.severity === severity).length;
  const errors = totals.errors + count('error');
  const warnings = totals.warnings + count('warning');
  const isFailed = errors > 0 || (failOn === 'warning' && warnings > 0);
  return {
    exitCode: isFailed ? 1 : 0,
    stdout: findingsText({ errors, warnings, problems: found }, format),
    stderr: '',
  };
}

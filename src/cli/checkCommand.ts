import { listProblems, problemTotals } from '../billing/problemList';
import { repeatedRowProblem } from '../billing/repeatedRows';
import type { CheckCommand } from './arguments';
import { foundLogs } from './foundLogs';
import { readLogs } from './logFiles';
import type { Outcome } from './outcome';
import { asText, byPlace, placed } from './placedProblem';
import { UnreadableInput } from './unreadableInput';

/** `cocm-billing check`: every problem with its place; lines and columns from 1, columns in UTF-16 units. */
export function runCheck({ logs: named, format, config }: CheckCommand): Outcome {
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
  const stdout =
    format === 'text'
      ? found.map(asText).join('')
      : `${JSON.stringify({ errors, warnings, problems: found }, null, 2)}\n`;
  return { exitCode: errors > 0 ? 1 : 0, stdout, stderr: '' };
}

import { listProblems, countProblemTotals } from '../../billing/problemList';
import { repeatedRowProblem } from '../../billing/ledger/repeatedRows';
import type { CheckCommand } from '../arguments';
import { closedMonthProblems, type ListFolder } from './closedMonths';
import { configurationFindings, readNamedLogs, unusable } from './namedLogs';
import type { Outcome } from '../outcome';
import { byPlace, placed } from '../placedProblem';
import { findingsText } from '../problemFormats';
import { UnreadableInput } from '../../files/unreadableInput';

/**
 * `cocm-billing check`: every problem with its place; lines and columns from 1, columns in UTF-16 units. 0: nothing at or above
 * the severity to fail on; 1: something; 2: a file cannot be read, and nothing was checked. Closed months that could not be
 * looked for are told on the standard error, and the rest is checked.
 *
 * @param list how a folder is listed
 */
export function runCheck(command: CheckCommand, list?: ListFolder): Outcome {
  const read = readNamedLogs(command);
  if (read instanceof UnreadableInput) {
    return unusable(read);
  }
  const { billed, files, formProblems } = read;
  const ofConfiguration = configurationFindings(read);
  const { problems: ofClosedMonths, notLookedFor } = closedMonthProblems(read, command.config, list);
  const ofLogs = billed.logs.flatMap((log, index) =>
    byPlace([
      ...(formProblems[index] ?? []),
      ...(ofClosedMonths[index] ?? []),
      ...listProblems(billed, log),
      ...billed.repeatedRows
        .filter((one) => one.log === index)
        .flatMap((one) => billed.checks.applyTo(repeatedRowProblem(one))),
    ]).map((problem) => placed(files[index] ?? '', problem)),
  );
  const totals = countProblemTotals(billed);
  const beside = [...ofConfiguration, ...formProblems.flat(), ...ofClosedMonths.flat()];
  const count = (severity: string): number => beside.filter((problem) => problem.severity === severity).length;
  const errors = totals.errors + count('error');
  const warnings = totals.warnings + count('warning');
  const isFailed = errors > 0 || (command.failOn === 'warning' && warnings > 0);
  const findings = { errors, warnings, problems: [...ofConfiguration, ...ofLogs] };
  const told = notLookedFor.map(({ sentence }) => `${sentence}\n`).join('');
  return { exitCode: isFailed ? 1 : 0, stdout: findingsText(findings, command.format), stderr: told };
}

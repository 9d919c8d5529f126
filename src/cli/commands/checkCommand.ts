import { repeatedRowProblem } from '../../billing/ledger/repeatedRows';
import { listProblems, countProblemTotals } from '../../billing/problemList';
import { listAssumed, listColumnsNotRead } from '../../wording/assumptions';
import { accountingJson } from '../../report/exports/reportJson';
import type { CheckCommand } from '../arguments';
import type { CommandContext } from '../context';
import { failedOutcome, formatFailure, type Outcome } from '../outcome';
import { sortByPosition, toPrintedProblem } from '../printedProblem';
import { formatFindings } from '../problemFormats';
import { findClosedMonthProblems } from './closedMonths';
import { formatAssumptions, placeConfigurationProblems, readCommandLogs } from './logsOfCommand';

/**
 * `cocm-billing check`: every problem with its position. 0: nothing at or above the severity to fail on. 1: such a problem.
 * 2: a file can't be read, and nothing was checked. A folder that can't be searched for closed months is reported on standard
 * error, and everything else is checked.
 */
export async function runCheck(command: CheckCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, { ...command, needsRules: false });
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { billed, files, encodingProblems, configurationProblems } = read.value;
  const ofConfiguration = placeConfigurationProblems(configurationProblems);
  const closedMonths = await findClosedMonthProblems(read.value, context);
  const ofLogs = billed.logs.flatMap((log, index) =>
    sortByPosition([
      ...(encodingProblems[index] ?? []),
      ...(closedMonths.problems[index] ?? []),
      ...listProblems(billed, log),
      ...billed.repeatedRows
        .filter((row) => row.log === index)
        .flatMap((row) => billed.checks.applyTo(repeatedRowProblem(row))),
    ]).map((problem) => toPrintedProblem(files[index] ?? '', problem)),
  );
  const totals = countProblemTotals(billed);
  const others = [...ofConfiguration, ...encodingProblems.flat(), ...closedMonths.problems.flat()];
  const count = (severity: string): number => others.filter((problem) => problem.severity === severity).length;
  const errors = totals.errors + count('error');
  const warnings = totals.warnings + count('warning');
  const isFailed = errors > 0 || (command.failOn === 'warning' && warnings > 0);
  const assumptions = billed.logs.map((log, index) => ({
    file: files[index] ?? '',
    assumed: listAssumed(log),
    columnsNotRead: listColumnsNotRead(log),
  }));
  const problems = [...ofConfiguration, ...ofLogs];
  const findings = { errors, warnings, problems, assumptions, accounting: accountingJson(billed) };
  return {
    exitCode: isFailed ? 1 : 0,
    stdout: formatFindings(findings, command.format),
    stderr:
      closedMonths.failures.map((failure) => `${formatFailure(failure)}\n`).join('') + formatAssumptions(read.value),
  };
}

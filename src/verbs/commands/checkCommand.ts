import { listFacts } from '../../billing/factList';
import { repeatedRowProblem } from '../../billing/ledger/repeatedRows';
import { listProblems, countProblemTotals } from '../../billing/problemList';
import { listAssumed, listColumnsNotRead } from '../../wording/assumptions';
import { accountingJson } from '../../report/exports/reportJson';
import type { CheckCommand } from '../arguments';
import type { CommandContext } from '../context';
import { failedOutcome, formatFailure, type Outcome } from '../outcome';
import type { Problem } from '../../log/problems/problems';
import { toPrintedFact } from '../printedFact';
import { sortByPosition, toPrintedProblem, type PrintedProblem } from '../printedProblem';
import { formatFindings } from '../problemFormats';
import { findClaimRecordProblems } from './claimRecordProblems';
import { findClosedMonthProblems } from './closedMonths';
import { formatAssumptions, placeConfigurationProblems, readCommandLogs, type CommandLogs } from './logsOfCommand';

/**
 * `cocm-billing check`: every fact with its position, or every row of it. 0: nothing at or above the severity to fail on. 1: such a problem.
 * 2: a file can't be read, and nothing was checked. A folder that can't be searched for closed months is reported on standard
 * error, and everything else is checked.
 */
export async function runCheck(command: CheckCommand, context: CommandContext): Promise<Outcome> {
  const read = await readCommandLogs(context, { ...command, needsRules: false });
  if (!read.ok) {
    return failedOutcome(read.failure);
  }
  const { billed, files, sheets, encodingProblems, configurationProblems } = read.value;
  const ofConfiguration = placeConfigurationProblems(configurationProblems);
  const claims = await findClaimRecordProblems(read.value, context);
  const closedMonths = await findClosedMonthProblems(read.value, context, claims.isCorrected);
  const ofFiles = files.map((_, index) => [
    ...(encodingProblems[index] ?? []),
    ...(closedMonths.problems[index] ?? []),
    ...(claims.ofLogs[index] ?? []),
  ]);
  const ofLogs = command.allRows
    ? listAllRows(read.value, ofFiles)
    : [
        ...ofFiles.flatMap((problems, index) =>
          sortByPosition(problems).map((problem) => toPrintedProblem(files[index] ?? '', problem, sheets[index])),
        ),
        ...listFacts(billed, { closedMonths: closedMonths.months }).map((fact) =>
          toPrintedFact(billed, read.value, fact, command.format === 'json'),
        ),
      ];
  const totals = countProblemTotals(billed);
  const others = [
    ...ofConfiguration,
    ...encodingProblems.flat(),
    ...closedMonths.problems.flat(),
    ...claims.ofLogs.flat(),
    ...claims.ofRecords,
  ];
  const count = (severity: string): number => others.filter((problem) => problem.severity === severity).length;
  const errors = totals.errors + count('error');
  const warnings = totals.warnings + count('warning');
  const notices = totals.information + count('information');
  const isFailed = errors > 0 || (command.failOn === 'warning' && warnings > 0);
  const assumptions = billed.logs.map((log, index) => ({
    file: files[index] ?? '',
    assumed: listAssumed(log),
    columnsNotRead: listColumnsNotRead(log),
  }));
  const problems = [...ofConfiguration, ...ofLogs, ...claims.ofRecords];
  const findings = { errors, warnings, notices, problems, assumptions, accounting: accountingJson(billed) };
  return {
    exitCode: isFailed ? 1 : 0,
    left: command.failOn === 'warning' ? errors + warnings : errors,
    stdout: formatFindings(findings, command.format),
    stderr:
      closedMonths.failures.map((failure) => `${formatFailure(failure)}\n`).join('') + formatAssumptions(read.value),
  };
}

/** Lists every row that shows a problem, log by log. @param ofFiles the problems of each file as a whole */
function listAllRows(
  { billed, files, sheets }: CommandLogs,
  ofFiles: readonly (readonly Problem[])[],
): PrintedProblem[] {
  return billed.logs.flatMap((log, index) =>
    sortByPosition([
      ...(ofFiles[index] ?? []),
      ...listProblems(billed, log),
      ...billed.repeatedRows
        .filter((row) => row.log === index)
        .flatMap((row) => billed.checks.applyTo(repeatedRowProblem(row))),
    ]).map((problem) => toPrintedProblem(files[index] ?? '', problem, sheets[index])),
  );
}

import type { BilledLogs } from '../billing/billedLogs';
import { listProblems, countProblemTotals } from '../billing/problemList';
import type { TimeLog } from '../log/timeLog';
import { counted } from './figureWords';

/** So many problems are looked at, and so many lines named for each code. */
const MOST_PROBLEMS = 1000;
const MOST_LINES = 5;

/**
 * What the output channel says of a log, for whoever looks into what went wrong: how much was read, and the code of each kind
 * of problem with the lines that it stands on. Rows are named by their lines only; no name of a file, no value and no message
 * is in it, for any of them may tell of a patient.
 *
 * @param name such as `Log 2`
 */
export function activityLines(name: string, billed: BilledLogs, log: TimeLog): string[] {
  if (!log.header.isReadable) {
    const codes = log.header.problems.map(({ code }) => code).join(', ');
    return [`${name} cannot be read as a time log: ${codes}.`];
  }
  const { errors, warnings } = countProblemTotals(billed);
  const months = counted(billed.ledger.months().length, 'patient-month');
  const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  const entries = counted(billed.ledger.total.entries, 'entry');
  return [`${name}: ${entries} counted in ${months}; ${found}.`, ...problemLines(name, billed, log)];
}

function problemLines(name: string, billed: BilledLogs, log: TimeLog): string[] {
  const linesOf = new Map<string, number[]>();
  for (const { code, range } of listProblems(billed, log, MOST_PROBLEMS)) {
    const lines = linesOf.get(code) ?? [];
    linesOf.set(code, lines);
    lines.push(range.start.line + 1);
  }
  return [...linesOf].map(([code, lines]) => {
    const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
    return `${name}: ${code} at ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, MOST_LINES).join(', ')}${more}.`;
  });
}

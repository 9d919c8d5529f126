import type { BilledLogs } from '../billing/billedLogs';
import { listProblems, countProblemTotals } from '../billing/problemList';
import type { TimeLog } from '../log/timeLog';
import { counted, formatProblemTotals } from './figureWords';

/** The most problems to read, and the most lines to name for each code. */
const MOST_PROBLEMS = 1000;
const MOST_LINES = 5;

/**
 * Returns the lines about a log for the output channel: how much was read, and each problem code with its lines. Rows are
 * identified by line number only. File names, values, and messages are left out because they can identify a patient.
 *
 * @param name a name for the log, such as `Log 2`
 */
export function activityLines(name: string, billed: BilledLogs, log: TimeLog): string[] {
  if (!log.header.isReadable) {
    const codes = log.header.problems.map(({ code }) => code).join(', ');
    return [`${name} can't be read as a time log: ${codes}.`];
  }
  const months = counted(billed.ledger.months().length, 'patient-month');
  const found = formatProblemTotals(countProblemTotals(billed));
  const entries = counted(billed.ledger.total.entries, 'entry');
  return [`${name}: ${entries} counted in ${months}; ${found}.`, ...problemLines(name, billed, log)];
}

function problemLines(name: string, billed: BilledLogs, log: TimeLog): string[] {
  const linesByCode = new Map<string, number[]>();
  for (const { code, range } of listProblems(billed, log, MOST_PROBLEMS)) {
    const lines = linesByCode.get(code) ?? [];
    linesByCode.set(code, lines);
    lines.push(range.start.line + 1);
  }
  return [...linesByCode].map(([code, lines]) => {
    const more = lines.length > MOST_LINES ? ` and ${lines.length - MOST_LINES} more` : '';
    return `${name}: ${code} at ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, MOST_LINES).join(', ')}${more}.`;
  });
}

import { listFacts, type Fact } from '../../billing/factList';
import { countProblemTotals } from '../../billing/problemList';
import { formatMonthName, monthOf } from '../../log/values/calendarDate';
import type { Problem } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { GridFact, ShownSeverity } from '../../protocol/gridMessages';
import type { LogSession } from '../logs/logSession';
import { findProblemColumn } from './gridLines';

/** The most problems to list. No one works through more before the list is shorter. */
const MOST_FACTS = 500;

/** The problems that the grid lists, in the order of the Problems panel, and how many more there are. */
export interface GridFacts {
  readonly problems: readonly GridFact[];
  readonly more: number;
}

/** Lists the problems of a log: the facts, and the changes to closed months. Hints need no action, so they aren't listed. */
export function listGridFacts(session: LogSession): GridFacts {
  const { billed, closedMonths } = session;
  const facts = listFacts(billed, { closedMonths, hasHints: false, limit: MOST_FACTS });
  const { errors, warnings, information } = countProblemTotals(billed);
  const changes = [...session.closedMonthProblems].flatMap(([row, problems]) =>
    problems.map((problem) => createFact(session, problem, row, '')),
  );
  const listed = facts.map((fact) => createFact(session, fact.problem, fact.row, getMonthName(session, fact)));
  return { problems: [...listed, ...changes], more: errors + warnings + information - facts.length };
}

function getMonthName({ billed }: LogSession, { month, row }: Fact): string {
  const date = row === undefined ? 0 : billed.table.dateOf(row);
  return month ? formatMonthName(month.month) : date === 0 ? '' : formatMonthName(monthOf(date));
}

function createFact({ log }: LogSession, problem: Problem, row: RowId | undefined, month: string): GridFact {
  const { code, severity, message, range } = problem;
  const shown: ShownSeverity = severity === 'hint' ? 'information' : severity;
  const line = range.start.line;
  const column = row === undefined ? -1 : findProblemColumn(range, log.record(row));
  return { code, severity: shown, message, month, row, column, line: line + 1 };
}

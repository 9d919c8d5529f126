import { findUnclearColumns, findUnitProblems } from './header/unitProblems';
import type { Problem } from './problems/problems';
import type { TimeLog } from './timeLog';

/** Returns the problems of a log's header, and of columns that can't be read because of what their rows show. */
export function findHeaderProblems(log: TimeLog): readonly Problem[] {
  const { header, conventions } = log;
  const row = header.isReadable ? log.rowAtLine(header.line) : undefined;
  if (row === undefined || findUnclearColumns(header, conventions).length === 0) {
    return [...header.problems, ...log.columnProblems];
  }
  return [
    ...header.problems,
    ...log.columnProblems,
    ...findUnitProblems(header, conventions, log.record(row, header.line)),
  ];
}

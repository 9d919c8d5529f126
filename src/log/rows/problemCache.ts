import type { TextRange } from '../csv/lines';
import type { Problem } from '../problems/problems';
import type { RowId } from './rowId';

/** About four times the number of problems that an editor lists for a log. */
const MAX_ROWS = 4096;

interface CachedProblems {
  readonly line: number;
  readonly version: number;
  readonly problems: readonly Problem[];
}

/**
 * Caches the described problems of rows. An editor lists about a thousand; a typical edit changes the problems of one or two
 * rows and only moves the others up or down.
 */
export class ProblemCache {
  private readonly byRow = new Map<RowId, CachedProblems>();

  /**
   * Returns the problems of a row that begins at a line. Calls `describe` if they aren't cached.
   *
   * @param version of the other inputs of the problems. Problems cached under a different version are described again.
   */
  getProblems(row: RowId, line: number, describe: () => readonly Problem[], version = 0): readonly Problem[] {
    const cached = this.byRow.get(row);
    const current = cached?.version === version ? cached : undefined;
    if (current?.line === line) {
      return current.problems;
    }
    const problems = current
      ? current.problems.map((problem) => moveProblem(problem, line - current.line))
      : describe();
    if (this.byRow.size >= MAX_ROWS && !cached) {
      this.byRow.clear();
    }
    this.byRow.set(row, { line, version, problems });
    return problems;
  }

  /** Removes a row whose text changed or that was deleted. */
  forget(row: RowId): void {
    if (this.byRow.size > 0) {
      this.byRow.delete(row);
    }
  }
}

function moveProblem(problem: Problem, lines: number): Problem {
  return { ...problem, range: moveRange(problem.range, lines) };
}

function moveRange({ start, end }: TextRange, lines: number): TextRange {
  return {
    start: { line: start.line + lines, column: start.column },
    end: { line: end.line + lines, column: end.column },
  };
}

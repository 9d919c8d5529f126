import type { TextRange } from '../csv/lines';
import type { Problem } from '../problems/problems';
import type { RowId } from './rowId';

/** About four times what an editor lists of a log. */
const MOST_ROWS = 4096;

interface Described {
  readonly line: number;
  readonly version: number;
  readonly problems: readonly Problem[];
}

/**
 * The problems of rows as they were described last: of the thousand that an editor lists, an edit changes those of a row or
 * two, and moves others up or down.
 */
export class ProblemCache {
  private readonly byRow = new Map<RowId, Described>();

  /**
   * The problems of a row that begins at a line, described anew where they are not known.
   *
   * @param version of whatever else they turn on: of another one they are described anew as well
   */
  of(row: RowId, line: number, describe: () => readonly Problem[], version = 0): readonly Problem[] {
    const last = this.byRow.get(row);
    const known = last?.version === version ? last : undefined;
    if (known?.line === line) {
      return known.problems;
    }
    const problems = known ? known.problems.map((problem) => moved(problem, line - known.line)) : describe();
    if (this.byRow.size >= MOST_ROWS && !last) {
      this.byRow.clear();
    }
    this.byRow.set(row, { line, version, problems });
    return problems;
  }

  /** The row has another text, or is gone. */
  forget(row: RowId): void {
    if (this.byRow.size > 0) {
      this.byRow.delete(row);
    }
  }
}

function moved(problem: Problem, lines: number): Problem {
  return { ...problem, range: movedRange(problem.range, lines) };
}

function movedRange({ start, end }: TextRange, lines: number): TextRange {
  return {
    start: { line: start.line + lines, column: start.column },
    end: { line: end.line + lines, column: end.column },
  };
}

import { RANKS } from '../../billing/factCandidates';
import { ProblemFixes } from '../../billing/problemFixes';
import { isDateField } from '../../log/header/logConventions';
import { RecordReader } from '../../log/csv/recordReader';
import type { GridColumn, GridColumnProblem } from '../../protocol/gridMessages';
import type { LogSession } from '../logs/logSession';

/** Creates the columns of a log as the grid shows them, with the problems of each column. */
export function createGridColumns(session: LogSession): GridColumn[] {
  const { names, fields } = session.log.header.columns;
  const { dates } = session.log.conventions;
  const problems = findColumnProblems(session);
  return names.map((name, column) => {
    const problem = problems.get(column);
    const field = fields[column];
    const dateOrder = field !== undefined && isDateField(field) ? { dateOrder: dates[field].order } : {};
    return { name, field, ...dateOrder, ...(problem ? { problem } : {}) };
  });
}

/** Finds the problems of the header, by column. */
function findColumnProblems({ billed, log, lines }: LogSession): Map<number, GridColumnProblem> {
  const { header } = log;
  const found = new Map<number, GridColumnProblem>();
  const row = header.line < 0 ? undefined : log.rowAtLine(header.line);
  const problems = billed.getHeaderProblems(log);
  if (row === undefined || problems.length === 0) {
    return found;
  }
  const record = new RecordReader(lines, header.delimiter).read(header.line);
  const fixes = new ProblemFixes(billed, log, lines);
  for (const { code, severity, message, range } of problems) {
    if (severity === 'hint') {
      continue;
    }
    const column = record.fieldAt(range.start);
    const other = found.get(column);
    found.set(column, {
      severity: other && RANKS[other.severity] < RANKS[severity] ? other.severity : severity,
      message: other ? `${other.message}\n${message}` : message,
      row,
      fixes: [...(other?.fixes ?? []), ...fixes.findHeaderFixes(code).map(({ title }) => ({ code, title }))],
    });
  }
  return found;
}

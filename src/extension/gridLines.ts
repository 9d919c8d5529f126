import type { BilledLogs } from '../billing/billedLogs';
import { patientName, kindText, patientMonthFigures } from '../report/monthFigures';
import { leftOutText, totalsText } from '../report/reportFigures';
import type { BandedLine, BandedLines } from '../report/bandedLines';
import type { PatientMonth } from '../billing/patientMonth';
import { problemTotals } from '../billing/problemList';
import type { Problem } from '../log/problems';
import type { RecordScanner } from '../log/csvRecord';
import type { RowId } from '../log/rowTable';
import type { GridBand, GridEntry, GridLine, GridLines, GridProblem, GridState } from '../protocol/gridMessages';
import type { LogSession } from './logSessions';

/** Everything the grid shows but the rows. */
export function gridState(session: LogSession, banded: BandedLines, isReadOnly: boolean): GridState {
  const { billed, log, generation, report } = session;
  const { errors, warnings } = problemTotals(billed);
  const { columns } = log.header;
  return {
    generation,
    columns: columns.names.map((name, column) => ({ name, field: columns.fields[column] })),
    lineCount: banded.lineCount,
    entryCount: billed.ledger.total.entries,
    patientMonthCount: report.totals.lines,
    errors,
    warnings,
    totals: totalsText(report),
    leftOut: leftOutText(report.leftOut),
    isReadOnly,
    obstacle: session.obstacle,
  };
}

/** The lines of the grid from `start` on, as the document has them now. */
export function gridLines(session: LogSession, banded: BandedLines, start: number, count: number): GridLines {
  const lines: GridLine[] = [];
  const end = Math.min(start + count, banded.lineCount);
  for (let index = start; index < end; index++) {
    const line = banded.at(index);
    if (line) {
      lines.push(gridLine(session, line));
    }
  }
  return { generation: session.generation, start, lines };
}

function gridLine(session: LogSession, line: BandedLine): GridLine {
  switch (line.kind) {
    case 'band':
      return monthBand(line.month);
    case 'unplaced':
      return unplacedBand(line.rowCount);
    case 'row':
      return entryLine(session, line.row);
  }
}

function monthBand(month: PatientMonth): GridBand {
  const { standing, entryCount, leftOutCount } = month.settled;
  const figures = patientMonthFigures(month);
  return {
    kind: 'band',
    key: `${month.mrn}\u0000${month.month}`,
    title: patientName(standing.firstName, standing.lastName, month.mrn),
    mrn: month.mrn,
    month: figures.month,
    monthKind: kindText(month.kind),
    minutes: figures.minutes,
    codes: figures.codes,
    isEarned: figures.isEarned,
    next: figures.next,
    entryCount,
    leftOutCount,
  };
}

function unplacedBand(rowCount: number): GridBand {
  return {
    kind: 'band',
    key: '',
    title: 'Rows without a patient or a month',
    mrn: '',
    month: '',
    monthKind: '',
    minutes: '',
    codes: '',
    isEarned: false,
    next: 'in error, left out of the sums',
    entryCount: 0,
    leftOutCount: rowCount,
  };
}

function entryLine({ billed, log }: LogSession, row: RowId): GridEntry {
  const line = log.lineOf(row);
  // Problems are found first: finding them uses the same scanner, which keeps only its last record.
  const problems = billed.problemsOf(row, line);
  const record = log.record(row, line);
  return {
    kind: 'entry',
    row,
    line: line + 1,
    cells: cellsOf(record),
    isLeftOut: !billed.table.counts(row),
    problems: problems.flatMap((problem) => gridProblem(problem, record)),
  };
}

/** The values of a record's cells. */
export function cellsOf(record: RecordScanner): string[] {
  return Array.from({ length: record.fieldCount }, (_, field) => record.value(field));
}

/** Hints ask for nothing and would only distract among the cells. */
function gridProblem({ code, severity, message, range }: Problem, record: RecordScanner): GridProblem[] {
  if (severity === 'hint') {
    return [];
  }
  for (let column = 0; column < record.fieldCount; column++) {
    const { start, end } = record.range(column);
    if (
      start.line === range.start.line &&
      start.column === range.start.column &&
      end.line === range.end.line &&
      end.column === range.end.column
    ) {
      return [{ code, severity, column, message }];
    }
  }
  return [{ code, severity, column: -1, message }];
}

/** Whether a row has an error or a warning. */
export function hasProblem(billed: BilledLogs, row: RowId): boolean {
  const { flags, advice } = billed.table.problemBitsOf(row);
  const mayHave = (flags | advice | billed.table.marksOf(row)) !== 0;
  return mayHave && billed.problemsOf(row).some(({ severity }) => severity !== 'hint');
}

import { patientName, kindText, patientMonthFigures } from '../../wording/monthFigures';
import { countAllEntries } from '../../sheet/entryCount';
import { filteredTotalsText } from '../../report/filteredTotals';
import { filterParts } from '../../sheet/viewChoice';
import { formatLogDate } from '../../sheet/newEntry';
import { patientFigures } from '../../wording/patientFigures';
import { logTotals, leftOutText, totalsText } from '../../report/reportFigures';
import { counted } from '../../wording/figureWords';
import { listHeaderRemedies } from '../../sheet/headerRemedies';
import type { ViewedLine, ViewedLines } from '../../sheet/viewedLines';
import { findReadiness, listUnplacedRows } from '../../billing/readiness/readiness';
import { stateText } from '../../wording/readinessText';
import type { BilledLogs } from '../../billing/billedLogs';
import type { PatientMonth } from '../../billing/months/patientMonth';
import { explainInWords, unplacedRowsText } from '../../wording/unplacedText';
import { countProblemTotals } from '../../billing/problemList';
import type { TextRange } from '../../log/csv/lines';
import type { Problem } from '../../log/problems/problems';
import type { CsvRecord } from '../../log/csv/csvRecord';
import type { RowId } from '../../log/rows/rowId';
import type {
  GridBand,
  GridEntry,
  GridLayout,
  GridLine,
  GridLines,
  GridProblem,
  GridState,
} from '../../protocol/gridMessages';
import type { LogSession } from '../logs/logSession';
import { createGridColumns } from './gridColumns';
import { t } from '../../text/text';

/** What the state of a grid depends on in addition to the log. */
export interface GridCondition {
  readonly generation: number;
  readonly isReadOnly: boolean;
  readonly isViewStale: boolean;
  readonly layout: GridLayout;
}

/** Creates what the grid shows, except for its lines. */
export function createGridState(session: LogSession, viewed: ViewedLines, condition: GridCondition): GridState {
  const { billed, log } = session;
  const totals = logTotals(billed);
  const { errors, warnings, information } = countProblemTotals(billed);
  return {
    ...condition,
    columns: createGridColumns(session),
    lineCount: viewed.lineCount,
    entryCount: billed.ledger.total.entries,
    patientMonthCount: totals.lines,
    errors,
    warnings,
    notices: information,
    totals: filterParts(viewed.choice.filter) > 0 ? filteredTotalsText(billed, viewed.rows()) : totalsText(totals),
    leftOut: leftOutText(billed.ledger.excluded.list()),
    view: viewed.choice,
    dateOrder: log.dateOrder.order,
    mrnForms: log.options.mrnForms?.texts ?? [],
    today: formatLogDate(log, session.today, findLastEntry(session)),
    shownEntries: viewed.shownEntries,
    allEntries: countAllEntries(billed),
    obstacle: session.obstacle,
    remedies: condition.isReadOnly || session.settings.obstacle !== '' ? [] : listHeaderRemedies(log.header),
    statements: session.notices,
  };
}

/** Finds the last entry of the log, to write dates in the same format. Looks at the last five lines only. */
function findLastEntry({ billed, log, lines }: LogSession): RowId | undefined {
  for (let line = lines.lineCount - 1, tries = 0; line > log.header.line && tries < 5; line--, tries++) {
    const row = log.rowAtLine(line);
    if (row !== undefined && billed.table.counts(row)) {
      return row;
    }
  }
  return undefined;
}

/** Creates the lines of the grid from `start` on, from the current document. */
export function createGridLines(
  session: LogSession,
  viewed: ViewedLines,
  { generation, start, count }: { readonly generation: number; readonly start: number; readonly count: number },
): GridLines {
  const lines: GridLine[] = [];
  const end = Math.min(start + count, viewed.lineCount);
  for (let index = start; index < end; index++) {
    const line = viewed.at(index);
    if (line) {
      lines.push(createGridLine(session, line));
    }
  }
  return { generation, start, lines };
}

function createGridLine(session: LogSession, line: ViewedLine): GridLine {
  switch (line.kind) {
    case 'band':
      return createMonthBand(session, line.month, line.isFolded);
    case 'patient':
      return createPatientBand(session, line.months, line.isFolded);
    case 'unplaced':
      return createUnplacedBand(line.rowCount, line.isFolded);
    case 'row':
      return createEntryLine(session, line.row);
  }
}

function createMonthBand({ billed }: LogSession, month: PatientMonth, isFolded: boolean): GridBand {
  const { reported, entryCount, leftOutCount } = month.summary;
  const figures = patientMonthFigures(month);
  const readiness = findReadiness(billed, month);
  return {
    kind: 'band',
    key: `${month.mrn}\u0000${month.month}`,
    title: patientName(reported.firstName, reported.lastName, month.mrn),
    mrn: month.mrn,
    month: figures.month,
    monthKind: kindText(month.kind),
    minutes: figures.minutes,
    codes: figures.codes,
    isEarned: figures.isEarned,
    next: figures.next,
    entryCount,
    leftOutCount,
    unplaced: unplacedRowsText(listUnplacedRows(billed, month).length),
    why: explainInWords(billed, month, readiness).join('\n'),
    state: readiness?.state ?? '',
    stateName: readiness ? stateText(readiness.state) : '',
    isFolded,
  };
}

/** Counts the rows that may belong to any of a patient's months, each once. */
function countUnplaced(billed: BilledLogs, months: readonly PatientMonth[]): number {
  return new Set(months.flatMap((month) => [...listUnplacedRows(billed, month)])).size;
}

function createPatientBand({ billed }: LogSession, months: readonly PatientMonth[], isFolded: boolean): GridBand {
  const [latest] = months;
  const mrn = latest?.mrn ?? '';
  const { firstName = '', lastName = '' } = latest?.summary.reported ?? {};
  const figures = patientFigures(months);
  return {
    kind: 'band',
    key: mrn,
    title: patientName(firstName, lastName, mrn),
    mrn,
    month: counted(months.length, 'month'),
    monthKind: '',
    minutes: figures.minutes,
    codes: figures.codes,
    isEarned: figures.isEarned,
    next: '',
    entryCount: figures.entryCount,
    leftOutCount: figures.leftOutCount,
    unplaced: latest ? unplacedRowsText(countUnplaced(billed, months)) : '',
    why: '',
    state: '',
    stateName: '',
    isFolded,
  };
}

function createUnplacedBand(rowCount: number, isFolded: boolean): GridBand {
  return {
    kind: 'band',
    key: '',
    title: t`Rows without a patient or a month`,
    mrn: '',
    month: '',
    monthKind: '',
    minutes: '',
    codes: '',
    isEarned: false,
    next: t`not included in the totals`,
    entryCount: 0,
    leftOutCount: rowCount,
    unplaced: '',
    why: '',
    state: '',
    stateName: '',
    isFolded,
  };
}

function createEntryLine({ billed, log, closedMonthProblems }: LogSession, row: RowId): GridEntry {
  const line = log.lineOf(row);
  const problems = [...billed.problemsOf(row, line), ...(closedMonthProblems.get(row) ?? [])];
  const record = log.record(row, line);
  return {
    kind: 'entry',
    row,
    line: line + 1,
    cells: readCells(record),
    isLeftOut: !billed.table.counts(row),
    problems: problems.flatMap((problem) => createGridProblem(problem, record)),
  };
}

/** Returns the values of a record's cells. */
function readCells(record: CsvRecord): string[] {
  return Array.from({ length: record.fieldCount }, (_, field) => record.value(field));
}

/** Hints are left out: they need no action and would only distract. */
function createGridProblem({ code, severity, message, range }: Problem, record: CsvRecord): GridProblem[] {
  return severity === 'hint' ? [] : [{ code, severity, column: findProblemColumn(range, record), message }];
}

/** Finds the cell that a problem is about; -1 if it's about the whole row. */
export function findProblemColumn(range: TextRange, record: CsvRecord): number {
  for (let column = 0; column < record.fieldCount; column++) {
    const { start, end } = record.range(column);
    if (
      start.line === range.start.line &&
      start.column === range.start.column &&
      end.line === range.end.line &&
      end.column === range.end.column
    ) {
      return column;
    }
  }
  return -1;
}

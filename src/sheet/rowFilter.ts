import type { BilledLogs } from '../billing/billedLogs';
import type { PatientMonth } from '../billing/months/patientMonth';
import { mayHaveProblem } from '../billing/problemList';
import { monthOf } from '../log/values/calendarDate';
import { compareMinutes, wholeMinutes } from '../log/values/minutes';
import type { RowId } from '../log/rows/rowId';
import type { TimeLog } from '../log/timeLog';
import { foldName } from '../log/values/sameNames';
import { foldCase } from './cellFind';
import { readColumnValue } from './columnValues';
import type { RowFilter } from './viewChoice';

type Test = (row: RowId, line: number) => boolean;

/** Creates a test of whether a row, which starts at a line, passes the filter in the current log. */
export function createRowTest(filter: RowFilter, billed: BilledLogs, log: TimeLog): Test {
  const tests = [
    ...createValueTests(filter, billed),
    ...createProblemTests(filter, billed),
    ...createCellTests(filter, log),
  ];
  return (row, line) => tests.every((test) => test(row, line));
}

/** Creates the tests that don't read the text of rows. */
function createValueTests(filter: RowFilter, { table, ledger }: BilledLogs): Test[] {
  const { month, payers, code, near } = filter;
  const tests: Test[] = [];
  if (month !== 0) {
    tests.push((row) => {
      const date = table.dateOf(row);
      return date !== 0 && monthOf(date) === month;
    });
  }
  if (payers.length > 0) {
    tests.push((row) => payers.includes(table.attributesOf(row).payer));
  }
  if (code !== '') {
    tests.push((row) => hasCode(ledger.monthOf(row), code));
  }
  if (near !== 0) {
    const most = wholeMinutes(near);
    tests.push((row) => {
      const next = ledger.monthOf(row)?.next;
      return next !== undefined && compareMinutes(next.remaining, most) <= 0;
    });
  }
  return tests;
}

function createCellTests({ text, staff, values }: RowFilter, log: TimeLog): Test[] {
  const tests = values.map(({ column: filtered, values: wanted }): Test => {
    const chosen = new Set(wanted);
    return (row, line) => chosen.has(readColumnValue(log, filtered, log.record(row, line).value(filtered)));
  });
  const column = log.header.columns.indexOf.staff;
  if (staff.length > 0) {
    const names = new Set(staff.map(foldName));
    tests.push((row, line) => names.has(foldName(log.record(row, line).value(column))));
  }
  if (text !== '') {
    const wanted = foldCase(text);
    tests.push((row, line) => {
      const record = log.record(row, line);
      for (let field = 0; field < record.fieldCount; field++) {
        if (foldCase(record.value(field)).includes(wanted)) {
          return true;
        }
      }
      return false;
    });
  }
  return tests;
}

/** Creates the test for problems. Teams can change severities, so every row that can have a problem is checked. */
function createProblemTests({ problem }: RowFilter, billed: BilledLogs): Test[] {
  if (problem === '') {
    return [];
  }
  return [
    (row, line) =>
      mayHaveProblem(billed, row) &&
      billed
        .problemsOf(row, line)
        .some(({ code, severity }) =>
          problem === 'any' ? severity !== 'hint' : code === problem || severity === problem,
        ),
  ];
}

function hasCode(month: PatientMonth | undefined, code: string): boolean {
  if (!month) {
    return false;
  }
  const { base, addOnUnits } = month.codes;
  switch (code) {
    case 'none':
      return base === undefined;
    case '99494':
      return addOnUnits > 0;
    default:
      return base === code;
  }
}

import { accountingJson } from '../src/report/exports/reportJson';
import { BilledLogs } from '../src/billing/billedLogs';
import { listFacts } from '../src/billing/factList';
import { countProblemTotals, listProblems } from '../src/billing/problemList';
import { billingRules } from '../src/billing/rules/billingRules';
import { toLineEdits } from '../src/log/csv/lineEdits';
import { TextLines } from '../src/log/csv/lines';
import type { CalendarDate } from '../src/log/values/calendarDate';
import { billingReport } from '../src/report/billingReport';
import { compareReports, comparableExistingLine } from '../src/report/existing/compareReports';
import { readReport } from '../src/report/existing/reportReader';
import { verifyReport } from '../src/report/existing/verifyReport';
import { reportCsv } from '../src/report/exports/reportCsv';
import { EditedDocument } from '../test/unit/support/editedDocument';

/** A kind of log that once took time in the square of its size, and what is done with it. */
export interface GrowthSeries {
  readonly name: string;
  /** The smallest size. */
  readonly start: number;
  /** Prepares the work for a size. Only the work itself is measured. */
  readonly prepare: (size: number) => () => void;
}

const TODAY = 20261124 as CalendarDate;
const HEADER =
  'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment,Referring Provider NPI,Problems List';
const WITH_TIMES = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Start,End';
const WITH_BIRTH = 'Date,MRN,First name,Last name,Minutes,Activity,Staff,Date of Birth';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const createLog = (header: string, count: number, row: (index: number) => string): string =>
  [header, ...range(count).map(row), ''].join('\n');
const pad = (value: number): string => String(value).padStart(2, '0');
const dayOf = (index: number): string => `1/${(index % 28) + 1}/2026`;

/** Reads logs as one, and lists everything that the command line and the views show. */
function readWhole(texts: readonly string[]): void {
  const billed = new BilledLogs(billingRules({ today: TODAY }));
  for (const text of texts) {
    billed.add(TextLines.of(text), { today: TODAY });
  }
  listEverything(billed);
}

function listEverything(billed: BilledLogs): void {
  for (const log of billed.logs) {
    listProblems(billed, log);
  }
  listFacts(billed);
  countProblemTotals(billed);
  accountingJson(billed);
  reportCsv(billingReport(billed));
}

const reading =
  (create: (size: number) => string) =>
  (size: number): (() => void) => {
    const text = create(size);
    return () => readWhole([text]);
  };

/** Types a digit into the minutes of ten rows and deletes it, with the problems that VS Code lists. */
const typing =
  (create: (size: number) => string) =>
  (size: number): (() => void) => {
    const document = new EditedDocument(create(size));
    const billed = new BilledLogs(billingRules({ today: TODAY }));
    const log = billed.add(document, { today: TODAY });
    listProblems(billed, log, 999);
    return () => {
      for (const index of range(10)) {
        const line = 1 + Math.floor((index * size) / 10);
        const column = document.lineAt(line).split(',').slice(0, 5).join(',').length;
        for (const [length, text] of [
          [0, '1'],
          [1, ''],
        ] as const) {
          const at = { start: { line, column }, end: { line, column: column + length } };
          billed.applyEdits(log, toLineEdits(document.replace(at, text)));
          listProblems(billed, log, 999);
          listFacts(billed, { limit: 999 });
        }
      }
    };
  };

const verifying = (size: number): (() => void) => {
  const billed = new BilledLogs(billingRules({ today: TODAY }));
  billed.add(TextLines.of(ORDINARY(size)), { today: TODAY });
  const text = reportCsv(billingReport(billed));
  return () => {
    const report = readReport(TextLines.of(text));
    if (!report.ok) {
      throw new Error(report.failure.message);
    }
    verifyReport(report.value, billingRules({ today: TODAY }));
    const lines = report.value.lines.map(comparableExistingLine);
    compareReports(lines, lines);
  };
};

const ORDINARY = (size: number): string =>
  createLog(
    HEADER,
    size,
    (index) =>
      `${dayOf(index)},P${index >> 2},Ann,B${index >> 2},${20 + (index % 40)},Call,Kim,Aetna,1/2/2026,1234567893,F32.1`,
  );
const NAMESAKES = (size: number): string =>
  createLog(WITH_BIRTH, size, (index) => `${dayOf(index)},P${index * 7},Ann,Lee,30,Call,Kim,2/3/1980`);
const SIMILAR_MRNS = (size: number): string =>
  createLog(
    HEADER,
    size,
    (index) => `${dayOf(index)},${'0'.repeat(index % 12)}${1000 + Math.floor(index / 12)},Ann,Lee,30,Call,Kim,,,,`,
  );
const ONE_EDIT = (size: number): string =>
  createLog(HEADER, size, (index) => `${dayOf(index)},${String(10000000 + index)},Ann,Lee,30,Call,Kim,,,,`);
const ONE_MONTH = (size: number): string =>
  createLog(
    HEADER,
    size,
    (index) => `${dayOf(index)},P1,Ann,Lee,${1 + (index % 9)}.${index},Call ${index},Kim,,1/2/2026,1234567893,F32.1`,
  );
const TWICE = (size: number): string =>
  createLog(
    HEADER,
    size,
    (index) => `${dayOf(index >> 1)},P${(index >> 1) >> 3},Ann,Lee,${20 + (index >> 1)},Call,Kim,,1/2/2026,,`,
  );
const SAME_ROWS = (size: number): string =>
  createLog(HEADER, size, () => '1/5/2026,P1,Ann,Lee,20,Call,Kim,,1/2/2026,,');
const STAFF_DAY = (size: number): string =>
  createLog(WITH_TIMES, size, (index) => {
    const [start, end] = [index % 1000, (index % 1000) + 30];
    const time = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
    return `1/5/2026,P${index},Ann,B${index},30,Call,Kim,${time(start)},${time(end)}`;
  });
const ASSESSMENTS = (size: number): string =>
  createLog(
    HEADER,
    size,
    (index) => `${dayOf(index)},P1,Ann,Lee,20,Call,Kim,,1/${(index % 28) + 1}/${1990 + (index % 36)},,`,
  );
const ASSESSMENTS_OF_MANY = (size: number): string =>
  createLog(
    HEADER,
    size,
    (index) =>
      `${(index % 12) + 1}/${(index % 28) + 1}/2025,P${index >> 5},Ann,Lee,20,Initial assessment,Kim,,${(index % 12) + 1}/${(index % 28) + 1}/2025,,`,
  );
const NOTES = (size: number): string =>
  createLog(
    HEADER,
    size,
    (index) => `${dayOf(index)},P${index >> 3},Ann,Lee,20,Spoke about plan ${index} with the team,Kim,,1/2/2026,,`,
  );
const BAD_ROWS = (size: number): string =>
  createLog(HEADER, size, (index) => `13/45/2026,P${index},Ann,Lee,many,Call,Kim,,1/2/2026,,`);
const HEADERS = (size: number): string =>
  createLog(HEADER, size, (index) => (index % 2 === 0 ? HEADER : `${dayOf(index)},P1,Ann,Lee,20,Call,Kim,,,,`));
const NAMES = (size: number): string =>
  createLog(HEADER, size, (index) => `${dayOf(index)},P1,Ann${index},Lee${index},20,Call,Kim,,,,`);
const STAFF = (size: number): string =>
  createLog(HEADER, size, (index) => `${dayOf(index)},P${index >> 2},Ann,Lee,20,Call,Kim ${index},,,,`);
const SAME_DAY = (size: number): string =>
  createLog(HEADER, size, (index) => `1/5/2026,P1,Ann,Lee,20,,,,1/2/2026,,F${index}`);
const LONG_CELL =
  (column: number, part: string) =>
  (size: number): string => {
    const cells = '1/5/2026,P1,Ann,Lee,20,Call,Kim,9:00,9:20'.split(',');
    cells[column] = part.repeat(size);
    return `${WITH_TIMES}\n${cells.join(',')}\n`;
  };

const manyLogs = (size: number): (() => void) => {
  const texts = range(size).map((index) =>
    createLog(HEADER, 2, (row) => `${dayOf(row)},P${index},Ann,Lee,40,Call,Kim,,1/2/2026,,`),
  );
  return () => readWhole(texts);
};

/** The kinds of logs, and what is done with them. */
export const GROWTH_SERIES: readonly GrowthSeries[] = [
  { name: 'ordinary rows', start: 4000, prepare: reading(ORDINARY) },
  { name: 'ordinary rows, a key', start: 8000, prepare: typing(ORDINARY) },
  { name: 'patients with one name and date of birth', start: 2000, prepare: reading(NAMESAKES) },
  { name: 'patients with one name and date of birth, a key', start: 2000, prepare: typing(NAMESAKES) },
  { name: 'MRNs that differ in zeros', start: 2000, prepare: reading(SIMILAR_MRNS) },
  { name: 'MRNs that differ in zeros, a key', start: 2000, prepare: typing(SIMILAR_MRNS) },
  { name: 'MRNs that differ in a digit', start: 2000, prepare: reading(ONE_EDIT) },
  { name: 'rows of one patient-month', start: 2000, prepare: reading(ONE_MONTH) },
  { name: 'rows of one patient-month, a key', start: 2000, prepare: typing(ONE_MONTH) },
  { name: 'rows of one patient on one day', start: 2000, prepare: reading(SAME_DAY) },
  { name: 'rows that are in a log twice', start: 4000, prepare: reading(TWICE) },
  { name: 'identical rows', start: 2000, prepare: reading(SAME_ROWS) },
  { name: 'overlapping entries of a staff member on one day', start: 2000, prepare: reading(STAFF_DAY) },
  { name: 'overlapping entries of a staff member, a key', start: 2000, prepare: typing(STAFF_DAY) },
  { name: 'assessments of one patient', start: 2000, prepare: reading(ASSESSMENTS) },
  { name: 'assessments of many patients', start: 2000, prepare: reading(ASSESSMENTS_OF_MANY) },
  { name: 'activities that are notes', start: 2000, prepare: reading(NOTES) },
  { name: 'rows in error', start: 2000, prepare: reading(BAD_ROWS) },
  { name: 'repeated headers', start: 2000, prepare: reading(HEADERS) },
  { name: 'names of one patient', start: 2000, prepare: reading(NAMES) },
  { name: 'staff members', start: 2000, prepare: reading(STAFF) },
  { name: 'logs', start: 500, prepare: manyLogs },
  { name: 'lines of an existing report', start: 4000, prepare: verifying },
  { name: 'spaces in a Start cell', start: 10000, prepare: reading(LONG_CELL(7, ' ')) },
  { name: 'digits in a Minutes cell', start: 10000, prepare: reading(LONG_CELL(4, '1')) },
  { name: 'letters in an Activity cell', start: 10000, prepare: reading(LONG_CELL(5, 'ab ')) },
];

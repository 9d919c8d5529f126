import { estimateNote, estimateText } from '../../wording/estimateText';
import type { CalendarDate } from '../../log/values/calendarDate';
import { formatMinutes, type Minutes } from '../../log/values/minutes';
import { createCaseload } from '../caseload/caseload';
import { caseloadTable, caseloadRateLines } from '../caseload/caseloadTable';
import { shownCodes, type ReportLine } from '../reportLine';
import { provenance, type ExportedReport } from './exportedReport';
import { leftOutEntries } from '../leftOutEntries';
import { codesText } from '../../wording/monthFigures';
import { listDeniedLines } from '../claims/deniedLines';
import { listPlacedReasons } from '../readiness/readyLines';
import { listReasonDetails, stateText } from '../../wording/readinessText';
import { otherCodes } from './reportCsv';
import { REPORT_COLUMNS } from '../reportColumns';
import { reportEntries } from '../reportEntries';
import { hasField } from '../rowCells';
import { t } from '../../text/text';

/** A typed cell of a workbook. A text is never a formula, whatever it starts with. */
export type WorkbookCell =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'date'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly type: 'empty' };

export interface WorkbookSheet {
  /** Without an apostrophe. */
  readonly name: string;
  /** Whether all rows are alike, so that they can be filtered. */
  readonly isTable?: boolean;
  readonly columns: readonly { readonly name: string; readonly width: number }[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/**
 * Returns the sheets of the workbook: the lines, their entries, the state of each claim, the left-out rows, the caseload if there are
 * scores, and the totals.
 */
export function reportWorkbook(exported: ExportedReport): readonly WorkbookSheet[] {
  return [
    reportSheet(exported),
    entriesSheet(exported),
    claimsSheet(exported),
    leftOutSheet(exported),
    ...deniedSheets(exported),
    ...caseloadSheets(exported),
    summarySheet(exported),
  ];
}

const WIDTHS: Readonly<Record<string, number>> = {
  MRN: 38,
  Payer: 20,
  'Problems List': 40,
  'Referring Provider NPI': 22,
};

function createColumns(names: readonly string[]): WorkbookSheet['columns'] {
  // Room for the arrow of the filter.
  return names.map((name) => ({ name, width: WIDTHS[name] ?? Math.max(12, name.length + 4) }));
}

function reportSheet({ report }: ExportedReport): WorkbookSheet {
  const others = otherCodes(report);
  const rows = report.lines.map((line) => [
    ...reportRow(line),
    ...others.map((code) => number(line.codes.base === code ? 1 : 0)),
  ]);
  return { name: 'Report', isTable: true, columns: createColumns([...REPORT_COLUMNS, ...others]), rows };
}

/** Returns cells in the order of the report's columns. Base codes are units, 1 or 0, which can be summed. */
function reportRow(line: ReportLine): WorkbookCell[] {
  return [
    date((line.month * 100 + 1) as CalendarDate),
    line.initialAssessment === undefined ? EMPTY : date(line.initialAssessment),
    text(line.mrn),
    text(line.firstName),
    text(line.lastName),
    minutes(line.minutes),
    text(line.payer),
    number(line.codes.base === '99492' ? 1 : 0),
    number(line.codes.base === '99493' ? 1 : 0),
    number(line.codes.addOnUnits),
    text(line.npi),
    text(line.problemsList),
  ];
}

function entriesSheet({ report, billed, logNames }: ExportedReport): WorkbookSheet {
  const names = [
    'Date',
    'MRN',
    'First name',
    'Last name',
    'Minutes',
    'Total of the month',
    'Earned',
    'Activity',
    'Staff',
    'Log',
    'Line',
  ];
  const rows = report.lines.flatMap((line) =>
    reportEntries(billed, line).map((entry) => [
      entry.date === 0 ? EMPTY : date(entry.date),
      text(line.mrn),
      text(line.firstName),
      text(line.lastName),
      minutes(entry.minutes),
      minutes(entry.total),
      text(entry.crosses),
      text(entry.activity),
      text(entry.staff),
      text(logNames[entry.log] ?? ''),
      number(entry.line),
    ]),
  );
  return { name: 'Entries', isTable: true, columns: createColumns(names), rows };
}

/** The lines of claims that payers denied, and about which no person has decided since; no sheet if there are none. */
function deniedSheets({ report, billed, logNames, histories }: ExportedReport): readonly WorkbookSheet[] {
  const denied = histories ? listDeniedLines(billed, histories, report.choice.month) : [];
  const names = ['Date', 'MRN', 'Code', 'Units', 'Denied on', 'Reason', 'Claim number', 'Log', 'Line'];
  const rows = denied.map(({ month, mrn, code, units, deniedOn, reason, claimNumber, place }) => [
    date((month * 100 + 1) as CalendarDate),
    text(mrn),
    text(code),
    number(units),
    date(deniedOn),
    text(reason),
    text(claimNumber),
    text(place ? (logNames[place.log] ?? '') : ''),
    place ? number(place.line) : EMPTY,
  ]);
  return denied.length === 0 ? [] : [{ name: 'Denied', isTable: true, columns: createColumns(names), rows }];
}

/** The claims, each with its state and one row for each reason. */
function claimsSheet({ report, billed, logNames }: ExportedReport): WorkbookSheet {
  const names = [
    'Date',
    'MRN',
    'First name',
    'Last name',
    'Payer',
    'Code',
    'Add-ons',
    'State',
    'Reason',
    'Log',
    'Line',
  ];
  const rows = report.lines.flatMap((line) => {
    if (!line.readiness) {
      return [];
    }
    const claim = [
      date((line.month * 100 + 1) as CalendarDate),
      text(line.mrn),
      text(line.firstName),
      text(line.lastName),
      text(line.payer),
      text(line.codes.base ?? ''),
      number(line.codes.addOnUnits),
      text(stateText(line.readiness.state)),
    ];
    const reasons = listPlacedReasons(billed, line);
    return reasons.length === 0
      ? [[...claim, text(listReasonDetails(line.readiness).join('; ')), EMPTY, EMPTY]]
      : reasons.map((reason) => [...claim, text(reason.text), text(logNames[reason.log] ?? ''), number(reason.line)]);
  });
  return { name: 'Claims', isTable: true, columns: createColumns(names), rows };
}

function leftOutSheet({ report, billed, logNames }: ExportedReport): WorkbookSheet {
  const rows = leftOutEntries(billed, report.choice).map((entry) => [
    text(logNames[entry.log] ?? ''),
    number(entry.line),
    text(entry.code),
    text(entry.title),
    text(entry.mrn),
    entry.date === 0 ? EMPTY : date(entry.date),
    entry.hasUnknownMinutes ? text(t`unknown`) : minutes(entry.minutes),
  ]);
  return {
    name: 'Left out',
    isTable: true,
    columns: createColumns(['Log', 'Line', 'Code', 'Reason', 'MRN', 'Date', 'Minutes']),
    rows,
  };
}

/** Returns the sheet of the caseload, or nothing if no log has a column for scores. */
function caseloadSheets({ report, billed }: ExportedReport): readonly WorkbookSheet[] {
  if (!hasField(billed, 'phq9') && !hasField(billed, 'gad7')) {
    return [];
  }
  const caseload = createCaseload(billed, report.choice);
  const { columns, rows } = caseloadTable(caseload, billed.ledger.rules.caseload);
  const cells = rows.map((row) =>
    row.map((value) => (value === undefined ? EMPTY : typeof value === 'number' ? number(value) : toCell(value))),
  );
  const rates = caseloadRateLines(caseload, billed.ledger.rules.caseload).map(([name, figure]) => [
    text(name),
    text(figure),
  ]);
  return [{ name: 'Caseload', columns: createColumns(columns), rows: [...cells, [], ...rates] }];
}

function toCell(value: string | { readonly date: CalendarDate }): WorkbookCell {
  return typeof value === 'string' ? text(value) : date(value.date);
}

function summarySheet(exported: ExportedReport): WorkbookSheet {
  const { totals, leftOut } = exported.report;
  const figures: [string, WorkbookCell][] = [
    [t`Patients`, number(totals.patients)],
    [t`Patient-months`, number(totals.lines)],
    [t`Billable months`, number(totals.billableMonths)],
    [t`Minutes`, minutes(totals.minutes)],
    ...shownCodes(totals).map((code): [string, WorkbookCell] => [t`${code} units`, number(totals.units[code])]),
    ...(totals.estimate
      ? [
          [t`Estimate`, text(estimateText(totals.estimate))] as [string, WorkbookCell],
          [t`About the estimate`, text(estimateNote())] as [string, WorkbookCell],
        ]
      : []),
    ...leftOut.flatMap(({ code, title, rows, minutes: sum, rowsWithUnknownMinutes }): [string, WorkbookCell][] => [
      [t`Left out, ${code} ${title}: rows`, number(rows)],
      [t`Left out, ${code} ${title}: minutes`, rowsWithUnknownMinutes === rows ? text(t`unknown`) : minutes(sum)],
      ...(rowsWithUnknownMinutes === 0 || rowsWithUnknownMinutes === rows
        ? []
        : [
            [t`Left out, ${code} ${title}: rows with unknown minutes`, number(rowsWithUnknownMinutes)] as [
              string,
              WorkbookCell,
            ],
          ]),
    ]),
  ];
  const rows = [
    ...provenance(exported).map(([name, words]) => [text(name), text(words)]),
    ...figures.map(([name, figure]) => [text(name), figure]),
    [text(t`Codes`), text(codesLine(exported))],
  ];
  return {
    name: 'Summary',
    columns: [
      { name: 'What', width: 44 },
      { name: 'Figure', width: 60 },
    ],
    rows,
  };
}

/** Describes how to read the code columns. */
function codesLine({ report }: ExportedReport): string {
  const example = report.lines.find(({ codes }) => codes.base !== undefined);
  return example
    ? t`The code columns in the Report sheet contain units. The first billable line has ${codesText(example.codes)}.`
    : t`The code columns in the Report sheet contain units.`;
}

const EMPTY: WorkbookCell = { type: 'empty' };

function text(value: string): WorkbookCell {
  return value === '' ? EMPTY : { type: 'text', text: value };
}

function number(value: number): WorkbookCell {
  return { type: 'number', number: value };
}

/** Returns a number if the 15 digits of a spreadsheet store the minutes exactly, or their decimal as text. */
function minutes(value: Minutes): WorkbookCell {
  const decimal = formatMinutes(value);
  return decimal.replace('.', '').replace(/^0+/, '').length <= 15 ? number(Number(decimal)) : text(decimal);
}

function date(value: CalendarDate): WorkbookCell {
  return { type: 'date', year: Math.floor(value / 10000), month: Math.floor(value / 100) % 100, day: value % 100 };
}

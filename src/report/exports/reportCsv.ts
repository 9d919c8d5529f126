import type { BillingCode } from '../../billing/rules/codes';
import { formatDate, formatFirstOfMonth } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { shownCodes, type BillingReport, type ReportLine } from '../reportLine';
import { REPORT_COLUMNS, type ReportColumn } from '../reportColumns';
import { harmlessCell } from './harmlessCell';

/** The cells of a line in the notation of the sample: `TRUE` or `0`, units as a number, `M/D/YYYY` without padding. */
export function reportCells(line: ReportLine): string[] {
  return [
    formatFirstOfMonth(line.month),
    line.initialAssessment === undefined ? '' : formatDate(line.initialAssessment),
    line.mrn,
    line.firstName,
    line.lastName,
    formatMinutes(line.minutes),
    line.payer,
    line.codes.base === '99492' ? 'TRUE' : '0',
    line.codes.base === '99493' ? 'TRUE' : '0',
    String(line.codes.addOnUnits),
    line.npi,
    line.problemsList,
  ];
}

/** The columns that repeat what stands in the log; the others are figures and dates of our own making. */
const TEXT_COLUMNS: ReadonlySet<string> = new Set<ReportColumn>([
  'MRN',
  'First name',
  'Last name',
  'Payer',
  'Referring Provider NPI',
  'Problems List',
]);

const IS_TEXT: readonly boolean[] = REPORT_COLUMNS.map((column) => TEXT_COLUMNS.has(column));

/**
 * The report as a CSV file: comma, LF, RFC 4180 quoting, a line end behind the last line, no cell that runs as a formula. A code
 * that has no column of its own in the sample gets one behind the others when a line earns it, so that none is lost.
 */
export function reportCsv(report: BillingReport): string {
  const others = otherCodes(report);
  // Line by line: the cells of a hundred thousand lines at once are a burden to no purpose.
  const lines = report.lines.map((line) => csvLine(cellsOf(line, others)));
  return csvLine([...REPORT_COLUMNS, ...others]) + lines.join('');
}

/** The columns and cells of a report: the sample's, and behind them one for each other code that a line earns. */
export function reportTable(report: BillingReport): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const others = otherCodes(report);
  return { columns: [...REPORT_COLUMNS, ...others], rows: report.lines.map((line) => cellsOf(line, others)) };
}

function cellsOf(line: ReportLine, others: readonly BillingCode[]): readonly string[] {
  const cells = reportCells(line);
  return others.length === 0 ? cells : [...cells, ...others.map((code) => (line.codes.base === code ? 'TRUE' : '0'))];
}

/** The codes of a report that have no column of their own in the sample. */
export function otherCodes({ totals }: BillingReport): BillingCode[] {
  return shownCodes(totals).filter((code) => !(REPORT_COLUMNS as readonly string[]).includes(code));
}

function csvLine(cells: readonly string[]): string {
  // Figures and dates of our own making never need quotes.
  return `${cells.map((cell, column) => (IS_TEXT[column] === true ? harmlessCell(cell, ',') : cell)).join(',')}\n`;
}

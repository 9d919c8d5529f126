import type { BillingCode } from '../../billing/rules/codes';
import { formatDate, formatFirstOfMonth } from '../../log/values/calendarDate';
import { formatMinutes } from '../../log/values/minutes';
import { shownCodes, type BillingReport, type ReportLine } from '../reportLine';
import { REPORT_COLUMNS, type ReportColumn } from '../reportColumns';
import { harmlessCell } from '../../log/csv/harmlessCell';

/** Returns the cells of a line in the format of the sample: `TRUE` or `0`, units as a number, `M/D/YYYY` without padding. */
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

/** The columns with text from the log. The other columns have calculated figures and dates. */
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
 * Returns the report as a CSV file: commas, LF line endings, RFC 4180 quoting, a line ending after the last line, and no cell
 * that runs as a formula. A code without a column in the sample gets a column after the others if a line earns it.
 */
export function reportCsv(report: BillingReport): string {
  const others = otherCodes(report);
  // Line by line: the cells of 100,000 lines at once would take memory for no reason.
  const lines = report.lines.map((line) => csvLine(getCells(line, others)));
  return csvLine([...REPORT_COLUMNS, ...others]) + lines.join('');
}

/** Returns the columns and cells of a report: the sample's columns, and then one for each other code that a line earns. */
export function reportTable(report: BillingReport): {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const others = otherCodes(report);
  return { columns: [...REPORT_COLUMNS, ...others], rows: report.lines.map((line) => getCells(line, others)) };
}

function getCells(line: ReportLine, others: readonly BillingCode[]): readonly string[] {
  const cells = reportCells(line);
  return others.length === 0 ? cells : [...cells, ...others.map((code) => (line.codes.base === code ? 'TRUE' : '0'))];
}

/** Returns the codes of a report that don't have a column in the sample. */
export function otherCodes({ totals }: BillingReport): BillingCode[] {
  return shownCodes(totals).filter((code) => !(REPORT_COLUMNS as readonly string[]).includes(code));
}

function csvLine(cells: readonly string[]): string {
  // Calculated figures and dates never need quotes.
  return `${cells.map((cell, column) => (IS_TEXT[column] === true ? harmlessCell(cell, ',') : cell)).join(',')}\n`;
}

import type { ReportPanelLine } from '../../../protocol/reportMessages';

/** How the values of a column are shown. */
export type ColumnLook = 'text' | 'identifier' | 'minutes' | 'baseCode' | 'units';

export interface ColumnLayout {
  readonly look: ColumnLook;
  /** Whether every month of a patient has the same value. It's prominent in the first line and faint in the others. */
  readonly isPatientColumn: boolean;
  /** Whether the column stays in view when the table scrolls sideways, so that numbers always have a name next to them. */
  readonly isPinned: boolean;
  /** The limits of its width when it's fitted to its cells, in characters. */
  readonly minWidth: number;
  readonly maxWidth: number;
}

const PLAIN: ColumnLayout = { look: 'text', isPatientColumn: false, isPinned: false, minWidth: 8, maxWidth: 20 };

const LAYOUTS: Readonly<Record<string, Partial<ColumnLayout>>> = {
  Date: { minWidth: 9, maxWidth: 10 },
  'Initial Assessment': { isPatientColumn: true, minWidth: 10, maxWidth: 10 },
  MRN: { look: 'identifier', isPatientColumn: true, minWidth: 7, maxWidth: 9 },
  'First name': { isPatientColumn: true, isPinned: true, minWidth: 7, maxWidth: 12 },
  'Last name': { isPatientColumn: true, isPinned: true, minWidth: 7, maxWidth: 14 },
  Minutes: { look: 'minutes', minWidth: 8, maxWidth: 12 },
  Payer: { isPatientColumn: true, minWidth: 8, maxWidth: 14 },
  '99492': { look: 'baseCode', minWidth: 8, maxWidth: 8 },
  '99493': { look: 'baseCode', minWidth: 8, maxWidth: 8 },
  '99494': { look: 'units', minWidth: 5, maxWidth: 7 },
  'Referring Provider NPI': { isPatientColumn: true, minWidth: 13, maxWidth: 13 },
  'Problems List': { minWidth: 16, maxWidth: 30 },
};

/** Returns the layout of a column. Columns without one are shown as text. */
export function getColumnLayout(name: string): ColumnLayout {
  return { ...PLAIN, ...LAYOUTS[name] };
}

/** Returns the width of each column in characters, fitted to these lines. */
export function fitWidths(columns: readonly string[], lines: readonly ReportPanelLine[]): number[] {
  return columns.map((name, column) => {
    const { minWidth, maxWidth } = getColumnLayout(name);
    const longest = lines.reduce((length, line) => Math.max(length, line.cells[column]?.length ?? 0), 0);
    // Capital letters are wider than the digits in which widths are counted.
    return Math.min(Math.max(minWidth, longest + 1), maxWidth);
  });
}

/** Whether a cell means that nothing is earned. In the file, a base code is `TRUE` or `0`, and the add-on code a number of units. */
export function isNothing(cell: string): boolean {
  return cell === '0' || cell === '';
}

const MRN = 'MRN';

/** Whether a line has the same patient as the line above it. */
export function isSamePatient(
  columns: readonly string[],
  line: ReportPanelLine,
  above: ReportPanelLine | undefined,
): boolean {
  const column = columns.indexOf(MRN);
  return column >= 0 && above !== undefined && above.cells[column] === line.cells[column];
}

import type { ReportPanelLine } from '../../../protocol/reportMessages';

/** How a column of the report is shown. */
export type ColumnLook = 'text' | 'identifier' | 'minutes' | 'baseCode' | 'units';

export interface ColumnLayout {
  readonly look: ColumnLook;
  /** Says the same for every month of a patient: said loudly once, quietly below. */
  readonly isPatientColumn: boolean;
  /** Stays in sight when the table is scrolled sideways, so that figures never stand without a name. */
  readonly isPinned: boolean;
  /** How wide it may be when fitted to its cells, in characters. */
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

/** Columns the panel has no layout for are shown as text. */
export function getColumnLayout(name: string): ColumnLayout {
  return { ...PLAIN, ...LAYOUTS[name] };
}

/** Width of each column in characters, fitted to the lines at hand. */
export function fitWidths(columns: readonly string[], lines: readonly ReportPanelLine[]): number[] {
  return columns.map((name, column) => {
    const { minWidth: least, maxWidth: most } = getColumnLayout(name);
    const longest = lines.reduce((most, line) => Math.max(most, line.cells[column]?.length ?? 0), 0);
    // Capitals are wider than the figures widths are counted in.
    return Math.min(Math.max(least, longest + 1), most);
  });
}

/** A base code is `TRUE` or `0` in the file, the add-on a number of units: `0` is nothing earned in both. */
export function isNothing(cell: string): boolean {
  return cell === '0' || cell === '';
}

const MRN = 'MRN';

/** Whether a line is of the same patient as the line above it. */
export function isSamePatient(
  columns: readonly string[],
  line: ReportPanelLine,
  above: ReportPanelLine | undefined,
): boolean {
  const column = columns.indexOf(MRN);
  return column >= 0 && above !== undefined && above.cells[column] === line.cells[column];
}

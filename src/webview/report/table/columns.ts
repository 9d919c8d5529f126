import type { ReportPanelLine } from '../../../protocol/reportMessages';

/** How a column of the report is shown. */
export type ColumnLook = 'text' | 'identifier' | 'minutes' | 'baseCode' | 'units';

export interface ColumnLayout {
  readonly look: ColumnLook;
  /** Says the same for every month of a patient: said loudly once, quietly below. */
  readonly isOfPatient: boolean;
  /** Stays in sight when the table is scrolled sideways, so that figures never stand without a name. */
  readonly isPinned: boolean;
  /** How wide it may be when fitted to its cells, in characters. */
  readonly least: number;
  readonly most: number;
}

const PLAIN: ColumnLayout = { look: 'text', isOfPatient: false, isPinned: false, least: 8, most: 20 };

const LAYOUTS: Readonly<Record<string, Partial<ColumnLayout>>> = {
  Date: { least: 9, most: 10 },
  'Initial Assessment': { isOfPatient: true, least: 10, most: 10 },
  MRN: { look: 'identifier', isOfPatient: true, least: 7, most: 9 },
  'First name': { isOfPatient: true, isPinned: true, least: 7, most: 12 },
  'Last name': { isOfPatient: true, isPinned: true, least: 7, most: 14 },
  Minutes: { look: 'minutes', least: 8, most: 12 },
  Payer: { isOfPatient: true, least: 8, most: 14 },
  '99492': { look: 'baseCode', least: 8, most: 8 },
  '99493': { look: 'baseCode', least: 8, most: 8 },
  '99494': { look: 'units', least: 5, most: 7 },
  'Referring Provider NPI': { isOfPatient: true, least: 13, most: 13 },
  'Problems List': { least: 16, most: 30 },
};

/** Columns the panel has no layout for are shown as text. */
export function columnLayout(name: string): ColumnLayout {
  return { ...PLAIN, ...LAYOUTS[name] };
}

/** Width of each column in characters, fitted to the lines at hand. */
export function fittedWidths(columns: readonly string[], lines: readonly ReportPanelLine[]): number[] {
  return columns.map((name, column) => {
    const { least, most } = columnLayout(name);
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

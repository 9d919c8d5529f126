import { FIRST_CHOICE } from '../../../../src/sheet/viewChoice';
import type { GridBand, GridEntry, GridLine, GridLines, GridState } from '../../../../src/protocol/gridMessages';

export function entry(row: number, parts: Partial<GridEntry> = {}): GridEntry {
  return {
    kind: 'entry',
    row,
    line: row + 1,
    cells: ['1/3/2024', 'A1', '20'],
    isLeftOut: false,
    problems: [],
    ...parts,
  };
}

export function band(key: string): GridBand {
  return {
    kind: 'band',
    key,
    title: 'Guzman, Holly',
    mrn: 'A1',
    month: 'Jan 2024',
    monthKind: 'initial month',
    minutes: '20 min',
    codes: 'no code',
    isEarned: false,
    next: '50 min to 99492',
    entryCount: 1,
    leftOutCount: 0,
    unplaced: '',
    why: '',
    state: '',
    stateName: '',
    isFolded: false,
  };
}

export function linesOf(generation: number, start: number, lines: readonly GridLine[]): GridLines {
  return { generation, start, lines };
}

/** Returns a line for each argument: a band for a string, an entry for a row number. */
export function lineList(...names: readonly (number | string)[]): GridLine[] {
  return names.map((name) => (typeof name === 'number' ? entry(name) : band(name)));
}

export function stateOf(generation: number, lineCount: number, parts: Partial<GridState> = {}): GridState {
  return {
    generation,
    columns: [
      { name: 'Date', field: 'date' },
      { name: 'MRN', field: 'mrn' },
      { name: 'Minutes', field: 'minutes' },
    ],
    lineCount,
    entryCount: lineCount,
    patientMonthCount: 1,
    errors: 0,
    warnings: 0,
    notices: 0,
    totals: '',
    leftOut: '',
    isReadOnly: false,
    view: FIRST_CHOICE,
    shownEntries: lineCount,
    allEntries: lineCount,
    isViewStale: false,
    layout: { widths: [], hidden: [], frozen: 0 },
    mrnForms: [],
    dateOrder: 'monthFirst',
    today: '1/15/2026',
    obstacle: '',
    remedies: [],
    statements: [],
    ...parts,
  };
}

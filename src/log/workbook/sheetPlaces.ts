import type { Lines, TextPosition } from '../csv/lines';

/** The largest sheet of Excel. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

/** Returns the letters of a column: `A` for 0, `AA` for 26. */
export function getColumnLetters(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : `${getColumnLetters((column - rest) / 26 - 1)}${letter}`;
}

/** Reads the name of a cell, such as `C12`, as its column and row from 0; undefined if it isn't one. */
export function readCellName(name: string): { readonly column: number; readonly row: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(name) ?? [];
  if (letters === undefined || digits === undefined) {
    return undefined;
  }
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(digits) - 1;
  return column < MOST_COLUMNS && row < MOST_ROWS ? { column, row } : undefined;
}

/** A sheet that was read as a log, whose lines are the rows of the sheet. */
export class SheetPlaces {
  constructor(
    /** The name of the sheet. */
    readonly sheet: string,
    private readonly lines: Lines,
    /** How many rows with values the sheet hides. They're read like all others. */
    readonly hiddenRows: number,
  ) {}

  /** Returns the cell at a position of the text, such as `Time!C12` or `'Jan 2024'!C12`. */
  getCellAt({ line, column }: TextPosition): string {
    const before = line < this.lines.lineCount ? this.lines.lineAt(line).slice(0, column) : '';
    // In a text that this room wrote, no field has more than one line.
    const field =
      before
        .replace(/"[^"]*"/g, '')
        .replace(/"[^"]*$/, '')
        .split(',').length - 1;
    return `${quoteSheetName(this.sheet)}!${getColumnLetters(field)}${line + 1}`;
  }
}

/** Returns the name of a sheet as Excel writes it in a formula. */
function quoteSheetName(name: string): string {
  return /^[A-Za-z_][\w.]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

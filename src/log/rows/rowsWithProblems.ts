import { ROW_ERROR_BITS } from '../problems/problems';

/** The bits of a row, or of any of several rows: its flags, its warnings and its marks. */
export interface RowBits {
  readonly flags: number;
  readonly warnings: number;
  readonly crossRowBits: number;
}

export function haveCommonBits(a: RowBits, b: RowBits): boolean {
  return ((a.flags & b.flags) | (a.warnings & b.warnings) | (a.crossRowBits & b.crossRowBits)) !== 0;
}

/** Where the bits of rows are asked for, one by one: a walk over all rows makes no object for each. */
export interface BitsOfRows<Row extends number> {
  flagsOf(row: Row): number;
  warningsOf(row: Row): number;
  crossRowBitsOf(row: Row): number;
}

/** The numbers that are kept of each row that is noted. */
const WIDTH = 5;

/**
 * Those rows of a stretch of a log that have a problem, with its bits and the lines above them: most have none, and are not
 * looked at again until a row of the stretch changes.
 */
export class RowsWithProblems<Row extends number> implements RowBits {
  private readonly numbers: Int32Array;
  /** What any of the rows has. */
  readonly flags: number;
  readonly warnings: number;
  readonly crossRowBits: number;

  /** @param rows the rows of the stretch in order, as many as `length` */
  constructor(rows: Int32Array, length: number, lineCountOf: (row: Row) => number, bits: BitsOfRows<Row>) {
    const numbers: number[] = [];
    let any: RowBits = { flags: 0, warnings: 0, crossRowBits: 0 };
    let lines = 0;
    for (let index = 0; index < length; index++) {
      const row = (rows[index] ?? 0) as Row;
      const flags = bits.flagsOf(row) & ROW_ERROR_BITS;
      const warnings = bits.warningsOf(row);
      const marks = bits.crossRowBitsOf(row);
      if ((flags | warnings | marks) !== 0) {
        numbers.push(row, lines, flags, warnings, marks);
        any = { flags: any.flags | flags, warnings: any.warnings | warnings, crossRowBits: any.crossRowBits | marks };
      }
      lines += lineCountOf(row);
    }
    this.numbers = Int32Array.from(numbers);
    this.flags = any.flags;
    this.warnings = any.warnings;
    this.crossRowBits = any.crossRowBits;
  }

  /** Calls `visit` for those that have any of these bits, with the lines above them in the stretch, until it answers false. */
  visit(having: RowBits, visit: (row: Row, lines: number) => boolean): boolean {
    const { numbers } = this;
    for (let at = 0; at < numbers.length; at += WIDTH) {
      const flags = (numbers[at + 2] ?? 0) & having.flags;
      const warnings = (numbers[at + 3] ?? 0) & having.warnings;
      const marks = (numbers[at + 4] ?? 0) & having.crossRowBits;
      if ((flags | warnings | marks) !== 0 && !visit((numbers[at] ?? 0) as Row, numbers[at + 1] ?? 0)) {
        return false;
      }
    }
    return true;
  }
}

import { ROW_ERROR_BITS } from '../problems/problems';

/** The flags, warnings, and cross-row bits of a row, or the combined bits of several rows. */
export interface RowBits {
  readonly flags: number;
  readonly warnings: number;
  readonly crossRowBits: number;
}

/** Returns whether `a` and `b` have at least one bit in common. */
export function haveCommonBits(a: RowBits, b: RowBits): boolean {
  return ((a.flags & b.flags) | (a.warnings & b.warnings) | (a.crossRowBits & b.crossRowBits)) !== 0;
}

/** Reads the bits of rows one kind at a time, so a walk over all rows doesn't create an object for each. */
export interface RowBitsReader<Row extends number> {
  flagsOf(row: Row): number;
  warningsOf(row: Row): number;
  crossRowBitsOf(row: Row): number;
}

/** The count of numbers stored for each row with problems. */
const WIDTH = 5;

/**
 * The rows with problems among consecutive rows of a log, with their bits and the number of lines above them. Most rows don't
 * have problems, and aren't checked again until one of the consecutive rows changes.
 */
export class RowsWithProblems<Row extends number> implements RowBits {
  private readonly numbers: Int32Array;
  /** The combined flags of the rows. */
  readonly flags: number;
  readonly warnings: number;
  readonly crossRowBits: number;

  /** @param rows the consecutive rows in order; only the first `length` are read */
  constructor(rows: Int32Array, length: number, lineCountOf: (row: Row) => number, bits: RowBitsReader<Row>) {
    const numbers: number[] = [];
    let any: RowBits = { flags: 0, warnings: 0, crossRowBits: 0 };
    let lines = 0;
    for (let index = 0; index < length; index++) {
      const row = (rows[index] ?? 0) as Row;
      const flags = bits.flagsOf(row) & ROW_ERROR_BITS;
      const warnings = bits.warningsOf(row);
      const crossRowBits = bits.crossRowBitsOf(row);
      if ((flags | warnings | crossRowBits) !== 0) {
        numbers.push(row, lines, flags, warnings, crossRowBits);
        any = {
          flags: any.flags | flags,
          warnings: any.warnings | warnings,
          crossRowBits: any.crossRowBits | crossRowBits,
        };
      }
      lines += lineCountOf(row);
    }
    this.numbers = Int32Array.from(numbers);
    this.flags = any.flags;
    this.warnings = any.warnings;
    this.crossRowBits = any.crossRowBits;
  }

  /**
   * Calls `visit` for each row with any of the bits in `wanted`, with the number of lines above it among the consecutive rows.
   * Stops when `visit` returns false.
   *
   * @returns false if `visit` stopped it
   */
  visit(wanted: RowBits, visit: (row: Row, lines: number) => boolean): boolean {
    const { numbers } = this;
    for (let offset = 0; offset < numbers.length; offset += WIDTH) {
      const flags = (numbers[offset + 2] ?? 0) & wanted.flags;
      const warnings = (numbers[offset + 3] ?? 0) & wanted.warnings;
      const crossRowBits = (numbers[offset + 4] ?? 0) & wanted.crossRowBits;
      if ((flags | warnings | crossRowBits) !== 0 && !visit((numbers[offset] ?? 0) as Row, numbers[offset + 1] ?? 0)) {
        return false;
      }
    }
    return true;
  }
}

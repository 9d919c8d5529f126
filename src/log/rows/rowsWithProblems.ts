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

function haveEqualBits(a: RowBits, b: RowBits): boolean {
  return a.flags === b.flags && a.warnings === b.warnings && a.crossRowBits === b.crossRowBits;
}

/** An editor searches for each severity. */
const MOST_MATCHES = 4;

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
  /** The rows that were searched for before. Otherwise, each keystroke would search all rows with problems for the few errors. */
  private readonly matches: { readonly wanted: RowBits; readonly offsets: Int32Array }[] = [];

  /** @param rows the consecutive rows in order; only the first `length` are read */
  constructor(rows: Int32Array, length: number, lineCountOf: (row: Row) => number, bits: RowBitsReader<Row>) {
    const numbers: number[] = [];
    let anyFlags = 0;
    let anyWarnings = 0;
    let anyCrossRowBits = 0;
    let lines = 0;
    for (let index = 0; index < length; index++) {
      const row = (rows[index] ?? 0) as Row;
      const flags = bits.flagsOf(row) & ROW_ERROR_BITS;
      const warnings = bits.warningsOf(row);
      const crossRowBits = bits.crossRowBitsOf(row);
      if ((flags | warnings | crossRowBits) !== 0) {
        numbers.push(row, lines, flags, warnings, crossRowBits);
        anyFlags |= flags;
        anyWarnings |= warnings;
        anyCrossRowBits |= crossRowBits;
      }
      lines += lineCountOf(row);
    }
    this.numbers = new Int32Array(numbers);
    this.flags = anyFlags;
    this.warnings = anyWarnings;
    this.crossRowBits = anyCrossRowBits;
  }

  /**
   * Calls `visit` for each row with any of the bits in `wanted`, with the number of lines above it among the consecutive rows.
   * Stops when `visit` returns false.
   *
   * @returns false if `visit` stopped it
   */
  visit(wanted: RowBits, visit: (row: Row, lines: number) => boolean): boolean {
    const { numbers } = this;
    for (const offset of this.findMatches(wanted)) {
      if (!visit((numbers[offset] ?? 0) as Row, numbers[offset + 1] ?? 0)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the offsets of the rows with any of the bits in `wanted`. */
  private findMatches(wanted: RowBits): Int32Array {
    const known = this.matches.find((match) => haveEqualBits(match.wanted, wanted));
    if (known) {
      return known.offsets;
    }
    const { numbers } = this;
    const offsets: number[] = [];
    for (let offset = 0; offset < numbers.length; offset += WIDTH) {
      const flags = (numbers[offset + 2] ?? 0) & wanted.flags;
      const warnings = (numbers[offset + 3] ?? 0) & wanted.warnings;
      const crossRowBits = (numbers[offset + 4] ?? 0) & wanted.crossRowBits;
      if ((flags | warnings | crossRowBits) !== 0) {
        offsets.push(offset);
      }
    }
    const match = { wanted, offsets: new Int32Array(offsets) };
    if (this.matches.length === MOST_MATCHES) {
      this.matches.shift();
    }
    this.matches.push(match);
    return match.offsets;
  }
}

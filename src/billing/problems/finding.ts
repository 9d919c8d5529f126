import type { RowId } from '../../log/rows/rowId';

/** The rows of one patient-month that show one fact. */
export interface Finding {
  readonly code: string;
  /** The same for all findings of one fact. Undefined if the fact is in these rows only. */
  readonly key: string | undefined;
  /** The topmost row. */
  readonly row: RowId;
  /** How many rows show the fact; 0 for a problem of the month's claim, which the month shows as a whole. */
  readonly rows: number;
}

/** Shared by all months without findings. */
export const NO_FINDINGS: readonly Finding[] = [];

/** Returns the key of a fact from the one or two values that identify it. */
export function createFactKey(code: string, part: string | number, second?: string | number): string {
  // A log has many thousands of keys, and joining a list takes several times as long.
  return second === undefined ? `${code}\u0000${part}` : `${code}\u0000${part}\u0000${second}`;
}

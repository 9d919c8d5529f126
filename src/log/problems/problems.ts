import type { TextRange } from '../csv/lines';
import { phrase } from '../../text/text';
import { assignBits } from './bitSet';
import type { ProblemKind, Severity } from './problemKind';
import { ROW_ERRORS, type RowCheck } from './rowChecks';
import { ROW_WARNINGS } from './rowWarnings';
import { ROW_FLAG_BITS } from './rowFlags';

export type { Severity } from './problemKind';

/** The problems of a file and its header. Their messages are written where they are found. */
const FILE_PROBLEMS = {
  CB001: { severity: 'error', title: phrase`required column missing` },
  CB002: { severity: 'error', title: phrase`two columns for one field` },
  CB007: { severity: 'warning', title: phrase`two columns for an optional field` },
  CB008: { severity: 'warning', title: phrase`read as Windows-1252` },
  CB009: { severity: 'error', title: phrase`opened with the wrong encoding` },
  CB025: { severity: 'error', title: phrase`unit of a column unknown` },
  CB028: { severity: 'warning', title: phrase`unknown words in a status column` },
  CB030: { severity: 'warning', title: phrase`mixed line endings` },
  CB119: { severity: 'warning', title: phrase`column with two possible meanings` },
  CB308: { severity: 'error', title: phrase`configuration can't be read, so nothing is billed` },
  CB165: { severity: 'warning', title: phrase`consent column without any date` },
} as const satisfies Record<string, ProblemKind>;

/**
 * Every problem of a log that shows without billing rules, by its stable code. People filter, suppress, and search by these
 * codes, so a code is never used again for a different problem.
 */
export const LOG_PROBLEMS = { ...FILE_PROBLEMS, ...ROW_ERRORS, ...ROW_WARNINGS };
const ROW_CHECKS: Readonly<Record<RowProblemCode, RowCheck>> = { ...ROW_ERRORS, ...ROW_WARNINGS };

export type LogProblemCode = keyof typeof LOG_PROBLEMS;

export const ROW_ERROR_CODES = Object.keys(ROW_ERRORS) as readonly RowErrorCode[];
export const ROW_WARNING_CODES = Object.keys(ROW_WARNINGS) as readonly RowWarningCode[];

export type RowErrorCode = keyof typeof ROW_ERRORS;
export type RowWarningCode = keyof typeof ROW_WARNINGS;
export type RowProblemCode = RowErrorCode | RowWarningCode;

/** The codes of all checks of one row, errors first. */
export const ROW_PROBLEM_CODES: readonly RowProblemCode[] = [...ROW_ERROR_CODES, ...ROW_WARNING_CODES];

export function isRowProblem(code: string): code is RowProblemCode {
  return (ROW_PROBLEM_CODES as readonly string[]).includes(code);
}

const ERROR_BITS = assignBits(ROW_ERROR_CODES, ...ROW_FLAG_BITS);
const WARNING_BITS = assignBits(ROW_WARNING_CODES);

/** Returns the bit of an error in a row's flags. */
export function errorBit(code: RowErrorCode): number {
  return ERROR_BITS[code];
}

/** Returns the bit of a warning or hint in a row's warnings. */
export function warningBit(code: RowWarningCode): number {
  return WARNING_BITS[code];
}

/** The problems of a row as bits: errors among its flags, warnings and hints as its warnings. */
export interface RowProblemBits {
  readonly flags: number;
  readonly warnings: number;
}

const BIT_OF: ReadonlyMap<RowProblemCode, RowProblemBits> = new Map<RowProblemCode, RowProblemBits>([
  ...ROW_ERROR_CODES.map((code) => [code, { flags: errorBit(code), warnings: 0 }] as const),
  ...ROW_WARNING_CODES.map((code) => [code, { flags: 0, warnings: warningBit(code) }] as const),
]);

/** Returns the bits of these problems. */
export function problemBits(codes: readonly RowProblemCode[]): RowProblemBits {
  return codes.reduce(
    ({ flags, warnings }, code) => {
      const bit = BIT_OF.get(code);
      return { flags: flags | (bit?.flags ?? 0), warnings: warnings | (bit?.warnings ?? 0) };
    },
    { flags: 0, warnings: 0 },
  );
}

/** Checks whether a row has a problem. */
export function hasRowProblem({ flags, warnings }: RowProblemBits, code: RowProblemCode): boolean {
  const bit = BIT_OF.get(code);
  return bit !== undefined && ((flags & bit.flags) | (warnings & bit.warnings)) !== 0;
}

const codesOfBits = new Map<number, Map<number, readonly RowProblemCode[]>>();

/** Returns the codes of a row's bits. Only a few combinations occur, so each list is created once. */
export function rowProblemCodes({ flags, warnings }: RowProblemBits): readonly RowProblemCode[] {
  let ofFlags = codesOfBits.get(flags);
  if (!ofFlags) {
    ofFlags = new Map();
    codesOfBits.set(flags, ofFlags);
  }
  let codes = ofFlags.get(warnings);
  if (!codes) {
    codes = ROW_PROBLEM_CODES.filter((code) => hasRowProblem({ flags, warnings }, code));
    ofFlags.set(warnings, codes);
  }
  return codes;
}

/** The bits of all errors. A row with any of them is left out of the totals. */
export const ROW_ERROR_BITS = problemBits(ROW_ERROR_CODES).flags;
/** The bits of errors after which the values of a row may be in the wrong columns, so that none of them is used. */
export const ROW_SHAPE_BITS = problemBits(['CB003', 'CB004', 'CB005']).flags;

/**
 * A problem in a log, with its range and a message for the analyst. The message identifies rows by line only and never quotes
 * a cell, because it can end up in a build log.
 */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly range: TextRange;
  readonly message: string;
}

/** Returns the check that finds a problem of a row. */
export function getRowCheck(code: RowProblemCode): RowCheck {
  return ROW_CHECKS[code];
}

/** How the rows of a log are gathered: under their patient-month, under their patient, or as the file has them. */
export type Grouping = 'patientMonth' | 'patient' | 'file';

/** Which rows are shown; a row must pass every part. */
export interface RowFilter {
  /** Anywhere in the row, without regard to case; '' for any. */
  readonly text: string;
  /** As yyyymm; 0 for any. */
  readonly month: number;
  /** One of these, to the letter; none for any. */
  readonly payers: readonly string[];
  readonly staff: readonly string[];
  /** `any`, `error`, `warning` or the code of a problem; '' for rows with and without one. */
  readonly problem: string;
  /** What the row's month has earned: `none`, `99492`, `99493` or `99494`; '' for anything. */
  readonly code: string;
  /** The row's month lacks at most so many whole minutes to its next code; 0 for any. */
  readonly near: number;
}

/** The order of rows within their group; without it they stand by date. */
export interface RowSort {
  readonly column: number;
  readonly descending: boolean;
}

/** How a person wants to see a log. It never changes the log. */
export interface ViewChoice {
  readonly grouping: Grouping;
  readonly sort: RowSort | undefined;
  readonly filter: RowFilter;
}

export const NO_FILTER: RowFilter = { text: '', month: 0, payers: [], staff: [], problem: '', code: '', near: 0 };

export const FIRST_CHOICE: ViewChoice = { grouping: 'patientMonth', sort: undefined, filter: NO_FILTER };

/** How many parts of the filter are in force; 0 when all rows are shown. */
export function filterParts(filter: RowFilter): number {
  const { text, month, payers, staff, problem, code, near } = filter;
  const parts = [
    text !== '',
    month !== 0,
    payers.length > 0,
    staff.length > 0,
    problem !== '',
    code !== '',
    near !== 0,
  ];
  return parts.filter(Boolean).length;
}

/** How the rows of a log are grouped: by patient-month, by patient, or in file order. */
export type Grouping = 'patientMonth' | 'patient' | 'file';

/** The rows to show. A row must pass every part of the filter. */
export interface RowFilter {
  /** Text anywhere in the row, ignoring case; '' for any. */
  readonly text: string;
  /** As yyyymm; 0 for any. */
  readonly month: number;
  /** Exact payer names; empty for any. */
  readonly payers: readonly string[];
  readonly staff: readonly string[];
  /** `any`, `error`, `warning`, or a problem code; '' for rows with and without problems. */
  readonly problem: string;
  /** The code that the row's month has earned: `none`, `99492`, `99493`, or `99494`; '' for any. */
  readonly code: string;
  /** The most whole minutes that the row's month needs to its next code; 0 for any. */
  readonly near: number;
  /** The values of columns; at most one part for each column. */
  readonly values: readonly ColumnFilter[];
}

/** Only rows with one of these values in a column. */
export interface ColumnFilter {
  readonly column: number;
  /** As `readColumnValue` reads them; '' for empty cells. */
  readonly values: readonly string[];
}

/** The order of rows within their group, which is by date without a sort. */
export interface RowSort {
  readonly column: number;
  readonly descending: boolean;
}

/** How the user wants to see a log. It never changes the log. */
export interface ViewChoice {
  readonly grouping: Grouping;
  readonly sort: RowSort | undefined;
  readonly filter: RowFilter;
}

export const NO_FILTER: RowFilter = {
  text: '',
  month: 0,
  payers: [],
  staff: [],
  problem: '',
  code: '',
  near: 0,
  values: [],
};

export const FIRST_CHOICE: ViewChoice = { grouping: 'patientMonth', sort: undefined, filter: NO_FILTER };

/** Counts the active parts of the filter; 0 if all rows are shown. */
export function filterParts(filter: RowFilter): number {
  const { text, month, payers, staff, problem, code, near, values } = filter;
  const parts = [
    text !== '',
    month !== 0,
    payers.length > 0,
    staff.length > 0,
    problem !== '',
    code !== '',
    near !== 0,
  ];
  return parts.filter(Boolean).length + values.length;
}

/** A view as the grid requests it. */
export interface RequestedView extends Omit<ViewChoice, 'sort'> {
  readonly sort?: RowSort | undefined;
}

/** Removes the sort order and the filters of columns that no longer exist from a view. @param columns the number of columns */
export function withExistingColumns({ grouping, sort, filter }: RequestedView, columns: number): ViewChoice {
  return {
    grouping,
    sort: sort !== undefined && sort.column < columns ? sort : undefined,
    filter: { ...filter, values: filter.values.filter(({ column }) => column < columns) },
  };
}

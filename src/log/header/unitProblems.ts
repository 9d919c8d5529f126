import type { CsvRecord } from '../csv/csvRecord';
import { LOG_PROBLEMS, type Problem } from '../problems/problems';
import type { DurationUnit } from '../values/plainDuration';
import { t } from '../../text/text';
import type { DurationColumn } from './durationConventions';
import type { Header } from './header';
import type { LogConventions } from './logConventions';

/** A column of durations that doesn't count because its unit isn't known. */
export interface UnclearColumn extends DurationColumn {
  /** The index of the column. */
  readonly column: number;
}

/** Finds the columns of durations with values that don't count until their unit is configured. */
export function findUnclearColumns({ columns }: Header, { durations }: LogConventions): UnclearColumn[] {
  return (['minutes', 'hours'] as const).flatMap((field) => {
    const column = columns.indexOf[field];
    const reading = durations[field];
    return column >= 0 && (reading.suspected !== undefined || reading.clock === 'unknown')
      ? [{ ...reading, column }]
      : [];
  });
}

/** Returns the problems of these columns, each on the column's name. */
export function findUnitProblems(header: Header, conventions: LogConventions, record: CsvRecord): Problem[] {
  return findUnclearColumns(header, conventions).map((column) => ({
    code: 'CB025',
    severity: LOG_PROBLEMS.CB025.severity,
    range: record.range(column.column),
    message: describe(column),
  }));
}

function describe({ column, unit, suspected }: UnclearColumn): string {
  const question =
    suspected === undefined
      ? t`Most values with a colon in column ${column + 1} are more than 3 hours if they are hours and minutes. They may be minutes and seconds, or times of day.`
      : t`The numbers in column ${column + 1} look like ${getUnitTitle(suspected)}, not ${getUnitTitle(unit)}.`;
  return t`${question} Their rows are left out of the totals until "units" in the configuration has the unit of the column.`;
}

/** Returns the name of a unit in a sentence. */
export function getUnitTitle(unit: DurationUnit): string {
  switch (unit) {
    case 'minutes':
      return t`minutes`;
    case 'hours':
      return t`hours`;
    case 'seconds':
      return t`seconds`;
    case 'days':
      return t`days (24 hours)`;
  }
}

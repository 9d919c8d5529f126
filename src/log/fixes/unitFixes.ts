import type { ConfiguredUnit } from '../header/durationSettings';
import { findUnclearColumns, getUnitTitle, type UnclearColumn } from '../header/unitProblems';
import type { TimeLog } from '../timeLog';
import { DURATION_UNITS } from '../values/plainDuration';
import { t } from '../../text/text';
import { createAnswerFix, type Fix } from './fix';

/** Creates a fix for each unit that the columns of durations can have. The most likely unit is first. */
export function createUnitFixes({ header, conventions }: TimeLog): Fix[] {
  return findUnclearColumns(header, conventions).flatMap((column) => createColumnFixes(column, header.columns.names));
}

function createColumnFixes({ column, suspected, clock }: UnclearColumn, names: readonly string[]): Fix[] {
  const name = names[column] ?? '';
  const createFix = (title: string, unit: ConfiguredUnit): Fix => createAnswerFix(title, ['units', name], unit);
  const plain =
    suspected === undefined
      ? []
      : [suspected, ...DURATION_UNITS.filter((unit) => unit !== suspected)].map((unit) =>
          createFix(t`Column ${column + 1} is in ${getUnitTitle(unit)} (all logs)`, unit),
        );
  const withColon =
    clock === 'unknown'
      ? [
          createFix(t`Column ${column + 1} is in minutes and seconds, such as 18:25 (all logs)`, 'minutesAndSeconds'),
          createFix(t`Column ${column + 1} is in hours and minutes, such as 1:15 (all logs)`, 'hoursAndMinutes'),
        ]
      : [];
  return [...plain, ...withColon];
}

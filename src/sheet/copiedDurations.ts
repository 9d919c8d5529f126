import type { CellBlock } from '../log/csv/cellBlock';
import { normalizeColumnName } from '../log/header/columnNames';
import { createColumnMapping, recognizeColumns, type Columns } from '../log/header/columns';
import { DurationEvidence, packDurationEvidence, type DurationConventions } from '../log/header/durationConventions';
import { DEFAULT_DURATION_SETTINGS } from '../log/header/durationSettings';
import { getUnitTitle } from '../log/header/unitProblems';
import { getNumberKind, readPlainNumber } from '../log/values/plainDuration';
import { failure, type Result } from '../text/result';
import { t } from '../text/text';

/**
 * Checks that copied numbers have the unit of the log's column, if the copied column has another name. Otherwise, they would become
 * other minutes.
 *
 * @param header the names of the copied columns, and `targets` the column of the log for each of them
 * @param durations how the log's durations are read
 */
export function findOtherUnit(
  rows: CellBlock,
  header: readonly string[],
  targets: readonly (number | string)[],
  columns: Columns,
  durations: DurationConventions | undefined,
): Result<never> | undefined {
  for (const field of ['minutes', 'hours'] as const) {
    const column = columns.indexOf[field];
    const at = column < 0 ? -1 : targets.indexOf(column);
    const name = header[at]?.trim() ?? '';
    const title = columns.names[column] ?? '';
    if (at < 0 || normalizeColumnName(name) === normalizeColumnName(title)) {
      continue;
    }
    const evidence = new DurationEvidence();
    for (const row of rows) {
      const number = readPlainNumber(row[at] ?? '', 'delimiter');
      evidence.count(number ? packShown(field, getNumberKind(number)) : 0, 1);
    }
    const copiedColumns = recognizeColumns([name], createColumnMapping([[name, field]]));
    const copied = evidence.decide(copiedColumns, DEFAULT_DURATION_SETTINGS)[field];
    const log = (durations ?? new DurationEvidence().decide(columns, DEFAULT_DURATION_SETTINGS))[field];
    const unit = copied.suspected ?? copied.unit;
    if (copied.hasNumbers && unit !== log.unit) {
      return failure(
        'other-unit',
        t`The numbers of the copied column “${name}” seem to be in ${getUnitTitle(unit)}, but the ${title} column of this log is in ${getUnitTitle(log.unit)}. Nothing was pasted. Copy them with the name of the log's column after you converted them.`,
      );
    }
  }
  return undefined;
}

function packShown(field: 'minutes' | 'hours', kind: ReturnType<typeof getNumberKind>): number {
  const shown = { kind, places: 0 };
  return field === 'minutes'
    ? packDurationEvidence(shown, undefined, undefined)
    : packDurationEvidence(undefined, shown, undefined);
}

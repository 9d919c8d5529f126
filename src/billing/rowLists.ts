import { ROW_SHAPE_BITS } from '../log/problems/problems';
import type { RowTable } from '../log/rows/rowTable';
import type { RowId } from '../log/rows/rowId';
import type { Episode } from './rules/episodes';
import type { PatientMonth } from './months/patientMonth';

/** The row that stands above all others, or undefined for none. */
export function findTopmostRow(rows: readonly RowId[], table: RowTable): RowId | undefined {
  return rows.reduce<RowId | undefined>(
    (top, row) => (top === undefined || table.compare(row, top) < 0 ? row : top),
    undefined,
  );
}

/** The topmost row for each initial assessment of an episode but the one that is stated first. */
export function findLaterAssessments(episode: Episode, months: readonly PatientMonth[], table: RowTable): RowId[] {
  const rows = months.flatMap((month) => month.rows).filter((row) => (table.flagsOf(row) & ROW_SHAPE_BITS) === 0);
  const firsts = episode.assessments.flatMap((assessment) => {
    const stating = rows.filter((row) => table.attributesOf(row).initialAssessment === assessment);
    return findTopmostRow(stating, table) ?? [];
  });
  return firsts.sort(table.compare).slice(1);
}

/** Takes a row out without keeping the order of the rest. */
export function removeUnordered(rows: RowId[], row: RowId): void {
  const index = rows.indexOf(row);
  const last = rows.pop();
  if (last !== undefined && index < rows.length) {
    rows[index] = last;
  }
}

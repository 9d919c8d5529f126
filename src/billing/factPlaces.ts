import type { RowId } from '../log/rows/rowId';
import type { BilledLogs } from './billedLogs';
import type { PatientMonth } from './months/patientMonth';
import { CROSS_ROW_BITS, isCrossRowProblem } from './problems/crossRowProblems';
import type { Fact } from './factList';
import type { Finding } from './problems/finding';
import type { SharedFact } from './facts/sharedFact';

/** The rows of one patient-month that show a fact, or one row without a patient-month. */
export interface FactPlace {
  /** Undefined for a row without a patient or a date. */
  readonly month: PatientMonth | undefined;
  /** At least one row, the topmost first. For a problem of the month's claim, the month's topmost row. */
  readonly rows: readonly RowId[];
}

/** A patient-month that shows a fact, or a row without a patient-month. */
export interface FactMonth {
  readonly month: PatientMonth | undefined;
  /** The topmost row. */
  readonly row: RowId;
  /** 0 for a problem of the month's claim. */
  readonly rows: number;
}

/**
 * Lists the patient-months of a fact, the latest first, and then its rows without a patient-month. Doesn't look at the other rows.
 *
 * @param limit the most to list
 */
export function listFactMonths(billed: BilledLogs, fact: Fact, limit = Number.POSITIVE_INFINITY): readonly FactMonth[] {
  const { shared, month, row, repeated, extent } = fact;
  if (repeated.length > 0) {
    return repeated.slice(0, limit).map((each) => ({ month: billed.ledger.monthOf(each.row), row: each.row, rows: 1 }));
  }
  if (shared.length === 0) {
    return row === undefined ? [] : [{ month, row, rows: extent.rows }];
  }
  const ofMonths = mergeMonths(sortFindings(billed, shared)).slice(0, limit);
  const loose = billed.factExtents.listLooseRowsOfAll(shared).slice(0, Math.max(0, limit - ofMonths.length));
  return [...ofMonths, ...loose.map((each) => ({ month: undefined, row: each, rows: 1 }))];
}

/** Lists the places of a fact with all of their rows, the latest month first. */
export function listFactPlaces(billed: BilledLogs, fact: Fact): readonly FactPlace[] {
  const { shared, month, row, repeated, problem } = fact;
  if (repeated.length > 0) {
    return repeated.map((each) => ({ month: billed.ledger.monthOf(each.row), rows: [each.row] }));
  }
  if (shared.length === 0) {
    return row === undefined ? [] : [{ month, rows: month ? listOwnRows(billed, problem.code, month, row) : [row] }];
  }
  const ofMonths = mergePlaces(
    sortFindings(billed, shared).map(([each, finding]) => ({
      month: each,
      rows: listFindingRows(billed, each, finding),
    })),
  );
  return [
    ...ofMonths,
    ...billed.factExtents.listLooseRowsOfAll(shared).map((each): FactPlace => ({ month: undefined, rows: [each] })),
  ];
}

/** Returns the findings of facts by month, the latest first, and then by row. */
function sortFindings(
  { factExtents, table }: BilledLogs,
  shared: readonly SharedFact[],
): readonly (readonly [PatientMonth, Finding])[] {
  return [...factExtents.listFindingsOfAll(shared)].sort(
    ([a, first], [b, second]) => b.month - a.month || table.compare(first.row, second.row),
  );
}

/** Lists each patient-month once, in the order of its first finding. */
function mergeMonths(findings: readonly (readonly [PatientMonth, Finding])[]): readonly FactMonth[] {
  const merged = new Map<PatientMonth, FactMonth>();
  for (const [month, { row, rows }] of findings) {
    const known = merged.get(month);
    merged.set(month, known ? { ...known, rows: known.rows + rows } : { month, row, rows });
  }
  return [...merged.values()];
}

/** Lists each patient-month once, with the rows of all of its findings. */
function mergePlaces(places: readonly { month: PatientMonth; rows: readonly RowId[] }[]): readonly FactPlace[] {
  const merged = new Map<PatientMonth, RowId[]>();
  for (const { month, rows } of places) {
    const known = merged.get(month) ?? [];
    merged.set(month, known);
    for (const row of rows) {
      known.push(row);
    }
  }
  return [...merged].map(([month, rows]) => ({ month, rows }));
}

function listOwnRows(billed: BilledLogs, code: string, month: PatientMonth, row: RowId): readonly RowId[] {
  const finding = [...month.rowFindings, ...month.patientFindings].find(
    (each) => each.code === code && each.key === undefined && each.row === row,
  );
  return finding ? listFindingRows(billed, month, finding) : [row];
}

function listFindingRows(billed: BilledLogs, month: PatientMonth, finding: Finding): readonly RowId[] {
  const { row, rows } = finding;
  return rows < 2
    ? [row]
    : month.rows.filter((each) => showsFinding(billed, each, month, finding)).sort(billed.table.compare);
}

function showsFinding({ table, ledger }: BilledLogs, row: RowId, month: PatientMonth, { code, key }: Finding): boolean {
  const { rowFindings } = ledger.facts;
  if (month.patientFindings.some((finding) => finding.code === code)) {
    return isCrossRowProblem(code) && (table.crossRowBitsOf(row) & CROSS_ROW_BITS[code]) !== 0;
  }
  return (
    rowFindings.listCodes(row).includes(code) && rowFindings.listKeys(code, row, month.summary.profile.id).includes(key)
  );
}

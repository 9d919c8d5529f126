import { getFactScope, type ProblemKind } from '../../log/problems/problemKind';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { foldName } from '../../log/values/sameNames';
import type { PatientMonth } from '../months/patientMonth';
import { findTopmostRow } from '../months/topmostRow';
import type { ClaimRisk } from '../problems/claimRisk';
import { CROSS_ROW_PROBLEMS, type CrossRowProblemCode } from '../problems/crossRowProblems';
import { NO_FINDINGS, createFactKey, type Finding } from '../problems/finding';

/** Collects the facts that all months of a patient decide together. */
export class PatientFindings {
  private readonly byMonth = new Map<PatientMonth, Finding[]>();

  constructor(private readonly table: RowTable) {}

  /** Adds rows of a month with a problem of the patient or the episode. @param rows at least one */
  addRows(code: CrossRowProblemCode, month: PatientMonth, rows: readonly RowId[], otherMrn?: string): void {
    const row = findTopmostRow(rows, this.table);
    if (row !== undefined) {
      this.add(month, {
        code,
        key: createKey(code, CROSS_ROW_PROBLEMS[code], month, otherMrn),
        row,
        rows: rows.length,
      });
    }
  }

  /** Adds the risks of a month's claim. */
  addRisks(month: PatientMonth, risks: readonly ClaimRisk<PatientMonth>[]): void {
    for (const risk of risks) {
      const key = createKey(risk.code, risk, month);
      this.add(month, { code: risk.code, key, row: month.summary.firstRow, rows: 0 });
    }
  }

  private add(month: PatientMonth, finding: Finding): void {
    const known = this.byMonth.get(month);
    if (known) {
      known.push(finding);
    } else {
      this.byMonth.set(month, [finding]);
    }
  }

  /** Returns the findings of a month. */
  list(month: PatientMonth): readonly Finding[] {
    return this.byMonth.get(month) ?? NO_FINDINGS;
  }
}

function createKey(code: string, kind: ProblemKind, month: PatientMonth, otherMrn = ''): string | undefined {
  const { mrn, episode, summary } = month;
  switch (getFactScope(kind)) {
    case 'episode':
      return createFactKey(code, mrn, episode);
    case 'patient':
      return createFactKey(code, mrn);
    case 'mrnPair':
      return mrn < otherMrn ? createFactKey(code, mrn, otherMrn) : createFactKey(code, otherMrn, mrn);
    case 'npi':
      return createFactKey(code, summary.reported.npi);
    case 'payer':
      return createFactKey(code, foldName(summary.reported.payer));
    case 'profile':
      return createFactKey(code, summary.profile.id);
    default:
      return undefined;
  }
}

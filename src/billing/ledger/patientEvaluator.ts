import { ROW_SHAPE_BITS } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { AuditContext } from '../audit/claimRiskCheck';
import { findClaimRisks } from '../audit/findClaimRisks';
import type { RowProblemBits } from '../audit/rowProblemBits';
import { findMonthKind } from '../months/monthKinds';
import type { Patient, PatientMonth } from '../months/patientMonth';
import { findDateOfService } from '../months/serviceDate';
import { CROSS_ROW_BITS, PATIENT_PROBLEM_BITS } from '../problems/crossRowProblems';
import { FIRST_MONTH_CODES, NOTHING_EARNED } from '../rules/codes';
import { findEpisodes, type Episode } from '../rules/episodes';
import { findFilingDeadline } from '../rules/filingLimit';
import { earnedCodes } from '../rules/monthCodes';
import type { SharedIdentities } from './sharedIdentities';
import type { SimilarMrns } from '../../log/values/similarMrns';
import { findSimilarMrn } from './similarMrns';

/** Evaluates all months of a patient together, because an initial assessment decides what each of them is. */
export class PatientEvaluator {
  private evaluations = 0;

  constructor(
    private readonly table: RowTable,
    private readonly auditContext: AuditContext,
    private readonly problemBits: RowProblemBits,
    private readonly similarMrns: SimilarMrns,
    private readonly sharedIdentities: SharedIdentities,
  ) {}

  /**
   * Assigns codes and claim risks to each month, and marks the rows with problems of the patient as a whole. The months must
   * have been summarized.
   */
  evaluate(patient: Patient): void {
    for (const row of patient.rowsWithProblems ?? []) {
      this.problemBits.set(row, PATIENT_PROBLEM_BITS, 0);
    }
    patient.rowsWithProblems = undefined;
    if (patient.months.length === 0) {
      return;
    }
    const { months } = patient;
    this.evaluations++;
    for (const month of months) {
      month.evaluation = this.evaluations;
    }
    this.markMrnProblems(patient, months);
    for (const episode of findEpisodes(months)) {
      this.evaluateEpisode(patient, episode);
    }
    months.forEach((month) => this.assignFilingDeadline(month));
    const risks = this.auditContext.rules.hasAudit ? findClaimRisks(months, this.auditContext) : [];
    months.forEach((month, index) => this.problemBits.setClaimRisks(month, risks[index] ?? []));
  }

  private assignFilingDeadline(month: PatientMonth): void {
    const { filingLimit } = month.summary.profile;
    const { today } = this.auditContext.rules;
    const dateOfService =
      filingLimit === undefined || today === undefined ? undefined : findDateOfService(month, this.table);
    month.filing =
      filingLimit && today !== undefined && dateOfService !== undefined
        ? findFilingDeadline(filingLimit, dateOfService, today)
        : undefined;
  }

  private markMrnProblems(patient: Patient, months: readonly PatientMonth[]): void {
    const similar = findSimilarMrn(this.similarMrns, patient.mrn);
    const bits =
      (similar ? CROSS_ROW_BITS[similar.code] : 0) |
      (this.sharedIdentities.findOtherMrn(patient.mrn) === undefined ? 0 : CROSS_ROW_BITS.CB036);
    if (bits !== 0) {
      const rows = months.flatMap((month) => month.rows);
      this.markTopmostRow(patient, rows, bits);
    }
  }

  private evaluateEpisode(patient: Patient, episode: Episode<PatientMonth>): void {
    const { months } = episode;
    const [assessment, second] = episode.assessments;
    let isInitialOpen = true;
    for (const month of months) {
      month.assessment = second === undefined ? assessment : undefined;
      month.kind = findMonthKind(month, episode, isInitialOpen);
      assignCodes(month);
      isInitialOpen &&= month.codes.base === undefined || !FIRST_MONTH_CODES.has(month.codes.base);
      this.markRowsBeforeAssessment(month);
    }
    if (assessment === undefined) {
      const countedRows = months.flatMap((month) => month.summary.countedRows);
      this.markTopmostRow(patient, countedRows, CROSS_ROW_BITS.CB020);
    } else if (second !== undefined) {
      this.markRows(patient, findLaterAssessments(episode, months, this.table), CROSS_ROW_BITS.CB021);
    }
  }

  private markTopmostRow(patient: Patient, rows: readonly RowId[], bits: number): void {
    const topmost = findTopmostRow(rows, this.table);
    this.markRows(patient, topmost === undefined ? [] : [topmost], bits);
  }

  private markRows(patient: Patient, rows: readonly RowId[], bits: number): void {
    for (const row of rows) {
      this.problemBits.set(row, bits, bits);
      patient.rowsWithProblems ??= new Set();
      patient.rowsWithProblems.add(row);
    }
  }

  private markRowsBeforeAssessment(month: PatientMonth): void {
    const { earliestDate, countedRows } = month.summary;
    const { assessment } = month;
    const hasEarly = assessment !== undefined && earliestDate !== undefined && earliestDate < assessment;
    if (!hasEarly && !month.hasRowsBeforeAssessment) {
      return;
    }
    month.hasRowsBeforeAssessment = hasEarly;
    // A row that no longer counts may still have the bit.
    month.rows.forEach((row) => this.problemBits.set(row, CROSS_ROW_BITS.CB102, 0));
    for (const row of hasEarly ? countedRows : []) {
      const isEarly = assessment !== undefined && this.table.dateOf(row) < assessment;
      this.problemBits.set(row, CROSS_ROW_BITS.CB102, isEarly ? CROSS_ROW_BITS.CB102 : 0);
    }
  }
}

function assignCodes(month: PatientMonth): void {
  const { entryCount, profile } = month.summary;
  const { kind } = month;
  const isBillable = entryCount > 0 && (kind === 'initial' || kind === 'subsequent');
  month.codes = isBillable ? earnedCodes(profile, month.getBilledMonth(kind)) : NOTHING_EARNED;
}

/** Returns the topmost row for each initial assessment of an episode, except the assessment that appears first in the log. */
function findLaterAssessments(episode: Episode, months: readonly PatientMonth[], table: RowTable): RowId[] {
  const rows = months.flatMap((month) => month.rows).filter((row) => (table.flagsOf(row) & ROW_SHAPE_BITS) === 0);
  const topmostRows = episode.assessments.flatMap((assessment) => {
    const withAssessment = rows.filter((row) => table.attributesOf(row).initialAssessment === assessment);
    return findTopmostRow(withAssessment, table) ?? [];
  });
  return topmostRows.sort(table.compare).slice(1);
}

/** Returns the row that is above all others in the logs, or undefined if there are no rows. */
export function findTopmostRow(rows: readonly RowId[], table: RowTable): RowId | undefined {
  return rows.reduce<RowId | undefined>(
    (topmost, row) => (topmost === undefined || table.compare(row, topmost) < 0 ? row : topmost),
    undefined,
  );
}

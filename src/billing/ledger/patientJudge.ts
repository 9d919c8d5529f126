import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { CROSS_ROW_BITS } from '../problems/billingProblems';
import { NOTHING_EARNED } from '../rules/codes';
import { findEpisodes, type Episode } from '../rules/episodes';
import type { SimilarMrns } from './similarMrns';
import { earnedCodes } from '../rules/monthCodes';
import { findClaimRisks, type AuditContext } from '../audit/claimRisks';
import { findMonthKind } from '../months/monthKinds';
import type { SharedIdentities } from './sharedIdentities';
import type { Patient } from '../patient';
import type { PatientMonth } from '../months/patientMonth';
import { findLaterAssessments, findTopmostRow } from '../rowLists';
import type { RowProblemBits } from '../audit/rowProblemBits';

const PATIENT_PROBLEM_BITS =
  CROSS_ROW_BITS.CB020 | CROSS_ROW_BITS.CB021 | CROSS_ROW_BITS.CB034 | CROSS_ROW_BITS.CB035 | CROSS_ROW_BITS.CB036;

/** Judges all months of a patient together, for an assessment decides what each of them is. */
export class PatientEvaluator {
  private evaluations = 0;

  constructor(
    private readonly table: RowTable,
    private readonly auditContext: AuditContext,
    private readonly problemBits: RowProblemBits,
    private readonly similarMrns: SimilarMrns,
    private readonly sharedIdentities: SharedIdentities,
  ) {}

  /** Gives each month its codes and findings, and marks the rows that keep it from them. The months must have been summed. */
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
    this.markSharedIdentity(patient, months);
    for (const episode of findEpisodes(months)) {
      this.evaluateEpisode(patient, episode);
    }
    const findings = this.auditContext.rules.hasAudit ? findClaimRisks(months, this.auditContext) : [];
    months.forEach((month, index) => this.problemBits.setClaimRisks(month, findings[index] ?? []));
  }

  private markSharedIdentity(patient: Patient, months: readonly PatientMonth[]): void {
    const likeness = this.similarMrns.find(patient.mrn);
    const bits =
      (likeness ? CROSS_ROW_BITS[likeness.code] : 0) |
      (this.sharedIdentities.findOtherMrn(patient.mrn) ? CROSS_ROW_BITS.CB036 : 0);
    if (bits !== 0) {
      const rows = months.flatMap((month) => month.rows);
      const first = findTopmostRow(rows, this.table);
      this.markPatient(patient, first === undefined ? [] : [first], bits);
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
      isInitialOpen &&= month.codes.base !== '99492';
      this.markRowsBeforeAssessment(month);
    }
    if (assessment === undefined) {
      const countedRows = months.flatMap((month) => month.summary.countedRows);
      const first = findTopmostRow(countedRows, this.table);
      this.markPatient(patient, first === undefined ? [] : [first], CROSS_ROW_BITS.CB020);
    } else if (second !== undefined) {
      this.markPatient(patient, findLaterAssessments(episode, months, this.table), CROSS_ROW_BITS.CB021);
    }
  }

  private markPatient(patient: Patient, rows: readonly RowId[], bit: number): void {
    for (const row of rows) {
      this.problemBits.set(row, bit, bit);
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
    // A row that has come not to count may still have the mark.
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

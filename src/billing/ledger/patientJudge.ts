import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import { MARK } from '../problems/billingProblems';
import { NOTHING_EARNED } from '../rules/codes';
import { findEpisodes, type Episode } from '../rules/episodes';
import type { Lookalikes } from './similarMrns';
import { earnedCodes } from '../rules/monthCodes';
import { patientFindings, type Clinic } from '../audit/claimRisks';
import { kindOf } from '../months/monthKinds';
import type { Namesakes } from './sharedIdentities';
import type { Patient } from '../patient';
import type { PatientMonth } from '../months/patientMonth';
import { laterAssessments, topmostRow } from '../rowLists';
import type { RowMarks } from '../audit/rowProblemBits';

const PATIENT_MARKS = MARK.CB020 | MARK.CB021 | MARK.CB034 | MARK.CB035 | MARK.CB036;

/** Judges all months of a patient together, for an assessment decides what each of them is. */
export class PatientJudge {
  private judgements = 0;

  constructor(
    private readonly table: RowTable,
    private readonly clinic: Clinic,
    private readonly marks: RowMarks,
    private readonly lookalikes: Lookalikes,
    private readonly namesakes: Namesakes,
  ) {}

  /** Gives each month its codes and findings, and marks the rows that keep it from them. The months must have been summed. */
  judge(patient: Patient): void {
    for (const row of patient.marked ?? []) {
      this.marks.set(row, PATIENT_MARKS, 0);
    }
    patient.marked = undefined;
    if (patient.months.length === 0) {
      return;
    }
    const { months } = patient;
    this.judgements++;
    for (const month of months) {
      month.judgement = this.judgements;
    }
    this.markLikeness(patient, months);
    for (const episode of findEpisodes(months)) {
      this.judgeEpisode(patient, episode);
    }
    const findings = this.clinic.rules.hasAudit ? patientFindings(months, this.clinic) : [];
    months.forEach((month, index) => this.marks.setFindings(month, findings[index] ?? []));
  }

  private markLikeness(patient: Patient, months: readonly PatientMonth[]): void {
    const likeness = this.lookalikes.likenessOf(patient.mrn);
    const bits = (likeness ? MARK[likeness.code] : 0) | (this.namesakes.namesakeOf(patient.mrn) ? MARK.CB036 : 0);
    if (bits !== 0) {
      const rows = months.flatMap((month) => month.rows);
      const first = topmostRow(rows, this.table);
      this.markPatient(patient, first === undefined ? [] : [first], bits);
    }
  }

  private judgeEpisode(patient: Patient, episode: Episode<PatientMonth>): void {
    const { months } = episode;
    const [assessment, second] = episode.assessments;
    let isInitialOpen = true;
    for (const month of months) {
      month.assessment = second === undefined ? assessment : undefined;
      month.kind = kindOf(month, episode, isInitialOpen);
      earn(month);
      isInitialOpen &&= month.codes.base !== '99492';
      this.markEarlyRows(month);
    }
    if (assessment === undefined) {
      const counted = months.flatMap((month) => month.settled.counted);
      const first = topmostRow(counted, this.table);
      this.markPatient(patient, first === undefined ? [] : [first], MARK.CB020);
    } else if (second !== undefined) {
      this.markPatient(patient, laterAssessments(episode, months, this.table), MARK.CB021);
    }
  }

  private markPatient(patient: Patient, rows: readonly RowId[], bit: number): void {
    for (const row of rows) {
      this.marks.set(row, bit, bit);
      patient.marked ??= new Set();
      patient.marked.add(row);
    }
  }

  private markEarlyRows(month: PatientMonth): void {
    const { earliestDate, counted } = month.settled;
    const { assessment } = month;
    const hasEarly = assessment !== undefined && earliestDate !== undefined && earliestDate < assessment;
    if (!hasEarly && !month.hasEarlyRows) {
      return;
    }
    month.hasEarlyRows = hasEarly;
    // A row that has come not to count may still have the mark.
    month.rows.forEach((row) => this.marks.set(row, MARK.CB102, 0));
    for (const row of hasEarly ? counted : []) {
      const isEarly = assessment !== undefined && this.table.dateOf(row) < assessment;
      this.marks.set(row, MARK.CB102, isEarly ? MARK.CB102 : 0);
    }
  }
}

function earn(month: PatientMonth): void {
  const { entryCount, profile } = month.settled;
  const { kind } = month;
  const isBillable = entryCount > 0 && (kind === 'initial' || kind === 'subsequent');
  month.codes = isBillable ? earnedCodes(profile, month.billed(kind)) : NOTHING_EARNED;
}

import { monthOf } from '../../log/values/calendarDate';
import { ROW_SHAPE_BITS } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { findTopmostRow } from '../months/topmostRow';
import type { AuditContext } from '../audit/claimRiskCheck';
import { findClaimRisks } from '../audit/findClaimRisks';
import { findBirthConflict, findNameConflict } from '../identity/patientConflicts';
import type { RowProblemBits } from '../audit/rowProblemBits';
import type { FactIndex } from '../facts/factIndex';
import { PatientFindings } from '../facts/patientFindings';
import type { CalendarDate } from '../../log/values/calendarDate';
import type { ContactFactsTable } from '../months/contactFacts';
import { findMonthKind } from '../months/monthKinds';
import type { Patient, PatientMonth } from '../months/patientMonth';
import { findDateOfService } from '../months/serviceDate';
import { CROSS_ROW_BITS, PATIENT_PROBLEM_BITS, type CrossRowProblemCode } from '../problems/crossRowProblems';
import { FIRST_MONTH_CODES, NOTHING_EARNED } from '../rules/codes';
import { findEpisodes, type Episode } from '../rules/episodes';
import { findFilingDeadline } from '../rules/filingLimit';
import { earnedCodes } from '../rules/monthCodes';
import type { PatientValues } from './patientValues';
import type { SimilarMrns } from '../../log/values/similarMrns';
import { findSimilarMrn } from './similarMrns';

const NO_ROWS: readonly RowId[] = [];

/** Evaluates all months of a patient together, because an initial assessment decides what each of them is. */
export class PatientEvaluator {
  private evaluations = 0;

  constructor(
    private readonly table: RowTable,
    private readonly auditContext: AuditContext,
    private readonly problemBits: RowProblemBits,
    private readonly similarMrns: SimilarMrns,
    private readonly patientValues: PatientValues,
    private readonly contacts: ContactFactsTable,
    private readonly facts: FactIndex,
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
    const found = new PatientFindings(this.table);
    this.markMrnProblems(patient, found);
    this.markIdentityConflicts(patient, found);
    const episodes = findEpisodes(months);
    episodes.forEach((episode, number) => this.evaluateEpisode(patient, episode, number, found));
    months.forEach((month) => this.assignFilingDeadline(month));
    const risks = this.auditContext.rules.hasAudit ? findClaimRisks(months, episodes, this.auditContext) : [];
    months.forEach((month, index) => {
      this.problemBits.setClaimRisks(month, risks[index] ?? []);
      found.addRisks(month, month.claimRisks);
      this.facts.replace(month, 'patientFindings', found.list(month));
    });
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

  private markMrnProblems(patient: Patient, found: PatientFindings): void {
    const similar = findSimilarMrn(this.similarMrns, patient.mrn);
    const namesake = this.patientValues.shared.findOtherMrn(patient.mrn);
    // The other problems already state that this MRN may be another patient's.
    const intended =
      similar || namesake !== undefined ? undefined : this.patientValues.mistyped.findIntended(patient.mrn);
    if (similar !== undefined || namesake !== undefined || intended !== undefined) {
      const topmost = listTopmost(patient.months, this.table);
      this.markRows(patient, similar?.code, topmost, found, similar?.mrn);
      this.markRows(patient, namesake === undefined ? undefined : 'CB036', topmost, found, namesake);
      this.markRows(patient, intended === undefined ? undefined : 'CB170', topmost, found, intended);
    }
  }

  private markIdentityConflicts(patient: Patient, found: PatientFindings): void {
    const name = findNameConflict(patient.months, this.table);
    this.markRows(patient, name?.code, name ? [name.row] : [], found);
    const birth = findBirthConflict(patient.months, this.table);
    this.markRows(patient, birth && 'CB172', birth ? [birth.row] : [], found);
  }

  private evaluateEpisode(
    patient: Patient,
    episode: Episode<PatientMonth>,
    number: number,
    found: PatientFindings,
  ): void {
    const { months } = episode;
    const [assessment, second] = episode.assessments;
    let isInitialOpen = true;
    for (const month of months) {
      month.episode = number;
      month.assessment = second === undefined ? assessment : undefined;
      month.kind = findMonthKind(month, episode, isInitialOpen);
      assignCodes(month);
      isInitialOpen &&= month.codes.base === undefined || !FIRST_MONTH_CODES.has(month.codes.base);
      this.markRowsBeforeAssessment(month, found);
    }
    if (assessment === undefined) {
      const countedRows = months.flatMap((month) => month.summary.countedRows);
      const topmost = findTopmostRow(countedRows, this.table);
      this.markRows(patient, 'CB020', topmost === undefined ? [] : [topmost], found);
    } else if (second !== undefined) {
      this.markRows(patient, 'CB021', findLaterAssessments(episode, months, this.table), found);
    } else {
      const topmost = findTopmostRow(this.findOtherAssessmentRows(months, assessment), this.table);
      this.markRows(patient, 'CB171', topmost === undefined ? [] : [topmost], found);
    }
  }

  /** Returns the entries whose activity is the initial assessment, unless one of them has its date. */
  private findOtherAssessmentRows(months: readonly PatientMonth[], assessment: CalendarDate): readonly RowId[] {
    const found: RowId[] = [];
    for (const { summary } of months) {
      for (const row of summary.facts.hasInitialAssessment ? summary.validRows : NO_ROWS) {
        if (this.contacts.get(row).isInitialAssessment) {
          if (this.table.dateOf(row) === assessment) {
            return NO_ROWS;
          }
          found.push(row);
        }
      }
    }
    return found;
  }

  /** Marks rows of a patient with a problem, and adds it to the findings of their months. */
  private markRows(
    patient: Patient,
    code: CrossRowProblemCode | undefined,
    rows: readonly RowId[],
    found: PatientFindings,
    otherMrn?: string,
  ): void {
    if (code === undefined) {
      return;
    }
    for (const row of rows) {
      this.problemBits.set(row, CROSS_ROW_BITS[code], CROSS_ROW_BITS[code]);
      patient.rowsWithProblems ??= new Set();
      patient.rowsWithProblems.add(row);
    }
    for (const month of rows.length === 0 ? [] : patient.months) {
      found.addRows(
        code,
        month,
        rows.filter((row) => this.isInMonth(row, month)),
        otherMrn,
      );
    }
  }

  private isInMonth(row: RowId, { month }: PatientMonth): boolean {
    const date = this.table.dateOf(row);
    return date !== 0 && monthOf(date) === month;
  }

  private markRowsBeforeAssessment(month: PatientMonth, found: PatientFindings): void {
    const { earliestDate, countedRows } = month.summary;
    const { assessment } = month;
    const hasEarly = assessment !== undefined && earliestDate !== undefined && earliestDate < assessment;
    if (!hasEarly && !month.hasRowsBeforeAssessment) {
      return;
    }
    month.hasRowsBeforeAssessment = hasEarly;
    // A row that no longer counts may still have the bit.
    month.rows.forEach((row) => this.problemBits.set(row, CROSS_ROW_BITS.CB102, 0));
    const early = hasEarly ? countedRows.filter((row) => this.table.dateOf(row) < assessment) : [];
    early.forEach((row) => this.problemBits.set(row, CROSS_ROW_BITS.CB102, CROSS_ROW_BITS.CB102));
    found.addRows('CB102', month, early);
  }
}

function assignCodes(month: PatientMonth): void {
  const { entryCount, profile } = month.summary;
  const { kind } = month;
  const isBillable = entryCount > 0 && (kind === 'initial' || kind === 'subsequent');
  month.codes = isBillable ? earnedCodes(profile, month.getBilledMonth(kind)) : NOTHING_EARNED;
}

/** Returns the topmost row of all months, alone in a list. */
function listTopmost(months: readonly PatientMonth[], table: RowTable): readonly RowId[] {
  const topmost = findTopmostRow(
    months.flatMap((month) => month.rows),
    table,
  );
  return topmost === undefined ? [] : [topmost];
}

/** Returns the topmost row for each initial assessment of an episode, except the assessment that appears first in the log. */
function findLaterAssessments(episode: Episode, months: readonly PatientMonth[], table: RowTable): RowId[] {
  const topmostRows = new Map<CalendarDate, RowId>();
  for (const month of months) {
    for (const row of month.rows) {
      const { initialAssessment } = table.attributesOf(row);
      if (initialAssessment !== undefined && (table.flagsOf(row) & ROW_SHAPE_BITS) === 0) {
        const topmost = topmostRows.get(initialAssessment);
        if (topmost === undefined || table.compare(row, topmost) < 0) {
          topmostRows.set(initialAssessment, row);
        }
      }
    }
  }
  return episode.assessments
    .flatMap((assessment) => topmostRows.get(assessment) ?? [])
    .sort(table.compare)
    .slice(1);
}

import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import { findTopmostRow } from '../months/topmostRow';
import type { RowObserver } from '../../log/timeLog';
import { monthOf, type CalendarMonth } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';
import { SimilarMrns } from '../../log/values/similarMrns';
import type { LogContext } from '../audit/claimRiskCheck';
import { findMonthProblems } from '../audit/findCrossRowProblems';
import type { RowTexts } from '../audit/possibleDuplicates';
import { findTreatmentCourse, needsReview, type CourseContext } from '../audit/treatmentCourse';
import { RowProblemBits } from '../audit/rowProblemBits';
import { FactIndex } from '../facts/factIndex';
import { ContactFactsTable, type ContactFacts } from '../months/contactFacts';
import { selectRows, summarizeMonth, type SelectedRows } from '../months/monthSummary';
import { Overlaps } from '../months/overlaps';
import { Patient, PatientMonth } from '../months/patientMonth';
import { PendingRows } from '../months/pendingRows';
import { MONTH_PROBLEM_BITS } from '../problems/crossRowProblems';
import type { BillingRules } from '../rules/billingRules';
import { CountedTotals } from '../totals/countedTotals';
import { ClaimValues } from '../totals/claimValues';
import { EarnedTotals } from '../totals/earnedTotals';
import type { ExcludedRows } from '../totals/excludedRows';
import { PatientEvaluator } from './patientEvaluator';
import { PatientValues } from './patientValues';
import { NO_PATIENT_BITS, UnplacedRows } from './unplacedRows';
import { SortedMonths } from './sortedMonths';

/**
 * The minutes and codes of every patient-month, updated when rows are added or removed. A changed row leads to a new summary
 * of its patient-month and a new evaluation of its patient's months, and nothing else.
 */
export class Ledger implements RowObserver {
  readonly overlaps: Overlaps;
  readonly totals: CountedTotals;
  /** The codes that all patient-months earn. */
  readonly earned = new EarnedTotals();
  /** Which values of a claim any patient-month has. */
  readonly claimValues = new ClaimValues();
  /** Entries without a patient or a month because of an error. */
  readonly unplacedRows: UnplacedRows;
  private readonly patients = new Map<string, Patient>();
  private readonly pendingRows: PendingRows;
  private readonly sortedMonths = new SortedMonths(this.patients);
  /** MRNs that differ only in what spreadsheets and typing change, such as leading zeros and case. */
  readonly similarMrns = new SimilarMrns();
  readonly patientValues: PatientValues;
  private readonly factIndex: FactIndex;
  private readonly problemBits: RowProblemBits;
  private readonly contacts: ContactFactsTable;
  private readonly evaluator: PatientEvaluator;
  /** The patient by attributes ID, so that not every row looks up its MRN. The patient may have been removed since. */
  private readonly patientByAttributes: (Patient | undefined)[] = [];
  /** The rows that were selected to find overlaps and are summarized next; empty if no log has a start and an end. */
  private readonly selectedRows = new Map<PatientMonth, SelectedRows>();
  private dirtyMonths: PatientMonth[] = [];
  private dirtyPatients: Patient[] = [];

  constructor(
    private readonly table: RowTable,
    private readonly logContext: LogContext,
    private readonly texts: RowTexts,
  ) {
    this.unplacedRows = new UnplacedRows(table);
    this.pendingRows = new PendingRows(table);
    this.overlaps = new Overlaps(table);
    this.totals = new CountedTotals(table);
    this.contacts = new ContactFactsTable(table, logContext.rules.vocabulary);
    this.problemBits = new RowProblemBits(table);
    this.factIndex = new FactIndex(table, this.contacts);
    this.patientValues = new PatientValues(table);
    this.evaluator = new PatientEvaluator(
      table,
      {
        ...logContext,
        needsReview: (months) => needsReview(findTreatmentCourse(months, this.courseContext), this.rules.caseload),
        hasConsents: (month) => this.patientValues.consents.hasAnyFor(month),
      },
      this.problemBits,
      this.similarMrns,
      this.patientValues,
      this.contacts,
      this.factIndex,
    );
  }

  /** What is reported: each fact once, with the rows and months that show it. They're found when this is first read. */
  get facts(): FactIndex {
    return this.factIndex.findAll(() => this.sortedMonths.getAll());
  }

  get rules(): BillingRules {
    return this.logContext.rules;
  }

  /** What the course of a patient's treatment is read with. */
  get courseContext(): CourseContext {
    return {
      table: this.table,
      isConsultation: (row) => this.contacts.get(row).isConsultation,
      thresholds: this.rules.caseload,
    };
  }

  rowAdded(row: RowId): void {
    this.problemBits.countRow(row, 1);
    if (!this.table.isEntry(row)) {
      this.factIndex.addLooseRow(row);
      return;
    }
    this.totals.count(row, 1);
    const month = this.getOrAddMonth(row);
    if (!month) {
      this.unplacedRows.add(row);
      this.factIndex.addLooseRow(row);
      return;
    }
    month.addRow(row);
    this.patientValues.add(row);
    this.markMonthDirty(month);
  }

  rowRemoved(row: RowId): void {
    this.problemBits.countRow(row, -1);
    if (!this.table.isEntry(row)) {
      this.factIndex.removeLooseRow(row);
      return;
    }
    this.problemBits.set(row, ~0, 0);
    this.overlaps.remove(row);
    this.totals.count(row, -1);
    const month = this.monthOf(row);
    if (!month) {
      this.unplacedRows.delete(row);
      this.factIndex.removeLooseRow(row);
      return;
    }
    month.removeRow(row);
    this.patientValues.remove(row);
    month.patient.rowsWithProblems?.delete(row);
    this.markMonthDirty(month);
  }

  /**
   * Summarizes and evaluates what has changed since the last call.
   *
   * @returns the affected patient-months: those that are now empty, and all months of an affected patient, because an initial
   *   assessment decides all of them
   */
  update(): PatientMonth[] {
    if (this.totals.staffDays.hasChanged) {
      // A day of a staff member can have rows of any patient. This is rare, so all months are summarized again.
      this.sortedMonths.getAll().forEach((month) => this.markMonthDirty(month));
      this.totals.staffDays.hasChanged = false;
    }
    if (this.patientValues.consents.hasChanged) {
      this.patients.forEach((patient) => this.markPatientDirty(patient));
      this.patientValues.consents.hasChanged = false;
    }
    this.markPatientsDirty(this.patientValues.takeChanged());
    this.updateOverlaps();
    const changed: PatientMonth[] = [];
    // Each loop is the last statement of a separate function. While a log is read for the first time, the engine compiles a long
    // loop without the code after it, and would otherwise discard the compiled loop and start over at every keystroke.
    this.summarizeMonths(changed);
    this.selectedRows.clear();
    this.removeEmptyPatients();
    this.evaluatePatients(changed);
    return changed;
  }

  private summarizeMonths(changed: PatientMonth[]): void {
    const months = this.dirtyMonths;
    this.dirtyMonths = [];
    for (const month of months) {
      this.summarizeOrRemove(month, changed);
    }
  }

  private summarizeOrRemove(month: PatientMonth, changed: PatientMonth[]): void {
    month.isDirty = false;
    if (month.rows.length > 0) {
      this.summarize(month);
    } else {
      this.removeMonth(month);
      changed.push(month);
    }
  }

  /** Removes empty patients before the others are evaluated, because other MRNs may no longer be similar to any MRN. */
  private removeEmptyPatients(): void {
    // Patients with a similar MRN are appended to the same list.
    for (const patient of this.dirtyPatients) {
      this.removeIfEmpty(patient);
    }
  }

  private removeIfEmpty(patient: Patient): void {
    if (patient.months.length === 0 && this.patients.delete(patient.mrn)) {
      patient.isRemoved = true;
      this.markPatientsDirty(this.similarMrns.remove(patient.mrn));
    }
  }

  private evaluatePatients(changed: PatientMonth[]): void {
    const patients = this.dirtyPatients;
    this.dirtyPatients = [];
    for (const patient of patients) {
      this.evaluatePatient(patient, changed);
    }
  }

  private evaluatePatient(patient: Patient, changed: PatientMonth[]): void {
    patient.isDirty = false;
    this.evaluator.evaluate(patient);
    for (const month of patient.months) {
      this.earned.recount(month);
      this.claimValues.recount(month);
      changed.push(month);
    }
  }

  /** Returns all patient-months that have a row, by MRN ascending and then month descending, as in the report. */
  months(): readonly PatientMonth[] {
    return this.sortedMonths.getAll();
  }

  /** Returns a month of a patient, or undefined if the logs don't have a row for it. */
  patientMonth(mrn: string, month: CalendarMonth): PatientMonth | undefined {
    return this.patients.get(mrn)?.month(month);
  }

  /** Returns the patient-month of a row, or undefined if the row doesn't have a patient and a date. */
  monthOf(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    return date === 0 ? undefined : this.findPatient(this.table.attributesIdOf(row))?.month(monthOf(date));
  }

  /** Returns what a row's contact means for billing. */
  contactFactsOf(row: RowId): ContactFacts {
    return this.contacts.get(row);
  }

  /** The rows that are left out of the totals, and why. */
  get excluded(): ExcludedRows {
    return this.totals.excluded;
  }

  /** Returns the topmost row of a patient. */
  findFirstRow(mrn: string): RowId | undefined {
    return findTopmostRow(
      this.monthsOf(mrn).flatMap(({ rows }) => rows),
      this.table,
    );
  }

  /** Returns the months of a patient that have a row, in ascending order. */
  monthsOf = (mrn: string): readonly PatientMonth[] => this.patients.get(mrn)?.months ?? [];

  /** Returns how many rows or patient-months have the problem. */
  problemCount(code: string): number {
    return this.problemBits.counts.count(code);
  }

  /** The exact sum of all entries that count, and the number of these entries. */
  get total(): { readonly minutes: Minutes; readonly entries: number } {
    return this.totals.total;
  }

  private getOrAddMonth(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    const patient = date === 0 ? undefined : this.getOrAddPatient(this.table.attributesIdOf(row));
    if (date === 0 || !patient) {
      return undefined;
    }
    const key = monthOf(date);
    let month = patient.month(key);
    if (!month) {
      month = new PatientMonth(patient, key);
      patient.addMonth(month);
      this.sortedMonths.add(month);
    }
    return month;
  }

  /** Returns the patient of these attributes, and adds the patient if necessary; undefined if they don't have an MRN. */
  private getOrAddPatient(attributes: number): Patient | undefined {
    const existing = this.findPatient(attributes);
    if (existing) {
      return existing;
    }
    const { mrn, flags } = this.table.attributes.get(attributes);
    if ((flags & NO_PATIENT_BITS) !== 0) {
      return undefined;
    }
    const patient = new Patient(mrn, this.pendingRows);
    this.patients.set(mrn, patient);
    this.patientByAttributes[attributes] = patient;
    this.markPatientsDirty(this.similarMrns.add(mrn));
    return patient;
  }

  /** Returns the patient of these attributes, if the patient was added before. */
  private findPatient(attributes: number): Patient | undefined {
    const { mrn, flags } = this.table.attributes.get(attributes);
    const cached = this.patientByAttributes[attributes];
    if (cached?.mrn === mrn && !cached.isRemoved && (flags & NO_PATIENT_BITS) === 0) {
      return cached;
    }
    const patient = (flags & NO_PATIENT_BITS) === 0 ? this.patients.get(mrn) : undefined;
    this.patientByAttributes[attributes] = patient;
    return patient;
  }

  private markMonthDirty(month: PatientMonth): void {
    if (!month.isDirty) {
      month.isDirty = true;
      this.dirtyMonths.push(month);
    }
    this.markPatientDirty(month.patient);
  }

  private markPatientDirty(patient: Patient | undefined): void {
    if (patient?.isDirty === false) {
      patient.isDirty = true;
      this.dirtyPatients.push(patient);
    }
  }

  private markPatientsDirty(mrns: Iterable<string>): void {
    for (const mrn of mrns) {
      this.markPatientDirty(this.patients.get(mrn));
    }
  }

  /** Updates the overlaps with the rows that count, and marks the months with changed overlaps. */
  private updateOverlaps(): void {
    if (!this.table.hasAnyTimes) {
      return;
    }
    for (const month of this.dirtyMonths) {
      for (const row of month.rows) {
        this.overlaps.remove(row);
      }
      if (month.rows.length > 0) {
        const selected = this.selectRows(month);
        this.selectedRows.set(month, selected);
        for (const row of selected.countedRows) {
          this.overlaps.add(row, selected.profile.roles === 'triad');
        }
      }
    }
    for (const row of this.overlaps.update()) {
      const month = this.monthOf(row);
      if (month) {
        this.markMonthDirty(month);
      }
    }
  }

  private selectRows(month: PatientMonth): SelectedRows {
    return selectRows(month.sortedRows(this.table), this.table, this.rules, this.contacts);
  }

  /** Summarizes a month that has rows, and sets the rows' problem bits. */
  private summarize(month: PatientMonth): void {
    const selected = this.selectedRows.get(month) ?? this.selectRows(month);
    const summary = summarizeMonth(month.rows, selected, this.table, this.overlaps, this.contacts);
    month.currentSummary = summary;
    const problems = findMonthProblems(summary, this.table, this.texts, this.totals.staffDays, this.contacts);
    for (const row of month.rows) {
      this.problemBits.set(row, MONTH_PROBLEM_BITS, problems.size === 0 ? 0 : (problems.get(row) ?? 0));
    }
    this.factIndex.updateRows(month);
    this.totals.deductMonth(month.rows, summary);
  }

  /** Removes a month that no longer has any rows. */
  private removeMonth(month: PatientMonth): void {
    month.currentSummary = undefined;
    this.earned.recount(month);
    this.claimValues.recount(month);
    this.problemBits.setClaimRisks(month, []);
    this.factIndex.removeMonth(month);
    this.sortedMonths.remove(month);
    month.patient.removeMonth(month);
  }
}

import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowObserver } from '../../log/timeLog';
import { monthOf, type CalendarMonth } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';
import type { AuditContext } from '../audit/claimRisks';
import { findMonthProblems, type SameText } from '../audit/monthProblems';
import { RowProblemBits } from '../audit/rowProblemBits';
import { ContactFactsTable } from '../months/contactFacts';
import { selectRows, summarizeMonth, type SelectedRows } from '../months/monthSummary';
import { Overlaps } from '../months/overlaps';
import { Patient, PatientMonth } from '../months/patientMonth';
import { PendingRows } from '../months/pendingRows';
import { MONTH_PROBLEM_BITS } from '../problems/crossRowProblems';
import type { BillingRules } from '../rules/billingRules';
import { CountedTotals } from '../totals/countedTotals';
import { EarnedTotals } from '../totals/earnedTotals';
import type { ExcludedRows } from '../totals/excludedRows';
import { PatientEvaluator, findTopmostRow } from './patientEvaluator';
import { SharedIdentities } from './sharedIdentities';
import { SimilarMrns } from './similarMrns';
import { SortedMonths } from './sortedMonths';

/**
 * Minutes and codes of every patient-month, kept in step with the rows. A row that comes or goes makes its own patient-month
 * to be summed anew, and its patient's months to be judged anew; nothing else is touched.
 */
export class Ledger implements RowObserver {
  readonly overlaps: Overlaps;
  readonly totals: CountedTotals;
  /** What all patient-months have earned together. */
  readonly earned = new EarnedTotals();
  /** Entries with an error that keeps them from naming a patient and a month. */
  readonly unplacedRows = new Set<RowId>();
  private readonly patients = new Map<string, Patient>();
  private readonly pendingRows: PendingRows;
  private readonly sorted = new SortedMonths(this.patients);
  /** MRNs that are the same but for zeros or case. */
  readonly similarMrns = new SimilarMrns();
  /** Patients of one name and date of birth under several MRNs. */
  readonly sharedIdentities = new SharedIdentities();
  private readonly problemBits: RowProblemBits;
  private readonly contacts: ContactFactsTable;
  private readonly evaluator: PatientEvaluator;
  /** By the number of its attributes, lest each row look up its MRN; a patient may have gone since. */
  private readonly patientOfAttributes: (Patient | undefined)[] = [];
  /** What was sorted for the overlaps, and is summed next; empty where no log has times. */
  private readonly selectedRows = new Map<PatientMonth, SelectedRows>();
  private dirtyMonths: PatientMonth[] = [];
  private dirtyPatients: Patient[] = [];

  constructor(
    private readonly table: RowTable,
    private readonly auditContext: AuditContext,
    private readonly sameText: SameText,
  ) {
    this.pendingRows = new PendingRows(table);
    this.overlaps = new Overlaps(table);
    this.totals = new CountedTotals(table);
    this.contacts = new ContactFactsTable(table);
    this.problemBits = new RowProblemBits(table);
    this.evaluator = new PatientEvaluator(
      table,
      auditContext,
      this.problemBits,
      this.similarMrns,
      this.sharedIdentities,
    );
  }

  get rules(): BillingRules {
    return this.auditContext.rules;
  }

  rowAdded(row: RowId): void {
    this.problemBits.countRow(row, 1);
    if (!this.table.isEntry(row)) {
      return;
    }
    this.totals.count(row, 1);
    const month = this.getOrAddMonth(row);
    if (!month) {
      this.unplacedRows.add(row);
      return;
    }
    month.addRow(row);
    this.markPatientsDirty(this.sharedIdentities.add(month.mrn, this.table.attributesOf(row)));
    this.markMonthDirty(month);
  }

  rowRemoved(row: RowId): void {
    this.problemBits.countRow(row, -1);
    if (!this.table.isEntry(row)) {
      return;
    }
    this.problemBits.set(row, ~0, 0);
    this.overlaps.remove(row);
    this.totals.count(row, -1);
    const month = this.monthOf(row);
    if (!month) {
      this.unplacedRows.delete(row);
      return;
    }
    month.removeRow(row);
    this.markPatientsDirty(this.sharedIdentities.remove(month.mrn, this.table.attributesOf(row)));
    month.patient.rowsWithProblems?.delete(row);
    this.markMonthDirty(month);
  }

  /**
   * Sums and judges what has changed since the last call.
   *
   * @returns the patient-months concerned: those now empty too, and all of a patient's, for an assessment decides them all
   */
  update(): PatientMonth[] {
    if (this.totals.staffDays.hasChanged) {
      // A day of one staff member may hold rows of any patient. It is rare, so everything is looked at again.
      this.sorted.getAll().forEach((month) => this.markMonthDirty(month));
      this.totals.staffDays.hasChanged = false;
    }
    this.updateOverlaps();
    const touched: PatientMonth[] = [];
    // Each loop stands alone in a function, and nothing behind it: the engine compiles a long loop for the first reading of a
    // log without what follows, and would throw that away and begin anew at every keystroke.
    this.summarizeMonths(touched);
    this.selectedRows.clear();
    this.removeEmptyPatients();
    this.evaluatePatients(touched);
    return touched;
  }

  private summarizeMonths(touched: PatientMonth[]): void {
    const months = this.dirtyMonths;
    this.dirtyMonths = [];
    for (const month of months) {
      this.summarizeOrRemove(month, touched);
    }
  }

  private summarizeOrRemove(month: PatientMonth, touched: PatientMonth[]): void {
    month.isDirty = false;
    if (month.rows.length > 0) {
      this.summarize(month);
    } else {
      this.removeMonth(month);
      touched.push(month);
    }
  }

  /** Who has gone is no longer like anybody: this must be known before the others are judged. */
  private removeEmptyPatients(): void {
    // Those who were like them come behind them in the same list.
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

  private evaluatePatients(touched: PatientMonth[]): void {
    const patients = this.dirtyPatients;
    this.dirtyPatients = [];
    for (const patient of patients) {
      this.evaluatePatient(patient, touched);
    }
  }

  private evaluatePatient(patient: Patient, touched: PatientMonth[]): void {
    patient.isDirty = false;
    this.evaluator.evaluate(patient);
    for (const month of patient.months) {
      this.earned.recount(month);
      touched.push(month);
    }
  }

  /** All patient-months that have a row, by MRN ascending, then month descending, as in the report. */
  months(): readonly PatientMonth[] {
    return this.sorted.getAll();
  }

  /** A patient's calendar month, or undefined where the logs have none. */
  patientMonth(mrn: string, month: CalendarMonth): PatientMonth | undefined {
    return this.patients.get(mrn)?.month(month);
  }

  /** The patient-month that a row names, or undefined for a row that names none. */
  monthOf(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    return date === 0 ? undefined : this.findPatient(this.table.attributesIdOf(row))?.month(monthOf(date));
  }

  /** What is left out of the sums, and why. */
  get excluded(): ExcludedRows {
    return this.totals.excluded;
  }

  /** The topmost row of a patient. */
  findFirstRow(mrn: string): RowId | undefined {
    const rows = this.monthsOf(mrn).flatMap((month) => month.rows);
    return findTopmostRow(rows, this.table);
  }

  /** The months of one patient that have a row, in ascending order. */
  monthsOf = (mrn: string): readonly PatientMonth[] => this.patients.get(mrn)?.months ?? [];

  /** How many rows have the problem of this code. */
  problemCount(code: string): number {
    return this.problemBits.counts.count(code);
  }

  /** The exact sum of all entries that count, and how many they are. */
  get total(): { readonly minutes: Minutes; readonly entries: number } {
    return this.totals.total;
  }

  private getOrAddMonth(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    if (date === 0) {
      return undefined;
    }
    const patient = this.getOrAddPatient(this.table.attributesIdOf(row));
    if (!patient) {
      return undefined;
    }
    const key = monthOf(date);
    let month = patient.month(key);
    if (!month) {
      month = new PatientMonth(patient, key);
      patient.addMonth(month);
      this.sorted.add(month);
    }
    return month;
  }

  /** The patient that attributes name, new if need be; undefined where they name none. */
  private getOrAddPatient(attributes: number): Patient | undefined {
    const known = this.findPatient(attributes);
    const { mrn } = this.table.attributes.get(attributes);
    if (known || mrn === '') {
      return known;
    }
    const patient = new Patient(mrn, this.pendingRows);
    this.patients.set(mrn, patient);
    this.patientOfAttributes[attributes] = patient;
    this.markPatientsDirty(this.similarMrns.add(mrn));
    return patient;
  }

  /** The patient that attributes name, where there is one already. */
  private findPatient(attributes: number): Patient | undefined {
    const { mrn } = this.table.attributes.get(attributes);
    const before = this.patientOfAttributes[attributes];
    if (before?.mrn === mrn && !before.isRemoved) {
      return before;
    }
    const patient = this.patients.get(mrn);
    this.patientOfAttributes[attributes] = patient;
    return patient;
  }

  private markMonthDirty(month: PatientMonth): void {
    if (!month.isDirty) {
      month.isDirty = true;
      this.dirtyMonths.push(month);
    }
    this.markPatientDirty(month.patient);
  }

  private markPatientDirty(patient: Patient): void {
    if (!patient.isDirty) {
      patient.isDirty = true;
      this.dirtyPatients.push(patient);
    }
  }

  private markPatientsDirty(mrns: readonly string[]): void {
    for (const mrn of mrns) {
      const patient = this.patients.get(mrn);
      if (patient) {
        this.markPatientDirty(patient);
      }
    }
  }

  /** Tells the overlaps which rows count, and touches the months whose rows have come to lose other time. */
  private updateOverlaps(): void {
    if (!this.table.hasAnyTimes) {
      return;
    }
    for (const month of this.dirtyMonths) {
      for (const row of month.rows) {
        this.overlaps.remove(row);
      }
      if (month.rows.length > 0) {
        const sorted = this.selectRows(month);
        this.selectedRows.set(month, sorted);
        for (const row of sorted.countedRows) {
          this.overlaps.add(row, sorted.profile.roles === 'triad');
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

  /** Sums a month that has rows, and marks them. */
  private summarize(month: PatientMonth): void {
    const sorted = this.selectedRows.get(month) ?? this.selectRows(month);
    const summary = summarizeMonth(month.rows, sorted, this.table, this.overlaps, this.contacts);
    month.currentSummary = summary;
    const marks = findMonthProblems(summary, this.table, this.sameText, this.totals.staffDays, this.contacts);
    for (const row of month.rows) {
      this.problemBits.set(row, MONTH_PROBLEM_BITS, marks.size === 0 ? 0 : (marks.get(row) ?? 0));
    }
    this.totals.deductMonth(month.rows, summary);
  }

  /** Forgets a month that has no rows any more. */
  private removeMonth(month: PatientMonth): void {
    month.currentSummary = undefined;
    this.earned.recount(month);
    this.problemBits.setClaimRisks(month, []);
    this.sorted.remove(month);
    month.patient.removeMonth(month);
  }
}

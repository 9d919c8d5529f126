import { monthOf, type CalendarMonth } from '../../log/values/calendarDate';
import type { Minutes } from '../../log/values/minutes';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import type { RowObserver } from '../../log/timeLog';
import { MONTH_MARKS } from '../problems/billingProblems';
import type { BillingRules } from '../rules/billingRules';
import { ContactFactsTable } from '../months/contactFacts';
import { CountedTotals } from '../totals/countedTotals';
import { EarnedTotals } from '../totals/earnedTotals';
import type { LeftOutRows } from '../totals/leftOutRows';
import { Lookalikes } from './similarMrns';
import type { Clinic } from '../audit/claimRisks';
import { monthMarks, type SameText } from '../audit/crossRowProblems';
import { Namesakes } from './sharedIdentities';
import { Overlaps } from '../months/overlaps';
import { Patient } from '../patient';
import { PatientJudge } from './patientJudge';
import { PatientMonth, sortRows, summarise, type SortedRows } from '../months/patientMonth';
import { RowChains } from '../months/pendingRows';
import { topmostRow } from '../rowLists';
import { RowMarks } from '../audit/rowProblemBits';
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
  private readonly chains: RowChains;
  private readonly sorted = new SortedMonths(this.patients);
  /** MRNs that are the same but for zeros or case. */
  readonly lookalikes = new Lookalikes();
  /** Patients of one name and date of birth under several MRNs. */
  readonly namesakes = new Namesakes();
  private readonly marks: RowMarks;
  private readonly contacts: ContactFactsTable;
  private readonly judge: PatientJudge;
  /** By the number of its attributes, lest each row look up its MRN; a patient may have gone since. */
  private readonly patientOfAttributes: (Patient | undefined)[] = [];
  /** What was sorted for the overlaps, and is summed next; empty where no log has times. */
  private readonly sortedBefore = new Map<PatientMonth, SortedRows>();
  private dirtyMonths: PatientMonth[] = [];
  private dirtyPatients: Patient[] = [];

  constructor(
    private readonly table: RowTable,
    private readonly clinic: Clinic,
    private readonly sameText: SameText,
  ) {
    this.chains = new RowChains(table);
    this.overlaps = new Overlaps(table);
    this.totals = new CountedTotals(table);
    this.contacts = new ContactFactsTable(table);
    this.marks = new RowMarks(table);
    this.judge = new PatientJudge(table, clinic, this.marks, this.lookalikes, this.namesakes);
  }

  get rules(): BillingRules {
    return this.clinic.rules;
  }

  rowAdded(row: RowId): void {
    this.marks.countRow(row, 1);
    if (!this.table.isEntry(row)) {
      return;
    }
    this.totals.count(row, 1);
    const month = this.monthFor(row);
    if (!month) {
      this.unplacedRows.add(row);
      return;
    }
    month.addRow(row);
    this.touchPatients(this.namesakes.add(month.mrn, this.table.attributesOf(row)));
    this.touch(month);
  }

  rowRemoved(row: RowId): void {
    this.marks.countRow(row, -1);
    if (!this.table.isEntry(row)) {
      return;
    }
    this.marks.set(row, ~0, 0);
    this.overlaps.take(row);
    this.totals.count(row, -1);
    const month = this.monthOf(row);
    if (!month) {
      this.unplacedRows.delete(row);
      return;
    }
    month.removeRow(row);
    this.touchPatients(this.namesakes.remove(month.mrn, this.table.attributesOf(row)));
    month.patient.marked?.delete(row);
    this.touch(month);
  }

  /**
   * Sums and judges what has changed since the last call.
   *
   * @returns the patient-months concerned: those now empty too, and all of a patient's, for an assessment decides them all
   */
  settle(): PatientMonth[] {
    if (this.totals.staffDays.hasTurned) {
      // A day of one staff member may hold rows of any patient. It is rare, so everything is looked at again.
      this.sorted.all().forEach((month) => this.touch(month));
      this.totals.staffDays.hasTurned = false;
    }
    this.settleOverlaps();
    const touched: PatientMonth[] = [];
    // Each loop stands alone in a function, and nothing behind it: the engine compiles a long loop for the first reading of a
    // log without what follows, and would throw that away and begin anew at every keystroke.
    this.sumMonths(touched);
    this.sortedBefore.clear();
    this.forgetGone();
    this.judgePatients(touched);
    return touched;
  }

  private sumMonths(touched: PatientMonth[]): void {
    const months = this.dirtyMonths;
    this.dirtyMonths = [];
    for (const month of months) {
      this.sumOrDrop(month, touched);
    }
  }

  private sumOrDrop(month: PatientMonth, touched: PatientMonth[]): void {
    month.isDirty = false;
    if (month.rows.length > 0) {
      this.sum(month);
    } else {
      this.drop(month);
      touched.push(month);
    }
  }

  /** Who has gone is no longer like anybody: this must be known before the others are judged. */
  private forgetGone(): void {
    // Those who were like them come behind them in the same list.
    for (const patient of this.dirtyPatients) {
      this.forgetIfGone(patient);
    }
  }

  private forgetIfGone(patient: Patient): void {
    if (patient.months.length === 0 && this.patients.delete(patient.mrn)) {
      patient.isGone = true;
      this.touchPatients(this.lookalikes.remove(patient.mrn));
    }
  }

  private judgePatients(touched: PatientMonth[]): void {
    const patients = this.dirtyPatients;
    this.dirtyPatients = [];
    for (const patient of patients) {
      this.judgePatient(patient, touched);
    }
  }

  private judgePatient(patient: Patient, touched: PatientMonth[]): void {
    patient.isDirty = false;
    this.judge.judge(patient);
    for (const month of patient.months) {
      this.earned.recount(month);
      touched.push(month);
    }
  }

  /** All patient-months that have a row, by MRN ascending, then month descending, as in the report. */
  months(): readonly PatientMonth[] {
    return this.sorted.all();
  }

  /** A patient's calendar month, or undefined where the logs have none. */
  patientMonth(mrn: string, month: CalendarMonth): PatientMonth | undefined {
    return this.patients.get(mrn)?.month(month);
  }

  /** The patient-month that a row names, or undefined for a row that names none. */
  monthOf(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    return date === 0 ? undefined : this.knownPatient(this.table.attributesIdOf(row))?.month(monthOf(date));
  }

  /** What is left out of the sums, and why. */
  get leftOut(): LeftOutRows {
    return this.totals.leftOut;
  }

  /** The topmost row of a patient. */
  firstRowOf(mrn: string): RowId | undefined {
    const rows = this.monthsOf(mrn).flatMap((month) => month.rows);
    return topmostRow(rows, this.table);
  }

  /** The months of one patient that have a row, in ascending order. */
  monthsOf = (mrn: string): readonly PatientMonth[] => this.patients.get(mrn)?.months ?? [];

  /** How many rows have the problem of this code. */
  problemCount(code: string): number {
    return this.marks.counts.of(code);
  }

  /** The exact sum of all entries that count, and how many they are. */
  get total(): { readonly minutes: Minutes; readonly entries: number } {
    return this.totals.total;
  }

  private monthFor(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    if (date === 0) {
      return undefined;
    }
    const patient = this.patientFor(this.table.attributesIdOf(row));
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
  private patientFor(attributes: number): Patient | undefined {
    const known = this.knownPatient(attributes);
    const { mrn } = this.table.attributes.get(attributes);
    if (known || mrn === '') {
      return known;
    }
    const patient = new Patient(mrn, this.chains);
    this.patients.set(mrn, patient);
    this.patientOfAttributes[attributes] = patient;
    this.touchPatients(this.lookalikes.add(mrn));
    return patient;
  }

  /** The patient that attributes name, where there is one already. */
  private knownPatient(attributes: number): Patient | undefined {
    const { mrn } = this.table.attributes.get(attributes);
    const before = this.patientOfAttributes[attributes];
    if (before?.mrn === mrn && !before.isGone) {
      return before;
    }
    const patient = this.patients.get(mrn);
    this.patientOfAttributes[attributes] = patient;
    return patient;
  }

  private touch(month: PatientMonth): void {
    if (!month.isDirty) {
      month.isDirty = true;
      this.dirtyMonths.push(month);
    }
    this.touchPatient(month.patient);
  }

  private touchPatient(patient: Patient): void {
    if (!patient.isDirty) {
      patient.isDirty = true;
      this.dirtyPatients.push(patient);
    }
  }

  private touchPatients(mrns: readonly string[]): void {
    for (const mrn of mrns) {
      const patient = this.patients.get(mrn);
      if (patient) {
        this.touchPatient(patient);
      }
    }
  }

  /** Tells the overlaps which rows count, and touches the months whose rows have come to lose other time. */
  private settleOverlaps(): void {
    if (!this.table.hasAnyTimes) {
      return;
    }
    for (const month of this.dirtyMonths) {
      for (const row of month.rows) {
        this.overlaps.take(row);
      }
      if (month.rows.length > 0) {
        const sorted = this.sortRows(month);
        this.sortedBefore.set(month, sorted);
        for (const row of sorted.counted) {
          this.overlaps.put(row, sorted.profile.roles === 'triad');
        }
      }
    }
    for (const row of this.overlaps.settle()) {
      const month = this.monthOf(row);
      if (month) {
        this.touch(month);
      }
    }
  }

  private sortRows(month: PatientMonth): SortedRows {
    return sortRows(month, this.table, this.rules, this.contacts);
  }

  /** Sums a month that has rows, and marks them. */
  private sum(month: PatientMonth): void {
    const sorted = this.sortedBefore.get(month) ?? this.sortRows(month);
    const summary = summarise(month, sorted, this.table, this.overlaps, this.contacts);
    month.summary = summary;
    const marks = monthMarks(summary, this.table, this.sameText, this.totals.staffDays, this.contacts);
    for (const row of month.rows) {
      this.marks.set(row, MONTH_MARKS, marks.size === 0 ? 0 : (marks.get(row) ?? 0));
    }
    this.totals.deductMonth(month.rows, summary);
  }

  /** Forgets a month that has no rows any more. */
  private drop(month: PatientMonth): void {
    month.summary = undefined;
    this.earned.recount(month);
    this.marks.setFindings(month, []);
    this.sorted.remove(month);
    month.patient.removeMonth(month);
  }
}

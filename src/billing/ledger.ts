import { monthOf, type CalendarMonth } from '../log/calendarDate';
import type { Minutes } from '../log/minutes';
import type { RowId, RowTable } from '../log/rowTable';
import type { RowObserver } from '../log/timeLog';
import { FINDINGS_MARK, MARK, MONTH_MARKS, type FindingCode } from './billingProblems';
import type { BillingRules } from './billingRules';
import { NOTHING_EARNED } from './codes';
import { CountedTotals } from './countedTotals';
import { findEpisodes, type Episode } from './episodes';
import { ContactFactsTable } from './contactFacts';
import { laterAssessments, topmostRow } from './rowLists';
import { ProblemCounts } from './problemCounts';
import type { LeftOutRows } from './leftOutRows';
import { Lookalikes } from './lookalikes';
import { kindOf } from './monthKinds';
import { monthCodes } from './monthCodes';
import { patientFindings, type Clinic } from './monthFindings';
import { monthMarks, type SameText } from './monthMarks';
import { Overlaps } from './overlaps';
import { PatientMonth, sortRows, summarise, type SortedRows } from './patientMonth';
import { SortedMonths } from './sortedMonths';

interface Patient {
  readonly mrn: string;
  readonly months: Map<number, PatientMonth>;
  /** Rows marked for a problem of the patient as a whole; mostly none. */
  marked: Set<RowId> | undefined;
  isGone: boolean;
}

/**
 * Minutes and codes of every patient-month, kept in step with the rows. A row that comes or goes makes its own patient-month
 * to be summed anew, and its patient's months to be judged anew; nothing else is touched.
 */
export class Ledger implements RowObserver {
  readonly overlaps: Overlaps;
  readonly totals: CountedTotals;
  /** Entries with an error that keeps them from naming a patient and a month. */
  readonly unplacedRows = new Set<RowId>();
  private readonly patients = new Map<string, Patient>();
  private readonly sorted = new SortedMonths();
  /** MRNs that are the same but for zeros or case. */
  readonly lookalikes = new Lookalikes();
  private readonly counts = new ProblemCounts();
  private readonly contacts: ContactFactsTable;
  /** By the number of its attributes, lest each row look up its MRN; a patient may have gone since. */
  private readonly patientOfAttributes: (Patient | undefined)[] = [];
  private dirtyMonths = new Set<PatientMonth>();
  private dirtyPatients = new Set<Patient>();

  constructor(
    private readonly table: RowTable,
    private readonly clinic: Clinic,
    private readonly sameText: SameText,
  ) {
    this.overlaps = new Overlaps(table);
    this.totals = new CountedTotals(table);
    this.contacts = new ContactFactsTable(table);
  }

  get rules(): BillingRules {
    return this.clinic.rules;
  }

  rowAdded(row: RowId): void {
    this.countProblems(row, 1);
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
    this.touch(month);
  }

  rowRemoved(row: RowId): void {
    this.countProblems(row, -1);
    if (!this.table.isEntry(row)) {
      return;
    }
    this.setMarks(row, ~0, 0);
    this.overlaps.take(row);
    this.totals.count(row, -1);
    const month = this.monthOf(row);
    if (!month) {
      this.unplacedRows.delete(row);
      return;
    }
    month.removeRow(row);
    this.patients.get(month.mrn)?.marked?.delete(row);
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
    const sorted = new Map<PatientMonth, SortedRows>();
    for (const month of this.dirtyMonths) {
      if (month.rows.length > 0) {
        sorted.set(month, this.sortMonth(month));
      }
    }
    for (const row of this.overlaps.settle()) {
      const month = this.monthOf(row);
      if (month && !this.dirtyMonths.has(month)) {
        this.touch(month);
        sorted.set(month, this.sortRows(month));
      }
    }
    const touched: PatientMonth[] = [];
    for (const month of this.dirtyMonths) {
      const its = sorted.get(month);
      this.settleMonth(month, its);
      if (!its) {
        touched.push(month);
      }
    }
    // Who has gone is no longer like anybody: before the others are judged.
    for (const patient of this.dirtyPatients) {
      if (patient.months.size === 0 && this.patients.delete(patient.mrn)) {
        patient.isGone = true;
        this.touchPatients(this.lookalikes.remove(patient.mrn));
      }
    }
    for (const patient of this.dirtyPatients) {
      this.settlePatient(patient);
      touched.push(...patient.months.values());
    }
    this.dirtyMonths = new Set();
    this.dirtyPatients = new Set();
    return touched;
  }

  /** All patient-months that have a row, by MRN ascending, then month descending, as in the report. */
  months(): readonly PatientMonth[] {
    return this.sorted.all();
  }

  /** A patient's calendar month, or undefined where the logs have none. */
  patientMonth(mrn: string, month: CalendarMonth): PatientMonth | undefined {
    return this.patients.get(mrn)?.months.get(month);
  }

  /** The patient-month that a row names, or undefined for a row that names none. */
  monthOf(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    return date === 0 ? undefined : this.patients.get(this.table.attributesOf(row).mrn)?.months.get(monthOf(date));
  }

  /** What is left out of the sums, and why. */
  get leftOut(): LeftOutRows {
    return this.totals.leftOut;
  }

  /** The topmost row of a patient. */
  firstRowOf(mrn: string): RowId | undefined {
    const months = [...(this.patients.get(mrn)?.months.values() ?? [])];
    return topmostRow(
      months.flatMap(({ rows }) => rows),
      this.table,
    );
  }

  /** The months of one patient that have a row, in ascending order. */
  monthsOf = (mrn: string): PatientMonth[] =>
    [...(this.patients.get(mrn)?.months.values() ?? [])].sort((a, b) => a.month - b.month);

  /** How many rows have the problem of this code. */
  problemCount(code: string): number {
    return this.counts.of(code);
  }

  /** The exact sum of all entries that count, and how many they are. */
  get total(): { readonly minutes: Minutes; readonly entries: number } {
    return this.totals.total;
  }

  private countProblems(row: RowId, by: 1 | -1): void {
    this.counts.countRow(this.table.flagsOf(row), this.table.adviceOf(row), by);
  }

  private setMarks(row: RowId, mask: number, bits: number): void {
    const before = this.table.marksOf(row);
    const after = (before & ~mask) | bits;
    if (before === after) {
      return;
    }
    this.counts.countMarks(before, -1);
    this.counts.countMarks(after, 1);
    this.table.setMarks(row, after);
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
    const { mrn } = patient;
    const key = monthOf(date);
    let month = patient.months.get(key);
    if (!month) {
      month = new PatientMonth(mrn, key);
      patient.months.set(key, month);
      this.sorted.add(month);
    }
    return month;
  }

  /** The patient that attributes name, new if need be; undefined where they name none. */
  private patientFor(attributes: number): Patient | undefined {
    const { mrn } = this.table.attributes.get(attributes);
    const before = this.patientOfAttributes[attributes];
    if (before?.mrn === mrn && !before.isGone) {
      return before;
    }
    if (mrn === '') {
      return undefined;
    }
    let patient = this.patients.get(mrn);
    if (!patient) {
      patient = { mrn, months: new Map(), marked: undefined, isGone: false };
      this.patients.set(mrn, patient);
      this.touchPatients(this.lookalikes.add(mrn));
    }
    this.patientOfAttributes[attributes] = patient;
    return patient;
  }

  private touch(month: PatientMonth): void {
    this.dirtyMonths.add(month);
    const patient = this.patients.get(month.mrn);
    if (patient) {
      this.dirtyPatients.add(patient);
    }
  }

  private touchPatients(mrns: readonly string[]): void {
    mrns.flatMap((mrn) => this.patients.get(mrn) ?? []).forEach((patient) => this.dirtyPatients.add(patient));
  }

  /** Sorts a month's rows, and tells the overlaps which of them count. */
  private sortMonth(month: PatientMonth): SortedRows {
    const sorted = this.sortRows(month);
    if (!this.table.hasAnyTimes && this.overlaps.isEmpty) {
      return sorted;
    }
    for (const row of month.rows) {
      this.overlaps.take(row);
    }
    for (const row of sorted.counted) {
      this.overlaps.put(row, sorted.profile.roles === 'triad');
    }
    return sorted;
  }

  private sortRows(month: PatientMonth): SortedRows {
    return sortRows(month, this.table, this.rules, this.contacts);
  }

  private settleMonth(month: PatientMonth, sorted: SortedRows | undefined): void {
    if (!sorted) {
      month.summary = undefined;
      this.find(month, []);
      this.sorted.remove(month);
      const patient = this.patients.get(month.mrn);
      if (patient?.months.get(month.month) === month) {
        patient.months.delete(month.month);
      }
      return;
    }
    const summary = summarise(month, sorted, this.table, this.overlaps, this.contacts);
    month.summary = summary;
    const marks = monthMarks(summary, this.table, this.sameText, this.totals.staffDays, this.contacts);
    for (const row of month.rows) {
      this.setMarks(row, MONTH_MARKS, marks.size === 0 ? 0 : (marks.get(row) ?? 0));
    }
    this.totals.deductMonth(month.rows, summary);
  }

  /** Puts what a claim of the month may be denied for in place of what was found before. */
  private find(month: PatientMonth, findings: readonly FindingCode[]): void {
    this.counts.countFindings(month.findings, -1);
    this.counts.countFindings(findings, 1);
    month.findings = findings;
    const row = findings.length > 0 ? month.summary?.firstRow : undefined;
    if (month.findingsRow !== undefined && month.findingsRow !== row && month.rows.includes(month.findingsRow)) {
      this.setMarks(month.findingsRow, FINDINGS_MARK, 0);
    }
    month.findingsRow = row;
    if (row !== undefined) {
      this.setMarks(row, FINDINGS_MARK, FINDINGS_MARK);
    }
  }

  private settlePatient(patient: Patient): void {
    for (const row of patient.marked ?? []) {
      this.setMarks(row, MARK.CB020 | MARK.CB021 | MARK.CB034 | MARK.CB035, 0);
    }
    patient.marked = undefined;
    if (patient.months.size === 0) {
      return;
    }
    const likeness = this.lookalikes.likenessOf(patient.mrn);
    const first = likeness && this.firstRowOf(patient.mrn);
    if (likeness && first !== undefined) {
      this.markPatient(patient, [first], MARK[likeness.code]);
    }
    const months = [...patient.months.values()].sort((a, b) => a.month - b.month);
    const episodes = findEpisodes(
      months.map((month) => ({
        month: month.month,
        hasService: month.settled.entryCount > 0,
        assessments: month.settled.assessments,
      })),
    );
    for (const episode of episodes) {
      const its = episode.months.flatMap((month) => patient.months.get(month) ?? []);
      this.judgeEpisode(patient, episode, its);
    }
    const findings = this.rules.hasAudit ? patientFindings(months, this.clinic) : [];
    months.forEach((month, index) => this.find(month, findings[index] ?? []));
  }

  private judgeEpisode(patient: Patient, episode: Episode, months: readonly PatientMonth[]): void {
    const [assessment, second] = episode.assessments;
    let isInitialOpen = true;
    for (const month of months) {
      month.assessment = second === undefined ? assessment : undefined;
      month.kind = kindOf(month, episode, isInitialOpen);
      this.earn(month);
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

  private earn(month: PatientMonth): void {
    const { minutes, entryCount, profile, facts } = month.settled;
    month.codes = NOTHING_EARNED;
    month.next = undefined;
    if (month.kind === 'initial' || month.kind === 'subsequent') {
      const { codes, next } = monthCodes(profile, {
        kind: month.kind,
        month: month.month,
        total: minutes,
        otherCodes: facts.otherCodes,
      });
      month.codes = entryCount > 0 ? codes : NOTHING_EARNED;
      month.next = next;
    }
  }

  private markPatient(patient: Patient, rows: readonly RowId[], bit: number): void {
    for (const row of rows) {
      this.setMarks(row, bit, bit);
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
    month.rows.forEach((row) => this.setMarks(row, MARK.CB102, 0));
    for (const row of hasEarly ? counted : []) {
      const isEarly = assessment !== undefined && this.table.dateOf(row) < assessment;
      this.setMarks(row, MARK.CB102, isEarly ? MARK.CB102 : 0);
    }
  }
}

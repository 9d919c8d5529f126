import { monthOf, type CalendarDate } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, subtractMinutes, type Minutes } from '../log/minutes';
import { ROW_ERROR_BITS, ROW_PROBLEM_BITS, ROW_PROBLEM_CODES, ROW_SHAPE_BITS, rowProblemBit } from '../log/problems';
import type { RowId, RowTable } from '../log/rowTable';
import type { RowObserver } from '../log/timeLog';
import { BILLING_PROBLEM_CODES, MARK, MONTH_MARKS } from './billingProblems';
import { findEpisodes, type Episode } from './episodes';
import { LeftOutRows } from './leftOutRows';
import { monthMarks, type SameText } from './monthMarks';
import { PatientMonth, summarise, type MonthKind } from './patientMonth';
import { SortedMonths } from './sortedMonths';
import { NOTHING_EARNED, type TimeRule } from './timeRules';

interface Patient {
  readonly mrn: string;
  readonly months: Map<number, PatientMonth>;
  /** Rows marked for a problem of the patient as a whole. */
  readonly marked: Set<RowId>;
}

/**
 * Minutes and codes of every patient-month, kept in step with the rows. A row that comes or goes makes its own patient-month
 * to be summed anew, and its patient's months to be judged anew; nothing else is touched.
 */
export class Ledger implements RowObserver {
  readonly leftOut = new LeftOutRows();
  /** Entries with an error that keeps them from naming a patient and a month. */
  readonly unplacedRows = new Set<RowId>();
  private readonly patients = new Map<string, Patient>();
  private readonly sorted = new SortedMonths();
  private readonly counts = new Map<string, number>();
  private dirtyMonths = new Set<PatientMonth>();
  private dirtyPatients = new Set<Patient>();
  private countedMinutes = NO_MINUTES;
  private countedEntries = 0;

  constructor(
    private readonly table: RowTable,
    readonly rule: TimeRule,
    private readonly sameText: SameText,
  ) {}

  rowAdded(row: RowId): void {
    this.countProblems(row, 1);
    if (!this.table.isEntry(row)) {
      return;
    }
    this.countRow(row, 1);
    const month = this.monthFor(row);
    if (!month) {
      this.unplacedRows.add(row);
      return;
    }
    month.rows.push(row);
    this.touch(month);
  }

  rowRemoved(row: RowId): void {
    this.countProblems(row, -1);
    if (!this.table.isEntry(row)) {
      return;
    }
    this.setMarks(row, ~0, 0);
    this.countRow(row, -1);
    const month = this.monthOf(row);
    if (!month) {
      this.unplacedRows.delete(row);
      return;
    }
    takeOut(month.rows, row);
    this.patients.get(month.mrn)?.marked.delete(row);
    this.touch(month);
  }

  /**
   * Sums and judges what has changed since the last call.
   *
   * @returns the patient-months concerned: those now empty too, and all of a patient's, for an assessment decides them all
   */
  settle(): PatientMonth[] {
    const touched = [...this.dirtyMonths];
    for (const month of touched) {
      this.settleMonth(month);
    }
    for (const patient of this.dirtyPatients) {
      this.settlePatient(patient);
      touched.push(...patient.months.values());
    }
    this.dirtyMonths = new Set();
    this.dirtyPatients = new Set();
    return [...new Set(touched)];
  }

  /** All patient-months that have a row, by MRN ascending, then month descending, as in the report. */
  months(): readonly PatientMonth[] {
    return this.sorted.all();
  }

  /** The patient-month that a row names, or undefined for a row that names none. */
  monthOf(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    return date === 0 ? undefined : this.patients.get(this.table.attributesOf(row).mrn)?.months.get(monthOf(date));
  }

  /** How many rows have the problem of this code. */
  problemCount(code: string): number {
    return this.counts.get(code) ?? 0;
  }

  /** The exact sum of all entries that count, and how many they are. */
  get total(): { readonly minutes: Minutes; readonly entries: number } {
    return { minutes: this.countedMinutes, entries: this.countedEntries };
  }

  private countProblems(row: RowId, by: 1 | -1): void {
    const flags = this.table.flagsOf(row);
    if ((flags & ROW_PROBLEM_BITS) !== 0) {
      for (const code of ROW_PROBLEM_CODES) {
        if ((flags & rowProblemBit(code)) !== 0) {
          this.count(code, by);
        }
      }
    }
  }

  private countRow(row: RowId, by: 1 | -1): void {
    const flags = this.table.flagsOf(row);
    const minutes = this.table.minutesOf(row);
    if ((flags & ROW_ERROR_BITS) !== 0) {
      this.leftOut.count(flags, this.table.dateOf(row), minutes, by);
    } else {
      this.countedMinutes = (by === 1 ? addMinutes : subtractMinutes)(this.countedMinutes, minutes);
      this.countedEntries += by;
    }
  }

  private count(code: string, by: number): void {
    this.counts.set(code, this.problemCount(code) + by);
  }

  private setMarks(row: RowId, mask: number, bits: number): void {
    const before = this.table.marksOf(row);
    const after = (before & ~mask) | bits;
    if (before === after) {
      return;
    }
    for (const code of BILLING_PROBLEM_CODES) {
      this.count(code, Math.sign(after & MARK[code]) - Math.sign(before & MARK[code]));
    }
    this.table.setMarks(row, after);
  }

  private monthFor(row: RowId): PatientMonth | undefined {
    const date = this.table.dateOf(row);
    const { mrn } = this.table.attributesOf(row);
    if (date === 0 || mrn === '') {
      return undefined;
    }
    let patient = this.patients.get(mrn);
    if (!patient) {
      patient = { mrn, months: new Map(), marked: new Set() };
      this.patients.set(mrn, patient);
    }
    const key = monthOf(date);
    let month = patient.months.get(key);
    if (!month) {
      month = new PatientMonth(mrn, key);
      patient.months.set(key, month);
      this.sorted.add(month);
    }
    return month;
  }

  private touch(month: PatientMonth): void {
    this.dirtyMonths.add(month);
    const patient = this.patients.get(month.mrn);
    if (patient) {
      this.dirtyPatients.add(patient);
    }
  }

  private settleMonth(month: PatientMonth): void {
    if (month.rows.length === 0) {
      month.summary = undefined;
      this.sorted.remove(month);
      const patient = this.patients.get(month.mrn);
      if (patient?.months.get(month.month) === month) {
        patient.months.delete(month.month);
      }
      return;
    }
    const summary = summarise(month, this.table);
    month.summary = summary;
    const marks = monthMarks(summary.counted, this.table, this.sameText);
    for (const row of month.rows) {
      this.setMarks(row, MONTH_MARKS, marks.get(row) ?? 0);
    }
  }

  private settlePatient(patient: Patient): void {
    for (const row of patient.marked) {
      this.setMarks(row, MARK.CB020 | MARK.CB021, 0);
    }
    patient.marked.clear();
    if (patient.months.size === 0) {
      this.patients.delete(patient.mrn);
      return;
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
  }

  private judgeEpisode(patient: Patient, episode: Episode, months: readonly PatientMonth[]): void {
    const [assessment, second] = episode.assessments;
    for (const month of months) {
      month.assessment = second === undefined ? assessment : undefined;
      month.kind = kindOf(month, episode);
      const { minutes, entryCount } = month.settled;
      const billable = month.kind === 'initial' || month.kind === 'subsequent' ? month.kind : undefined;
      month.codes = billable && entryCount > 0 ? this.rule.earned(billable, minutes) : NOTHING_EARNED;
      month.next = billable && this.rule.next(billable, minutes);
      this.markEarlyRows(month);
    }
    if (assessment === undefined) {
      const counted = months.flatMap((month) => month.settled.counted);
      const first = this.topmost(counted);
      this.markPatient(patient, first === undefined ? [] : [first], MARK.CB020);
    } else if (second !== undefined) {
      this.markPatient(patient, this.laterAssessments(episode, months), MARK.CB021);
    }
  }

  private markPatient(patient: Patient, rows: readonly RowId[], bit: number): void {
    for (const row of rows) {
      this.setMarks(row, bit, bit);
      patient.marked.add(row);
    }
  }

  /** The topmost row for each initial assessment but the one that is stated first. */
  private laterAssessments(episode: Episode, months: readonly PatientMonth[]): RowId[] {
    const rows = months
      .flatMap((month) => month.rows)
      .filter((row) => (this.table.flagsOf(row) & ROW_SHAPE_BITS) === 0);
    const firsts = episode.assessments.flatMap((assessment) => {
      const stating = rows.filter((row) => this.table.attributesOf(row).initialAssessment === assessment);
      return this.topmost(stating) ?? [];
    });
    return firsts.sort(this.table.compare).slice(1);
  }

  private topmost(rows: readonly RowId[]): RowId | undefined {
    return rows.reduce<RowId | undefined>(
      (top, row) => (top === undefined || this.table.compare(row, top) < 0 ? row : top),
      undefined,
    );
  }

  private markEarlyRows(month: PatientMonth): void {
    const { earliestDate, counted } = month.settled;
    const { assessment } = month;
    const hasEarly = assessment !== undefined && earliestDate !== undefined && earliestDate < assessment;
    if (!hasEarly && !month.hasEarlyRows) {
      return;
    }
    month.hasEarlyRows = hasEarly;
    for (const row of counted) {
      const isEarly = hasEarly && this.table.dateOf(row) < assessment;
      this.setMarks(row, MARK.CB102, isEarly ? MARK.CB102 : 0);
    }
  }
}

/** Takes a row out without keeping the order of the rest. */
function takeOut(rows: RowId[], row: RowId): void {
  const index = rows.indexOf(row);
  const last = rows.pop();
  if (last !== undefined && index < rows.length) {
    rows[index] = last;
  }
}

function kindOf(month: PatientMonth, episode: Episode): MonthKind {
  if (episode.assessments.length > 1) {
    return 'conflictingAssessments';
  }
  const assessment: CalendarDate | undefined = episode.assessments[0];
  if (assessment === undefined) {
    return 'noAssessment';
  }
  const initial = monthOf(assessment);
  if (month.month === initial) {
    return 'initial';
  }
  return month.month > initial ? 'subsequent' : 'beforeAssessment';
}

import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import { NO_FINDINGS, type Finding } from '../problems/finding';
import type { ClaimRisk } from '../problems/claimRisk';
import type { FilingDeadline } from '../rules/filingLimit';
import { NOTHING_EARNED, type BillableMonthKind, type EarnedCodes, type NextCode } from '../rules/codes';
import { findAlternative, nextCode, type BilledMonth } from '../rules/monthCodes';
import type { MonthSummary } from './monthSummary';
import { NO_ROW, type PendingRows } from './pendingRows';
import { removeUnordered } from '../../text/lists';

/**
 * What a month is to the payer. Months before the initial assessment, and months of an episode with no assessment or with
 * several, don't earn a code.
 */
export type MonthKind = BillableMonthKind | 'beforeAssessment' | 'noAssessment' | 'conflictingAssessments';

/** Shared by all months before their rows are added, and never changed. */
const NO_ROWS: RowId[] = [];
const NO_CLAIM_RISKS: readonly ClaimRisk<PatientMonth>[] = [];

/** A calendar month of a patient, the unit that is billed. */
export class PatientMonth {
  private rowList: RowId[] = NO_ROWS;
  /** Whether the summary uses the list of rows, so that it must be copied before it changes. */
  private isShared = true;
  /** The last of the rows that were added since the list was created, and how many they are. */
  private lastPending: number = NO_ROW;
  private pendingCount = 0;
  /** The sums; undefined before the first update. */
  currentSummary: MonthSummary | undefined;
  kind: MonthKind = 'noAssessment';
  /** The initial assessment of the episode; undefined if it doesn't have exactly one. */
  assessment: CalendarDate | undefined;
  codes: EarnedCodes = NOTHING_EARNED;
  /** When the claim must be filed; undefined if no code is earned or the payer's limit isn't known. */
  filing: FilingDeadline | undefined;
  /** The number of the evaluation that assigned the codes and claim risks. It's unique, so that caches can compare it. */
  evaluation = 0;
  /** The codes of this month in the totals of all months; undefined if the totals don't include it. */
  countedCodes: EarnedCodes | undefined;
  /** The values of its claim that are counted over all months, as bits. */
  countedValues = 0;
  /** Whether any of its rows has the bit of an entry before the initial assessment. */
  hasRowsBeforeAssessment = false;
  /** What a payer may deny the month's claim for. */
  claimRisks: readonly ClaimRisk<PatientMonth>[] = NO_CLAIM_RISKS;
  /** The facts that its rows show. */
  rowFindings: readonly Finding[] = NO_FINDINGS;
  /** The facts that it has together with the patient's other months. */
  patientFindings: readonly Finding[] = NO_FINDINGS;
  /** The number of its episode among the episodes of the patient, from 0. */
  episode = 0;
  /** The row on which the claim risks are shown. */
  claimRiskRow: RowId | undefined;
  /** Whether its rows have changed since the summary was calculated. */
  isDirty = false;

  constructor(
    readonly patient: Patient,
    readonly month: CalendarMonth,
  ) {}

  get mrn(): string {
    return this.patient.mrn;
  }

  /** Every row with the patient and the month, including rows that are left out. */
  get rows(): readonly RowId[] {
    this.addPendingRows();
    return this.rowList;
  }

  addRow(row: RowId): void {
    this.patient.pendingRows.link(row, this.lastPending);
    this.lastPending = row;
    this.pendingCount++;
  }

  removeRow(row: RowId): void {
    this.addPendingRows();
    if (this.isShared) {
      this.rowList = [...this.rowList];
      this.isShared = false;
    }
    removeUnordered(this.rowList, row);
  }

  private addPendingRows(): void {
    if (this.pendingCount > 0) {
      this.rowList = this.patient.pendingRows.appendTo(this.rowList, this.lastPending, this.pendingCount);
      this.isShared = false;
      this.lastPending = NO_ROW;
      this.pendingCount = 0;
    }
  }

  /** Returns the rows by date and then by position in the log. The list doesn't change when rows are added or removed. */
  sortedRows(table: RowTable): readonly RowId[] {
    this.addPendingRows();
    if (!isSorted(this.rowList, table)) {
      this.rowList = [...this.rowList].sort((a, b) => table.dateOf(a) - table.dateOf(b) || table.compare(a, b));
    }
    this.isShared = true;
    return this.rowList;
  }

  /** The sums. @throws if the ledger hasn't been updated yet, which is a bug */
  get summary(): MonthSummary {
    if (!this.currentSummary) {
      throw new Error('The patient-month has not been summarized yet.');
    }
    return this.currentSummary;
  }

  /** The next code that the month can earn, calculated when it's read. */
  get next(): NextCode | undefined {
    return this.kind === 'initial' || this.kind === 'subsequent'
      ? nextCode(this.summary.profile, this.getBilledMonth(this.kind))
      : undefined;
  }

  /**
   * The codes that the month would earn under the other choice between an APCM add-on and the time-based codes; undefined if the
   * month doesn't have the choice.
   */
  get alternative(): EarnedCodes | undefined {
    const { facts, profile } = this.summary;
    return facts.otherCodes.size > 0 && (this.kind === 'initial' || this.kind === 'subsequent')
      ? findAlternative(profile, this.getBilledMonth(this.kind))
      : undefined;
  }

  /** The other codes of the month if the clinic hasn't chosen between an APCM add-on and the time-based codes. */
  get undecided(): EarnedCodes | undefined {
    return this.summary.profile.apcmAddOns === undefined ? this.alternative : undefined;
  }

  /** Returns the parts of the month that decide its codes. */
  getBilledMonth(kind: BillableMonthKind): BilledMonth {
    const { minutes, facts } = this.summary;
    return { kind, month: this.month, total: minutes, otherCodes: facts.otherCodes };
  }
}

/** A patient in all logs that are read together. */
export class Patient {
  private readonly monthList: PatientMonth[] = [];
  /** The month that was looked up last. Rows are usually sorted by date, so the next row is usually in the same month. */
  private lastMonth: PatientMonth | undefined;
  /** Rows with a problem of the patient as a whole; undefined for most patients. */
  rowsWithProblems: Set<RowId> | undefined;
  /** Whether the patient no longer has any rows. */
  isRemoved = false;
  /** Whether the months must be evaluated again. */
  isDirty = false;

  constructor(
    readonly mrn: string,
    readonly pendingRows: PendingRows,
  ) {}

  /** The months that have a row, in ascending order. */
  get months(): readonly PatientMonth[] {
    return this.monthList;
  }

  /** Returns a month of the patient, or undefined if the patient has no row in it. */
  month(month: CalendarMonth): PatientMonth | undefined {
    if (this.lastMonth?.month === month) {
      return this.lastMonth;
    }
    const found = this.monthList[this.findInsertionIndex(month)];
    if (found?.month === month) {
      this.lastMonth = found;
      return found;
    }
    return undefined;
  }

  addMonth(month: PatientMonth): void {
    this.monthList.splice(this.findInsertionIndex(month.month), 0, month);
    this.lastMonth = month;
  }

  /** Removes a month that no longer has any rows. */
  removeMonth(month: PatientMonth): void {
    const index = this.monthList.indexOf(month);
    if (index >= 0) {
      this.monthList.splice(index, 1);
      this.lastMonth = undefined;
    }
  }

  /** Searches from the end, because logs are usually sorted by date and a patient has few months. */
  private findInsertionIndex(month: CalendarMonth): number {
    let index = this.monthList.length;
    while (index > 0 && (this.monthList[index - 1]?.month ?? 0) >= month) {
      index--;
    }
    return index;
  }
}

/** Checks the order first, because the rows of a log are usually sorted by date. */
function isSorted(rows: readonly RowId[], table: RowTable): boolean {
  let previous: RowId | undefined;
  for (const row of rows) {
    if (previous !== undefined) {
      const days = table.dateOf(row) - table.dateOf(previous);
      if (days < 0 || (days === 0 && table.compare(previous, row) > 0)) {
        return false;
      }
    }
    previous = row;
  }
  return true;
}

import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import { isPositive, minutesOf, type Minutes } from '../../log/values/minutes';
import { ROW_SHAPE_BITS } from '../../log/problems/problems';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import type { BillingRules } from '../rules/billingRules';
import { NOTHING_EARNED, type BillableMonthKind, type EarnedCodes, type NextCode } from '../rules/codes';
import type { ContactFactsTable } from './contactFacts';
import type { TimeExclusionCode } from '../rules/countedTime';
import type { ClaimRiskCode } from '../problems/billingProblems';
import { nextCode, type BilledMonth } from '../rules/monthCodes';
import { findMonthFacts, type MonthFacts } from './monthFacts';
import type { Overlaps } from './overlaps';
import type { Patient } from '../patient';
import type { PayerProfile } from '../rules/payerProfile';
import { NO_ROW } from './pendingRows';
import { removeUnordered } from '../rowLists';

/**
 * What a month is to the payer. Months before the initial assessment, and months of an episode with no or several
 * assessments, earn nothing.
 */
export type MonthKind = BillableMonthKind | 'beforeAssessment' | 'noAssessment' | 'conflictingAssessments';

/** What stands in the report for a patient-month. */
export interface ReportedAttributes {
  readonly firstName: string;
  readonly lastName: string;
  readonly payer: string;
  readonly npi: string;
  readonly problemsList: string;
  readonly dateOfBirth: CalendarDate | undefined;
}

/** Which rows of a patient-month count. */
export interface SelectedRows {
  /** The profile of the payer that stands in the report. */
  readonly profile: PayerProfile;
  /** The topmost row, counted or not. */
  readonly firstRow: RowId;
  readonly reported: ReportedAttributes;
  /** The rows without an error, by date and then by place in the log. */
  readonly validRows: readonly RowId[];
  /** Those of them that count. */
  readonly countedRows: readonly RowId[];
  /** Those that do not, for the payer's rules say so. */
  readonly excludedRows: ReadonlyMap<RowId, TimeExclusionCode>;
}

/** The sums of a patient-month's rows, made anew whenever one of them changes. */
export interface MonthSummary extends SelectedRows {
  /** Exact sum of the entries that count, less what overlaps. */
  readonly minutes: Minutes;
  /** Minutes of rows that count elsewhere already, for their times overlap. */
  readonly overlapMinutes: ReadonlyMap<RowId, Minutes>;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** The row of the latest date, the lowest of these, among the entries that count; else the topmost row. */
  readonly latestRow: RowId;
  readonly earliestDate: CalendarDate | undefined;
  /** Distinct initial assessments stated by rows of valid shape. */
  readonly assessments: readonly CalendarDate[];
  readonly facts: MonthFacts;
}

/** Shared by all months before their rows are gathered, and never changed. */
const NO_ROWS: RowId[] = [];

/** A patient's calendar month, the unit that is billed. */
export class PatientMonth {
  private rowList: RowId[] = NO_ROWS;
  /** Whether the sums keep the list of rows as it is: it must be another one before it changes. */
  private isShared = true;
  /** The rows that have come since: the last of their chain, and how many they are. */
  private lastPending: number = NO_ROW;
  private pendingCount = 0;
  currentSummary: MonthSummary | undefined;
  kind: MonthKind = 'noAssessment';
  /** The initial assessment of the episode; undefined where there is none or more than one. */
  assessment: CalendarDate | undefined;
  codes: EarnedCodes = NOTHING_EARNED;
  /** The number of the judgement that gave it its codes and findings; no two are the same. */
  evaluation = 0;
  /** The codes that the month is counted with in the sums of all; undefined where it is in none. */
  countedCodes: EarnedCodes | undefined;
  /** Whether rows of it are marked as before the initial assessment. */
  hasRowsBeforeAssessment = false;
  /** What a payer may deny the month's claim for; shown on the row that is marked for it. */
  claimRisks: readonly ClaimRiskCode[] = NO_CLAIM_RISKS;
  claimRiskRow: RowId | undefined;
  /** Whether its rows have changed since it was summed. */
  isDirty = false;

  constructor(
    readonly patient: Patient,
    readonly month: CalendarMonth,
  ) {}

  get mrn(): string {
    return this.patient.mrn;
  }

  /** Every row that names the patient and the month, those left out too. */
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

  /** Puts the rows that have come to the others. */
  private addPendingRows(): void {
    if (this.pendingCount > 0) {
      this.rowList = this.patient.pendingRows.appendTo(this.rowList, this.lastPending, this.pendingCount);
      this.isShared = false;
      this.lastPending = NO_ROW;
      this.pendingCount = 0;
    }
  }

  /** The rows by date and then by place in the log; the list stays as it is when rows come or go. */
  sortedRows(table: RowTable): readonly RowId[] {
    this.addPendingRows();
    if (!isSorted(this.rowList, table)) {
      this.rowList = [...this.rowList].sort((a, b) => table.dateOf(a) - table.dateOf(b) || table.compare(a, b));
    }
    this.isShared = true;
    return this.rowList;
  }

  /** The sums; asking before the ledger has settled is a mistake of the program. */
  get summary(): MonthSummary {
    if (!this.currentSummary) {
      throw new Error('The patient-month has not been summed yet.');
    }
    return this.currentSummary;
  }

  /** The next code that the month can earn; worked out when somebody asks. */
  get next(): NextCode | undefined {
    return this.kind === 'initial' || this.kind === 'subsequent'
      ? nextCode(this.summary.profile, this.getBilledMonth(this.kind))
      : undefined;
  }

  /** The month as far as its codes turn on it. */
  getBilledMonth(kind: BillableMonthKind): BilledMonth {
    const { minutes, facts } = this.summary;
    return { kind, month: this.month, total: minutes, otherCodes: facts.otherCodes };
  }
}

/** Rows mostly stand in the log by date. */
function isSorted(rows: readonly RowId[], table: RowTable): boolean {
  let before: RowId | undefined;
  for (const row of rows) {
    if (before !== undefined) {
      const days = table.dateOf(row) - table.dateOf(before);
      if (days < 0 || (days === 0 && table.compare(before, row) > 0)) {
        return false;
      }
    }
    before = row;
  }
  return true;
}

/** Which rows of a patient-month count, and by whose rules. There is at least one row. */
export function selectRows(
  month: PatientMonth,
  table: RowTable,
  rules: BillingRules,
  contacts: ContactFactsTable,
): SelectedRows {
  const rows = month.sortedRows(table);
  const validRows = rows.every((row) => table.counts(row)) ? rows : rows.filter((row) => table.counts(row));
  const firstRow = rows.reduce((first, row) => (table.compare(row, first) < 0 ? row : first));
  const reported = getReportedAttributes(validRows.length > 0 ? validRows : [firstRow], table);
  const profile = rules.getProfile(reported.payer);
  let excludedRows: Map<RowId, TimeExclusionCode> | undefined;
  for (const row of validRows) {
    const why = contacts.get(row).findExclusion(profile);
    if (why) {
      excludedRows ??= new Map();
      excludedRows.set(row, why);
    }
  }
  const countedRows = excludedRows ? validRows.filter((row) => !excludedRows.has(row)) : validRows;
  return {
    profile,
    firstRow,
    reported,
    validRows,
    countedRows,
    excludedRows: excludedRows ?? NONE_EXCLUDED,
  };
}

/** Sums a patient-month's rows. */
export function summarizeMonth(
  month: PatientMonth,
  sorted: SelectedRows,
  table: RowTable,
  overlaps: Overlaps,
  contacts: ContactFactsTable,
): MonthSummary {
  const { countedRows, firstRow } = sorted;
  let overlapMinutes: Map<RowId, Minutes> | undefined;
  let ticks = 0;
  let fine = 0;
  for (const row of countedRows) {
    ticks += table.ticksOf(row);
    fine += table.fineOf(row);
    const away = overlaps.isEmpty ? undefined : overlaps.overlapMinutes(row);
    if (away && isPositive(away)) {
      overlapMinutes ??= new Map();
      overlapMinutes.set(row, away);
      ticks -= away.ticks;
      fine -= away.fine;
    }
  }
  const earliest = countedRows[0];
  const earliestDate = earliest === undefined ? 0 : table.dateOf(earliest);
  const { profile, reported, validRows, excludedRows } = sorted;
  return {
    profile,
    firstRow,
    reported,
    validRows,
    countedRows,
    excludedRows,
    minutes: minutesOf(ticks, fine),
    overlapMinutes: overlapMinutes ?? NO_OVERLAPS,
    entryCount: countedRows.length,
    leftOutCount: month.rows.length - countedRows.length,
    latestRow: countedRows.at(-1) ?? firstRow,
    earliestDate: earliestDate === 0 ? undefined : earliestDate,
    assessments: findAssessments(month.rows, table),
    facts: findMonthFacts(validRows, countedRows, table, contacts),
  };
}

const NONE_EXCLUDED: ReadonlyMap<RowId, TimeExclusionCode> = new Map();
const NO_OVERLAPS: ReadonlyMap<RowId, Minutes> = new Map();
const NO_CLAIM_RISKS: readonly ClaimRiskCode[] = [];

function findAssessments(rows: readonly RowId[], table: RowTable): readonly CalendarDate[] {
  const assessments: CalendarDate[] = [];
  let before = -1;
  for (const row of rows) {
    const id = table.attributesIdOf(row);
    const isSound = (table.flagsOf(row) & ROW_SHAPE_BITS) === 0;
    if (isSound && id !== before) {
      before = id;
      const { initialAssessment } = table.attributes.get(id);
      if (initialAssessment !== undefined && !assessments.includes(initialAssessment)) {
        assessments.push(initialAssessment);
      }
    }
  }
  const [only] = assessments;
  return only === undefined || assessments.length > 1 ? assessments : getSharedList(only);
}

/** Most months state one assessment, which most months of the patient state: each such list is made once. */
const LISTS = new Map<CalendarDate, readonly CalendarDate[]>();

function getSharedList(assessment: CalendarDate): readonly CalendarDate[] {
  let list = LISTS.get(assessment);
  if (!list) {
    list = [assessment];
    LISTS.set(assessment, list);
  }
  return list;
}

/** The latest row's name, payer and NPI, and every problems list of the month once (sources.md 0.2). */
function getReportedAttributes(rows: readonly RowId[], table: RowTable): ReportedAttributes {
  const [topmost] = rows;
  const only = topmost === undefined ? -1 : table.attributesIdOf(topmost);
  if (rows.every((row) => table.attributesIdOf(row) === only)) {
    return table.attributes.get(only);
  }
  const distinct: number[] = [];
  for (const row of rows) {
    const id = table.attributesIdOf(row);
    if (distinct.at(-1) !== id) {
      distinct.push(id);
    }
  }
  const all = distinct.map((id) => table.attributes.get(id));
  const named = all.findLast(({ firstName, lastName }) => firstName !== '' || lastName !== '');
  const problems = new Set(all.map(({ problemsList }) => problemsList).filter((text) => text !== ''));
  return {
    firstName: named?.firstName ?? '',
    lastName: named?.lastName ?? '',
    payer: all.findLast(({ payer }) => payer !== '')?.payer ?? '',
    npi: all.findLast(({ npi }) => npi !== '')?.npi ?? '',
    problemsList: [...problems].join(' || '),
    dateOfBirth: all.findLast(({ dateOfBirth }) => dateOfBirth !== undefined)?.dateOfBirth,
  };
}

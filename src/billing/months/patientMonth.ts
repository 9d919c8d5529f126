import type { CalendarDate, CalendarMonth } from '../../log/values/calendarDate';
import { isPositive, minutesOf, type Minutes } from '../../log/values/minutes';
import { ROW_SHAPE_BITS } from '../../log/problems/problems';
import type { RowTable } from '../../log/rows/rowTable';
import type { RowId } from '../../log/rows/rowId';
import type { BillingRules } from '../rules/billingRules';
import { NOTHING_EARNED, type BillableMonthKind, type EarnedCodes, type NextCode } from '../rules/codes';
import type { ContactFactsTable } from './contactFacts';
import type { NotCounted } from '../rules/countedTime';
import type { FindingCode } from '../problems/billingProblems';
import { nextCode, type BilledMonth } from '../rules/monthCodes';
import { monthFacts, type MonthFacts } from './monthFacts';
import type { Overlaps } from './overlaps';
import type { Patient } from '../patient';
import type { PayerProfile } from '../rules/payerProfile';
import { NO_ROW } from './pendingRows';
import { takeOut } from '../rowLists';

/**
 * What a month is to the payer. Months before the initial assessment, and months of an episode with no or several
 * assessments, earn nothing.
 */
export type MonthKind = BillableMonthKind | 'beforeAssessment' | 'noAssessment' | 'conflictingAssessments';

/** What stands in the report for a patient-month. */
export interface StandingAttributes {
  readonly firstName: string;
  readonly lastName: string;
  readonly payer: string;
  readonly npi: string;
  readonly problemsList: string;
  readonly dateOfBirth: CalendarDate | undefined;
}

/** Which rows of a patient-month count. */
export interface SortedRows {
  /** The profile of the payer that stands in the report. */
  readonly profile: PayerProfile;
  /** The topmost row, counted or not. */
  readonly firstRow: RowId;
  readonly standing: StandingAttributes;
  /** The rows without an error, by date and then by place in the log. */
  readonly sound: readonly RowId[];
  /** Those of them that count. */
  readonly counted: readonly RowId[];
  /** Those that do not, for the payer's rules say so. */
  readonly notCounted: ReadonlyMap<RowId, NotCounted>;
}

/** The sums of a patient-month's rows, made anew whenever one of them changes. */
export interface MonthSummary extends SortedRows {
  /** Exact sum of the entries that count, less what overlaps. */
  readonly minutes: Minutes;
  /** Minutes of rows that count elsewhere already, for their times overlap. */
  readonly lost: ReadonlyMap<RowId, Minutes>;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** The row of the latest date, the lowest of these, among the entries that count; else the topmost row. */
  readonly latestRow: RowId;
  readonly earliestDate: CalendarDate | undefined;
  /** Distinct initial assessments stated by rows of sound shape. */
  readonly assessments: readonly CalendarDate[];
  readonly facts: MonthFacts;
}

/** Shared by all months before their rows are gathered, and never changed. */
const NO_ROWS: RowId[] = [];

/** A patient's calendar month, the unit that is billed. */
export class PatientMonth {
  private its: RowId[] = NO_ROWS;
  /** Whether the sums keep the list of rows as it is: it must be another one before it changes. */
  private isKept = true;
  /** The rows that have come since: the last of their chain, and how many they are. */
  private lastCome: number = NO_ROW;
  private come = 0;
  summary: MonthSummary | undefined;
  kind: MonthKind = 'noAssessment';
  /** The initial assessment of the episode; undefined where there is none or more than one. */
  assessment: CalendarDate | undefined;
  codes: EarnedCodes = NOTHING_EARNED;
  /** The number of the judgement that gave it its codes and findings; no two are the same. */
  judgement = 0;
  /** The codes that the month is counted with in the sums of all; undefined where it is in none. */
  countedCodes: EarnedCodes | undefined;
  /** Whether rows of it are marked as before the initial assessment. */
  hasEarlyRows = false;
  /** What a payer may deny the month's claim for; shown on the row that is marked for it. */
  findings: readonly FindingCode[] = NO_FINDINGS;
  findingsRow: RowId | undefined;
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
    this.gather();
    return this.its;
  }

  addRow(row: RowId): void {
    this.patient.chains.link(row, this.lastCome);
    this.lastCome = row;
    this.come++;
  }

  removeRow(row: RowId): void {
    this.gather();
    if (this.isKept) {
      this.its = [...this.its];
      this.isKept = false;
    }
    takeOut(this.its, row);
  }

  /** Puts the rows that have come to the others. */
  private gather(): void {
    if (this.come > 0) {
      this.its = this.patient.chains.gathered(this.its, this.lastCome, this.come);
      this.isKept = false;
      this.lastCome = NO_ROW;
      this.come = 0;
    }
  }

  /** The rows by date and then by place in the log; the list stays as it is when rows come or go. */
  sortedRows(table: RowTable): readonly RowId[] {
    this.gather();
    if (!isSorted(this.its, table)) {
      this.its = [...this.its].sort((a, b) => table.dateOf(a) - table.dateOf(b) || table.compare(a, b));
    }
    this.isKept = true;
    return this.its;
  }

  /** The sums; asking before the ledger has settled is a mistake of the program. */
  get settled(): MonthSummary {
    if (!this.summary) {
      throw new Error('The patient-month has not been summed yet.');
    }
    return this.summary;
  }

  /** The next code that the month can earn; worked out when somebody asks. */
  get next(): NextCode | undefined {
    return this.kind === 'initial' || this.kind === 'subsequent'
      ? nextCode(this.settled.profile, this.billed(this.kind))
      : undefined;
  }

  /** The month as far as its codes turn on it. */
  billed(kind: BillableMonthKind): BilledMonth {
    const { minutes, facts } = this.settled;
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
export function sortRows(
  month: PatientMonth,
  table: RowTable,
  rules: BillingRules,
  contacts: ContactFactsTable,
): SortedRows {
  const rows = month.sortedRows(table);
  const sound = rows.every((row) => table.counts(row)) ? rows : rows.filter((row) => table.counts(row));
  const firstRow = rows.reduce((first, row) => (table.compare(row, first) < 0 ? row : first));
  const standing = standingAttributes(sound.length > 0 ? sound : [firstRow], table);
  const profile = rules.profileOf(standing.payer);
  let notCounted: Map<RowId, NotCounted> | undefined;
  for (const row of sound) {
    const why = contacts.of(row).whyNotCounted(profile);
    if (why) {
      notCounted ??= new Map();
      notCounted.set(row, why);
    }
  }
  const counted = notCounted ? sound.filter((row) => !notCounted.has(row)) : sound;
  return { profile, firstRow, standing, sound, counted, notCounted: notCounted ?? NONE_LEFT_OUT };
}

/** Sums a patient-month's rows. */
export function summarise(
  month: PatientMonth,
  sorted: SortedRows,
  table: RowTable,
  overlaps: Overlaps,
  contacts: ContactFactsTable,
): MonthSummary {
  const { counted, firstRow } = sorted;
  let lost: Map<RowId, Minutes> | undefined;
  let ticks = 0;
  let fine = 0;
  for (const row of counted) {
    ticks += table.ticksOf(row);
    fine += table.fineOf(row);
    const away = overlaps.isEmpty ? undefined : overlaps.lostMinutes(row);
    if (away && isPositive(away)) {
      lost ??= new Map();
      lost.set(row, away);
      ticks -= away.ticks;
      fine -= away.fine;
    }
  }
  const earliest = counted[0];
  const earliestDate = earliest === undefined ? 0 : table.dateOf(earliest);
  const { profile, standing, sound, notCounted } = sorted;
  return {
    profile,
    firstRow,
    standing,
    sound,
    counted,
    notCounted,
    minutes: minutesOf(ticks, fine),
    lost: lost ?? NONE_LOST,
    entryCount: counted.length,
    leftOutCount: month.rows.length - counted.length,
    latestRow: counted.at(-1) ?? firstRow,
    earliestDate: earliestDate === 0 ? undefined : earliestDate,
    assessments: statedAssessments(month.rows, table),
    facts: monthFacts(sound, counted, table, contacts),
  };
}

const NONE_LEFT_OUT: ReadonlyMap<RowId, NotCounted> = new Map();
const NONE_LOST: ReadonlyMap<RowId, Minutes> = new Map();
const NO_FINDINGS: readonly FindingCode[] = [];

function statedAssessments(rows: readonly RowId[], table: RowTable): readonly CalendarDate[] {
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
  return only === undefined || assessments.length > 1 ? assessments : listOf(only);
}

/** Most months state one assessment, which most months of the patient state: each such list is made once. */
const LISTS = new Map<CalendarDate, readonly CalendarDate[]>();

function listOf(assessment: CalendarDate): readonly CalendarDate[] {
  let list = LISTS.get(assessment);
  if (!list) {
    list = [assessment];
    LISTS.set(assessment, list);
  }
  return list;
}

/** The latest row's name, payer and NPI, and every problems list of the month once (sources.md 0.2). */
function standingAttributes(rows: readonly RowId[], table: RowTable): StandingAttributes {
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

import type { CalendarDate, CalendarMonth } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, isPositive, subtractMinutes, type Minutes } from '../log/minutes';
import { ROW_SHAPE_BITS } from '../log/problems';
import type { RowId, RowTable } from '../log/rowTable';
import type { BillingRules } from './billingRules';
import { NOTHING_EARNED, type BillableMonthKind, type EarnedCodes, type NextCode } from './codes';
import { whyNotCounted, type NotCounted } from './countedTime';
import type { FindingCode } from './billingProblems';
import { monthFacts, type MonthFacts } from './monthFacts';
import type { Overlaps } from './overlaps';
import type { PayerProfile } from './payerProfile';

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

/** A patient's calendar month, the unit that is billed. */
export class PatientMonth {
  /** Every row that names the patient and the month, those left out too, in no particular order. */
  readonly rows: RowId[] = [];
  summary: MonthSummary | undefined;
  kind: MonthKind = 'noAssessment';
  /** The initial assessment of the episode; undefined where there is none or more than one. */
  assessment: CalendarDate | undefined;
  codes: EarnedCodes = NOTHING_EARNED;
  next: NextCode | undefined;
  /** Whether rows of it are marked as before the initial assessment. */
  hasEarlyRows = false;
  /** What a payer may deny the month's claim for; shown on the row that is marked for it. */
  findings: readonly FindingCode[] = [];
  findingsRow: RowId | undefined;

  constructor(
    readonly mrn: string,
    readonly month: CalendarMonth,
  ) {}

  /** The sums; asking before the ledger has settled is a mistake of the program. */
  get settled(): MonthSummary {
    if (!this.summary) {
      throw new Error('The patient-month has not been summed yet.');
    }
    return this.summary;
  }
}

/** Which rows of a patient-month count, and by whose rules. There is at least one row. */
export function sortRows(month: PatientMonth, table: RowTable, rules: BillingRules): SortedRows {
  const sound = month.rows.filter((row) => table.counts(row));
  sound.sort((a, b) => table.dateOf(a) - table.dateOf(b) || table.compare(a, b));
  const firstRow = month.rows.reduce((first, row) => (table.compare(row, first) < 0 ? row : first));
  const standing = standingAttributes(sound.length > 0 ? sound : [firstRow], table);
  const profile = rules.profileOf(standing.payer);
  const notCounted = new Map<RowId, NotCounted>();
  const reasons = new Map<number, NotCounted | undefined>();
  for (const row of sound) {
    // Most rows have one of a few contacts, and each is judged once.
    const contact = table.contactIdOf(row);
    if (!reasons.has(contact)) {
      reasons.set(contact, whyNotCounted(table.contactOf(row), profile));
    }
    const why = reasons.get(contact);
    if (why) {
      notCounted.set(row, why);
    }
  }
  const counted = notCounted.size === 0 ? sound : sound.filter((row) => !notCounted.has(row));
  return { profile, firstRow, standing, sound, counted, notCounted };
}

/** Sums a patient-month's rows. */
export function summarise(month: PatientMonth, sorted: SortedRows, table: RowTable, overlaps: Overlaps): MonthSummary {
  const { counted, firstRow } = sorted;
  const lost = new Map<RowId, Minutes>();
  let minutes = NO_MINUTES;
  for (const row of counted) {
    minutes = addMinutes(minutes, table.minutesOf(row));
    const away = overlaps.lostMinutes(row);
    if (isPositive(away)) {
      lost.set(row, away);
      minutes = subtractMinutes(minutes, away);
    }
  }
  const assessments: CalendarDate[] = [];
  for (const row of month.rows) {
    const { initialAssessment } = table.attributesOf(row);
    const isSound = (table.flagsOf(row) & ROW_SHAPE_BITS) === 0;
    if (isSound && initialAssessment !== undefined && !assessments.includes(initialAssessment)) {
      assessments.push(initialAssessment);
    }
  }
  const earliest = counted[0];
  const earliestDate = earliest === undefined ? 0 : table.dateOf(earliest);
  return {
    ...sorted,
    minutes,
    lost,
    entryCount: counted.length,
    leftOutCount: month.rows.length - counted.length,
    latestRow: counted.at(-1) ?? firstRow,
    earliestDate: earliestDate === 0 ? undefined : earliestDate,
    assessments,
    facts: monthFacts(counted, table),
  };
}

/** The latest row's name, payer and NPI, and every problems list of the month once (billing-rules 0.2). */
function standingAttributes(rows: readonly RowId[], table: RowTable): StandingAttributes {
  const distinct: number[] = [];
  for (const row of rows) {
    const id = table.attributesIdOf(row);
    if (distinct.at(-1) !== id) {
      distinct.push(id);
    }
  }
  const [first, second] = distinct;
  if (first !== undefined && second === undefined) {
    return table.attributes.get(first);
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

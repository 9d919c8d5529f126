import type { CalendarDate, CalendarMonth } from '../log/calendarDate';
import { NO_MINUTES, addMinutes, type Minutes } from '../log/minutes';
import { ROW_SHAPE_BITS } from '../log/problems';
import type { RowId, RowTable } from '../log/rowTable';
import { NOTHING_EARNED, type BillableMonthKind, type EarnedCodes, type NextCode } from './timeRules';

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
}

/** The sums of a patient-month's rows, made anew whenever one of them changes. */
export interface MonthSummary {
  /** Exact sum of the entries that count. */
  readonly minutes: Minutes;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** The topmost row, counted or not. */
  readonly firstRow: RowId;
  /** The row of the latest date, the lowest of these, among the entries that count; else the topmost row. */
  readonly latestRow: RowId;
  readonly earliestDate: CalendarDate | undefined;
  /** Distinct initial assessments stated by rows of sound shape. */
  readonly assessments: readonly CalendarDate[];
  readonly standing: StandingAttributes;
  /** The rows that count, by date and then by place in the log. */
  readonly counted: readonly RowId[];
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

/** Sums a patient-month's rows. There is at least one. */
export function summarise(month: PatientMonth, table: RowTable): MonthSummary {
  let firstRow = month.rows[0] ?? (0 as RowId);
  let minutes = NO_MINUTES;
  const counted: RowId[] = [];
  const assessments: CalendarDate[] = [];
  for (const row of month.rows) {
    if (table.compare(row, firstRow) < 0) {
      firstRow = row;
    }
    const { initialAssessment } = table.attributesOf(row);
    const isSound = (table.flagsOf(row) & ROW_SHAPE_BITS) === 0;
    if (isSound && initialAssessment !== undefined && !assessments.includes(initialAssessment)) {
      assessments.push(initialAssessment);
    }
    if (table.counts(row)) {
      counted.push(row);
      minutes = addMinutes(minutes, table.minutesOf(row));
    }
  }
  counted.sort((a, b) => table.dateOf(a) - table.dateOf(b) || table.compare(a, b));
  const earliest = counted[0];
  const earliestDate = earliest === undefined ? 0 : table.dateOf(earliest);
  return {
    minutes,
    entryCount: counted.length,
    leftOutCount: month.rows.length - counted.length,
    firstRow,
    latestRow: counted.at(-1) ?? firstRow,
    earliestDate: earliestDate === 0 ? undefined : earliestDate,
    assessments,
    standing: standingAttributes(counted.length > 0 ? counted : [firstRow], table),
    counted,
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
  };
}

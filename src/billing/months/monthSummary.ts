import { ROW_SHAPE_BITS } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import type { RowTable } from '../../log/rows/rowTable';
import type { CalendarDate } from '../../log/values/calendarDate';
import { isPositive, makeMinutes, type Minutes } from '../../log/values/minutes';
import type { BillingRules } from '../rules/billingRules';
import type { TimeExclusionCode } from '../rules/countedTime';
import type { PayerProfile } from '../rules/payerProfile';
import type { ContactFactsTable } from './contactFacts';
import { findMonthFacts, type MonthFacts } from './monthFacts';
import type { Overlaps } from './overlaps';

/** The patient's values that the report shows for a patient-month. */
export interface ReportedAttributes {
  readonly firstName: string;
  readonly lastName: string;
  readonly payer: string;
  readonly npi: string;
  readonly problemsList: string;
  readonly dateOfBirth: CalendarDate | undefined;
  readonly consentDate: CalendarDate | undefined;
  /** The earliest one. Later visits don't matter, because only the first one begins the service. */
  readonly initiatingVisit: CalendarDate | undefined;
  /** The warnings for the patient's cells in any of the rows, as bits. */
  readonly warnings: number;
}

/** Which rows of a patient-month count. */
export interface SelectedRows {
  /** The profile of the reported payer. */
  readonly profile: PayerProfile;
  /** The topmost row, whether it counts or not. */
  readonly firstRow: RowId;
  readonly reported: ReportedAttributes;
  /** The rows without errors, by date and then by position in the log. */
  readonly validRows: readonly RowId[];
  /** The valid rows that count. */
  readonly countedRows: readonly RowId[];
  /** The valid rows that don't count under the payer's rules, each with the reason. */
  readonly excludedRows: ReadonlyMap<RowId, TimeExclusionCode>;
}

/** The sums of a patient-month's rows, calculated again whenever one of them changes. */
export interface MonthSummary extends SelectedRows {
  /** The exact sum of the entries that count, minus overlapping time. */
  readonly minutes: Minutes;
  /** The minutes of each row that overlap another entry and count only there. */
  readonly overlapMinutes: ReadonlyMap<RowId, Minutes>;
  readonly entryCount: number;
  readonly leftOutCount: number;
  /** The entry that counts with the latest date, the lowest one of several; without such an entry, the topmost row. */
  readonly latestRow: RowId;
  readonly earliestDate: CalendarDate | undefined;
  /** The distinct initial assessments in rows that have the right number of fields and whose status doesn't take them out. */
  readonly assessments: readonly CalendarDate[];
  readonly facts: MonthFacts;
}

const NONE_EXCLUDED: ReadonlyMap<RowId, TimeExclusionCode> = new Map();
const NO_OVERLAPS: ReadonlyMap<RowId, Minutes> = new Map();

/**
 * Selects the rows of a patient-month that count under the payer's rules.
 *
 * @param rows the rows of the month by date and then by position in the log; at least one
 */
export function selectRows(
  rows: readonly RowId[],
  table: RowTable,
  rules: BillingRules,
  contacts: ContactFactsTable,
): SelectedRows {
  const validRows = rows.every((row) => table.counts(row)) ? rows : rows.filter((row) => table.counts(row));
  const firstRow = rows.reduce((first, row) => (table.compare(row, first) < 0 ? row : first));
  const reported = findReportedAttributes(validRows.length > 0 ? validRows : [firstRow], table);
  const profile = rules.getProfile(reported.payer);
  let excludedRows: Map<RowId, TimeExclusionCode> | undefined;
  for (const row of validRows) {
    const reason = contacts.get(row).findExclusion(profile);
    if (reason) {
      excludedRows ??= new Map();
      excludedRows.set(row, reason);
    }
  }
  const countedRows = excludedRows ? validRows.filter((row) => !excludedRows.has(row)) : validRows;
  return { profile, firstRow, reported, validRows, countedRows, excludedRows: excludedRows ?? NONE_EXCLUDED };
}

/**
 * Calculates the sums of a patient-month.
 *
 * @param rows all rows of the month
 */
export function summarizeMonth(
  rows: readonly RowId[],
  selected: SelectedRows,
  table: RowTable,
  overlaps: Overlaps,
  contacts: ContactFactsTable,
): MonthSummary {
  const { profile, firstRow, reported, validRows, countedRows, excludedRows } = selected;
  let overlapMinutes: Map<RowId, Minutes> | undefined;
  let ticks = 0;
  let fine = 0;
  for (const row of countedRows) {
    ticks += table.ticksOf(row);
    fine += table.fineOf(row);
    const overlap = overlaps.isEmpty ? undefined : overlaps.overlapMinutes(row);
    if (overlap && isPositive(overlap)) {
      overlapMinutes ??= new Map();
      overlapMinutes.set(row, overlap);
      ticks -= overlap.ticks;
      fine -= overlap.fine;
    }
  }
  const earliest = countedRows[0];
  const earliestDate = earliest === undefined ? 0 : table.dateOf(earliest);
  return {
    profile,
    firstRow,
    reported,
    validRows,
    countedRows,
    excludedRows,
    minutes: makeMinutes(ticks, fine),
    overlapMinutes: overlapMinutes ?? NO_OVERLAPS,
    entryCount: countedRows.length,
    leftOutCount: rows.length - countedRows.length,
    latestRow: countedRows.at(-1) ?? firstRow,
    earliestDate: earliestDate === 0 ? undefined : earliestDate,
    assessments: findAssessments(rows, table),
    facts: findMonthFacts(validRows, countedRows, table, contacts),
  };
}

function findAssessments(rows: readonly RowId[], table: RowTable): readonly CalendarDate[] {
  const found: CalendarDate[] = [];
  let previous = -1;
  for (const row of rows) {
    const id = table.attributesIdOf(row);
    // A row that doesn't count because of its status may be the one with the wrong assessment.
    const isReliable = (table.flagsOf(row) & ROW_SHAPE_BITS) === 0 && !table.isLeftOutByStatus(row);
    if (isReliable && id !== previous) {
      previous = id;
      const { initialAssessment } = table.attributes.get(id);
      if (initialAssessment !== undefined && initialAssessment !== found.at(-1)) {
        found.push(initialAssessment);
      }
    }
  }
  const assessments = found.length > 1 ? [...new Set(found)] : found;
  const [only] = assessments;
  return only === undefined || assessments.length > 1 ? assessments : getSharedList(only);
}

/** Most months have one assessment, which most months of the patient share, so each such list is created once. */
const SHARED_LISTS = new Map<CalendarDate, readonly CalendarDate[]>();

function getSharedList(assessment: CalendarDate): readonly CalendarDate[] {
  let list = SHARED_LISTS.get(assessment);
  if (!list) {
    list = [assessment];
    SHARED_LISTS.set(assessment, list);
  }
  return list;
}

/** Returns the latest row's name, payer, and NPI, and each problems list of the month once (sources.md 0.2). */
function findReportedAttributes(rows: readonly RowId[], table: RowTable): ReportedAttributes {
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
    consentDate: all.findLast(({ consentDate }) => consentDate !== undefined)?.consentDate,
    initiatingVisit: findEarliest(all.map(({ initiatingVisit }) => initiatingVisit)),
    warnings: all.reduce((bits, { warnings }) => bits | warnings, 0),
  };
}

function findEarliest(dates: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return dates.reduce(
    (earliest, date) => (date !== undefined && (earliest === undefined || date < earliest) ? date : earliest),
    undefined,
  );
}

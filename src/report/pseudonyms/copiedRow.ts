import type { BilledLogs } from '../../billing/billedLogs';
import { readDiagnoses } from '../../billing/rules/diagnoses';
import { isSamePayer, type BillingRules } from '../../billing/rules/billingRules';
import { ROW_SHAPE_BITS } from '../../log/problems/problems';
import type { RowId } from '../../log/rows/rowId';
import { formatDate, type CalendarDate } from '../../log/values/calendarDate';
import type { FieldName } from '../../log/values/fieldName';
import {
  formatMinutes,
  compareMinutes,
  isPositive,
  NO_MINUTES,
  readMinutes,
  subtractMinutes,
  TICKS_PER_MINUTE,
  wholeMinutes,
  type Minutes,
} from '../../log/values/minutes';
import { unpackScore } from '../../log/values/ratingScore';
import type { InventedValues } from './inventedValues';
import type { MovedDates } from './movedDates';
import type { SafeWords } from './safeWords';

/** The columns that a copy can have, in order. Columns without any value aren't written. */
export const COPIED_FIELDS = [
  'date',
  'mrn',
  'firstName',
  'lastName',
  'minutes',
  'activity',
  'staff',
  'role',
  'program',
  'payer',
  'initialAssessment',
  'npi',
  'problemsList',
  'consentDate',
  'dischargeDate',
  'dateOfBirth',
  'initiatingVisit',
  'phq9',
  'gad7',
  'noShow',
  'otherCodes',
  'status',
] as const satisfies readonly FieldName[];

export type CopiedField = (typeof COPIED_FIELDS)[number];
export type CopiedCells = Partial<Record<CopiedField, string>>;

/** Minutes that can't be read, for a row that the original log doesn't count either. */
const UNREADABLE_MINUTES = 'not counted';
/** A word that takes a row out, as a status column of the original does. */
const LEFT_OUT = 'Voided';
/** Codes of services, and no other numbers that a person could have typed into the column. */
const SERVICE_CODE = /^(?:9\d{4}|G\d{4})$/;
/** An entry can't have more hours than a day, so higher numbers aren't hours. */
const HOURS_OF_A_DAY = wholeMinutes(24);
const PARTS_PER_TICK = 1_000_000_000_000n;
const SECOND_PLACES = 17;

/** What the rows of a copy are created with. */
export interface CopySources {
  readonly billed: BilledLogs;
  readonly values: InventedValues;
  readonly words: SafeWords;
  /** Returns the moved dates of a patient; undefined if the patient is left out. */
  readonly findDates: (mrn: string) => MovedDates | undefined;
}

/**
 * Creates the cells of a row of the copy from what was read, and never from the text of a cell.
 *
 * @returns undefined if the row has nothing for the copy: it isn't an entry, or has no readable date or MRN
 */
export function copyRow(row: RowId, sources: CopySources): CopiedCells | undefined {
  const { billed, values, words, findDates } = sources;
  const { table } = billed;
  const date = table.dateOf(row);
  const patient = table.attributesOf(row);
  const dates = patient.mrn === '' ? undefined : findDates(patient.mrn);
  if (!table.isEntry(row) || date === 0 || !dates) {
    return undefined;
  }
  const move = (each: CalendarDate | undefined): string => {
    const moved = each === undefined ? undefined : dates.get(each);
    return moved === undefined ? '' : formatDate(moved);
  };
  const invented = values.patientOf(patient.mrn);
  const place = { date: move(date), mrn: invented.mrn };
  const isLeftOut = table.isLeftOutByStatus(row);
  const isMisshapen = (table.flagsOf(row) & ROW_SHAPE_BITS) !== 0;
  if (isLeftOut || isMisshapen) {
    return { ...place, minutes: UNREADABLE_MINUTES, ...(isLeftOut && { status: LEFT_OUT }) };
  }
  const minutes = table.counts(row) ? findCountedMinutes(row, billed) : NO_MINUTES;
  if (!isPositive(minutes)) {
    return { ...place, minutes: UNREADABLE_MINUTES, initialAssessment: move(patient.initialAssessment) };
  }
  const contact = table.contactOf(row);
  const score = (scale: 'phq9' | 'gad7'): string => String(unpackScore(scale, table.scoresOf(row)) ?? '');
  return {
    ...place,
    firstName: patient.firstName === '' ? '' : invented.firstName,
    lastName: patient.lastName === '' ? '' : invented.lastName,
    minutes: formatExactMinutes(minutes),
    ...words.replaceContact(contact),
    payer: replacePayer(patient.payer, billed.ledger.rules, values),
    initialAssessment: move(patient.initialAssessment),
    npi: values.npiOf(patient.npi),
    problemsList: listSafeDiagnoses(patient.problemsList),
    consentDate: move(patient.consentDate),
    dischargeDate: move(patient.dischargeDate),
    dateOfBirth: patient.dateOfBirth === undefined ? '' : formatDate(invented.dateOfBirth),
    initiatingVisit: move(patient.initiatingVisit),
    phq9: score('phq9'),
    gad7: score('gad7'),
    noShow: contact.isNoShow ? 'Yes' : '',
    otherCodes: contact.otherCodes.filter((code) => SERVICE_CODE.test(code)).join(' '),
  };
}

/** Returns the dates of a row that are moved. */
export function listMovableDates(row: RowId, { table }: BilledLogs): CalendarDate[] {
  const date = table.dateOf(row);
  const { initialAssessment, consentDate, dischargeDate, initiatingVisit } = table.attributesOf(row);
  return [date === 0 ? undefined : date, initialAssessment, consentDate, dischargeDate, initiatingVisit].filter(
    (each) => each !== undefined,
  );
}

/** Returns the minutes of a row without those that overlap another entry, because the copy has no times of day. */
function findCountedMinutes(row: RowId, { table, ledger }: BilledLogs): Minutes {
  const minutes = table.minutesOf(row);
  const overlap = ledger.monthOf(row)?.summary.overlapMinutes.get(row);
  return overlap ? subtractMinutes(minutes, overlap) : minutes;
}

/**
 * Formats minutes so that they are read back exactly: as a decimal or, such as a third of a minute, as seconds. Small decimals have a
 * unit, because a column with only such numbers could have hours.
 */
function formatExactMinutes(minutes: Minutes): string {
  const decimal = formatMinutes(minutes);
  const read = readMinutes(decimal);
  const isExact = read !== undefined && compareMinutes(read, minutes) === 0;
  if (!isExact || minutes.ticks < TICKS_PER_MINUTE) {
    return `PT${formatSeconds(minutes)}S`;
  }
  return decimal.includes('.') && compareMinutes(minutes, HOURS_OF_A_DAY) <= 0 ? `${decimal} min` : decimal;
}

/** Formats minutes as exact seconds. A second is 50,000 ticks of 10^12 parts, so twice the parts are 10^-17 seconds. */
function formatSeconds({ ticks, fine }: Minutes): string {
  const digits = String((BigInt(ticks) * PARTS_PER_TICK + BigInt(fine)) * 2n).padStart(SECOND_PLACES + 1, '0');
  const whole = digits.slice(0, -SECOND_PLACES);
  const decimals = digits.slice(-SECOND_PLACES).replace(/0+$/, '');
  return decimals === '' ? whole : `${whole}.${decimals}`;
}

/** Keeps the name of a payer that the configuration names, because its rules depend on it, and numbers the others. */
function replacePayer(payer: string, { payerNames }: BillingRules, values: InventedValues): string {
  return payerNames.find((name) => isSamePayer(name, payer)) ?? values.numberedName('Payer', payer);
}

/** Keeps the diagnosis codes of mental health, and others that have the point, so that no identifier looks like one. */
function listSafeDiagnoses(problemsList: string): string {
  return readDiagnoses(problemsList)
    .codes.filter((code) => /^F\d\d(?:\.\d{1,4})?$/.test(code) || /^[A-Z]\d\d\.\d{1,3}$/.test(code))
    .join(', ');
}

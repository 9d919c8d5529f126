import type { CalendarDate } from '../values/calendarDate';
import { findDateOrder, readBirthDate, readDate, type DateOrder } from '../values/dateText';
import { InternedRecords } from './internedRecords';
import { findNpiFlaw } from '../values/npi';
import type { PatientFacts } from './patientFacts';
import { warningBit, errorBit, type RowWarningCode } from '../problems/problems';
import type { Roster } from './roster';
import { DAY_FIRST_BIT, MONTH_FIRST_BIT } from '../problems/rowFlags';
import { isLostInSpreadsheet, unwrapIdentifier } from '../values/spreadsheetDamage';

/** What a row says of its patient. Most rows of a patient say the same, so it is kept once for all of them. */
export interface PatientAttributes extends PatientFacts {
  /** Errors that these cells alone decide, as bits of a row's flags. */
  readonly flags: number;
  /** Warnings that these cells alone decide, as bits of a row's warnings. */
  readonly warnings: number;
}

/** The cells as they are written. */
export type AttributeCells = readonly [
  mrn: string,
  firstName: string,
  lastName: string,
  payer: string,
  initialAssessment: string,
  npi: string,
  problemsList: string,
  consentDate: string,
  dischargeDate: string,
  dateOfBirth: string,
];

export const NO_ATTRIBUTES: AttributeCells = ['', '', '', '', '', '', '', '', '', ''];

/** What the rows of one log have in common for the reading of attributes. */
export interface AttributesDialect {
  readonly dateOrder: DateOrder;
  /** The day the log is read on. */
  readonly today: CalendarDate;
  readonly roster: Roster | undefined;
  /** Different for logs that are read together and have different rosters. */
  readonly number: number;
}

/** Keeps each distinct set of attributes once, under a small number, for as long as a row has it. */
export class AttributesTable {
  private readonly records = new InternedRecords<AttributeCells, PatientAttributes>();

  /** The number of these attributes, for one more row of a log. */
  intern(cells: AttributeCells, dialect: AttributesDialect): number {
    const roster = dialect.roster ? String(dialect.number) : '';
    const prefix = `${dialect.dateOrder === 'dayFirst' ? 'd' : 'm'}${roster}:`;
    return this.records.intern(cells, prefix, (held) => readAttributes(held, dialect));
  }

  /** One more row says what is kept under this number. */
  addReference(id: number): void {
    this.records.addReference(id);
  }

  /** One row fewer has them. */
  release(id: number): void {
    this.records.release(id);
  }

  get(id: number): PatientAttributes {
    return this.records.get(id);
  }
}

/** What a date says of the order of the dates in its file, as a bit of a row's flags. */
export function getDateOrderBit(date: string): number {
  const order = findDateOrder(date);
  return order === 'dayFirst' ? DAY_FIRST_BIT : order === 'monthFirst' ? MONTH_FIRST_BIT : 0;
}

/** What has been found wrong so far, as bits. */
interface Found {
  flags: number;
  warnings: number;
}

/** Reads the cells, and fills what they do not say from the roster. */
function readAttributes(cells: AttributeCells, { dateOrder, today, roster }: AttributesDialect): PatientAttributes {
  const [mrnCell, firstName, lastName, payer, assessment, npiCell, problemsList, consent, discharge, birth] = cells;
  const { text: mrn, wasWrapped } = unwrapIdentifier(mrnCell.trim());
  const npi = npiCell.trim();
  const found: Found = { flags: mrn === '' ? errorBit('CB012') : 0, warnings: wasWrapped ? warningBit('CB109') : 0 };
  found.flags |= isLostInSpreadsheet(mrn) ? errorBit('CB033') : 0;
  const flaw = npi === '' ? undefined : findNpiFlaw(npi);
  if (flaw) {
    found.warnings |= warningBit(flaw === 'length' ? 'CB105' : 'CB106');
  }
  const own = {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    payer: payer.trim(),
    initialAssessment: dateIn(assessment, dateOrder, undefined, found),
    npi,
    problemsList: problemsList.trim(),
    consentDate: dateIn(consent, dateOrder, 'CB040', found),
    dischargeDate: dateIn(discharge, dateOrder, 'CB041', found),
    dateOfBirth: dateIn(birth, dateOrder, 'CB042', found, readBirthDate(birth, dateOrder, today)),
  };
  const known = mrn === '' ? undefined : roster?.patient(mrn);
  if (!known) {
    return { mrn, ...own, ...found };
  }
  found.warnings |= findDifferences(own, known).length > 0 ? warningBit('CB350') : 0;
  return { mrn, ...filledFrom(own, known, assessment), ...found };
}

type Stated = Omit<PatientFacts, 'mrn'>;

/** The fields that two sources both say something of, and not the same. */
export function findDifferences(own: Stated, known: Stated): (keyof Stated)[] {
  const differs = (field: keyof Stated): boolean => {
    const [mine, theirs] = [own[field], known[field]];
    if (mine === undefined || theirs === undefined || mine === '' || theirs === '') {
      return false;
    }
    return typeof mine === 'string' && typeof theirs === 'string' ? !isSameText(mine, theirs) : mine !== theirs;
  };
  return ROSTER_FIELDS.filter(differs);
}

/** The attributes that a roster may have, in the order of a log's header. */
export const ROSTER_FIELDS = [
  'firstName',
  'lastName',
  'payer',
  'initialAssessment',
  'npi',
  'problemsList',
  'consentDate',
  'dischargeDate',
  'dateOfBirth',
] as const satisfies readonly (keyof Stated)[];

/** Case and spaces are how a value is written, not what it says. */
function isSameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ');
  return plain(a) === plain(b);
}

function filledFrom(own: Stated, known: Stated, assessmentCell: string): Stated {
  return {
    firstName: own.firstName || known.firstName,
    lastName: own.lastName || known.lastName,
    payer: own.payer || known.payer,
    // A date that cannot be read keeps its row out of the sums; the roster must not hide that.
    initialAssessment: assessmentCell.trim() === '' ? known.initialAssessment : own.initialAssessment,
    npi: own.npi || known.npi,
    problemsList: own.problemsList || known.problemsList,
    consentDate: own.consentDate ?? known.consentDate,
    dischargeDate: own.dischargeDate ?? known.dischargeDate,
    dateOfBirth: own.dateOfBirth ?? known.dateOfBirth,
  };
}

/** @param unreadable the warning where it cannot be read; undefined for the initial assessment, which is an error then */
function dateIn(
  cell: string,
  order: DateOrder,
  unreadable: RowWarningCode | undefined,
  found: Found,
  reading = readDate(cell, order),
): CalendarDate | undefined {
  if (cell.trim() === '') {
    return undefined;
  }
  found.flags |= getDateOrderBit(cell);
  if (reading.ok) {
    return reading.date;
  }
  if (unreadable === undefined) {
    found.flags |= errorBit('CB016');
  } else {
    found.warnings |= warningBit(unreadable);
  }
  return undefined;
}

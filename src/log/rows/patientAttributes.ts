import type { CalendarDate } from '../values/calendarDate';
import type { LogConventions, PatientDateField } from '../header/logConventions';
import { isTotalOf, isTotalsName } from '../values/totalsWords';
import { InternedRecords } from './internedRecords';
import { findNpiFlaw } from '../values/npi';
import { getPatientDates } from './patientDates';
import type { PatientFacts } from './patientFacts';
import { warningBit, errorBit } from '../problems/problems';
import type { Roster } from './roster';
import { readCellText, readNameCells } from '../values/blankWords';
import type { MrnForms } from '../values/mrnForms';
import { findMrnFlaw, readMrn } from '../values/mrnText';
import { foldName } from '../values/sameNames';

/** The patient details in a row. Most rows of a patient have the same details, so they share one record. */
export interface PatientAttributes extends PatientFacts {
  /** Errors in these cells, as bits of a row's flags. */
  readonly flags: number;
  /** Warnings for these cells, as bits of a row's warnings. */
  readonly warnings: number;
  /** Whether a cell has only a word for a total, so that the row isn't an entry. */
  readonly isTotal: boolean;
  /** What these cells show about the format of the log (`logConventions.ts`). */
  readonly evidence: number;
}

/** The unparsed cells. */
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
  initiatingVisit: string,
];

export const EMPTY_ATTRIBUTES: AttributeCells = ['', '', '', '', '', '', '', '', '', '', ''];

/** What all rows of a log share when their attributes are read. */
export interface AttributesDialect {
  readonly conventions: LogConventions;
  /** The date on which the log is read. */
  readonly today: CalendarDate;
  readonly roster: Roster | undefined;
  /** The forms of the team's MRNs. Undefined if any form is allowed. */
  readonly mrnForms: MrnForms | undefined;
  /** Identifies the log's roster and forms of MRNs, which can differ between logs that are read together. */
  readonly number: number;
}

/** Stores each distinct set of attributes once, under a small id, while at least one row uses it. */
export class AttributesTable {
  private readonly records = new InternedRecords<AttributeCells, PatientAttributes>();

  /** Returns the id of these attributes and counts one more row that uses it. */
  intern(cells: AttributeCells, dialect: AttributesDialect): number {
    const number = dialect.roster || dialect.mrnForms ? String(dialect.number) : '';
    const prefix = `${dialect.conventions.dateKey}${number}:`;
    return this.records.intern(cells, prefix, (interned) => readAttributes(interned, dialect));
  }

  /** Counts one more row that uses this id. */
  addReference(id: number): void {
    this.records.addReference(id);
  }

  /** Counts one row fewer that uses this id, and frees the id after the last. */
  release(id: number): void {
    this.records.release(id);
  }

  get(id: number): PatientAttributes {
    return this.records.get(id);
  }
}

/** The problems and evidence found so far, as bits. */
interface FoundBits {
  flags: number;
  warnings: number;
  evidence: number;
}

/** Reads the cells and fills in missing values from the roster. */
function readAttributes(cells: AttributeCells, dialect: AttributesDialect): PatientAttributes {
  const [mrnCell, firstNameCell, lastNameCell, payer, assessment, npiCell, problemsList, ...dates] = cells;
  const [consent, discharge, birth, visit] = dates;
  const found: FoundBits = { flags: 0, warnings: 0, evidence: 0 };
  const mrn = readMrnCell(mrnCell, dialect, found);
  const npi = readCellText(npiCell, 'identifier');
  const npiFlaw = npi === '' ? undefined : findNpiFlaw(npi);
  if (npiFlaw) {
    found.warnings |= warningBit(npiFlaw === 'length' ? 'CB105' : 'CB106');
  }
  const isTotal = isTotalOf(mrn) || isTotalsName(firstNameCell) || isTotalsName(lastNameCell);
  const [firstName, lastName] = readNameCells(firstNameCell, lastNameCell);
  const fromLog = {
    firstName,
    lastName,
    payer: readCellText(payer, 'text'),
    initialAssessment: readOptionalDate(assessment, 'initialAssessment', dialect, found),
    npi,
    problemsList: readCellText(problemsList, 'text'),
    consentDate: readOptionalDate(consent, 'consentDate', dialect, found),
    dischargeDate: readOptionalDate(discharge, 'dischargeDate', dialect, found),
    dateOfBirth: readOptionalDate(birth, 'dateOfBirth', dialect, found),
    initiatingVisit: readOptionalDate(visit, 'initiatingVisit', dialect, found),
  };
  const fromRoster = mrn === '' ? undefined : dialect.roster?.findPatient(mrn);
  if (!fromRoster) {
    found.warnings |= isSimilarToRoster(mrn, dialect) ? warningBit('CB351') : 0;
    return createAttributes(mrn, fromLog, found, isTotal);
  }
  found.warnings |= findDifferences(fromLog, fromRoster).length > 0 ? warningBit('CB350') : 0;
  const facts = fillFromRoster(fromLog, fromRoster, (found.flags & errorBit('CB016')) !== 0);
  return createAttributes(mrn, facts, found, isTotal);
}

/** Creates the record without spreading objects into it, because every row reads it and a record with spread parts is larger. */
function createAttributes(
  mrn: string,
  facts: FactsWithoutMrn,
  { flags, warnings, evidence }: FoundBits,
  isTotal: boolean,
): PatientAttributes {
  return {
    mrn,
    firstName: facts.firstName,
    lastName: facts.lastName,
    payer: facts.payer,
    initialAssessment: facts.initialAssessment,
    npi: facts.npi,
    problemsList: facts.problemsList,
    consentDate: facts.consentDate,
    dischargeDate: facts.dischargeDate,
    dateOfBirth: facts.dateOfBirth,
    initiatingVisit: facts.initiatingVisit,
    flags,
    warnings,
    evidence,
    isTotal,
  };
}

/** Whether the roster doesn't have an MRN, but one that is similar. */
function isSimilarToRoster(mrn: string, { roster }: AttributesDialect): boolean {
  return mrn !== '' && roster !== undefined && roster.findSimilarMrns(mrn).length > 0;
}

/** Reads the cell of the MRN, and adds its problems to `found`. */
function readMrnCell(cell: string, { mrnForms }: AttributesDialect, found: FoundBits): string {
  const { mrn, wasWrapped, isUnusual } = readMrn(cell);
  const flaw = findMrnFlaw(mrn, mrnForms);
  found.flags |= flaw === undefined ? 0 : errorBit(flaw);
  found.warnings |= wasWrapped ? warningBit('CB109') : 0;
  found.warnings |= isUnusual ? warningBit('CB038') : 0;
  return mrn;
}

type FactsWithoutMrn = Omit<PatientFacts, 'mrn'>;

/** Returns the fields that have a value in both the log and the roster, where the values differ. */
export function findDifferences(fromLog: FactsWithoutMrn, fromRoster: FactsWithoutMrn): (keyof FactsWithoutMrn)[] {
  const differs = (field: keyof FactsWithoutMrn): boolean => {
    const [logValue, rosterValue] = [fromLog[field], fromRoster[field]];
    if (logValue === undefined || rosterValue === undefined || logValue === '' || rosterValue === '') {
      return false;
    }
    return typeof logValue === 'string' && typeof rosterValue === 'string'
      ? foldName(logValue) !== foldName(rosterValue)
      : logValue !== rosterValue;
  };
  return ROSTER_FIELDS.filter(differs);
}

/** The attributes that a roster can have, in the standard column order of a log. */
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
  'initiatingVisit',
] as const satisfies readonly (keyof FactsWithoutMrn)[];

function fillFromRoster(
  fromLog: FactsWithoutMrn,
  fromRoster: FactsWithoutMrn,
  isAssessmentUnreadable: boolean,
): FactsWithoutMrn {
  return {
    firstName: fromLog.firstName || fromRoster.firstName,
    lastName: fromLog.lastName || fromRoster.lastName,
    payer: fromLog.payer || fromRoster.payer,
    // An unreadable date excludes the row from the totals. A roster value must not hide that error.
    initialAssessment: isAssessmentUnreadable ? undefined : (fromLog.initialAssessment ?? fromRoster.initialAssessment),
    npi: fromLog.npi || fromRoster.npi,
    problemsList: fromLog.problemsList || fromRoster.problemsList,
    consentDate: fromLog.consentDate ?? fromRoster.consentDate,
    dischargeDate: fromLog.dischargeDate ?? fromRoster.dischargeDate,
    dateOfBirth: fromLog.dateOfBirth ?? fromRoster.dateOfBirth,
    initiatingVisit: fromLog.initiatingVisit ?? fromRoster.initiatingVisit,
  };
}

/** Adds the problems and evidence of a date cell that can be empty to `found`, and returns its date. */
function readOptionalDate(
  cell: string,
  field: PatientDateField,
  dialect: AttributesDialect,
  found: FoundBits,
): CalendarDate | undefined {
  if (cell === '') {
    return undefined;
  }
  const read = getPatientDates(dialect).read(cell, field);
  found.flags |= read.flags;
  found.warnings |= read.warnings;
  found.evidence |= read.evidence;
  return read.date;
}

import type { CalendarDate } from '../log/values/calendarDate';
import type { ClaimColumns, ClaimField } from '../log/claims/claimFields';
import { getClaimFieldTitle } from '../log/claims/claimFields';
import { getFieldTitle, type Columns, type FieldName } from '../log/header/columns';
import { getDateKind, type PatientDateField } from '../log/header/logConventions';
import type { CsvRecord } from '../log/csv/csvRecord';
import type { TextRange } from '../log/csv/lines';
import type { Problem } from '../log/problems/problems';
import type { ClaimDetails } from '../log/claims/claimDetails';
import { readCellValue } from '../log/rows/entryReader';
import type { ROSTER_FIELDS } from '../log/rows/patientAttributes';
import { findDifferences } from '../log/rows/patientAttributes';
import type { PatientFacts } from '../log/rows/patientFacts';
import { isRosterRowCompleteWithoutRest } from '../log/rows/shortRows';
import { splitName } from '../log/rows/splitName';
import { isBlankCell, readCellText, readNameCells } from '../log/values/blankWords';
import { getNotationFormat, readDateCell } from '../log/values/dateOrders';
import type { MrnForms } from '../log/values/mrnForms';
import { findMrnFlaw, readMrn } from '../log/values/mrnText';
import { findNpiFlaw } from '../log/values/npi';
import { findPlaceholderDate } from '../log/values/placeholderDates';
import { removeSpreadsheetMarks } from '../log/values/spreadsheetDamage';
import { findClaimDifferences, mergeClaimDetails, readClaimDetails } from './claimDetailsReading';
import { ROSTER_PROBLEMS, type RosterProblemCode } from './configurationProblems';
import type { DateNotations } from './rosterDates';
import { t } from '../text/text';

type RosterField = (typeof ROSTER_FIELDS)[number];

/** What the rows of a patient show together. */
interface RosterPatient {
  readonly facts: PatientFacts;
  readonly details: ClaimDetails;
  /** The values in which rows differ. None of them is used, whatever later rows have. */
  readonly contested: ReadonlySet<RosterField>;
  readonly contestedDetails: ReadonlySet<ClaimField>;
  /** The file and the zero-based line of the first row. */
  readonly file: string;
  readonly line: number;
}

/** The patients of all files of a roster, by MRN. */
export type RosterPatients = Map<string, RosterPatient>;

/** How the rows of a file are read. */
export interface RosterFileReading {
  /** The file's path in the configuration. */
  readonly file: string;
  readonly columns: Columns;
  readonly claimColumns: ClaimColumns;
  readonly notations: DateNotations;
  /** Later dates of birth are invalid. */
  readonly today: CalendarDate;
  readonly mrnForms: MrnForms | undefined;
}

/** Reads one file of a roster row by row, and adds its rows to the patients of all files. */
export class RosterRows {
  readonly problems: Problem[] = [];

  constructor(
    private readonly reading: RosterFileReading,
    private readonly patients: RosterPatients,
  ) {}

  /** Reads a row and combines it with the patient's other rows. */
  add(record: CsvRecord): void {
    if (record.isBlank || this.isRepeatedHeader(record)) {
      return;
    }
    const { mrn } = readMrn(this.readCell(record, 'mrn'));
    const obstacle = this.findObstacle(record, mrn);
    if (obstacle !== undefined) {
      this.report('CB323', record.recordRange(), ROSTER_PROBLEMS.CB323.message(obstacle));
      return;
    }
    const facts = this.readPatient(record, mrn);
    const details = this.readDetails(record);
    const known = this.patients.get(mrn);
    this.patients.set(
      mrn,
      known ? this.combine(known, facts, details, record) : this.createPatient(facts, details, record),
    );
  }

  private createPatient(facts: PatientFacts, details: ClaimDetails, record: CsvRecord): RosterPatient {
    const { file } = this.reading;
    return { facts, details, contested: new Set(), contestedDetails: new Set(), file, line: record.line };
  }

  private combine(known: RosterPatient, facts: PatientFacts, details: ClaimDetails, record: CsvRecord): RosterPatient {
    const differing = findDifferences(facts, known.facts);
    const differingDetails = findClaimDifferences(details, known.details);
    const titles = [...differing.map(getFieldTitle), ...differingDetails.map(getClaimFieldTitle)];
    if (titles.length > 0) {
      const file = known.file === this.reading.file ? undefined : known.file;
      const message = ROSTER_PROBLEMS.CB321.message(known.line + 1, titles.join(', '), file);
      this.report('CB321', record.range(this.reading.columns.indexOf.mrn), message);
    }
    const contested = new Set([...known.contested, ...differing]);
    const contestedDetails = new Set([...known.contestedDetails, ...differingDetails]);
    return {
      ...known,
      facts: mergeFacts(known.facts, facts, contested),
      details: mergeClaimDetails(known.details, details, contestedDetails),
      contested,
      contestedDetails,
    };
  }

  private readDetails(record: CsvRecord): ClaimDetails {
    const { indexOf } = this.reading.claimColumns;
    return readClaimDetails({
      read: (field) => removeSpreadsheetMarks(readCellValue(record, indexOf[field])),
      reject: (field, title, advice) => {
        this.report('CB460', record.range(indexOf[field]), ROSTER_PROBLEMS.CB460.message(title, advice));
      },
    });
  }

  private readCell(record: CsvRecord, field: FieldName): string {
    return removeSpreadsheetMarks(readCellValue(record, this.reading.columns.indexOf[field]));
  }

  private isRepeatedHeader(record: CsvRecord): boolean {
    const { names, indexOf } = this.reading.columns;
    return this.readCell(record, 'mrn').trim().toLowerCase() === (names[indexOf.mrn] ?? '').toLowerCase();
  }

  private findObstacle(record: CsvRecord, mrn: string): string | undefined {
    if (record.openQuote) {
      return t`The row has an unclosed quotation mark.`;
    }
    if (
      record.fieldCount < this.reading.columns.needed &&
      !isRosterRowCompleteWithoutRest(record, this.reading.columns)
    ) {
      return t`The row has fewer fields than the header, so its values might be in the wrong columns.`;
    }
    switch (findMrnFlaw(mrn, this.reading.mrnForms)) {
      case 'CB012':
        return t`The row doesn't have an MRN.`;
      case 'CB033':
        return t`The MRN of this row was damaged by a spreadsheet program.`;
      case 'CB037':
        return t`The MRN of this row doesn't have any of the forms in "mrnForms" of the configuration.`;
      case undefined:
        return undefined;
    }
  }

  private readPatient(record: CsvRecord, mrn: string): PatientFacts {
    const { indexOf } = this.reading.columns;
    const [firstNameCell, lastNameCell] =
      indexOf.patientName >= 0 && indexOf.firstName < 0 && indexOf.lastName < 0
        ? splitName(this.readCell(record, 'patientName'))
        : [this.readCell(record, 'firstName'), this.readCell(record, 'lastName')];
    const [firstName, lastName] = readNameCells(firstNameCell, lastNameCell);
    const npi = readCellText(this.readCell(record, 'npi'), 'identifier');
    if (npi !== '' && findNpiFlaw(npi)) {
      this.report('CB324', record.range(indexOf.npi), ROSTER_PROBLEMS.CB324.message());
    }
    return {
      mrn,
      firstName,
      lastName,
      payer: readCellText(this.readCell(record, 'payer'), 'text'),
      initialAssessment: this.readDateCell(record, 'initialAssessment'),
      npi,
      problemsList: readCellText(this.readCell(record, 'problemsList'), 'text'),
      consentDate: this.readDateCell(record, 'consentDate'),
      dischargeDate: this.readDateCell(record, 'dischargeDate'),
      dateOfBirth: this.readDateCell(record, 'dateOfBirth'),
      initiatingVisit: this.readDateCell(record, 'initiatingVisit'),
    };
  }

  private readDateCell(record: CsvRecord, field: PatientDateField): CalendarDate | undefined {
    const cell = this.readCell(record, field);
    if (isBlankCell(cell, 'date')) {
      return undefined;
    }
    const placeholder = findPlaceholderDate(cell, field === 'dateOfBirth');
    if (placeholder !== undefined) {
      const message = ROSTER_PROBLEMS.CB325.message(getFieldTitle(field), placeholder);
      this.report('CB325', record.range(this.reading.columns.indexOf[field]), message);
      return undefined;
    }
    const notation = this.reading.notations[field];
    const { reading, isMonthDoubtful } = readDateCell(cell, notation, this.reading.today, getDateKind(field));
    if (isMonthDoubtful && field === 'initialAssessment') {
      this.report('CB053', record.range(this.reading.columns.indexOf[field]), ROSTER_PROBLEMS.CB053.message());
    }
    if (reading.ok) {
      return reading.date;
    }
    const isOdd = reading.flaw === 'otherOrder' || reading.flaw === 'unclearYear';
    const message = ROSTER_PROBLEMS.CB322.message(getFieldTitle(field), getNotationFormat(notation), isOdd);
    this.report('CB322', record.range(this.reading.columns.indexOf[field]), message);
    return undefined;
  }

  private report(code: RosterProblemCode, range: TextRange, message: string): void {
    this.problems.push({ code, severity: ROSTER_PROBLEMS[code].severity, range, message });
  }
}

/** Combines the values of two rows of a patient, without those in which rows differ. */
function mergeFacts(a: PatientFacts, b: PatientFacts, contested: ReadonlySet<RosterField>): PatientFacts {
  const text = (field: 'firstName' | 'lastName' | 'payer' | 'npi' | 'problemsList'): string =>
    contested.has(field) ? '' : a[field] || b[field];
  const date = (field: PatientDateField): CalendarDate | undefined =>
    contested.has(field) ? undefined : (a[field] ?? b[field]);
  return {
    mrn: a.mrn,
    firstName: text('firstName'),
    lastName: text('lastName'),
    payer: text('payer'),
    initialAssessment: date('initialAssessment'),
    npi: text('npi'),
    problemsList: text('problemsList'),
    consentDate: date('consentDate'),
    dischargeDate: date('dischargeDate'),
    dateOfBirth: date('dateOfBirth'),
    initiatingVisit: date('initiatingVisit'),
  };
}

import type { CalendarDate } from '../log/values/calendarDate';
import { getFieldTitle, type ColumnMapping, type Columns, type FieldName } from '../log/header/columns';
import type { CsvRecord } from '../log/csv/csvRecord';
import { RecordReader } from '../log/csv/recordReader';
import {
  DateEvidence,
  decideDateOrder,
  getDefaultDateOrder,
  type ConfiguredDateOrder,
  type DateOrderReading,
} from '../log/header/dateOrder';
import { PATIENT_DATE_FIELDS, getDateKind, type PatientDateField } from '../log/header/logConventions';
import { findShownStamp, readTimeStamp } from '../log/values/timeStamps';
import { decideStampReading, StampEvidence, type StampReading } from '../log/header/stampEvidence';
import { findPossibleOrders, getNotationFormat, readDateCell, type DateKind } from '../log/values/dateOrders';
import { readCellValue } from '../log/rows/entryReader';
import { isRosterRowCompleteWithoutRest } from '../log/rows/shortRows';
import { splitName } from '../log/rows/splitName';
import { findHeader } from '../log/header/header';
import { makeRange, type Lines, type TextRange } from '../log/csv/lines';
import { findNpiFlaw } from '../log/values/npi';
import { findDifferences, ROSTER_FIELDS } from '../log/rows/patientAttributes';
import type { PatientFacts } from '../log/rows/patientFacts';
import type { Problem } from '../log/problems/problems';
import type { Roster } from '../log/rows/roster';
import { isBlankCell, readCellText, readNameCells } from '../log/values/blankWords';
import type { MrnForms } from '../log/values/mrnForms';
import { findMrnFlaw, readMrn } from '../log/values/mrnText';
import { findPlaceholderDate } from '../log/values/placeholderDates';
import { SimilarMrns } from '../log/values/similarMrns';
import { removeSpreadsheetMarks } from '../log/values/spreadsheetDamage';
import { ROSTER_PROBLEMS, type RosterProblemCode } from './configurationProblems';
import { t } from '../text/text';

/** A roster, and the problems of its file. */
export interface RosterReading {
  readonly roster: Roster;
  readonly patientCount: number;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

export interface RosterOptions {
  /** The fields of columns with unknown names, as in the log. */
  readonly columnMapping?: ColumnMapping;
  /** The order of dates in columns that don't show it. */
  readonly dateOrder?: ConfiguredDateOrder;
  /** The forms of the team's MRNs. Any form is allowed by default. */
  readonly mrnForms?: MrnForms;
  /** The clinic's time zone, as in the log. */
  readonly timeZone?: string;
}

/**
 * Reads a roster in the same way as a log, so it can have any form that a log can have, and each problem has an exact position.
 * Invalid values are reported and aren't used, except for an NPI.
 *
 * @param today the current date; later dates of birth are invalid
 */
export function readRoster(
  lines: Lines,
  today: CalendarDate,
  { columnMapping, dateOrder, mrnForms, timeZone }: RosterOptions = {},
): RosterReading {
  const { best } = findHeader(lines, (columns) => columns.indexOf.mrn >= 0, columnMapping);
  if (!best || best.columns.indexOf.mrn < 0) {
    const range = best ? best.record.recordRange() : makeRange(0, 0, 0, 0);
    const problem = createProblem('CB320', range, ROSTER_PROBLEMS.CB320.message());
    return { roster: new RosterByMrn(new Map(), [], []), patientCount: 0, problems: [problem] };
  }
  const { record: header, columns } = best;
  const records = [...new RecordReader(lines, header.delimiter).readAll(header.line + header.lineCount)];
  const notations = decideNotations(records, columns, today, { dateOrder, timeZone });
  const rows = new RosterRows(columns, today, notations, mrnForms);
  for (const record of records) {
    rows.add(record);
  }
  const dateOrders = PATIENT_DATE_FIELDS.filter((field) => getDateKind(field) === 'care').map(
    (field) => notations[field],
  );
  return {
    roster: new RosterByMrn(rows.patients, dateOrders, findRosterFields(columns)),
    patientCount: rows.patients.size,
    problems: rows.problems,
  };
}

class RosterByMrn implements Roster {
  private readonly similarMrns = new SimilarMrns();

  constructor(
    private readonly byMrn: ReadonlyMap<string, PatientFacts>,
    readonly dateOrders: readonly DateOrderReading[],
    private readonly fields: readonly FieldName[],
  ) {
    for (const mrn of byMrn.keys()) {
      this.similarMrns.add(mrn);
    }
  }

  findPatient(mrn: string): PatientFacts | undefined {
    return this.byMrn.get(mrn);
  }

  hasField(field: FieldName): boolean {
    return this.fields.includes(field);
  }

  findSimilarMrns(mrn: string): readonly string[] {
    return this.similarMrns.findOthers(mrn);
  }

  patients(): Iterable<PatientFacts> {
    return this.byMrn.values();
  }
}

/** Returns the fields of patients that the roster has a column for. */
function findRosterFields({ indexOf }: Columns): readonly FieldName[] {
  return ROSTER_FIELDS.filter((field) => indexOf[field] >= 0);
}

type DateNotations = Readonly<Record<PatientDateField, DateOrderReading>>;

function decideNotations(
  records: readonly CsvRecord[],
  { indexOf }: Columns,
  today: CalendarDate,
  { dateOrder: configured, timeZone }: { dateOrder: ConfiguredDateOrder | undefined; timeZone: string | undefined },
): DateNotations {
  const together = new DateEvidence();
  const columns = PATIENT_DATE_FIELDS.map((field) => {
    const evidence = new DateEvidence();
    for (const record of records) {
      const cell = readCellValue(record, indexOf[field]);
      const isPlaceholder = findPlaceholderDate(cell, field === 'dateOfBirth') !== undefined;
      const orders = isPlaceholder ? 0 : findPossibleOrders(cell, today, getDateKind(field));
      evidence.add(orders, 1);
      together.add(field === 'dateOfBirth' ? 0 : orders, 1);
    }
    const stamps = decideStamps(records, indexOf[field], getDateKind(field), timeZone);
    return [field, evidence, stamps] as const;
  });
  // A column that doesn't show its order follows the dates of care together.
  const byDefault = decideDateOrder(together, getDefaultDateOrder(configured));
  return Object.fromEntries(
    columns.map(([field, evidence, stamps]) => [field, { ...decideDateOrder(evidence, byDefault), stamps }]),
  ) as DateNotations;
}

function decideStamps(
  records: readonly CsvRecord[],
  column: number,
  kind: DateKind,
  timeZone: string | undefined,
): StampReading {
  const evidence = new StampEvidence();
  for (const record of kind === 'care' && column >= 0 ? records : []) {
    evidence.count(findShownStamp(readTimeStamp(removeSpreadsheetMarks(readCellValue(record, column)))), 1);
  }
  return decideStampReading(evidence, timeZone);
}

/** The patients of a roster, read row by row. */
class RosterRows {
  readonly patients = new Map<string, PatientFacts>();
  readonly problems: Problem[] = [];
  private readonly lineOf = new Map<string, number>();

  constructor(
    private readonly columns: Columns,
    private readonly today: CalendarDate,
    private readonly notations: DateNotations,
    private readonly mrnForms: MrnForms | undefined,
  ) {}

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
    const patient = this.readPatient(record, mrn);
    const known = this.patients.get(mrn);
    if (!known) {
      this.patients.set(mrn, patient);
      this.lineOf.set(mrn, record.line);
      return;
    }
    const differing = findDifferences(patient, known);
    if (differing.length > 0) {
      const fields = differing.map(getFieldTitle).join(', ');
      const message = ROSTER_PROBLEMS.CB321.message((this.lineOf.get(mrn) ?? 0) + 1, fields);
      this.report('CB321', record.range(this.columns.indexOf.mrn), message);
    }
    this.patients.set(mrn, mergeRows(known, patient, differing));
  }

  private readCell(record: CsvRecord, field: FieldName): string {
    return removeSpreadsheetMarks(readCellValue(record, this.columns.indexOf[field]));
  }

  private isRepeatedHeader(record: CsvRecord): boolean {
    const { names, indexOf } = this.columns;
    return this.readCell(record, 'mrn').trim().toLowerCase() === (names[indexOf.mrn] ?? '').toLowerCase();
  }

  private findObstacle(record: CsvRecord, mrn: string): string | undefined {
    if (record.openQuote) {
      return t`The row has an unclosed quotation mark.`;
    }
    if (record.fieldCount < this.columns.needed && !isRosterRowCompleteWithoutRest(record, this.columns)) {
      return t`The row has fewer fields than the header, so its values might be in the wrong columns.`;
    }
    switch (findMrnFlaw(mrn, this.mrnForms)) {
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
    const { indexOf } = this.columns;
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
      this.report('CB325', record.range(this.columns.indexOf[field]), message);
      return undefined;
    }
    const notation = this.notations[field];
    const { reading, isMonthDoubtful } = readDateCell(cell, notation, this.today, getDateKind(field));
    if (isMonthDoubtful && field === 'initialAssessment') {
      this.report('CB053', record.range(this.columns.indexOf[field]), ROSTER_PROBLEMS.CB053.message());
    }
    if (reading.ok) {
      return reading.date;
    }
    const isOdd = reading.flaw === 'otherOrder' || reading.flaw === 'unclearYear';
    const message = ROSTER_PROBLEMS.CB322.message(getFieldTitle(field), getNotationFormat(notation), isOdd);
    this.report('CB322', record.range(this.columns.indexOf[field]), message);
    return undefined;
  }

  private report(code: RosterProblemCode, range: TextRange, message: string): void {
    this.problems.push(createProblem(code, range, message));
  }
}

/** Combines the values of two rows for a patient, without the values that differ. */
function mergeRows(
  a: PatientFacts,
  b: PatientFacts,
  differing: readonly (typeof ROSTER_FIELDS)[number][],
): PatientFacts {
  const text = (field: 'firstName' | 'lastName' | 'payer' | 'npi' | 'problemsList'): string =>
    differing.includes(field) ? '' : a[field] || b[field];
  const date = (field: PatientDateField): CalendarDate | undefined =>
    differing.includes(field) ? undefined : (a[field] ?? b[field]);
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

function createProblem(code: RosterProblemCode, range: TextRange, message: string): Problem {
  return { code, severity: ROSTER_PROBLEMS[code].severity, range, message };
}

/**
 * Returns the problem of a configuration that names a roster that can't be read.
 *
 * @param reason a full sentence
 */
export function createUnreadableRosterProblem(range: TextRange, reason: string): Problem {
  return {
    code: 'CB307',
    severity: 'error',
    range,
    message: t`The roster isn't used because it can't be read. ${reason}`,
  };
}

import type { CalendarDate } from '../log/values/calendarDate';
import { findClaimColumns, getClaimFieldTitle, type ClaimColumns, type ClaimField } from '../log/claims/claimFields';
import type { ColumnMapping, Columns, FieldName } from '../log/header/columns';
import type { CsvRecord } from '../log/csv/csvRecord';
import { RecordReader } from '../log/csv/recordReader';
import type { ConfiguredDateOrder, DateOrderReading } from '../log/header/dateOrder';
import { findHeader } from '../log/header/header';
import { PATIENT_DATE_FIELDS, getDateKind } from '../log/header/logConventions';
import { makeRange, type Lines, type TextRange } from '../log/csv/lines';
import { NO_CLAIM_DETAILS, type ClaimDetails } from '../log/claims/claimDetails';
import { ROSTER_FIELDS } from '../log/rows/patientAttributes';
import type { PatientFacts } from '../log/rows/patientFacts';
import type { Problem } from '../log/problems/problems';
import type { Roster } from '../log/rows/roster';
import type { MrnForms } from '../log/values/mrnForms';
import { SimilarMrns } from '../log/values/similarMrns';
import { ROSTER_PROBLEMS, type RosterProblemCode } from './configurationProblems';
import { decideNotations } from './rosterDates';
import { RosterRows, type RosterPatients } from './rosterRows';
import type { RosterColumns } from './sections/roster';
import { t } from '../text/text';

/** A roster of one file, and the problems of the file. */
export interface RosterReading {
  readonly roster: Roster;
  readonly patientCount: number;
  /** In the order of the file. */
  readonly problems: readonly Problem[];
}

/** A roster of several files. */
export interface CombinedRosterReading extends Omit<RosterReading, 'problems'> {
  /** The problems of each file, in the order of the files. */
  readonly problems: readonly (readonly Problem[])[];
}

/** A file of a roster. */
export interface RosterSource {
  /** The file's path in the configuration, for messages about patients who are in several files. */
  readonly path: string;
  readonly lines: Lines;
  /** The fields of columns with unknown names in this file. They take precedence over those of the options. */
  readonly columns?: RosterColumns;
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
export function readRoster(lines: Lines, today: CalendarDate, options: RosterOptions = {}): RosterReading {
  const { problems, ...reading } = readRosters([{ path: '', lines }], today, options);
  return { ...reading, problems: problems[0] ?? [] };
}

/**
 * Reads the files of a roster, each in the form it has. The rows of a patient in several files are combined like several rows of one
 * file: a value that differs isn't used.
 */
export function readRosters(
  sources: readonly RosterSource[],
  today: CalendarDate,
  options: RosterOptions = {},
): CombinedRosterReading {
  const patients: RosterPatients = new Map();
  const files = sources.map((source) => readRosterFile(source, patients, today, options));
  const dateOrders = files.flatMap((file) => file.dateOrders);
  const fields = new Set(files.flatMap((file) => file.fields));
  return {
    roster: new RosterByMrn(patients, dateOrders, fields),
    patientCount: patients.size,
    problems: files.map(({ problems }) => problems),
  };
}

/** What a file shows in addition to the patients of its rows. */
interface RosterFileResult {
  readonly dateOrders: readonly DateOrderReading[];
  /** The fields of patients that the file has a column for. */
  readonly fields: readonly FieldName[];
  readonly problems: readonly Problem[];
}

function readRosterFile(
  { path, lines, columns: fileColumns }: RosterSource,
  patients: RosterPatients,
  today: CalendarDate,
  { columnMapping, dateOrder, mrnForms, timeZone }: RosterOptions,
): RosterFileResult {
  const { best } = findHeader(lines, (found) => found.indexOf.mrn >= 0, addLogFields(columnMapping, fileColumns));
  if (!best || best.columns.indexOf.mrn < 0) {
    const range = best ? best.record.recordRange() : makeRange(0, 0, 0, 0);
    const problem = createProblem('CB320', range, ROSTER_PROBLEMS.CB320.message());
    return { dateOrders: [], fields: [], problems: [problem] };
  }
  const { record: header, columns } = best;
  const claimColumns = findClaimColumns(
    columns.names,
    (column) => columns.fields[column] === undefined,
    listClaimFields(columnMapping, fileColumns),
  );
  const records = [...new RecordReader(lines, header.delimiter).readAll(header.line + header.lineCount)];
  const notations = decideNotations(records, columns, today, { dateOrder, timeZone });
  const rows = new RosterRows({ file: path, columns, claimColumns, notations, today, mrnForms }, patients);
  for (const record of records) {
    rows.add(record);
  }
  return {
    dateOrders: PATIENT_DATE_FIELDS.filter((field) => getDateKind(field) === 'care').map((field) => notations[field]),
    fields: findRosterFields(columns),
    problems: [...findColumnProblems(header, claimColumns), ...rows.problems],
  };
}

/** Adds the fields of one file's columns to those of the configuration. A detail for claims isn't a field of a log. */
function addLogFields(mapping: ColumnMapping | undefined, fileColumns: RosterColumns | undefined): ColumnMapping {
  const inFile = Array.from(fileColumns ?? [], ([name, { log }]) => [name, log ?? 'notRead'] as const);
  return new Map([...(mapping ?? []), ...inFile]);
}

/** Returns the details for claims of columns that are set by name. `other`: the column has something else. */
function listClaimFields(
  mapping: ColumnMapping | undefined,
  fileColumns: RosterColumns | undefined,
): ReadonlyMap<string, ClaimField | 'other'> {
  const names = Array.from(mapping?.keys() ?? [], (name) => [name, 'other'] as const);
  const inFile = Array.from(fileColumns ?? [], ([name, { claim }]) => [name, claim ?? 'other'] as const);
  return new Map<string, ClaimField | 'other'>([...names, ...inFile]);
}

function findColumnProblems(header: CsvRecord, { conflicts }: ClaimColumns): Problem[] {
  return conflicts.map(({ field, column, other }) => {
    const message = ROSTER_PROBLEMS.CB461.message(other + 1, column + 1, getClaimFieldTitle(field));
    return createProblem('CB461', header.range(column), message);
  });
}

class RosterByMrn implements Roster {
  private readonly similarMrns = new SimilarMrns();

  constructor(
    private readonly byMrn: RosterPatients,
    readonly dateOrders: readonly DateOrderReading[],
    private readonly fields: ReadonlySet<FieldName>,
  ) {
    for (const mrn of byMrn.keys()) {
      this.similarMrns.add(mrn);
    }
  }

  findPatient(mrn: string): PatientFacts | undefined {
    return this.byMrn.get(mrn)?.facts;
  }

  findClaimDetails(mrn: string): ClaimDetails {
    return this.byMrn.get(mrn)?.details ?? NO_CLAIM_DETAILS;
  }

  hasField(field: FieldName): boolean {
    return this.fields.has(field);
  }

  findSimilarMrns(mrn: string): readonly string[] {
    return this.similarMrns.findOthers(mrn);
  }

  *patients(): Iterable<PatientFacts> {
    for (const { facts } of this.byMrn.values()) {
      yield facts;
    }
  }
}

/** Returns the fields of patients that the roster has a column for. */
function findRosterFields({ indexOf }: Columns): readonly FieldName[] {
  return ROSTER_FIELDS.filter((field) => indexOf[field] >= 0);
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

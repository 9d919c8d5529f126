import type { FieldName } from '../values/fieldName';
import {
  DURATIONS_IN_HOURS,
  DURATIONS_IN_MINUTES,
  DURATIONS_IN_SECONDS,
  isSameWithoutUnit,
  normalizeColumnName,
  simplifyColumnName,
} from './columnNames';
import { readAmbiguousName } from './ambiguousNames';
import { recognizeExport, type Exporter } from './exporters';

import { STATUS_NAMING, type FieldNaming } from './statusNames';

export type { FieldName } from '../values/fieldName';

const NAMING: Readonly<Record<FieldName, FieldNaming>> = {
  date: {
    title: 'Date',
    aliases: [
      'service date',
      'date of service',
      'DOS',
      'contact date',
      'activity date',
      'encounter date',
      'session date',
      'start date',
      'log date',
    ],
    lessSpecific: [
      'visit date',
      'date of visit',
      'date of contact',
      'date of encounter',
      'appointment date',
      'call date',
      'date time',
      'date and time',
      'service date time',
    ],
  },
  mrn: {
    title: 'MRN',
    aliases: [
      'medical record number',
      'medical record #',
      'medical record no',
      'medical rec number',
      'med rec number',
      'med rec num',
      'med rec no',
      'MR number',
      'MR no',
      'patient MRN',
      'pt MRN',
      'MRN number',
      'MRN no',
      'MRN/FIN',
    ],
    lessSpecific: ['patient id', 'patient number', 'patient no', 'pt id', 'chart number', 'chart no'],
  },
  firstName: { title: 'First name', aliases: ['first', 'given name'] },
  lastName: { title: 'Last name', aliases: ['last', 'surname', 'family name'] },
  minutes: {
    title: 'Minutes',
    aliases: [
      'mins',
      'min',
      'time spent',
      'duration',
      ...DURATIONS_IN_MINUTES,
      'total minutes',
      'total mins',
      'billable minutes',
      'minutes billable',
      'minutes spent',
      'number of minutes',
    ],
    lessSpecific: [
      'time',
      'total time',
      'duration (hh:mm)',
      'duration (h:mm)',
      'duration (hh:mm:ss)',
      'duration (h:mm:ss)',
      'duration (mm:ss)',
      'seconds',
      'secs',
      'total seconds',
      ...DURATIONS_IN_SECONDS,
    ],
  },
  activity: {
    title: 'Activity',
    aliases: ['activity type', 'contact type', 'task', 'service', 'category'],
  },
  staff: {
    title: 'Staff',
    aliases: ['BHCM', 'care manager', 'provider', 'user', 'clinician'],
    lessSpecific: ['employee last name', 'care manager last name'],
  },
  payer: {
    title: 'Payer',
    aliases: ['insurance', 'primary insurance', 'payor', 'coverage'],
    lessSpecific: ['health plan', 'insurance plan', 'payer name'],
  },
  initialAssessment: {
    title: 'Initial Assessment',
    aliases: [
      'initial assessment date',
      'date of initial assessment',
      'IA date',
      'enrollment date',
      'enrolled on',
      'start of care',
      'start of care date',
      'enrolled at',
    ],
    lessSpecific: ['IA'],
  },
  npi: {
    title: 'Referring Provider NPI',
    aliases: ['referring NPI', 'PCP NPI', 'provider NPI', 'NPI', 'NPI number', 'billing provider NPI'],
  },
  problemsList: {
    title: 'Problems List',
    aliases: ['problem list', 'diagnosis', 'dx', 'ICD-10', 'diagnosis codes'],
  },
  patientName: { title: 'Patient', aliases: ['patient name'] },
  hours: {
    title: 'Hours',
    aliases: ['number of hours', 'hrs', 'total hours', 'hours spent', ...DURATIONS_IN_HOURS],
    // Time trackers write the same time in two columns, as h:mm:ss and in decimal hours.
    lessSpecific: ['duration (decimal)', 'time (decimal)'],
  },
  start: { title: 'Start', aliases: ['start time', 'time in', 'begin'] },
  end: { title: 'End', aliases: ['end time', 'time out', 'time end', 'stop'] },
  endDate: { title: 'End Date', aliases: ['stop date', 'date out'] },
  timeOfDay: { title: 'Time of Day', aliases: ['clock time'] },
  role: { title: 'Role', aliases: ['staff role'] },
  visitType: { title: 'Visit Type', aliases: [] },
  consentDate: { title: 'Consent Date', aliases: ['consent', 'CoCM consent'] },
  dischargeDate: { title: 'Discharge Date', aliases: ['discharge', 'discharged on'] },
  phq9: { title: 'PHQ-9', aliases: ['PHQ9'] },
  gad7: { title: 'GAD-7', aliases: ['GAD7'] },
  noShow: { title: 'No Show', aliases: [] },
  dateOfBirth: { title: 'Date of Birth', aliases: ['DOB', 'birth date'] },
  initiatingVisit: { title: 'Initiating Visit', aliases: ['initiating visit date'] },
  documentedOn: {
    title: 'Documented On',
    aliases: ['documentation date', 'date documented', 'signed on', 'date signed', 'note signed'],
  },
  notes: { title: 'Notes', aliases: ['note', 'comment', 'comments'] },
  program: { title: 'Program', aliases: ['care program', 'care management program', 'billing program'] },
  otherCodes: { title: 'Other Codes', aliases: ['other billed codes'] },
  staffFirstName: { title: 'Staff First Name', aliases: ['employee first name', 'care manager first name'] },
  ...STATUS_NAMING,
};

export const FIELD_NAMES = Object.keys(NAMING) as readonly FieldName[];

/** Without these fields, nothing can be summed. Hours, or a start and an end, can replace the minutes. */
export const REQUIRED_FIELDS: readonly FieldName[] = ['date', 'mrn', 'minutes'];

/** The codes depend on these fields. If two columns match one of them, choosing a column would be a guess. */
export const DECISIVE_FIELDS: readonly FieldName[] = [...REQUIRED_FIELDS, 'initialAssessment'];

/** The canonical header, which new logs begin with. */
export const CANONICAL_HEADER: readonly string[] = [
  'Date',
  'MRN',
  'First name',
  'Last name',
  'Minutes',
  'Activity',
  'Staff',
  'Payer',
  'Initial Assessment',
  'Referring Provider NPI',
  'Problems List',
];

/** Returns the canonical name of a field, for people. */
export function getFieldTitle(field: FieldName): string {
  return NAMING[field].title;
}

/** Returns all common names of a field. The canonical name is the first. */
export function getFieldNames(field: FieldName): readonly string[] {
  const { title, aliases, lessSpecific = [] } = NAMING[field];
  return [title, ...aliases, ...lessSpecific];
}

/** The fields of columns as the user configured them, by normalized column name. */
export type ColumnMapping = ReadonlyMap<string, FieldName | 'notRead'>;

/** Creates a mapping of columns from their names in a header. */
export function createColumnMapping(
  columns: Iterable<readonly [name: string, field: FieldName | 'notRead']>,
): ColumnMapping {
  return new Map([...columns].map(([name, field]) => [normalizeColumnName(name), field]));
}

const NO_MAPPING = createColumnMapping([]);

const FIELD_BY_NAME: ReadonlyMap<string, FieldName> = new Map(
  FIELD_NAMES.flatMap((field) => getFieldNames(field).map((name) => [simplifyColumnName(name), field])),
);
const LESS_SPECIFIC: ReadonlySet<string> = new Set(
  FIELD_NAMES.flatMap((field) => NAMING[field].lessSpecific ?? []).map(simplifyColumnName),
);

/** Finds the field of a column with this name, or undefined if the name isn't known. */
export function findField(name: string): FieldName | undefined {
  return FIELD_BY_NAME.get(simplifyColumnName(name));
}

/** A column that matches the same field as another column. */
export interface ConflictingColumn {
  readonly field: FieldName;
  readonly column: number;
  /** The other column. */
  readonly other: number;
  /** Whether the other column is read because only it has the exact name. Otherwise, neither column is read. */
  readonly isOtherRead: boolean;
}

/** The fields of the columns in a header. */
export interface Columns {
  /** The column names in the header, trimmed. */
  readonly names: readonly string[];
  /** How many fields a row must have. Columns without a name at the end of the header aren't required. */
  readonly needed: number;
  /** The field of each column, or undefined if the column isn't read. */
  readonly fields: readonly (FieldName | undefined)[];
  /** The index of each field's column, or -1 if no column is read for it. */
  readonly indexOf: Readonly<Record<FieldName, number>>;
  readonly missing: readonly FieldName[];
  readonly conflicts: readonly ConflictingColumn[];
  /** The columns that aren't read because their names can mean several things. */
  readonly doubtful: readonly number[];
  /** The program that has exported the file, if its header shows it. */
  readonly exporter: Exporter | undefined;
}

/** What the names of columns mean without a mapping. */
export interface NamedColumns {
  readonly fields: readonly (FieldName | undefined)[];
  /** The columns whose names can mean several things. Their field is undefined. */
  readonly doubtful: readonly number[];
  readonly exporter: Exporter | undefined;
}

/** Finds the fields of columns by their names, as the other columns show what an ambiguous name means. */
export function findFields(names: readonly string[]): NamedColumns {
  const known = recognizeExport(names);
  const simplified = names.map(simplifyColumnName);
  const certain = names.map((name, column) => {
    const exported = known?.fields[column];
    return exported === 'notRead' ? undefined : (exported ?? findField(name));
  });
  const ambiguous = simplified.map((name, column) =>
    known?.fields[column] === undefined ? readAmbiguousName(name, simplified, certain) : undefined,
  );
  return {
    fields: certain.map((field, column) => ambiguous[column]?.field ?? field),
    doubtful: ambiguous.flatMap((reading, column) => (reading?.isDoubtful === true ? [column] : [])),
    exporter: known?.exporter,
  };
}

/**
 * Recognizes the columns of a header by their names, in any order.
 *
 * @param mapping takes precedence over the known names: a column that is mapped to a field is the field's only match
 */
export function recognizeColumns(header: readonly string[], mapping: ColumnMapping = NO_MAPPING): Columns {
  const names = header.map((name) => name.trim());
  const named = findFields(names);
  const mapped = names.map((name) => mapping.get(normalizeColumnName(name)));
  const claims = findClaims(names, named.fields, mapped);
  const found = FIELD_NAMES.map((field) => ({ field, ...resolveClaims(field, claims, names) }));
  const indexOf = Object.fromEntries(found.map(({ field, read }) => [field, read])) as Record<FieldName, number>;
  return {
    names,
    needed: names.findLastIndex((name) => name !== '') + 1,
    fields: claims.map((field, column) => (field !== undefined && indexOf[field] === column ? field : undefined)),
    indexOf,
    missing: REQUIRED_FIELDS.filter((field) => !claims.includes(field) && !(field === 'minutes' && hasTimes(claims))),
    conflicts: found.flatMap(({ conflicts }) => conflicts),
    doubtful: named.doubtful.filter((column) => mapped[column] === undefined),
    exporter: named.exporter,
  };
}

function findClaims(
  names: readonly string[],
  named: NamedColumns['fields'],
  mapped: readonly (FieldName | 'notRead' | undefined)[],
): (FieldName | undefined)[] {
  const found = named.map((namedField, column) => {
    const mappedField = mapped[column];
    const field = mappedField ?? namedField;
    return field === 'notRead' || (mappedField === undefined && mapped.includes(field)) ? undefined : field;
  });
  const simplified = names.map(simplifyColumnName);
  return found.map((field, column) => {
    if (mapped[column] !== undefined || !isClearerElsewhere(column, found, simplified)) {
      return field;
    }
    // Its values are still compared with the minutes, because they may be durations.
    return simplified[column] === 'time' && !found.includes('timeOfDay') ? 'timeOfDay' : undefined;
  });
}

/**
 * Whether another column has a clearer name for the field that a column matches. A `Patient ID` beside an `MRN`, or a `Duration`
 * beside a `Duration (min)`, is another column.
 */
function isClearerElsewhere(
  column: number,
  found: readonly (FieldName | undefined)[],
  simplified: readonly string[],
): boolean {
  const field = found[column];
  const name = simplified[column] ?? '';
  if (field === undefined) {
    return false;
  }
  const isLessSpecific = LESS_SPECIFIC.has(name);
  return simplified.some((other, at) =>
    isLessSpecific
      ? found[at] === field && !LESS_SPECIFIC.has(other)
      : field === 'minutes' && found[at] !== undefined && isSameWithoutUnit(name, other),
  );
}

function hasTimes(claims: readonly (FieldName | undefined)[]): boolean {
  return claims.includes('hours') || (claims.includes('start') && claims.includes('end'));
}

/** Decides which of the columns that match a field is read, and finds the conflicts between them. */
function resolveClaims(
  field: FieldName,
  claims: readonly (FieldName | undefined)[],
  names: readonly string[],
): { read: number; conflicts: ConflictingColumn[] } {
  const claiming = claims.flatMap((claim, column) => (claim === field ? [column] : []));
  const [first, ...others] = claiming;
  if (first === undefined || others.length === 0) {
    return { read: first ?? -1, conflicts: [] };
  }
  const title = simplifyColumnName(NAMING[field].title);
  const [exact, second] = claiming.filter((column) => simplifyColumnName(names[column] ?? '') === title);
  if (exact !== undefined && second === undefined && !DECISIVE_FIELDS.includes(field)) {
    const rest = claiming.filter((column) => column !== exact);
    return { read: exact, conflicts: rest.map((column) => ({ field, column, other: exact, isOtherRead: true })) };
  }
  return { read: -1, conflicts: others.map((column) => ({ field, column, other: first, isOtherRead: false })) };
}

/** Whether a header has the date, MRN and minutes columns that make a file a time log. */
export function isTimeLogHeader(columns: Columns): boolean {
  const { date, mrn, minutes, hours, start, end } = columns.indexOf;
  return (
    date >= 0 &&
    mrn >= 0 &&
    (minutes >= 0 || (!hasConflict(columns, 'minutes') && (hours >= 0 || (start >= 0 && end >= 0))))
  );
}

function hasConflict({ conflicts }: Columns, field: FieldName): boolean {
  return conflicts.some((conflict) => conflict.field === field);
}

/** What a column of a time log can hold, by the names of the canonical header. */
export type FieldName =
  | 'date'
  | 'mrn'
  | 'firstName'
  | 'lastName'
  | 'minutes'
  | 'activity'
  | 'staff'
  | 'payer'
  | 'initialAssessment'
  | 'npi'
  | 'problemsList'
  | 'patientName'
  | 'hours'
  | 'start'
  | 'end'
  | 'role'
  | 'visitType'
  | 'consentDate'
  | 'dischargeDate'
  | 'phq9'
  | 'gad7'
  | 'noShow'
  | 'dateOfBirth'
  | 'initiatingVisit'
  | 'documentedOn'
  | 'notes'
  | 'otherCodes';

interface FieldNaming {
  /** The name in the canonical header. */
  readonly title: string;
  /** Other names in use, compared without case, spaces and underscores (sources.md 8.2). */
  readonly aliases: readonly string[];
}

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
  },
  mrn: {
    title: 'MRN',
    aliases: ['medical record number', 'patient MRN', 'patient id', 'chart number', 'chart #', 'account number'],
  },
  firstName: { title: 'First name', aliases: ['first', 'given name'] },
  lastName: { title: 'Last name', aliases: ['last', 'surname', 'family name'] },
  minutes: {
    title: 'Minutes',
    aliases: [
      'mins',
      'min',
      'time',
      'time (min)',
      'time spent',
      'duration',
      'duration (minutes)',
      'duration minutes',
      'total minutes',
      'billable minutes',
    ],
  },
  activity: {
    title: 'Activity',
    aliases: ['activity type', 'contact type', 'task', 'service', 'category'],
  },
  staff: { title: 'Staff', aliases: ['BHCM', 'care manager', 'provider', 'user', 'clinician'] },
  payer: { title: 'Payer', aliases: ['insurance', 'primary insurance', 'payor', 'plan', 'coverage'] },
  initialAssessment: {
    title: 'Initial Assessment',
    aliases: ['initial assessment date', 'IA date', 'enrollment date', 'enrolled on', 'start of care', 'enrolled at'],
  },
  npi: {
    title: 'Referring Provider NPI',
    aliases: ['referring NPI', 'PCP NPI', 'provider NPI', 'NPI', 'billing provider NPI'],
  },
  problemsList: {
    title: 'Problems List',
    aliases: ['problem list', 'diagnosis', 'dx', 'ICD-10', 'diagnosis codes'],
  },
  patientName: { title: 'Patient', aliases: ['patient name'] },
  hours: { title: 'Hours', aliases: ['number of hours', 'hrs'] },
  start: { title: 'Start', aliases: ['start time', 'time in', 'begin'] },
  end: { title: 'End', aliases: ['end time', 'time out', 'time end', 'stop'] },
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
  otherCodes: { title: 'Other Codes', aliases: ['other billed codes'] },
};

export const FIELD_NAMES = Object.keys(NAMING) as readonly FieldName[];

/** Without these three nothing can be summed; hours, or a start and an end, may stand in for the minutes. */
export const REQUIRED_FIELDS: readonly FieldName[] = ['date', 'mrn', 'minutes'];

/** On these the codes turn: where two columns claim one of them, taking either would be a guess. */
export const DECISIVE_FIELDS: readonly FieldName[] = [...REQUIRED_FIELDS, 'initialAssessment'];

/** The canonical header in its order, as a new log is begun. */
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

/** The canonical name of a field, as people know it. */
export function getFieldTitle(field: FieldName): string {
  return NAMING[field].title;
}

/** Every name in use for a field, the canonical one first. */
export function getFieldNames(field: FieldName): readonly string[] {
  return [NAMING[field].title, ...NAMING[field].aliases];
}

/** Returns a column name in lowercase, without spaces, underscores, and byte order marks, to compare it with others. */
export function normalizeColumnName(name: string): string {
  return name.toLowerCase().replace(/[\s_]/g, '');
}

/** What columns hold by the user's own word, by their names without case, spaces and underscores. */
export type ColumnMapping = ReadonlyMap<string, FieldName | 'notRead'>;

/** A mapping of columns from the names of a header. */
export function createColumnMapping(
  columns: Iterable<readonly [name: string, field: FieldName | 'notRead']>,
): ColumnMapping {
  return new Map([...columns].map(([name, field]) => [normalizeColumnName(name), field]));
}

const NO_MAPPING = createColumnMapping([]);

const FIELD_BY_NAME: ReadonlyMap<string, FieldName> = new Map(
  FIELD_NAMES.flatMap((field) =>
    [NAMING[field].title, ...NAMING[field].aliases].map((name) => [normalizeColumnName(name), field]),
  ),
);

/** The field that a column of this name holds, or undefined for a column that is none of ours. */
export function findField(name: string): FieldName | undefined {
  return FIELD_BY_NAME.get(normalizeColumnName(name));
}

/** A column that names a field which another column names too. */
export interface ConflictingColumn {
  readonly field: FieldName;
  readonly column: number;
  /** The other column. */
  readonly rival: number;
  /** Whether the rival is read, for it alone has the exact name; else neither is, for nobody can know which is meant. */
  readonly rivalIsRead: boolean;
}

/** Which column holds which field. */
export interface Columns {
  /** Names of the columns as the header gives them, trimmed. */
  readonly names: readonly string[];
  /** How many fields a row must have: columns without a name at the header's end are not needed. */
  readonly needed: number;
  /** The field each column holds; undefined for columns that stay untouched and unread. */
  readonly fields: readonly (FieldName | undefined)[];
  /** The index of each field's column, or -1. */
  readonly indexOf: Readonly<Record<FieldName, number>>;
  readonly missing: readonly FieldName[];
  readonly rivals: readonly ConflictingColumn[];
}

/**
 * Recognises the columns of a header by their names, in any order.
 *
 * @param mapping goes before the names that are known: a column that it gives a field is that field's only claim
 */
export function recognizeColumns(header: readonly string[], mapping: ColumnMapping = NO_MAPPING): Columns {
  const names = header.map((name) => name.trim());
  const claims = claimedFields(names, mapping);
  const found = FIELD_NAMES.map((field) => ({ field, ...columnsClaiming(field, claims, names) }));
  const indexOf = Object.fromEntries(found.map(({ field, read }) => [field, read])) as Record<FieldName, number>;
  return {
    names,
    needed: names.findLastIndex((name) => name !== '') + 1,
    fields: claims.map((field, column) => (field !== undefined && indexOf[field] === column ? field : undefined)),
    indexOf,
    missing: REQUIRED_FIELDS.filter(
      (field) => !claims.includes(field) && !(field === 'minutes' && timesAreGiven(claims)),
    ),
    rivals: found.flatMap(({ rivals }) => rivals),
  };
}

function claimedFields(names: readonly string[], mapping: ColumnMapping): (FieldName | undefined)[] {
  if (mapping.size === 0) {
    return names.map(findField);
  }
  const told = names.map((name) => mapping.get(normalizeColumnName(name)));
  return names.map((name, column) => {
    const own = told[column];
    const field = own ?? findField(name);
    return field === 'notRead' || (own === undefined && told.includes(field)) ? undefined : field;
  });
}

function timesAreGiven(claims: readonly (FieldName | undefined)[]): boolean {
  return claims.includes('hours') || (claims.includes('start') && claims.includes('end'));
}

/** Of the columns that claim a field the one to read, and those that stand in each other's way. */
function columnsClaiming(
  field: FieldName,
  claims: readonly (FieldName | undefined)[],
  names: readonly string[],
): { read: number; rivals: ConflictingColumn[] } {
  const claiming = claims.flatMap((claim, column) => (claim === field ? [column] : []));
  const [first, ...others] = claiming;
  if (first === undefined || others.length === 0) {
    return { read: first ?? -1, rivals: [] };
  }
  const title = normalizeColumnName(NAMING[field].title);
  const [exact, second] = claiming.filter((column) => normalizeColumnName(names[column] ?? '') === title);
  if (exact !== undefined && second === undefined && !DECISIVE_FIELDS.includes(field)) {
    const rest = claiming.filter((column) => column !== exact);
    return { read: exact, rivals: rest.map((column) => ({ field, column, rival: exact, rivalIsRead: true })) };
  }
  return { read: -1, rivals: others.map((column) => ({ field, column, rival: first, rivalIsRead: false })) };
}

/** Whether a header has the date, MRN and minutes columns that make a file a time log. */
export function isTimeLogHeader(columns: Columns): boolean {
  const { date, mrn, minutes, hours, start, end } = columns.indexOf;
  return (
    date >= 0 &&
    mrn >= 0 &&
    (minutes >= 0 || (!isRival(columns, 'minutes') && (hours >= 0 || (start >= 0 && end >= 0))))
  );
}

function isRival({ rivals }: Columns, field: FieldName): boolean {
  return rivals.some((rival) => rival.field === field);
}

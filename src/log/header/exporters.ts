import type { FieldName } from '../values/fieldName';
import { simplifyColumnName } from './columnNames';

/**
 * The unit of plain numbers in an exporter's duration column. `secondsOrHours`: the exporter has written both under the same name,
 * but never minutes.
 */
export type DurationUnit = 'hours' | 'secondsOrHours';

/** A program whose exports are recognized by their headers. */
export interface Exporter {
  /** The name of the program, which isn't translated. */
  readonly name: string;
  /** The unit of plain numbers in the columns that are read as hours. Durations such as `0:20:00` don't need a unit. */
  readonly durationUnit: DurationUnit;
  /** The columns that can contain the patient, as the team uses the program. */
  readonly patientColumns: readonly string[];
}

interface ExporterMarks extends Exporter {
  /** The columns that show where a file is from. A header has all columns of one list, in any order. `|` separates alternatives. */
  readonly marks: readonly (readonly string[])[];
  /** The names of each field's column. If a header has several, the first is read, and the others aren't. */
  readonly fields: Partial<Readonly<Record<FieldName, readonly string[]>>>;
  /** Columns whose names mean something else in other logs. */
  readonly notRead: readonly string[];
}

/** The exporters, from what their files contain. A file that has the marks of several is read as the first. */
const EXPORTERS: readonly ExporterMarks[] = [
  {
    name: 'Clockify',
    durationUnit: 'hours',
    patientColumns: ['Client', 'Project', 'Task', 'Description'],
    marks: [
      ['Start Date', 'Duration (h)', 'Duration (decimal)'],
      ['Project', 'User', 'Group', 'Email', 'Tags', 'Start Date', 'Start Time', 'End Date', 'End Time'],
    ],
    fields: {
      date: ['Start Date'],
      start: ['Start Time'],
      endDate: ['End Date'],
      end: ['End Time'],
      // Decimal hours are rounded to two places: 20 minutes are 0.33.
      hours: ['Duration (h)', 'Duration (decimal)'],
      staff: ['User'],
      activity: ['Task', 'Activity'],
      notes: ['Description'],
    },
    notRead: ['Project', 'Client', 'Group', 'Email', 'Tags', 'Type', 'Date of creation'],
  },
  {
    name: 'Toggl Track',
    durationUnit: 'hours',
    patientColumns: ['Client', 'Project', 'Task', 'Description'],
    marks: [
      [
        'Description',
        'User|Member|Email',
        'Start date',
        'Start time',
        'End date|Stop date',
        'End time|Stop time',
        'Duration',
      ],
    ],
    fields: {
      date: ['Start date'],
      start: ['Start time'],
      endDate: ['End date', 'Stop date'],
      end: ['End time', 'Stop time'],
      hours: ['Duration'],
      staff: ['User', 'Member'],
      activity: ['Task'],
      notes: ['Description'],
    },
    notRead: ['Project', 'Client', 'Email', 'Tags', 'Workspace'],
  },
  {
    name: 'Harvest',
    durationUnit: 'hours',
    patientColumns: ['Client', 'Project', 'Project Code', 'Task'],
    marks: [
      [
        'Date',
        'Client',
        'Project',
        'Task',
        'Hours',
        'First Name',
        'Last Name',
        'Billable?|Invoiced?|Approved?|Employee?|Hours Rounded|Billable Rate|External Reference URL',
      ],
    ],
    fields: {
      date: ['Date'],
      hours: ['Hours'],
      staffFirstName: ['First Name'],
      staff: ['Last Name'],
      activity: ['Task'],
      notes: ['Notes'],
    },
    notRead: ['Client', 'Project', 'Project Code', 'Hours Rounded', 'Employee Id', 'Employee?', 'Roles', 'Department'],
  },
  {
    name: 'Kimai',
    durationUnit: 'secondsOrHours',
    patientColumns: ['Customer', 'Project', 'Number', 'Project number', 'Description'],
    marks: [['Date', 'From|Begin', 'To|End', 'Duration', 'Customer', 'Project', 'Activity']],
    fields: {
      date: ['Date'],
      start: ['From', 'Begin'],
      end: ['To', 'End'],
      hours: ['Duration'],
      staff: ['User', 'Name', 'Alias', 'Username'],
      activity: ['Activity'],
      notes: ['Description'],
    },
    notRead: [
      'Customer',
      'Project',
      'Number',
      'Account',
      'Account Number',
      'Category',
      'Type',
      'Tags',
      'E-mail',
      'Email',
      'Break',
    ],
  },
  {
    name: 'Tempo',
    durationUnit: 'hours',
    patientColumns: ['Issue Key', 'Issue summary', 'Account Key', 'Project Key', 'Account Name'],
    marks: [['Issue Key', 'Hours', 'Work date', 'Username|Full name|Work Description|Issue summary']],
    fields: {
      date: ['Work date'],
      hours: ['Hours'],
      staff: ['Full name', 'Username'],
      notes: ['Work Description'],
    },
    notRead: [
      'Issue summary',
      'Issue Status',
      'Issue Type',
      'Activity Name',
      'Billed Hours',
      'External Hours',
      'Location Name',
    ],
  },
  {
    name: 'QuickBooks Time',
    durationUnit: 'hours',
    patientColumns: ['jobcode', 'jobcode_1', 'jobcode_2', 'jobcode_3', 'customer', 'number'],
    marks: [['local_date', 'hours', 'jobcode|jobcode_1', 'username|fname|lname']],
    fields: {
      date: ['local_date'],
      start: ['local_start_time'],
      end: ['local_end_time'],
      hours: ['hours'],
      staffFirstName: ['fname'],
      staff: ['lname', 'username'],
      activity: ['service item'],
      notes: ['notes'],
    },
    notRead: [
      'payroll_id',
      'number',
      'group',
      'local_day',
      'tz',
      'jobcode',
      'jobcode_1',
      'jobcode_2',
      'class',
      'customer',
      'location',
    ],
  },
];

/** The meaning of the columns in an exported file. */
export interface ExportedColumns {
  readonly exporter: Exporter;
  /** The field of each column that the exporter defines, or `notRead`. Other columns can be the team's own. */
  readonly fields: readonly (FieldName | 'notRead' | undefined)[];
}

/** The exporters with simplified names. */
const RECOGNIZED = EXPORTERS.map((exporter) => ({
  exporter: exporter satisfies Exporter,
  marks: exporter.marks.map((names) => names.map((name) => name.split('|').map(simplifyColumnName))),
  fields: Object.entries(exporter.fields).map(
    ([field, names]) => [field as FieldName, names.map(simplifyColumnName)] as const,
  ),
  notRead: new Set(exporter.notRead.map(simplifyColumnName)),
}));

/**
 * Recognizes the export of a known program by its header, and what its columns mean.
 *
 * @returns undefined if the header doesn't have the marks of a known program
 */
export function recognizeExport(header: readonly string[]): ExportedColumns | undefined {
  const names = header.map(simplifyColumnName);
  const has = new Set(names);
  const found = RECOGNIZED.find(({ marks }) =>
    marks.some((required) => required.every((alternatives) => alternatives.some((name) => has.has(name)))),
  );
  if (!found) {
    return undefined;
  }
  const fieldOf = new Map<string, FieldName | 'notRead'>();
  for (const [field, candidates] of found.fields) {
    const [read, ...others] = candidates.filter((name) => has.has(name));
    if (read !== undefined) {
      fieldOf.set(read, field);
    }
    others.forEach((name) => fieldOf.set(name, 'notRead'));
  }
  return {
    exporter: found.exporter,
    fields: names.map((name) => fieldOf.get(name) ?? (found.notRead.has(name) ? 'notRead' : undefined)),
  };
}

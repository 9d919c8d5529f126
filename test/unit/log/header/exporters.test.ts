import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BilledLogs } from '../../../../src/billing/billedLogs';
import { listProblems } from '../../../../src/billing/problemList';
import { createReadingOptions } from '../../../../src/configuration/configuration';
import { readConfiguration } from '../../../../src/configuration/configurationReading';
import { TextLines } from '../../../../src/log/csv/lines';
import { findHeaderFixes } from '../../../../src/log/fixes/headerFixes';
import { DEFAULT_DURATION_SETTINGS } from '../../../../src/log/header/durationSettings';
import { readHeader } from '../../../../src/log/header/header';
import { createColumnMapping, recognizeColumns, type FieldName } from '../../../../src/log/header/columns';
import { billingReport } from '../../../../src/report/billingReport';
import { listAssumed } from '../../../../src/wording/assumptions';
import { codesText } from '../../../../src/wording/monthFigures';
import { formatMinutes } from '../../../../src/log/values/minutes';
import { billWithOptions } from '../../support/billing';

const fixtures = join('test', 'fixtures');

function bill(text: string, columns: readonly (readonly [string, FieldName | 'notRead'])[]): BilledLogs {
  return billWithOptions({ columnMapping: createColumnMapping(columns) }, TextLines.of(text));
}

/** Returns the minutes of each entry, or the codes of its errors, after the staff and the activity. */
function describeEntries(billed: BilledLogs): string[] {
  const entries: string[] = [];
  const { table } = billed;
  billed.logs[0]?.walk((row) => {
    if (table.isEntry(row)) {
      const errors = billed
        .problemsOf(row)
        .flatMap(({ code, severity }) => (severity === 'error' && code !== 'CB020' ? [code] : []));
      const { staff, activity } = table.contactOf(row);
      const minutes = errors.length > 0 ? errors.join(' ') : formatMinutes(table.minutesOf(row));
      entries.push(`${staff}, ${activity}: ${minutes}`);
    }
    return true;
  });
  return entries;
}

function listCodes(billed: BilledLogs): string[] {
  return listProblems(billed, billed.logs[0]!).map(({ code }) => code);
}

describe('The export of a known program', () => {
  for (const [file, name, patient, entries] of [
    [
      'clockify',
      'Clockify',
      'Client',
      ['Lena Ortiz, Follow up: 20', 'Lena Ortiz, Follow up: 20', 'Max Lee, Follow up: 20'],
    ],
    [
      'toggl-track',
      'Toggl Track',
      'Client',
      ['Lena Ortiz, Follow up: 20.5', 'Lena Ortiz, Follow up: 20', 'Max Lee, Registry: 30'],
    ],
    ['harvest', 'Harvest', 'Client', ['Lena Ortiz, Follow up: 30', 'Max Ortiz, Follow up: 42']],
    ['kimai', 'Kimai', 'Customer', ['lena, Follow up: 30', 'lena, Follow up: 60', 'max, Registry: 30']],
    ['tempo', 'Tempo', 'Issue summary', ['Lena Ortiz, : 30', 'Lena Ortiz, : 30', 'Max Lee, : 15']],
    [
      'quickbooks-time',
      'QuickBooks Time',
      'jobcode_1',
      ['Lena Ortiz, Follow up: 30', 'Lena Ortiz, Follow up: 30', 'Max Lee, Registry: 15'],
    ],
  ] as const) {
    it(`is read as ${name} means it`, () => {
      const billed = bill(readFileSync(join(fixtures, 'exporters', `${file}.timelog.csv`), 'utf8'), [[patient, 'mrn']]);
      const [log] = billed.logs;
      assert.equal(log!.header.columns.exporter?.name, name);
      assert.deepEqual(describeEntries(billed), entries);
      assert.deepEqual(new Set(listCodes(billed)), new Set(['CB020']));
      const [line] = billingReport(billed).lines;
      assert.deepEqual([line!.firstName, line!.lastName, line!.payer], ['', '', '']);
    });
  }

  it('has the same meaning with other names for its columns', () => {
    for (const [header, name] of [
      ['Client,Start Date,Duration (h),Duration (decimal),Initial Assessment', 'Clockify'],
      [
        'Project,Client,Description,Activity,User,Group,Email,Tags,Billable,Start Date,Start Time,End Date,End Time,Duration (h)',
        'Clockify',
      ],
      [
        'Description,Billable,Duration,Member,Email,Project,Tags,Start date,Start time,Stop date,Stop time',
        'Toggl Track',
      ],
      [
        'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,First Name,Last Name,Department,Employee?',
        'Harvest',
      ],
      ['Date,Begin,End,Duration,Rate,User,Customer,Project,Activity,Description,Exported,Tags', 'Kimai'],
      ['DATE, FROM, TO, DURATION, CUSTOMER, PROJECT, ACTIVITY', 'Kimai'],
      ['Issue Key,Issue summary,Hours,Work date,Full name', 'Tempo'],
      ['username,fname,lname,local_date,hours,jobcode', 'QuickBooks Time'],
    ] as const) {
      assert.equal(recognizeColumns(header.split(',')).exporter?.name, name, header);
    }
  });

  it('isn’t recognized in an ordinary log', () => {
    for (const header of [
      'Date,MRN,First name,Last name,Minutes,Activity,Staff,Payer,Initial Assessment',
      'Date,MRN,Start Time,End Time,Duration,User',
      'Start date,Client,First Name,Last Name,Hours,Task,Notes',
      'Date,Client,Project,Task,Hours,First Name,Last Name',
      'Date,From,To,Duration,Activity,User',
      'Date,MRN,Duration (h),Duration (decimal)',
    ]) {
      assert.equal(recognizeColumns(header.split(',')).exporter, undefined, header);
    }
  });

  it('asks which column has the patient', () => {
    const lines = TextLines.of(readFileSync(join(fixtures, 'exporters/harvest.timelog.csv'), 'utf8'));
    const header = readHeader(lines);
    assert.match(header.problems[0]!.message, /In a Harvest export/);
    assert.deepEqual(
      findHeaderFixes('CB001', header, lines).map((fix) => [fix.title, fix.kind === 'answer' && fix.answer]),
      ['Client', 'Project', 'Project Code', 'Task'].map((name) => [
        `Read the column “${name}” as the MRN`,
        { path: ['columns', name], value: 'MRN' },
      ]),
    );
  });

  it('is read as the configuration states, whatever the program means', () => {
    const header = 'Date,Client,Project,Task,Notes,Hours,Billable?,First Name,Last Name,Hours Rounded'.split(',');
    const mapping = createColumnMapping([
      ['Client', 'mrn'],
      ['First Name', 'firstName'],
      ['Last Name', 'lastName'],
      ['Hours Rounded', 'hours'],
      ['Task', 'notRead'],
    ]);
    const { indexOf } = recognizeColumns(header, mapping);
    assert.deepEqual(
      [indexOf.firstName, indexOf.lastName, indexOf.hours, indexOf.activity, indexOf.staff, indexOf.notes],
      [7, 8, 9, -1, -1, 4],
    );
  });
});

describe('kinds 6 and 13: the exports of trackers in the collection of real logs', () => {
  /** Bills a log of the collection with its configuration. */
  function billReal(name: string): BilledLogs {
    const folder = join(fixtures, 'real-logs', name);
    const { configuration } = readConfiguration(readFileSync(join(folder, 'cocm-billing.json'), 'utf8'));
    return billWithOptions(
      createReadingOptions(configuration),
      TextLines.of(readFileSync(join(folder, 'jan.timelog.csv'), 'utf8')),
    );
  }

  it('have clock durations instead of rounded hours', () => {
    const billed = billReal('r04-clockify-both-durations');
    const [line] = billingReport(billed).lines;
    assert.equal(formatMinutes(line!.minutes), '60');
    assert.match(codesText(line!.codes), /99493/);
  });

  it('have durations over midnight, and a timer that was left on is an error', () => {
    assert.deepEqual(describeEntries(billReal('t01-clockify')), [
      'Lena Ortiz, : 45',
      'Lena Ortiz, : 30',
      'Lena Ortiz, : CB023',
    ]);
  });

  it('don’t have the worker’s name as the patient’s name', () => {
    const billed = billReal('t04-harvest');
    assert.deepEqual(describeEntries(billed), ['Lena Ortiz, Follow up: 40.2', 'Lena Ortiz, Follow up: 30']);
    assert.deepEqual(
      billingReport(billed).lines.map(({ firstName, lastName }) => firstName + lastName),
      [''],
    );
  });

  it('have seconds where the times show that they aren’t hours', () => {
    const billed = billReal('t05-kimai-seconds');
    assert.deepEqual(describeEntries(billed), ['lena, Call: 5', 'lena, Call: 6']);
    assert.deepEqual(billed.logs[0]!.header.problems, []);
  });

  it('don’t have the plan of a note as the payer', () => {
    const { columns, problems } = readHeader(
      TextLines.of(readFileSync(join(fixtures, 'real-logs/t31-plan-column/jan.timelog.csv'), 'utf8')),
    );
    assert.deepEqual([columns.indexOf.payer, problems], [-1, []]);
  });
});

describe('The durations of a Kimai export', () => {
  const header = 'Date,From,To,Duration,User,Customer,Project,Activity';

  /** Reads entries from rows such as `09:00,09:05,300`. */
  function readEntries(...rows: string[]): string[] {
    const lines = rows.map((row, index) => `2024-01-${10 + index},${row},lena,K-1,CoCM,Call`);
    const billed = bill([header, ...lines].join('\n'), [['Customer', 'mrn']]);
    return describeEntries(billed).map((entry) => entry.replace('lena, Call: ', ''));
  }

  for (const [rule, rows, expected] of [
    ['hours and minutes', ['09:00,09:20,0:20', '09:00,10:15,1:15'], '20 75'],
    ['decimal hours', ['09:00,09:20,0.33', '09:00,10:15,1.25'], '19.8 75'],
    ['decimal hours with whole ones among them', ['09:00,10:00,1', '09:00,10:15,1.25'], '60 75'],
    ['whole hours between times', ['09:00,10:00,1', '09:00,11:00,2'], '60 120'],
    ['seconds', ['09:00,09:20,1200', '09:00,09:05,300'], '20 5'],
    ['seconds without times', [',,1200', ',,300'], '20 5'],
    ['seconds with a break', ['09:00,10:00,2700', '09:00,09:30,1500'], '45 25'],
    ['decimal hours with a break', ['09:00,10:00,0.75', '09:00,09:30,0.5'], '45 30'],
    ['small numbers without times, which have to be asked for', [',,1', ',,2'], 'CB024 CB024'],
  ] as const) {
    it(`are ${rule}`, () => assert.equal(readEntries(...rows).join(' '), expected));
  }

  it('are in the unit that the configuration states', () => {
    const text = `${header}\n2024-01-10,,,2,lena,K-1,CoCM,Call`;
    const durations = { ...DEFAULT_DURATION_SETTINGS, units: new Map([['duration', 'hours' as const]]) };
    const columnMapping = createColumnMapping([['Customer', 'mrn']]);
    assert.deepEqual(describeEntries(billWithOptions({ columnMapping, durations }, TextLines.of(text))), [
      'lena, Call: 120',
    ]);
  });
});

describe('A log saved again by a spreadsheet', () => {
  it('is read as before', () => {
    const billed = bill(readFileSync(join(fixtures, 'exporters/excel-resaved.timelog.csv'), 'utf8'), []);
    assert.deepEqual(describeEntries(billed), ['Lee, Call: 40', 'Lee, Call: 20.5', 'Lee, Call: 10']);
    assert.deepEqual(listCodes(billed), []);
  });
});

describe('What was assumed about an export', () => {
  it('includes the program, and the unit if the program writes several', () => {
    const text = 'Date,From,To,Duration,User,Customer,Project,Activity\n2024-01-13,09:00,09:05,300,lena,K-1,CoCM,Call';
    const [log] = bill(text, [['Customer', 'mrn']]).logs;
    assert.deepEqual(listAssumed(log!).slice(0, 2), [
      'Read as a Kimai export',
      'Durations in seconds (as the values and times show)',
    ]);
    const harvest = bill(readFileSync(join(fixtures, 'exporters/harvest.timelog.csv'), 'utf8'), [['Client', 'mrn']]);
    assert.deepEqual(listAssumed(harvest.logs[0]!).slice(0, 1), ['Read as a Harvest export']);
  });
});

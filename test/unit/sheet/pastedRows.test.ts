import assert from 'node:assert/strict';
import { createColumnMapping, recognizeColumns, type ColumnMapping } from '../../../src/log/header/columns';
import { readClipboardCells } from '../../../src/sheet/clipboardCells';
import { createRowsFromCells } from '../../../src/sheet/pastedRows';
import { success } from '../../../src/text/result';

const LOG_COLUMNS = ['Date', 'MRN', 'Minutes', 'Payer', 'Notes'];

/** Pastes a text as new rows, and returns the rows or the message of the refusal. */
function paste(text: string, names: readonly string[] = LOG_COLUMNS, mapping?: ColumnMapping): string[][] | string {
  const cells = readClipboardCells(text, 'newRows');
  const rows = cells.ok ? createRowsFromCells(cells.value, recognizeColumns(names, mapping), mapping) : cells;
  return rows.ok ? rows.value : rows.failure.message;
}

function tabbed(...rows: string[]): string {
  return rows.map((row) => row.replaceAll('|', '\t')).join('\n');
}

describe('kind 1: two copied columns for one column of the log', () => {
  const cases: [string, string, string, RegExp][] = [
    ['an MRN and a patient ID', 'Date|MRN|Patient ID|Minutes', '1/3/2024|A1|77|20', /“MRN” and “Patient ID”.* MRN /],
    ['minutes and billable minutes', 'Date|MRN|Minutes|Billable minutes', '1/3/2024|A1|40|20', /“Billable minutes”/],
    ['minutes and a time', 'Date|MRN|Minutes|Time', '1/3/2024|A1|40|08:30', /“Minutes” and “Time”/],
    ['a date and a start date', 'Date|Start Date|MRN|Minutes', '1/3/2024|1/1/2024|A1|40', /“Date” and “Start Date”/],
    ['a payer and a plan', 'Date|MRN|Minutes|Payer|Plan', '1/3/2024|A1|40|Cigna|PPO', /“Payer” and “Plan”/],
    ['the same name twice', 'Date|MRN|Minutes|minutes', '1/3/2024|A1|40|20', /“Minutes” and “minutes”/],
    ['other names in both columns', 'DOS|Patient ID|Chart #|Mins', '1/3/2024|A1|77|40', /“Patient ID” and “Chart #”/],
    ['an empty second column', 'Date|MRN|Patient ID|Minutes', '1/3/2024|A1||20', /“MRN” and “Patient ID”/],
  ];
  for (const [name, header, row, refusal] of cases) {
    it(`nothing is pasted for ${name}, and the message names both`, () => {
      assert.match(String(paste(tabbed(header, row))), refusal);
      assert.match(String(paste(`${header}\n${row}`.replaceAll('|', ','))), refusal);
    });
  }

  it('each goes into the column with its name if the log has both', () => {
    const names = ['Date', 'MRN', 'Minutes', 'Payer', 'Plan', 'Notes', 'Notes'];
    const text = tabbed('Plan|Payer|Date|MRN|Minutes|Notes|Notes', 'PPO|Cigna|1/3/2024|A1|40|first|second');
    assert.deepEqual(paste(text, names), [['1/3/2024', 'A1', '40', 'Cigna', 'PPO', 'first', 'second']]);
  });

  it('a column without a place in the log is named and refused, not left out', () => {
    assert.match(String(paste(tabbed('Date|MRN|Hours', '1/3/2024|A1|1'))), /no column for “Hours”/);
    assert.match(String(paste(tabbed('Case|Date|Minutes', 'A1|1/3/2024|20'))), /no column for “Case”/);
    assert.match(String(paste(tabbed('Date|MRN||Minutes', '1/3/2024|A1|x|20'))), /no column for column 3/);
    assert.match(String(paste(tabbed('Date|Patient|Spent', '1/3/2024|A1|20'))), /no column for “Patient”, “Spent”/);
    assert.match(String(paste(tabbed('Date|MRN', '1/3/2024|A1|20'))), /no column for column 3/);
  });
});

describe('kind 11: names with units and marks in copied cells', () => {
  it('find the log’s columns, whichever of them has the marks', () => {
    const expected = [['1/3/2024', 'A1', '20']];
    const rows = ['Date of Service:|MRN #|Time Spent (min)', '1/3/2024|A1|20'];
    assert.deepEqual(paste(tabbed(...rows), ['Date', 'MRN', 'Minutes']), expected);
    assert.deepEqual(paste(rows.join('\n').replaceAll('|', ','), ['Date*', 'MRN*', 'Minutes*']), expected);
    assert.deepEqual(
      paste(tabbed('="Date"|="MRN"|="Minutes"', '1/3/2024|A1|20'), ['Date', 'MRN', 'Minutes']),
      expected,
    );
  });

  it('put a patient ID into its own column if the log has one', () => {
    const text = tabbed('Date|MRN|Patient-ID|Minutes', '1/3/2024|A1|77|20');
    assert.deepEqual(paste(text, ['Date', 'MRN', 'Patient ID', 'Minutes']), [['1/3/2024', 'A1', '77', '20']]);
  });
});

describe('kind 1: the configured columns apply to copied cells', () => {
  it('a mapped name goes into the column of its field', () => {
    const mapping = createColumnMapping([
      ['Case', 'mrn'],
      ['Spent', 'minutes'],
    ]);
    assert.deepEqual(paste(tabbed('Spent|Case|Date', '20|A1|1/3/2024'), LOG_COLUMNS, mapping), [
      ['1/3/2024', 'A1', '20', '', ''],
    ]);
  });

  it('a column that isn’t read doesn’t conflict, and is left out', () => {
    const text = tabbed('Date|MRN|Patient ID|Minutes', '1/3/2024|A1|77|20');
    const expected = [['1/3/2024', 'A1', '20', '', '']];
    assert.deepEqual(paste(text, LOG_COLUMNS, createColumnMapping([['Patient ID', 'notRead']])), expected);
    assert.deepEqual(paste(text, LOG_COLUMNS, createColumnMapping([['MRN', 'mrn']])), expected);
  });

  it('a mapped column is the only one for its field, even if another has the name of the log’s column', () => {
    const mapping = createColumnMapping([['Billable minutes', 'minutes']]);
    const text = tabbed('Date|MRN|Minutes|Billable minutes', '1/3/2024|A1|40|20');
    assert.deepEqual(paste(text, LOG_COLUMNS, mapping), [['1/3/2024', 'A1', '20', '', '']]);
  });

  it('two columns mapped to one field are refused', () => {
    const mapping = createColumnMapping([
      ['Talk', 'minutes'],
      ['Review', 'minutes'],
    ]);
    assert.match(
      String(paste(tabbed('Date|MRN|Talk|Review', '1/3/2024|A1|40|20'), LOG_COLUMNS, mapping)),
      /“Talk” and “Review”/,
    );
  });
});

describe('kind 1: the header of copied cells', () => {
  it('can have blank rows and titles above it, and be repeated', () => {
    const text = tabbed(
      '|||',
      'Time log||',
      'Minutes|MRN|Date',
      '20|A1|1/3/2024',
      'Minutes|MRN|Date',
      '30|A2|1/4/2024',
    );
    assert.deepEqual(paste(text), [
      ['1/3/2024', 'A1', '20', '', ''],
      ['1/4/2024', 'A2', '30', '', ''],
    ]);
  });

  it('a second header with other columns is refused, because the rows below it would be read by the first', () => {
    const text = tabbed('Date|MRN|Minutes', '1/3/2024|A1|20', 'Minutes|MRN|Date', '30|A2|1/4/2024');
    assert.match(String(paste(text)), /Row 3 .* header/);
    const below = tabbed('1/3/2024|A1|20', 'Minutes|MRN|Date', '30|A2|1/4/2024');
    assert.match(String(paste(below)), /Row 2 .* header/);
  });

  it('isn’t a row with a date whose other cells are column names', () => {
    assert.deepEqual(paste(tabbed('1/3/2024|A1|20|Plan|Service')), [['1/3/2024', 'A1', '20', 'Plan', 'Service']]);
  });
});

describe('kind 1: CSV text on the clipboard', () => {
  const row = [['1/3/2024', 'A1', '20', 'Smith, A', 'by phone,\n"twice"']];

  it('is read as CSV, with and without a header, and with any delimiter of a log', () => {
    const text = '1/3/2024,A1,20,"Smith, A","by phone,\n""twice"""\n';
    assert.deepEqual(paste(text), row);
    assert.deepEqual(paste(`Date,MRN,Minutes,Payer,Notes\r\n${text}`), row);
    assert.deepEqual(paste('\uFEFFMinutes;MRN;Date\n20;A1;1/3/2024'), [['1/3/2024', 'A1', '20', '', '']]);
    assert.deepEqual(paste('sep=;\nMinutes;MRN;Date\n20;A1;1/3/2024'), [['1/3/2024', 'A1', '20', '', '']]);
    assert.deepEqual(paste('Minutes|MRN|Date\n20|A1|1/3/2024'), [['1/3/2024', 'A1', '20', '', '']]);
    assert.deepEqual(paste('Date,MRN,Minutes,Notes\n1/3/2024,A1,20,"a\tb"'), [['1/3/2024', 'A1', '20', '', 'a\tb']]);
  });

  it('is refused as new rows if a comma without quotes moves the values of a row', () => {
    assert.match(String(paste('1/3/2024,A1,20,Cigna,x\n1/4/2024,A2,30,Cigna,by phone, twice')), /quotation marks/);
    assert.match(String(paste('1/3/2024,A1,20\n1/4/2024,A2,Cigna,30')), /quotation marks/);
  });

  it('is read as CSV in selected cells if every row has a date, or if there’s a header', () => {
    const cells = (text: string) => readClipboardCells(text, 'selectedCells');
    assert.deepEqual(cells('1/3/2024,A1,20\n1/4/2024,A2,30'), success([['1/3/2024', 'A1', '20'], ['1/4/2024', 'A2', '30']])); // prettier-ignore
    assert.deepEqual(cells('Date,MRN\n1/3/2024,A1'), success([['Date', 'MRN'], ['1/3/2024', 'A1']])); // prettier-ignore
  });

  it('a note with commas stays one cell', () => {
    for (const note of [
      'Called, no answer, will retry',
      'Called, then\nmet, both, fine',
      'On 1/3/2024, called',
      '1,5',
    ]) {
      assert.deepEqual(readClipboardCells(note, 'selectedCells'), success(note.split('\n').map((line) => [line])));
    }
    assert.deepEqual(readClipboardCells('1/3/2024\tA1, B, C\n1/4/2024\tD', 'selectedCells'), success([['1/3/2024', 'A1, B, C'], ['1/4/2024', 'D']])); // prettier-ignore
  });
});

describe('kind 13: rows copied from the export of a known program', () => {
  const names = ['Date', 'MRN', 'First name', 'Last name', 'Hours', 'Activity', 'Staff', 'Staff First Name', 'Notes'];
  const harvest = 'Date|Client|Task|Notes|Hours|Hours Rounded|Billable?|First Name|Last Name|Project';
  const row = '2024-01-03|A1|Call|by phone|0.67|0.75|Yes|Lena|Ortiz|CoCM';
  const mapping = createColumnMapping([
    ['Client', 'mrn'],
    ['Project', 'notRead'],
    ['Billable?', 'notRead'],
    ['Hours Rounded', 'notRead'],
  ]);

  it('have the worker’s names in the columns of the staff, not of the patient', () => {
    assert.deepEqual(paste(tabbed(harvest, row), names, mapping), [
      ['2024-01-03', 'A1', '', '', '0.67', 'Call', 'Ortiz', 'Lena', 'by phone'],
    ]);
  });

  it('are refused if the log has no column for the worker’s first name', () => {
    const withoutFirstName = names.filter((name) => name !== 'Staff First Name');
    assert.match(String(paste(tabbed(harvest, row), withoutFirstName, mapping)), /no column for “First Name”/);
  });

  it('don’t have seconds in a column of minutes', () => {
    const kimai = 'Date|From|To|Duration|Customer|Project|Activity';
    const text = tabbed(kimai, '2024-01-03|09:00|09:05|300|A1|CoCM|Call');
    const log = ['Date', 'MRN', 'Duration', 'Start', 'End', 'Activity'];
    const customers = createColumnMapping([
      ['Customer', 'mrn'],
      ['Project', 'notRead'],
    ]);
    assert.match(String(paste(text, log, customers)), /no column for “Duration”/);
  });

  it('have the same columns in another export of the program', () => {
    const all = harvest.split('|');
    assert.deepEqual(paste(tabbed(harvest, row), all, createColumnMapping([['Client', 'mrn']])), [row.split('|')]);
  });
});

describe('Copied durations in a column with another name', () => {
  for (const [title, names, header, values, expected] of [
    [
      'decimal hours',
      LOG_COLUMNS,
      'Duration',
      ['1.25', '0.5'],
      /“Duration” seem to be in hours, but the Minutes column/,
    ],
    ['seconds by their name', LOG_COLUMNS, 'Duration (s)', ['300'], /in seconds/],
    ['seconds', LOG_COLUMNS, 'Time Spent', ['1200', '900'], /in seconds/],
    ['minutes', LOG_COLUMNS, 'Duration', ['20', '35.5'], undefined],
    ['hours and minutes with a colon', LOG_COLUMNS, 'Duration', ['0:20', '1:15'], undefined],
    ['the log’s own name', LOG_COLUMNS, 'Minutes', ['0.5'], undefined],
    ['hours', ['Date', 'MRN', 'Hours'], 'Duration (h)', ['0.5'], undefined],
    ['minutes in a column of hours', ['Date', 'MRN', 'Hours'], 'Hrs', ['20', '30'], /in minutes, but the Hours column/],
    [
      'minutes in a column of seconds',
      ['Date', 'MRN', 'Seconds'],
      'Mins',
      ['20'],
      /in minutes, but the Seconds column/,
    ],
  ] as const) {
    it(`are ${expected ? 'refused' : 'pasted'}: ${title}`, () => {
      const text = tabbed(`Date|MRN|${header}`, ...values.map((value) => `1/3/2024|A1|${value}`));
      const pasted = paste(text, names);
      if (expected) {
        assert.match(String(pasted), expected);
      } else {
        assert.equal(Array.isArray(pasted) && pasted[0]?.[2], values[0]);
      }
    });
  }
});

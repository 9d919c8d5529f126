import assert from 'node:assert/strict';
import { BilledLogs } from '../../../src/billing/billedLogs';
import { billingRules } from '../../../src/billing/rules/billingRules';
import { FULL_TIME_PROFILE } from '../../../src/billing/rules/payerProfile';
import { readRoster } from '../../../src/configuration/rosterReading';
import { recognizeColumns } from '../../../src/log/header/columns';
import { replaceCells } from '../../../src/log/csv/edits';
import { TextLines } from '../../../src/log/csv/lines';
import { columnValues, listedValues, suggestions } from '../../../src/sheet/columnValues';
import { copyEntryCells, createEntryCells, formatLogDate, listFurtherColumns } from '../../../src/sheet/newEntry';
import { findPasteTargets } from '../../../src/sheet/pasteTargets';
import { createRowsFromCells } from '../../../src/sheet/pastedRows';
import { findPatients, knownPatients, findLatestRow, listPatients } from '../../../src/sheet/knownPatients';
import { FIRST_CHOICE } from '../../../src/sheet/viewChoice';
import { success } from '../../../src/text/result';
import { ViewedLines } from '../../../src/sheet/viewedLines';
import { applyEdit } from '../support/edits';
import { TODAY, billText, day } from '../support/billing';
import { buildLog } from '../support/logBuilder';

const LOG = buildLog(
  { date: '1/3/2024', mrn: 'P1', activity: 'Initial Assessment', staff: 'T. Nguyen' },
  { date: '2/9/2024', mrn: 'P1', lastName: 'Guzman-Reyes', activity: 'Follow Up', staff: 'R. Alvarez' },
  { date: '2/1/2024', mrn: 'P2', firstName: 'Omar', lastName: 'Haddad', activity: 'Follow Up', assessment: '2/1/2024' },
  { date: '2/2/2024', mrn: 'P2', activity: 'Registry Review', minutes: 'x' },
);

function opened(text = LOG) {
  const billed = billText(text);
  return { billed, log: billed.logs[0]! };
}

describe('a new entry', () => {
  it('copies the patient’s fields from the latest row, and on request also the usual fields', () => {
    const { billed, log } = opened();
    const row = findLatestRow(billed, 'P1')!;
    assert.equal(log.lineOf(row), 2);
    const given = { date: '3/1/2024', minutes: '12', activity: 'Outreach' };
    assert.deepEqual(copyEntryCells(log, row, given, { withUsual: true }).slice(0, 8), [
      '3/1/2024',
      'P1',
      'Holly',
      'Guzman-Reyes',
      '12',
      'Outreach',
      'R. Alvarez',
      'Cigna',
    ]);
    assert.equal(copyEntryCells(log, row, {}, { withUsual: false })[6], '');
    assert.equal(findLatestRow(billed, 'P7'), undefined);
  });

  const patient = {
    firstName: 'Ada',
    lastName: 'Abel',
    payer: 'Humana',
    initialAssessment: '3/1/2024',
    npi: '1234567893',
    problemsList: 'F33.1',
  };

  it('has the entered values of a new patient, and the values of the rows of a known patient', () => {
    const { billed, log } = opened();
    const written = { date: '3/4/2024', minutes: '12', activity: 'Intake', staff: 'D. Osei', patient };
    assert.deepEqual(createEntryCells(billed, log, { ...written, mrn: 'P7' }), [
      '3/4/2024',
      'P7',
      'Ada',
      'Abel',
      '12',
      'Intake',
      'D. Osei',
      'Humana',
      '3/1/2024',
      '1234567893',
      'F33.1',
    ]);
    const ofOmar = createEntryCells(billed, log, { ...written, mrn: 'P2' });
    assert.deepEqual([ofOmar[2], ofOmar[7], ofOmar[8]], ['Omar', 'Cigna', '2/1/2024']);
  });

  it('puts the name into a single name column, and minutes into a column of hours', () => {
    const { billed, log } = opened('Date,MRN,Patient,Hours\n1/3/2024,P1,"Guzman, Holly",0.5\n');
    const written = { mrn: 'P7', date: '3/4/2024', minutes: '12' };
    assert.deepEqual(createEntryCells(billed, log, { ...written, patient }), ['3/4/2024', 'P7', 'Abel, Ada', '12 min']);
    const lastNameOnly = { ...patient, firstName: '' };
    assert.deepEqual(createEntryCells(billed, log, { ...written, patient: lastNameOnly })[2], 'Abel');
  });

  it('writes minutes with their unit into a column with another unit', () => {
    const written = { mrn: 'P1', date: '3/4/2024', minutes: '12' };
    for (const [text, cell] of [
      ['Date,MRN,Duration\n1/3/2024,P1,20\n', '12'],
      ['Date,MRN,Duration\n1/3/2024,P1,0.5\n', '12 min'],
      ['Date,MRN,Seconds\n1/3/2024,P1,600\n', '12 min'],
      ['Date,MRN,Hours,Time\n1/3/2024,P1,0.5,8:30\n', '12 min'],
    ] as const) {
      const { billed, log } = opened(text);
      assert.deepEqual(createEntryCells(billed, log, written).slice(0, 3), ['3/4/2024', 'P1', cell]);
    }
  });

  it('has the date format of the log: year first next to such dates, and in day-first logs', () => {
    const date = day(2024, 3, 4);
    assert.equal(formatLogDate(opened().log, date), '3/4/2024');
    const iso = opened(buildLog({ date: '2024-01-03' })).log;
    assert.equal(formatLogDate(iso, date, iso.rowAtLine(1)), '2024-03-04');
    assert.equal(formatLogDate(opened(buildLog({ date: '23/1/2024' })).log, date), '2024-03-04');
  });
});

describe('choosing a patient', () => {
  it('lists the latest patients first, and finds names in any order and MRNs', () => {
    const patients = listPatients(opened().billed);
    assert.deepEqual(
      patients.map(({ mrn, name }) => [mrn, name]),
      [
        ['P1', 'Guzman-Reyes, Holly'],
        ['P2', 'Haddad, Omar'],
      ],
    );
    const found = (typed: string): string[] => findPatients(patients, typed, 5).map(({ mrn }) => mrn);
    assert.deepEqual(found('omar had'), ['P2']);
    assert.deepEqual(found('haddad, omar'), ['P2']);
    assert.deepEqual(found('p1'), ['P1']);
    assert.deepEqual(found(''), ['P1', 'P2']);
    assert.deepEqual(found('unknown'), []);
  });

  it('lists patients who are only in the roster last, each once', () => {
    const { roster } = readRoster(
      TextLines.of('MRN,First name,Last name,Payer\nP9,Ines,Zamora,Humana\nP1,Holly,Guzman,Cigna\nP8,Ada,Abel,\n'),
      TODAY,
    );
    const patients = knownPatients(opened().billed, roster);
    assert.deepEqual(
      patients.map(({ mrn, name, payer, latestRow }) => [mrn, name, payer, latestRow === undefined]),
      [
        ['P1', 'Guzman-Reyes, Holly', 'Cigna', false],
        ['P2', 'Haddad, Omar', 'Cigna', false],
        ['P8', 'Abel, Ada', '', true],
        ['P9', 'Zamora, Ines', 'Humana', true],
      ],
    );
    assert.deepEqual(
      findPatients(patients, 'zam', 5).map(({ mrn }) => mrn),
      ['P9'],
    );
    assert.deepEqual(knownPatients(opened().billed, undefined).length, 2);
  });
});

describe('values used before', () => {
  it('are sorted by their number in counted rows', () => {
    const { billed, log } = opened();
    assert.deepEqual(columnValues(billed, log, 5), [
      { value: 'Follow Up', count: 2 },
      { value: 'Initial Assessment', count: 1 },
    ]);
  });

  it('are followed by values of the roster, the configuration, and the care team, each once', () => {
    const { roster } = readRoster(
      TextLines.of('MRN,First name,Last name,Payer\nP7,Ana,Ruiz,"Anthem, Inc."\nP8,Omar,Haddad,cigna\n'),
      TODAY,
    );
    const rules = billingRules({ payers: new Map([['Humana', FULL_TIME_PROFILE]]) });
    const billed = new BilledLogs(rules);
    const text =
      'Date,MRN,Last name,Minutes,Payer,Role,Initial Assessment\n1/3/2024,P1,Guzman,20,Cigna,BHCM,1/3/2024\n';
    const log = billed.add(TextLines.of(text), { today: TODAY, roster });
    const { indexOf } = log.header.columns;
    const listed = (column: number): string[] => listedValues(billed, log, column).map(({ value }) => value);
    assert.deepEqual(listed(indexOf.payer), ['Cigna', 'Anthem, Inc.', 'Humana']);
    assert.deepEqual(listed(indexOf.mrn), ['P1', 'P7', 'P8']);
    assert.deepEqual(listed(indexOf.lastName), ['Guzman', 'Haddad', 'Ruiz']);
    assert.deepEqual(listed(indexOf.role), ['BHCM', 'Care manager', 'Psychiatric consultant', 'Treating provider']);
    assert.deepEqual(
      columnValues(billed, log, indexOf.payer).map(({ value }) => value),
      ['Cigna'],
    );
  });

  it('match at the start of the value, then at the start of a word, and then anywhere', () => {
    const values = ['Care Review', 'Registry Review', 'Review', 'Preview'].map((value) => ({ value, count: 1 }));
    assert.deepEqual(suggestions(values, 'rev', 9), ['Review', 'Care Review', 'Registry Review', 'Preview']);
    assert.deepEqual(suggestions(values, '', 2), ['Care Review', 'Registry Review']);
  });
});

describe('pasting into rows', () => {
  it('uses the rows of the group, and of the next group only if it is selected', () => {
    const { billed, log } = opened();
    const view = new ViewedLines({ billed, log });
    // P1 Feb, row, P1 Jan, row, P2 Feb, row, row
    assert.equal(findPasteTargets(view, 1, 1, 2).ok, false);
    const over = findPasteTargets(view, 1, 3, 2);
    assert.deepEqual(over.ok && over.value.rows.map((row) => log.lineOf(row)), [2, 1]);
    const group = findPasteTargets(view, 5, 5, 2);
    assert.deepEqual(group.ok && group.value.rows.map((row) => log.lineOf(row)), [3, 4]);
    assert.equal(findPasteTargets(view, 5, 5, 3).ok, false);
  });

  it('adds rows after the last one only in file order', () => {
    const { billed, log } = opened();
    const view = new ViewedLines({ billed, log });
    view.choose({ ...FIRST_CHOICE, grouping: 'file' });
    const targets = findPasteTargets(view, 2, 2, 5);
    assert.deepEqual(targets.ok && [targets.value.rows.length, targets.value.newRowCount], [2, 3]);
    view.choose({ ...FIRST_CHOICE, grouping: 'file', sort: { column: 0, descending: true } });
    assert.equal(findPasteTargets(view, 2, 2, 5).ok, false);
  });
});

describe('copied rows as new rows', () => {
  const columns = recognizeColumns(['Date', 'MRN', 'Minutes', 'Notes']);

  it('go into the columns with the same name or field, in any order', () => {
    const cells = [
      ['Duration', 'Patient ID', 'Date of Service'],
      ['20', 'A1', '1/3/2024'],
    ];
    assert.deepEqual(createRowsFromCells(cells, columns), success([['1/3/2024', 'A1', '20', '']]));
  });

  it('go into the columns from the first one without a header, and are refused if a value has no column', () => {
    const create = (...cells: string[]) => createRowsFromCells([cells], columns);
    assert.deepEqual(create('1/3/2024', 'A1', '20'), success([['1/3/2024', 'A1', '20', '']]));
    assert.equal(create('1/3/2024', 'A1', '20', 'x', 'y').ok, false);
    assert.deepEqual(create('1/3/2024', 'A1', '20', 'x', ''), success([['1/3/2024', 'A1', '20', 'x']]));
  });
});

describe('values for several cells of a row', () => {
  function edited(text: string, values: [number, string][]): string {
    const log = billText(text).logs[0]!;
    const edits = replaceCells(log.record(log.rowAtLine(1)!), new Map(values), '\n');
    return [...edits].reverse().reduce((after, edit) => applyEdit(after, edit), text);
  }
  const text = 'Date,MRN,Minutes,Payer,Notes\n1/3/2024,"A1",20';

  it('replace only the characters of these cells, and keep their quotes', () => {
    assert.equal(
      edited(text, [
        [1, 'A2'],
        [2, '21'],
      ]),
      text.replace('"A1",20', '"A2",21'),
    );
    assert.equal(
      edited(text, [
        [1, 'A1'],
        [2, '20'],
      ]),
      text,
    );
    assert.equal(TextLines.of(text).lineCount, 2);
  });

  it('are added together after a row that is too short', () => {
    assert.equal(
      edited(text, [
        [2, '5'],
        [4, 'a,b'],
      ]),
      `${text.replace(',20', ',5')},,"a,b"`,
    );
    assert.equal(
      edited(text, [
        [3, ''],
        [4, ''],
      ]),
      text,
    );
  });

  it('have the values of further columns of the log, which the form offers', () => {
    const text = 'Date,MRN,Minutes,Activity,Notes,PHQ-9,Room\n1/3/2024,P1,20,Call,,,\n';
    const billed = billText(text);
    const log = billed.logs[0]!;
    const { names, fields } = log.header.columns;
    const columns = names.map((name, at) => ({ name, field: fields[at] }));
    assert.deepEqual(listFurtherColumns(columns), [4, 5, 6]);
    const others = [
      { column: 4, value: 'left a message' },
      { column: 6, value: '7b' },
    ];
    assert.deepEqual(
      createEntryCells(billed, log, { mrn: 'P1', date: '1/9/2024', minutes: '5', activity: 'Call', others }),
      ['1/9/2024', 'P1', '5', 'Call', 'left a message', '', '7b'],
    );
  });
});

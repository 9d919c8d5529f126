import assert from 'node:assert/strict';
import { simplifyColumnName } from '../../../../src/log/header/columnNames';
import {
  CANONICAL_HEADER,
  createColumnMapping,
  FIELD_NAMES,
  findField,
  getFieldNames,
  getFieldTitle,
  isTimeLogHeader,
  recognizeColumns,
} from '../../../../src/log/header/columns';

describe('The columns of a log', () => {
  it('are all recognized in the canonical header, in its order', () => {
    const columns = recognizeColumns(CANONICAL_HEADER);
    assert.deepEqual(
      columns.fields.map((field) => field && getFieldTitle(field)),
      CANONICAL_HEADER,
    );
    assert.deepEqual(columns.missing, []);
    assert.deepEqual(columns.conflicts, []);
  });

  for (const [name, field] of [
    ['date', 'date'],
    ['DATE OF SERVICE', 'date'],
    ['dos', 'date'],
    ['Service_Date', 'date'],
    ['patient_mrn', 'mrn'],
    ['patientId', 'mrn'],
    ['Chart #', 'mrn'],
    ['Medical  Record\tNumber', 'mrn'],
    ['duration_minutes', 'minutes'],
    ['billableMinutes', 'minutes'],
    ['Time (min)', 'minutes'],
    ['given name', 'firstName'],
    ['SURNAME', 'lastName'],
    ['Payor', 'payer'],
    ['enrolledAt', 'initialAssessment'],
    ['IA date', 'initialAssessment'],
    ['npi', 'npi'],
    ['PCP NPI', 'npi'],
    ['ICD-10', 'problemsList'],
    ['care_manager', 'staff'],
    ['contact type', 'activity'],
    ['\uFEFFDate', 'date'],
    // Names with units and marks, as record systems and spreadsheets write them.
    ['MRN #', 'mrn'],
    ['MRN*', 'mrn'],
    ['*MRN', 'mrn'],
    ['MRN/FIN', 'mrn'],
    ['Pt MRN', 'mrn'],
    ['Med Rec Num', 'mrn'],
    ['Med. Rec. No.', 'mrn'],
    ['Medical Record #', 'mrn'],
    ['Patient-ID', 'mrn'],
    ['Patient #', 'mrn'],
    ['patient\u2010id', 'mrn'],
    ['="MRN"', 'mrn'],
    ["'MRN", 'mrn'],
    ['\u200EMRN\u00A0', 'mrn'],
    ['ＭＲＮ', 'mrn'],
    ['Date of Service:', 'date'],
    ['Visit Date', 'date'],
    ['Date (local)', 'date'],
    ['Date (MM/DD/YYYY)', 'date'],
    ['Service Date (required)', 'date'],
    ['Date*', 'date'],
    ['Date/Time', 'date'],
    ['Minutes*', 'minutes'],
    ['Minutes\u00B9', 'minutes'],
    ['Mins.', 'minutes'],
    ['Time Spent (min)', 'minutes'],
    ['Time Spent [mins]', 'minutes'],
    ['Total Time (minutes)', 'minutes'],
    ['Length (minutes)', 'minutes'],
    ['Duration (mins)', 'minutes'],
    ['duration_min', 'minutes'],
    ['Duration, min.', 'minutes'],
    ['Duration in Minutes', 'minutes'],
    ['Time (in minutes)', 'minutes'],
    ['Minutes Spent', 'minutes'],
    ['Minutes (total)', 'minutes'],
    ['# of Minutes', 'minutes'],
    ['Minutes (billable)', 'minutes'],
    ['Duration (hh:mm)', 'minutes'],
    ['Duration (h)', 'hours'],
    ['Duration (s)', 'minutes'],
    ['Time in seconds', 'minutes'],
    ['Duration (mm:ss)', 'minutes'],
    ['Minute(s)', 'minutes'],
    ['Duration (decimal)', 'hours'],
    ['Time Spent (hrs)', 'hours'],
    ['Total Hours', 'hours'],
    ['duration_hours', 'hours'],
    ['IA', 'initialAssessment'],
    ['IA Date:', 'initialAssessment'],
    ['initial-assessment_date', 'initialAssessment'],
    ['Enrollment Date*', 'initialAssessment'],
    ['Start*', 'start'],
    ['PHQ9', 'phq9'],
    ['NPI #', 'npi'],
  ] as const) {
    it(`include the ${getFieldTitle(field)} if one is named ${JSON.stringify(name)}`, () => {
      assert.equal(recognizeColumns([name]).fields[0], field);
    });
  }

  it('aren’t read if their names are unknown', () => {
    for (const name of [
      '',
      'Room',
      'Date of entry',
      'Overtime',
      'constructor',
      '__proto__',
      'PHQ-2',
      '#',
      '***',
      '(min)x',
      'Consent?',
      'Minutes %',
      '$/min',
      'Durations',
      'Provider(s)',
      'Date (UTC)',
      'Date (DD/MM/YYYY)',
      'MRN.1',
    ]) {
      assert.equal(findField(name), undefined, name);
    }
  });

  it('can be in any order, with other columns between them', () => {
    const { indexOf } = recognizeColumns(['Notes', 'mins', ' MRN ', '', 'DOS']);
    assert.deepEqual([indexOf.date, indexOf.mrn, indexOf.minutes, indexOf.payer], [4, 2, 1, -1]);
  });

  it('are missing only if the date, MRN, or minutes have none', () => {
    assert.deepEqual(recognizeColumns(['Payer']).missing, ['date', 'mrn', 'minutes']);
    assert.deepEqual(recognizeColumns(['MRN', 'Date']).missing, ['minutes']);
    assert.equal(isTimeLogHeader(recognizeColumns(['MRN', 'Date'])), false);
    assert.equal(isTimeLogHeader(recognizeColumns(['MRN', 'Date', 'Time'])), true);
  });

  it('aren’t read if two claim the date, MRN, minutes, or initial assessment, whatever their names', () => {
    const columns = recognizeColumns(['Date', 'MRN', 'Minutes', 'Billable minutes', 'IA date', 'Enrolled on']);
    assert.deepEqual([columns.indexOf.minutes, columns.indexOf.initialAssessment], [-1, -1]);
    assert.equal(isTimeLogHeader(columns), false);
    assert.deepEqual(columns.conflicts, [
      { field: 'minutes', column: 3, other: 2, isOtherRead: false },
      { field: 'initialAssessment', column: 5, other: 4, isOtherRead: false },
    ]);
    assert.deepEqual(columns.missing, []);
  });

  it('with the exact name are read if several claim a field that no code depends on', () => {
    const columns = recognizeColumns(['Plan', 'Payer', 'Insurance', 'Provider', 'Clinician']);
    assert.deepEqual([columns.indexOf.payer, columns.indexOf.staff], [1, -1]);
    assert.deepEqual(columns.fields, [undefined, 'payer', undefined, undefined, undefined]);
    assert.deepEqual(columns.conflicts, [
      { field: 'staff', column: 4, other: 3, isOtherRead: false },
      { field: 'payer', column: 0, other: 1, isOtherRead: true },
      { field: 'payer', column: 2, other: 1, isOtherRead: true },
    ]);
  });

  for (const [header, fields] of [
    ['MRN,Patient ID', ['mrn', undefined]],
    ['Patient-ID,MRN #,Chart #', [undefined, 'mrn', undefined]],
    ['Date,Visit Date', ['date', undefined]],
    ['duration,duration minutes', [undefined, 'minutes']],
    ['Time (min),Time', ['minutes', 'timeOfDay']],
    ['Minutes,Duration (s)', ['minutes', undefined]],
    ['Time Spent,Time Spent (hrs)', [undefined, 'hours']],
    ['Duration (h),Duration (decimal)', ['hours', undefined]],
    ['Minutes,Duration (h)', ['minutes', 'hours']],
  ] as const) {
    it(`leave a less specific column unread without a problem: ${header}`, () => {
      const columns = recognizeColumns(header.split(','));
      assert.deepEqual(columns.fields, fields);
      assert.deepEqual(columns.conflicts, []);
    });
  }

  for (const header of [
    'MRN,Patient MRN',
    'Patient ID,Chart #',
    'Minutes,Duration',
    'Minutes,Minutes*',
    'Minutes,Time Spent (min)',
    'duration_min,Duration (minutes)',
    'Date,Date of Service:',
  ]) {
    it(`conflict if either could be meant: ${header}`, () => {
      const columns = recognizeColumns(header.split(','));
      assert.deepEqual(columns.fields, [undefined, undefined]);
      assert.equal(columns.conflicts.length, 1);
    });
  }

  it('with a mark after the exact name are read beside another name for an optional field', () => {
    assert.deepEqual(recognizeColumns(['Insurance', 'Payer*']).fields, [undefined, 'payer']);
  });

  it('are mapped by the configured name only, so Minutes and Minutes* can have different fields', () => {
    const mapping = createColumnMapping([
      ['Minutes*', 'notRead'],
      ['Length of call', 'hours'],
    ]);
    assert.deepEqual(recognizeColumns(['Minutes', 'Minutes*'], mapping).fields, ['minutes', undefined]);
    assert.deepEqual(recognizeColumns(['="Length_of call"'], mapping).fields, ['hours']);
  });

  it('have no name that two fields share', () => {
    const fieldsOf = new Map<string, string>();
    for (const field of FIELD_NAMES) {
      for (const name of new Set(getFieldNames(field).map(simplifyColumnName))) {
        assert.equal(fieldsOf.get(name), undefined, name);
        fieldsOf.set(name, field);
      }
    }
  });

  it('can have hours, or a start and an end, instead of minutes', () => {
    assert.equal(isTimeLogHeader(recognizeColumns(['MRN', 'Date', 'Hours'])), true);
    assert.equal(isTimeLogHeader(recognizeColumns(['MRN', 'Date', 'Start Time', 'Time out'])), true);
    assert.equal(isTimeLogHeader(recognizeColumns(['MRN', 'Date', 'Start Time'])), false);
    assert.deepEqual(recognizeColumns(['MRN', 'Date', 'End']).missing, ['minutes']);
    assert.equal(isTimeLogHeader(recognizeColumns(['MRN', 'Date', 'Minutes', 'Duration', 'Hours'])), false);
  });

  it('without a name at the end of the header don’t require fields in the rows', () => {
    assert.equal(recognizeColumns(['Date', '', 'MRN', '', '']).needed, 3);
  });
});

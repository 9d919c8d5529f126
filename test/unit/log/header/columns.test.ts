import assert from 'node:assert/strict';
import {
  CANONICAL_HEADER,
  findField,
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
  ] as const) {
    it(`include the ${getFieldTitle(field)} if one is named ${JSON.stringify(name)}`, () => {
      assert.equal(recognizeColumns([name]).fields[0], field);
    });
  }

  it('aren’t read if their names are unknown', () => {
    for (const name of ['', 'Room', 'Date of entry', 'Overtime', 'constructor', '__proto__', 'PHQ-2']) {
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

import assert from 'node:assert/strict';
import { readRoster } from '../../../../src/configuration/rosterReading';
import { TextLines } from '../../../../src/log/csv/lines';
import { removeSpreadsheetMarks } from '../../../../src/log/values/spreadsheetDamage';
import { findMarkedTexts, makeReportLines, TODAY } from '../../support/billing';
import { readEntries, readRealLog } from '../../support/entries';

describe('A cell in spreadsheet marks', () => {
  for (const [cell, value] of [
    ['="1/3/2024"', '1/3/2024'],
    [' ="40" ', '40'],
    ['=""', ''],
    ["'Cigna", 'Cigna'],
    ["'Cigna'", 'Cigna'],
    ["'t Hooft", "'t Hooft"],
    ["O'Neill", "O'Neill"],
    ['=A1', '=A1'],
    ["'", "'"],
  ] as const) {
    it(`is read as ${JSON.stringify(value)} if it is ${JSON.stringify(cell)}`, () =>
      assert.equal(removeSpreadsheetMarks(cell), value));
  }

  it('is read without them in every column, with a warning only on the MRN', () => {
    const text = readRealLog('h29-formula-wrapped-all.timelog.csv');
    const [line, ...others] = makeReportLines(text);
    assert.deepEqual(
      [line?.mrn, line?.payer, line?.entryCount, line?.initialAssessment, others.length],
      ['00412', 'Cigna', 2, 20240103, 0],
    );
    assert.deepEqual(findMarkedTexts(text), ['CB109 ="00412"', 'CB109 ="00412"']);
  });

  for (const [columns, cells] of [
    ['Hours', '="0.5"'],
    ['Start,End', `="9:00",'9:30`],
    ['Minutes,PHQ-9,NPI,DOB,Consent', '="30",="12",="1234567893",="5/6/1980",="1/2/2024"'],
    ['Minutes,Hours', '="",="0.5"'],
    ['"=""Minutes"""', "'30"],
  ] as const) {
    it(`has no problem in ${columns}: ${cells}`, () => {
      const text = `Date,MRN,${columns}\n="1/3/2024",P1,${cells}\n`;
      assert.deepEqual(
        findMarkedTexts(text).filter((marked) => !marked.startsWith('CB02')),
        [],
      );
      assert.deepEqual(readEntries(text), ['30']);
    });
  }

  it('has a stray quote only if there is one elsewhere', () => {
    const text = 'Date,MRN,Minutes,Notes\n="1/3/2024",P1,20,5\'10" tall\n="1/3/2024",P1,="20"x,\n';
    assert.deepEqual(
      findMarkedTexts(text).filter((marked) => !marked.startsWith('CB02')),
      ['CB014 ="20"x', 'CB006 5\'10" tall', 'CB006 ="20"x'],
    );
  });

  it('is read without them in a roster', () => {
    const text = '="MRN",="Payer",="IA date"\n="00412",="Cigna",="1/3/2024"\n';
    const { roster, problems } = readRoster(TextLines.of(text), TODAY);
    assert.deepEqual(problems, []);
    const patient = roster.findPatient('00412');
    assert.deepEqual([patient?.payer, patient?.initialAssessment], ['Cigna', 20240103]);
  });
});

import assert from 'node:assert/strict';
import { readEntries, readRealLog } from '../../support/entries';
import { findMarkedTexts, summarizeReport } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

describe('A row without the empty cells at its end', () => {
  it('is an entry, as spreadsheets write it', () => {
    const text = readRealLog('h28-excel-short-rows.timelog.csv');
    assert.deepEqual(readEntries(text), ['40', '35', '35']);
    assert.deepEqual(summarizeReport(text), ['K-34 2024-01 110 99492 + 1 × 99494']);
  });

  for (const [rule, header, row] of [
    ['only notes are missing', 'Date,MRN,Minutes,Notes', '1/3/2024,P1,40'],
    ['an unknown column is missing', 'Date,MRN,Minutes,Room,Floor', '1/3/2024,P1,40'],
    ['a score is missing', 'Date,MRN,Hours,PHQ-9,Notes', '1/3/2024,P1,0.5'],
    ['the last column of the duration has a value', 'Date,MRN,Start,End,Staff,Notes', '1/3/2024,P1,9:00,9:20'],
    ['the initial assessment is blank', 'Date,Initial Assessment,MRN,Minutes,Notes', '1/3/2024,,P1,40'],
    ['a payer is before a column with dates', 'Date,MRN,Minutes,Payer,IA date,Notes', '1/3/2024,P1,40,Cigna,1/3/2024'],
    ['its cells have spreadsheet marks', 'Date,MRN,Minutes,IA date,Notes', `="1/3/2024",'P1,="40",="1/3/2024"`],
    ['the day comes first', 'Date,MRN,Minutes,IA date,Notes', '25/1/2024,P1,40,25/1/2024'],
    ['MRNs have only digits', 'Date,MRN,Minutes,IA date,Notes', '1/3/2024,1001,40,1/3/2024'],
  ] as const) {
    it(`is an entry if ${rule}`, () => assert.match(readEntries(`${header}\n${row}\n`).join(), /^[234]0$/));
  }

  for (const [rule, header, row] of [
    ['the minutes are missing', 'Date,MRN,Staff,Minutes', '1/3/2024,P1,40'],
    ['the MRN is missing', 'Date,Minutes,Notes,MRN', '1/3/2024,40'],
    ['the MRN is blank', 'Date,MRN,Minutes,Notes', '1/3/2024,,40'],
    ['the initial assessment is missing', 'Date,MRN,Minutes,IA date,Notes', '1/3/2024,P1,40'],
    ['the payer is missing', 'Date,MRN,Minutes,IA date,Payer,Notes', '1/3/2024,P1,40,1/3/2024'],
    ['the role is missing', 'Date,MRN,Minutes,Role', '1/3/2024,P1,40'],
    ['nothing after the payer shows that it is in its column', 'Date,MRN,Minutes,Payer,Notes', '1/3/2024,P1,40,Cigna'],
    ['the minutes are a word', 'Date,MRN,Minutes,Notes', '1/3/2024,P1,seen'],
    ['the initial assessment is a word', 'Date,MRN,Minutes,IA date,Notes', '1/3/2024,P1,40,seen'],
    ['a name is a date', 'Date,MRN,Minutes,Last name,IA date,Notes', '1/3/2024,P1,40,1/3/2024,1/4/2024'],
    ['a payer is a number', 'Date,MRN,Minutes,Payer,IA date,Notes', '1/3/2024,P1,40,1234567893,1/4/2024'],
    ['an NPI is a word', 'Date,MRN,Minutes,IA date,NPI,Notes', '1/3/2024,P1,40,1/3/2024,seen'],
  ] as const) {
    it(`is an error on the whole row if ${rule}`, () => {
      const text = `${header}\n${row}\n`;
      assert.deepEqual(readEntries(text), ['CB003']);
      assert.ok(findMarkedTexts(text).some((marked) => marked.startsWith('CB003 1/3/2024,')));
    });
  }

  it('is an entry of the canonical header if only the NPI or the problems are missing', () => {
    assert.deepEqual(summarizeReport(buildLog('1/3/2024,P1,Holly,Guzman,70,T,S,Cigna,1/3/2024')), [
      'P1 2024-01 70 99492',
    ]);
  });
});

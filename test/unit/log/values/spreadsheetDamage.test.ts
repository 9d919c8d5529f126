import assert from 'node:assert/strict';
import { isLostInSpreadsheet, unwrapIdentifier } from '../../../../src/log/values/spreadsheetDamage';
import { findMarkedTexts, makeReportLines } from '../../support/billing';
import { buildLog } from '../../support/logBuilder';

describe('An MRN from a spreadsheet', () => {
  for (const text of ['1.23457E+09', '1E+15', '4,5e+10', '#REF!', '#N/A', '#VALUE!', '########']) {
    it(`is lost if it is ${text}`, () => assert.equal(isLostInSpreadsheet(text), true));
  }

  for (const text of ['1234567890', 'E+09', 'A1E5', '01ce5fc6-32d1-46fe-8f08-963c96248805', '#12', '12E']) {
    it(`isn’t lost if it is ${text}`, () => assert.equal(isLostInSpreadsheet(text), false));
  }

  it('is read without the characters that preserve its leading zeros', () => {
    assert.deepEqual(unwrapIdentifier('="00123"'), { text: '00123', wasWrapped: true });
    assert.deepEqual(unwrapIdentifier("'00123"), { text: '00123', wasWrapped: true });
    assert.deepEqual(unwrapIdentifier('00123'), { text: '00123', wasWrapped: false });
  });

  it('is the same patient with and without these characters, with a warning if it has them', () => {
    const text = buildLog({ mrn: '00123', date: '1/4/2024' }, { mrn: '="00123"' });
    assert.deepEqual(
      makeReportLines(text).map(({ mrn, entryCount }) => [mrn, entryCount]),
      [['00123', 2]],
    );
    assert.deepEqual(findMarkedTexts(text), ['CB109 "=""00123"""']);
  });

  it('leaves its row out if it is lost, because several patients can share it', () => {
    const text = buildLog({ mrn: '1.23457E+09' });
    assert.deepEqual(makeReportLines(text), []);
    assert.deepEqual(findMarkedTexts(text), ['CB033 1.23457E+09']);
  });
});

import assert from 'node:assert/strict';
import {
  counted,
  grouped,
  getLeftOutSentence,
  getMonthKind,
  getProblemCounts,
  getReasonTotal,
  splitAtPoint,
} from '../../../../src/webview/report/wording';

describe('The wording of the report panel', () => {
  it('groups the thousands of a decimal and not its fraction', () => {
    assert.equal(grouped('3744.647'), '3,744.647');
    assert.equal(grouped('1234567.123456'), '1,234,567.123456');
    assert.equal(grouped('999'), '999');
    assert.equal(grouped('0.5'), '0.5');
    assert.equal(grouped('12345'), '12,345');
  });

  it('uses the singular for 1 and the plural for other numbers', () => {
    assert.equal(counted(1, 'row'), '1 row');
    assert.equal(counted(0, 'row'), '0 rows');
    assert.equal(counted(1200, 'entry'), '1,200 entries');
  });

  it('splits a decimal before its point', () => {
    assert.deepEqual(splitAtPoint('135.317'), ['135', '.317']);
    assert.deepEqual(splitAtPoint('60'), ['60', '']);
  });

  it('adds the minutes left out exactly', () => {
    const reason = { code: 'CB011', title: "date doesn't exist", rowsWithUnknownMinutes: 0 };
    assert.equal(
      getLeftOutSentence([
        { ...reason, rows: 1, minutes: '0.1' },
        { ...reason, rows: 2, minutes: '0.2' },
      ]),
      '3 rows (0.3 minutes) are left out of these totals',
    );
    assert.equal(
      getLeftOutSentence([{ ...reason, rows: 1, minutes: '1' }]),
      '1 row (1 minute) is left out of these totals',
    );
  });

  it('kind 14: states that minutes are unknown, not 0', () => {
    const reason = { code: 'CB014', title: 'minutes not a number', minutes: '0', rows: 21, rowsWithUnknownMinutes: 21 };
    assert.equal(getLeftOutSentence([reason]), '21 rows (minutes unknown) are left out of these totals');
    assert.equal(getReasonTotal(reason), '21 rows, minutes unknown');
    const partly = { ...reason, code: 'CB010', minutes: '45.5', rows: 3, rowsWithUnknownMinutes: 1 };
    assert.equal(
      getLeftOutSentence([reason, partly]),
      '24 rows (45.5 minutes, minutes unknown in 22 rows) are left out of these totals',
    );
    assert.equal(getReasonTotal(partly), '3 rows, 45.5 min, minutes unknown in 1 row');
  });

  it('omits the minutes of a reason if there are none', () => {
    const reason = { code: 'CB015', title: '', rows: 2, minutes: '0', rowsWithUnknownMinutes: 0 };
    assert.equal(getReasonTotal(reason), '2 rows');
    assert.equal(getReasonTotal({ ...reason, rows: 1, minutes: '1045.5' }), '1 row, 1,045.5 min');
  });

  it('counts errors and warnings, and omits those that are 0', () => {
    assert.equal(getProblemCounts({ errors: 0, warnings: 0, notices: 0 }), '');
    assert.equal(getProblemCounts({ errors: 0, warnings: 169, notices: 0 }), '169 warnings');
    assert.equal(getProblemCounts({ errors: 1, warnings: 2, notices: 1 }), '1 error, 2 warnings, 1 notice');
  });

  it('shows only once why a month earns no code', () => {
    const line = {
      key: '',
      cells: [],
      isEarned: false,
      codes: 'no code',
      entryCount: 1,
      leftOutCount: 0,
      unplaced: '',
      state: '' as const,
      stateName: '',
      decision: '' as const,
      reasons: [],
    };
    const why = 'no initial assessment';
    assert.equal(getMonthKind({ ...line, monthKind: why, next: why }), '');
    assert.equal(getMonthKind({ ...line, monthKind: 'initial month', next: '1 min to 99492' }), 'initial month');
  });
});
